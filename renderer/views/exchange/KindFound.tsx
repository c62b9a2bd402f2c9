import { VisuallyHidden } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { EventSample, KindPreview } from '../../../shared/api/calendarSamples.ts';
import { KIND_NOUNS } from '../../../shared/api/calendarWords.ts';
import type { Choice } from '../../../shared/exchange/icalendar/icalendarGroups.ts';
import { EVENT_KINDS, type EventKind } from '../../../shared/exchange/icalendar/icalendarKinds.ts';
import { toEpoch } from '../../../shared/kernel/time.ts';
import { sayCount, sayDate, sayInstant } from '../../../shared/kernel/timeText.ts';
import { useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { ChoiceButton } from '../../ui/ChoiceButton.tsx';
import { ChoiceList } from '../../ui/ChoiceList.tsx';

export type SetKind = (line: number, kind: EventKind) => void;

const SHOWN = 4;

/** The events that become one kind, the first of them until all are asked for. */
export function KindFound({ found, setKind }: { found: KindPreview; setKind: SetKind }) {
  const { kind, events, first, guessed } = found;
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? first : first.slice(0, SHOWN);
  const known = [
    found.changed > 0 ? `${found.changed.toLocaleString('en-US')} changed` : '',
    found.unchanged > 0 ? `${found.unchanged.toLocaleString('en-US')} unchanged` : '',
    guessed > 0 ? (guessed === events ? 'guessed' : `${guessed.toLocaleString('en-US')} guessed`) : '',
  ].filter((part) => part !== '');
  return (
    <section aria-label={KIND_NOUNS[kind][1]}>
      <h3>
        {sayCount(events, ...KIND_NOUNS[kind])}
        {known.length > 0 && <span className="meta"> {known.join(', ')}</span>}
      </h3>
      <ul>
        {shown.map((sample, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two events may be alike in all that is shown
          <Sample key={index} sample={sample} setKind={setKind} />
        ))}
      </ul>
      {first.length > shown.length && (
        <button type="button" className="btn quiet small" onClick={() => setIsWhole(true)}>
          Show {(first.length - shown.length).toLocaleString('en-US')} more
        </button>
      )}
      {events > first.length && isWhole && (
        <p className="meta">and {(events - first.length).toLocaleString('en-US')} more, which are not listed</p>
      )}
    </section>
  );
}

function Sample({ sample: { name, start, recurs, choice }, setKind }: { sample: EventSample; setKind: SetKind }) {
  const zone = useZone();
  const now = useNow();
  const when = start.length === 10 ? sayDate(start, start) : sayInstant(toEpoch(start), zone, now);
  return (
    <li>
      <span className="calendar-name" dir="auto" title={name}>
        {name}
      </span>
      <span className="meta">
        {recurs ? 'from ' : ''}
        {when}
      </span>
      {choice && <KindChoice name={name} choice={choice} setKind={setKind} />}
    </li>
  );
}

/** What an event becomes, and a press to choose something else. */
export function KindChoice({
  name,
  choice: { line, kind },
  setKind,
}: {
  name: string;
  choice: Choice;
  setKind: SetKind;
}) {
  return (
    <span className="calendar-choice" data-line={line}>
      <ChoiceButton
        className="btn quiet small"
        name={`What ${name} becomes`}
        renderList={(close) => (
          <ChoiceList
            label={`What ${name} becomes`}
            choices={EVENT_KINDS.map((one) => ({ value: one, label: KIND_NOUNS[one][0] }))}
            chosen={new Set([kind])}
            onChoose={(value) => {
              close();
              if (value !== kind) setKind(line, value as EventKind);
            }}
          />
        )}
      >
        {KIND_NOUNS[kind][0]}
        <VisuallyHidden>is what {name} becomes: choose something else</VisuallyHidden>
        <IconChevronDown size={13} aria-hidden="true" />
      </ChoiceButton>
    </span>
  );
}
