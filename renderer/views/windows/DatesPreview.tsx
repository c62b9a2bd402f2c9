import { IconArrowBackUp, IconX } from '@tabler/icons-react';
import { memo, useDeferredValue } from 'react';
import { type PreviewDate, previewSeries } from '../../../shared/domain/recurrence/seriesPreview.ts';
import { calendarOf, freezesDuring } from '../../../shared/domain/schedule.ts';
import { epochToWall, MINUTE, type WallTime, wallMinutesBetween } from '../../../shared/kernel/time.ts';
import { sayLengthOf, saySpan, sayWall } from '../../../shared/kernel/timeText.ts';
import type { Series } from '../../../shared/model/series.ts';
import { plan, useCollection } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import type { Recurrence } from './useRecurrence.ts';

const COUNT = 12;

/** The next twelve dates, by the clock of the series' own zone: what was moved or left out says why. */
export function DatesPreview({ recurrence, marksFreezes }: { recurrence: Recurrence; marksFreezes: boolean }) {
  const { series, put } = recurrence;
  // What is typed is drawn first; the dates follow when there is time.
  const shown = useDeferredValue(series);
  const leaveOut = (wall: WallTime) => put({ exceptions: [...series.exceptions, wall].toSorted() });
  const putBack = (wall: WallTime) =>
    put({
      exceptions: series.exceptions.filter((other) => other !== wall),
      overrides: series.overrides.filter(({ occurrence }) => occurrence !== wall),
    });
  return (
    <section className="dates-preview" aria-label="Next dates">
      <h3>Next dates</h3>
      <Dates series={shown} marksFreezes={marksFreezes} leaveOut={leaveOut} putBack={putBack} />
    </section>
  );
}

const Dates = memo(
  function Dates({
    series,
    marksFreezes,
    leaveOut,
    putBack,
  }: {
    series: Series;
    marksFreezes: boolean;
    leaveOut: (wall: WallTime) => void;
    putBack: (wall: WallTime) => void;
  }) {
    const now = useNow();
    useCollection('freezes');
    const dates = previewSeries(series, calendarOf(plan(), series), now, COUNT);
    const taking = dates.filter(({ start }) => start !== null).length;
    return (
      <>
        <ol>
          {dates.map((date) => (
            <DateRow
              key={date.wall}
              date={date}
              series={series}
              now={now}
              marksFreezes={marksFreezes}
              leaveOut={leaveOut}
              putBack={putBack}
            />
          ))}
        </ol>
        {taking === 0 && <p className="meta">No date is to come.</p>}
        {taking > 0 && taking < COUNT && series.rule !== null && (
          <p className="meta">
            {isEnding(series.rule) ? 'No more dates after these.' : 'The others are decades away.'}
          </p>
        )}
      </>
    );
  },
  (before, after) => before.series === after.series && before.marksFreezes === after.marksFreezes,
);

function DateRow({
  date: { wall, start, end, why },
  series,
  now,
  marksFreezes,
  leaveOut,
  putBack,
}: {
  date: PreviewDate;
  series: Series;
  now: number;
  marksFreezes: boolean;
  leaveOut: (wall: WallTime) => void;
  putBack: (wall: WallTime) => void;
}) {
  const isByHand = series.exceptions.includes(wall) || series.overrides.some(({ occurrence }) => occurrence === wall);
  const today = epochToWall(now, series.zone);
  const notes = [
    why,
    start === null ? null : lengthNote(series, start, end!),
    ...(start !== null && marksFreezes ? freezeNotes(start, end!) : []),
  ];
  return (
    <li className={start === null ? 'left-out' : undefined}>
      <span className="grow">
        <span className="when">
          {start === null ? (
            <s>{sayWall(wall, wall.slice(0, 4) !== today.slice(0, 4))}</s>
          ) : (
            saySpan(start, end!, series.zone, now)
          )}
        </span>
        {notes.filter(Boolean).map((note) => (
          <span key={note} className="meta cut" title={note ?? undefined}>
            {note}
          </span>
        ))}
      </span>
      {isByHand && (
        <IconButton
          Icon={IconArrowBackUp}
          label={`Put ${sayWall(wall)} back`}
          hint="Put back"
          onPress={() => putBack(wall)}
        />
      )}
      {!isByHand && start !== null && series.rule !== null && (
        <IconButton Icon={IconX} label={`Leave out ${sayWall(wall)}`} hint="Leave out" onPress={() => leaveOut(wall)} />
      )}
    </li>
  );
}

/** Where the clocks change inside it, its real length. */
function lengthNote({ start, end, zone }: Series, from: number, to: number): string | null {
  if (end === null || (to - from) / MINUTE === wallMinutesBetween(start, end)) return null;
  return `really ${sayLengthOf(from, to, zone)}`;
}

/** How many freezes of one date are named; the others are counted. */
const NAMED = 2;

function freezeNotes(start: number, end: number): string[] {
  const notes = freezesDuring(plan(), { start, end }).map(({ freeze, span }) => {
    const isInside = span.start <= start && end <= span.end;
    return `${isInside ? 'inside' : 'partly in'} ${freeze.key} ${freeze.name}`;
  });
  const others = notes.length - NAMED;
  return others < 2 ? notes : [...notes.slice(0, NAMED), `and in ${others} more freezes`];
}

const isEnding = (rule: string): boolean => /\b(COUNT|UNTIL)=/.test(rule);
