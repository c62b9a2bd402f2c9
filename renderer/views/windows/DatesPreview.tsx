import { IconArrowBackUp, IconX } from '@tabler/icons-react';
import { memo, useDeferredValue } from 'react';
import { workingMinutesBetween } from '../../../shared/domain/businessTime/businessTime.ts';
import { type PreviewDate, previewSeries } from '../../../shared/domain/recurrence/seriesPreview.ts';
import { calendarOf, freezesDuring, planCalendar } from '../../../shared/domain/schedule.ts';
import { DAY, END_OF_TIME, epochToWall, offsetAt, type WallTime, type Zone } from '../../../shared/kernel/time.ts';
import { sayLength, sayLengthOf, saySpan, sayWall } from '../../../shared/kernel/timeText.ts';
import type { Series } from '../../../shared/model/series.ts';
import { plan, planZone, useCollection } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { problemOf, type Recurrence, type Recurring } from './useRecurrence.ts';

const COUNT = 12;

/** The next twelve dates, by the clock of the series' own zone: what was moved or left out says why. */
export function DatesPreview({ recurrence, of }: { recurrence: Recurrence; of: Recurring }) {
  const { series, put } = recurrence;
  // What is typed is drawn first; the dates follow when there is time.
  const shown = useDeferredValue(series);
  const leaveOut = (wall: WallTime) =>
    series.additions.includes(wall)
      ? put({ additions: series.additions.filter((other) => other !== wall) })
      : put({ exceptions: [...series.exceptions, wall].toSorted() });
  const putBack = (wall: WallTime) =>
    put({
      exceptions: series.exceptions.filter((other) => other !== wall),
      overrides: series.overrides.filter(({ occurrence }) => occurrence !== wall),
    });
  return (
    <section className="dates-preview" aria-label="Next dates">
      <h3>
        Next dates
        {problemOf(recurrence) !== null && <span className="meta"> of what was understood before</span>}
      </h3>
      <Dates series={shown} of={of} leaveOut={leaveOut} putBack={putBack} />
    </section>
  );
}

const Dates = memo(
  function Dates({
    series,
    of,
    leaveOut,
    putBack,
  }: {
    series: Series;
    of: Recurring;
    leaveOut: (wall: WallTime) => void;
    putBack: (wall: WallTime) => void;
  }) {
    const now = useNow();
    useCollection('freezes');
    const dates = previewSeries(series, calendarOf(plan(), series), now, COUNT);
    const taking = dates.filter(({ start }) => start !== null).length;
    const work = of === 'window' ? sayWorkTaken(dates) : null;
    return (
      <>
        {work && <p className="meta work-taken">{work}</p>}
        <ol>
          {dates.map((date) => (
            <DateRow
              key={date.wall}
              date={date}
              series={series}
              now={now}
              marksFreezes={of !== 'freeze'}
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
  (before, after) => before.series === after.series && before.of === after.of,
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
    start === null ? null : lengthNote(series.zone, start, end!),
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
          <span key={note} className="meta two-lines" title={note ?? undefined}>
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
function lengthNote(zone: Zone, start: number, end: number): string | null {
  if (end >= END_OF_TIME || offsetAt(start, zone) === offsetAt(end, zone)) return null;
  return `really ${sayLengthOf(start, end, zone)}`;
}

/** Windows are kept out of working hours: those of the plan's calendar, where it has one. */
function sayWorkTaken(dates: readonly PreviewDate[]): string | null {
  const calendar = planCalendar(plan());
  if (calendar === null) return null;
  const zone = planZone();
  const taken = dates.flatMap(({ start, end }) =>
    start === null || end! >= END_OF_TIME
      ? []
      : workingMinutesBetween(epochToWall(start, zone), epochToWall(end!, zone), calendar),
  );
  const most = Math.max(0, ...taken);
  if (most === 0) return null;
  const count = taken.filter((minutes) => minutes > 0).length;
  return `${count === taken.length ? 'All' : count} of these dates ${count === 1 ? 'takes' : 'take'} working hours, up to ${sayLength(most)}.`;
}

/** How many freezes of one date are named; the others are counted. */
const NAMED = 2;
/** Freezes are looked for so far into a date that has no end. */
const FARTHEST = 366 * DAY;

function freezeNotes(start: number, end: number): string[] {
  const interval = { start, end: Math.min(end, start + FARTHEST) };
  const times = new Map(freezesDuring(plan(), interval).map((time) => [time.freeze.id, time]));
  const notes = Array.from(times.values(), ({ freeze, span }) => {
    const isInside = span.start <= start && end <= span.end;
    return `${isInside ? 'inside' : 'partly in'} ${freeze.key} ${freeze.name}`;
  });
  const others = notes.length - NAMED;
  return others < 2 ? notes : [...notes.slice(0, NAMED), `and in ${others} more freezes`];
}

const isEnding = (rule: string): boolean => /\b(COUNT|UNTIL)=/.test(rule);
