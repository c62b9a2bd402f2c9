import { workingMinutesBetween } from '../../../shared/domain/businessTime/businessTime.ts';
import { planCalendar } from '../../../shared/domain/planSettings.ts';
import type { PreviewDate } from '../../../shared/domain/recurrence/seriesPreview.ts';
import { freezesDuring } from '../../../shared/domain/schedule.ts';
import { DAY, END_OF_TIME, epochToWall, offsetAt, type Zone } from '../../../shared/kernel/time.ts';
import { sayLength, sayLengthOf } from '../../../shared/kernel/timeText.ts';
import { plan, planZone } from '../../app/session.ts';

/** What is said of a date beside when it is. */

/** Where the clocks change inside it, its real length. */
export function sayRealLength(zone: Zone, start: number, end: number): string | null {
  if (end >= END_OF_TIME || offsetAt(start, zone) === offsetAt(end, zone)) return null;
  return `really ${sayLengthOf(start, end, zone)}`;
}

/** Windows are kept out of working hours: those of the plan's calendar, where it has one. */
export function sayWorkTaken(dates: readonly PreviewDate[]): string | null {
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

export function sayFreezes(start: number, end: number): string[] {
  const interval = { start, end: Math.min(end, start + FARTHEST) };
  const times = new Map(freezesDuring(plan(), interval).map((time) => [time.freeze.id, time]));
  const notes = Array.from(times.values(), ({ freeze, span }) => {
    const isInside = span.start <= start && end <= span.end;
    return `${isInside ? 'inside' : 'partly in'} ${freeze.key} ${freeze.name}`;
  });
  const others = notes.length - NAMED;
  return others < 2 ? notes : [...notes.slice(0, NAMED), `and in ${others} more freezes`];
}
