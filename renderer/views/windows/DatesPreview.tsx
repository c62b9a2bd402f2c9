import { IconArrowBackUp, IconX } from '@tabler/icons-react';
import { memo, useDeferredValue } from 'react';
import { sameLanding } from '../../../shared/domain/recurrence/sameLanding.ts';
import { type PreviewDate, previewSeries } from '../../../shared/domain/recurrence/seriesPreview.ts';
import { calendarOf } from '../../../shared/domain/schedule.ts';
import { epochToWall, type WallTime } from '../../../shared/kernel/time.ts';
import { saySpan, sayWall } from '../../../shared/kernel/timeText.ts';
import type { Series } from '../../../shared/model/series.ts';
import { plan, useCollection } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { sayFreezes, sayRealLength, sayWorkTaken } from './dateNotes.ts';
import { problemOf, type Recurrence, type Recurring } from './useRecurrence.ts';

const COUNT = 12;

/** The next twelve dates, by the clock of the series' own zone: what was moved or left out says why. */
export function DatesPreview({ recurrence, of, about }: { recurrence: Recurrence } & Said) {
  const { series, put } = recurrence;
  // What is typed is drawn first; the dates follow when there is time.
  const shown = useDeferredValue(series);
  const leaveOut = (wall: WallTime) =>
    series.additions.includes(wall)
      ? put({ additions: series.additions.filter((other) => other !== wall) })
      : put({
          exceptions: [...series.exceptions, ...sameLanding(series, wall, calendarOf(plan(), series))].toSorted(),
        });
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
      <Dates series={shown} of={of} about={about} leaveOut={leaveOut} putBack={putBack} />
    </section>
  );
}

/** What is said of the dates beside when they are. */
interface Said {
  of: Recurring;
  about: ((start: number) => string | null) | undefined;
}

interface Pressed {
  leaveOut: (wall: WallTime) => void;
  putBack: (wall: WallTime) => void;
}

const Dates = memo(
  function Dates({ series, of, about, ...pressed }: { series: Series } & Said & Pressed) {
    const now = useNow();
    useCollection('freezes');
    const dates = previewSeries(series, calendarOf(plan(), series), now, COUNT);
    const work = of === 'window' ? sayWorkTaken(dates) : null;
    const notesOf = ({ start, end, why }: PreviewDate) =>
      start === null
        ? [why]
        : [
            why,
            sayRealLength(series.zone, start, end!),
            about?.(start),
            ...(of === 'window' ? sayFreezes(start, end!) : []),
          ];
    return (
      <>
        {work && <p className="meta work-taken">{work}</p>}
        <ol>
          {dates.map((date) => (
            <DateRow key={date.wall} date={date} series={series} now={now} notes={notesOf(date)} {...pressed} />
          ))}
        </ol>
        <WhatFollows dates={dates} rule={series.rule} />
      </>
    );
  },
  (before, after) => before.series === after.series && before.of === after.of && before.about === after.about,
);

/** Where there are fewer than twelve, why. */
function WhatFollows({ dates, rule }: { dates: readonly PreviewDate[]; rule: string | null }) {
  const taking = dates.filter(({ start }) => start !== null).length;
  if (taking === 0) return <p className="meta">No date is to come.</p>;
  if (taking >= COUNT || rule === null) return null;
  return <p className="meta">{isEnding(rule) ? 'No more dates after these.' : 'The others are decades away.'}</p>;
}

interface DateProperties extends Pressed {
  date: PreviewDate;
  series: Series;
  now: number;
  notes: readonly (string | null | undefined)[];
}

function DateRow({ date: { wall, start, end }, series, now, notes, leaveOut, putBack }: DateProperties) {
  const isByHand = series.exceptions.includes(wall) || series.overrides.some(({ occurrence }) => occurrence === wall);
  const isOtherYear = wall.slice(0, 4) !== epochToWall(now, series.zone).slice(0, 4);
  const said = sayWall(wall);
  return (
    <li className={start === null ? 'left-out' : undefined}>
      <span className="grow">
        <span className="when">
          {start === null ? <s>{sayWall(wall, isOtherYear)}</s> : saySpan(start, end!, series.zone, now)}
        </span>
        {notes.filter(Boolean).map((note) => (
          <span key={note} className="meta two-lines" title={note ?? undefined}>
            {note}
          </span>
        ))}
      </span>
      {isByHand && (
        <IconButton Icon={IconArrowBackUp} label={`Put ${said} back`} hint="Put back" onPress={() => putBack(wall)} />
      )}
      {!isByHand && start !== null && series.rule !== null && (
        <IconButton Icon={IconX} label={`Leave out ${said}`} hint="Leave out" onPress={() => leaveOut(wall)} />
      )}
    </li>
  );
}

const isEnding = (rule: string): boolean => /\b(COUNT|UNTIL)=/.test(rule);
