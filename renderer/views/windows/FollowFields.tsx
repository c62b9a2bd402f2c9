import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { resolve, sayRelative } from '../../../shared/domain/businessTime/relativeTime.ts';
import { readRelative } from '../../../shared/domain/businessTime/relativeWords.ts';
import { type Result, refuse } from '../../../shared/kernel/result.ts';
import type { WallTime } from '../../../shared/kernel/time.ts';
import { sayWall } from '../../../shared/kernel/timeText.ts';
import type { RelativeTime } from '../../../shared/model/relativeTime.ts';
import { isRecurring } from '../../../shared/model/series.ts';
import { plan } from '../../app/session.ts';
import { Problem } from '../../ui/Problem.tsx';
import { movedTo } from './recurrenceDraft.ts';
import type { Recurrence } from './useRecurrence.ts';

/** The start and end that follow named dates, as they are typed. */
interface Following {
  sides: Record<Side, FollowedSide>;
  type: (side: Side, text: string) => void;
  /** What the commands take; nothing of what comes more than once. */
  fields: () => { startFrom: RelativeTime | null; endFrom: RelativeTime | null } | ReturnType<typeof refuse>;
}

type Side = 'start' | 'end';

interface FollowedSide {
  text: string;
  /** Null where nothing is typed, or nothing can follow. */
  read: Result<RelativeTime> | null;
  /** When that is now; null while the other date is not set. */
  wall: WallTime | null;
  /** Another time was typed since: that one counts. */
  isByHand: boolean;
}

/** Dates that move with others, such as the start of term: the start and end stand where these are now. */
export function useFollowing(
  record: { startFrom: RelativeTime | null; endFrom: RelativeTime | null } | undefined,
  { series, put }: Recurrence,
): Following {
  const said = (relative: RelativeTime | null | undefined) => (relative ? sayRelative(relative, plan()) : '');
  const [texts, setTexts] = useState({ start: said(record?.startFrom), end: said(record?.endFrom) });
  const readSide = (side: Side, text: string): FollowedSide => {
    const isNone = text.trim() === '' || isRecurring(series);
    const read = isNone ? null : readRelative(text, plan(), { time: (series[side] ?? series.start).slice(11, 16) });
    const wall = read?.ok ? resolve(read.value, plan()) : null;
    return { text, read, wall, isByHand: wall !== null && wall !== series[side] };
  };
  const sides = { start: readSide('start', texts.start), end: readSide('end', texts.end) };
  return {
    sides,
    type(side, text) {
      setTexts({ ...texts, [side]: text });
      const { wall } = readSide(side, text);
      if (wall === null) return;
      // An end that follows nothing stays as far behind the start as it was.
      put(side === 'start' && texts.end.trim() === '' ? movedTo(series, wall) : { [side]: wall });
    },
    fields() {
      for (const [side, { read }] of Object.entries(sides))
        if (read && !read.ok) return refuse('invalid', read.refusal.message, { field: `${side}From` });
      const followed = ({ read, isByHand }: FollowedSide) => (read?.ok && !isByHand ? read.value : null);
      return { startFrom: followed(sides.start), endFrom: followed(sides.end) };
    },
  };
}

/** Only what happens once can follow another date. */
export function FollowFields({ following, recurrence }: { following: Following; recurrence: Recurrence }) {
  const { sides, type } = following;
  if (isRecurring(recurrence.series)) return null;
  const isUsed = sides.start.text !== '' || sides.end.text !== '';
  const isEndLeft = sides.start.read?.ok && sides.end.text.trim() === '' && recurrence.series.end !== null;
  const wrong = [sides.start.read, sides.end.read].find((read) => read !== null && !read.ok);
  return (
    <details className="more-fields" open={isUsed ? true : undefined}>
      <summary>Follow another date</summary>
      <div className="row">
        <RelativeField label="Start follows" side={sides.start} onChange={(text) => type('start', text)} />
        <RelativeField label="End follows" side={sides.end} onChange={(text) => type('end', text)} />
      </div>
      {isEndLeft && (
        <p className="meta">When that date moves, the start moves with it and the end stays: let it follow too.</p>
      )}
      {wrong && !wrong.ok && <Problem message={wrong.refusal.message} />}
    </details>
  );
}

function RelativeField({
  label,
  side,
  onChange,
}: {
  label: string;
  side: FollowedSide;
  onChange: (text: string) => void;
}) {
  const { text, read, isByHand } = side;
  return (
    <div>
      <TextInput
        label={label}
        placeholder="term start - 5 days at 18:00"
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        description={sayFollowed(side) ?? undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        error={read !== null && !read.ok}
        dir="auto"
      />
      {isByHand && (
        <button type="button" className="link" onClick={() => onChange(text)}>
          Follow it again
        </button>
      )}
    </div>
  );
}

function sayFollowed({ read, wall, isByHand }: FollowedSide): string | null {
  if (!read?.ok) return null;
  if (wall === null) return 'That date is not set yet.';
  return isByHand ? `Not followed: another time was typed than ${sayWall(wall, true)}.` : `Now ${sayWall(wall, true)}`;
}
