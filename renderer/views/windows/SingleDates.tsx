import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { parseWallTime, type WallTime } from '../../../shared/kernel/time.ts';
import { sayWall } from '../../../shared/kernel/timeText.ts';
import { WallField } from '../../ui/fields.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import type { EditorProperties, Recurrence } from './useRecurrence.ts';

/** Dates that differ from the rule: left out, added, or changed by themselves. */
export function SingleDates({ recurrence, refusal }: EditorProperties) {
  return (
    <div className="single-dates">
      {singleDates(recurrence).map(({ date, what, undo }) => (
        <p key={`${date} ${what}`}>
          <span className="grow">
            {sayWall(date, true)} <span className="meta">{what}</span>
          </span>
          <IconButton
            Icon={IconX}
            label={`Take back: ${sayWall(date, true)} ${what}`}
            hint="As the rule has it"
            onPress={undo}
          />
        </p>
      ))}
      <OneMoreDate recurrence={recurrence} refusal={refusal} />
    </div>
  );
}

interface SingleDate {
  date: WallTime;
  what: string;
  undo: () => void;
}

function singleDates({ series: { exceptions, additions, overrides }, put }: Recurrence): SingleDate[] {
  const without = (dates: readonly WallTime[], date: WallTime) => dates.filter((other) => other !== date);
  return [
    ...exceptions.map((date) => ({
      date,
      what: 'left out',
      undo: () => put({ exceptions: without(exceptions, date) }),
    })),
    ...additions.map((date) => ({ date, what: 'added', undo: () => put({ additions: without(additions, date) }) })),
    ...overrides.map(({ occurrence, start }) => ({
      date: occurrence,
      what: start === occurrence ? 'with another end' : `now ${sayWall(start, true)}`,
      undo: () => put({ overrides: overrides.filter((other) => other.occurrence !== occurrence) }),
    })),
  ].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

function OneMoreDate({ recurrence: { series, put }, refusal }: EditorProperties) {
  const [adding, setAdding] = useState('');
  const wall = parseWallTime(adding);
  return (
    <div className="row add-date">
      <WallField
        kind="datetime-local"
        label="One more date"
        name="additions"
        value={adding}
        onChange={setAdding}
        refusal={refusal}
      />
      <button
        type="button"
        className="btn"
        disabled={wall === null || series.additions.includes(wall)}
        onClick={() => {
          put({ additions: [...series.additions, wall!].toSorted() });
          setAdding('');
        }}
      >
        Add the date
      </button>
    </div>
  );
}
