import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { resolve, sayRelative } from '../../../shared/domain/businessTime/relativeTime.ts';
import { readRelative } from '../../../shared/domain/businessTime/relativeWords.ts';
import { refuse } from '../../../shared/kernel/result.ts';
import { sayWall } from '../../../shared/kernel/timeText.ts';
import type { RelativeTime } from '../../../shared/model/relativeTime.ts';
import { isRecurring } from '../../../shared/model/series.ts';
import { plan } from '../../app/session.ts';
import type { Recurrence } from './useRecurrence.ts';

/** The start and end that follow named dates, as they are typed. */
export interface Following {
  texts: Record<Side, string>;
  problem: string | null;
  type: (side: Side, text: string) => void;
  /** What the commands take; nothing of what comes more than once. */
  fields: () => { startFrom: RelativeTime | null; endFrom: RelativeTime | null } | ReturnType<typeof refuse>;
}

type Side = 'start' | 'end';

/** Dates that move with others, such as the start of term: the start and end stand where these are now. */
export function useFollowing(
  record: { startFrom: RelativeTime | null; endFrom: RelativeTime | null } | undefined,
  { series, put }: Recurrence,
): Following {
  const said = (relative: RelativeTime | null | undefined) => (relative ? sayRelative(relative, plan()) : '');
  const [texts, setTexts] = useState({ start: said(record?.startFrom), end: said(record?.endFrom) });
  const read = (side: Side) =>
    texts[side].trim() === '' || isRecurring(series)
      ? null
      : readRelative(texts[side], plan(), { time: (series[side] ?? series.start).slice(11, 16) });
  const [start, end] = [read('start'), read('end')];
  const refused = [start, end].find((one) => one !== null && !one.ok);
  const problem = refused && !refused.ok ? refused.refusal.message : null;
  return {
    texts,
    problem,
    type(side, text) {
      setTexts({ ...texts, [side]: text });
      const relative = readRelative(text, plan(), { time: (series[side] ?? series.start).slice(11, 16) });
      const wall = relative.ok ? resolve(relative.value, plan()) : null;
      if (wall !== null) put({ [side]: wall });
    },
    fields: () =>
      problem === null
        ? { startFrom: start?.ok ? start.value : null, endFrom: end?.ok ? end.value : null }
        : refuse('invalid', problem, { field: start?.ok === false ? 'startFrom' : 'endFrom' }),
  };
}

/** Only what happens once can follow another date. */
export function FollowFields({ following, recurrence }: { following: Following; recurrence: Recurrence }) {
  const { texts, problem, type } = following;
  const { series } = recurrence;
  if (isRecurring(series)) return null;
  const isUsed = texts.start !== '' || texts.end !== '';
  return (
    <details className="more-fields" open={isUsed ? true : undefined}>
      <summary>Follow another date</summary>
      <div className="row">
        <RelativeField
          label="Start follows"
          text={texts.start}
          wall={series.start}
          onChange={(text) => type('start', text)}
        />
        <RelativeField label="End follows" text={texts.end} wall={series.end} onChange={(text) => type('end', text)} />
      </div>
      {problem !== null && <p className="meta follow-problem">{problem}</p>}
    </details>
  );
}

function RelativeField({
  label,
  text,
  wall,
  onChange,
}: {
  label: string;
  text: string;
  wall: string | null;
  onChange: (text: string) => void;
}) {
  const relative = text.trim() === '' ? null : readRelative(text, plan(), { time: (wall ?? 'T00:00').slice(-5) });
  return (
    <TextInput
      label={label}
      placeholder="term start - 5 days at 18:00"
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
      description={relative?.ok && wall ? `Now ${sayWall(wall)}` : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={relative !== null && !relative.ok}
      dir="auto"
    />
  );
}
