import {
  DAY,
  dayOf,
  END_OF_TIME,
  epochToWall,
  type WallTime,
  wallEpoch,
  wallOf,
  wallToEpoch,
} from '../../kernel/time.ts';
import { sayDate, sayOddWall } from '../../kernel/timeText.ts';
import type { BusinessCalendar } from '../../model/businessCalendar.ts';
import type { Series, Shift } from '../../model/series.ts';
import { isHoliday, isWorkingDay } from '../businessTime/businessTime.ts';
import { expand } from './recurrence.ts';
import { occurrencesOfSeries } from './series.ts';
import { shiftWall } from './shift.ts';

/** What becomes of one date of a series. */
export interface PreviewDate {
  /** The start that the rule gave it. */
  wall: WallTime;
  /** Milliseconds since 1970; null for one that does not take place. */
  start: number | null;
  end: number | null;
  /** Why it does not stand where the rule has it, or which of two times is meant: `25 Dec is Christmas Day`; else null. */
  why: string | null;
}

/** How far ahead dates are looked for, one stretch after the other, in days: 49 years hold twelve 29ths of February. */
const STRETCHES = [100, 400, 1500, 4000, 18_000];

/**
 * The next dates of a series from `from` on, and between them those that are left out or moved, each with its reason. There are
 * fewer where it ends before, or comes so seldom.
 *
 * @param count how many that take place
 * @param calendar the one that its shift asks
 */
export function previewSeries(
  series: Series,
  calendar: BusinessCalendar | null,
  from: number,
  count: number,
): PreviewDate[] {
  const begin = Math.max(from, wallToEpoch(series.start, series.zone) - DAY);
  let dates: PreviewDate[] = [];
  for (const days of STRETCHES) {
    dates = datesBetween(series, calendar, begin, begin + days * DAY).filter(({ start, end, wall }) =>
      start === null ? wallToEpoch(wall, series.zone) >= from : end! > from,
    );
    if (dates.filter(({ start }) => start !== null).length >= count) break;
  }
  return firstDates(dates, count).map((date) => withOddClocks(date, series));
}

/** Where the clocks change over its start or its end, which of them is meant. */
function withOddClocks(date: PreviewDate, { zone }: Series): PreviewDate {
  if (date.start === null || date.end === null || date.end >= END_OF_TIME) return date;
  const odd = [date.start, date.end].map((epoch) => sayOddWall(epochToWall(epoch, zone), zone));
  const notes = new Set([date.why, ...odd].filter((note) => note !== null));
  return { ...date, why: notes.size === 0 ? null : [...notes].join('; ') };
}

function firstDates(dates: readonly PreviewDate[], count: number): PreviewDate[] {
  let taking = 0;
  const last = dates.findIndex(({ start }) => start !== null && ++taking === count);
  return last < 0 ? dates.slice(0, count * 3) : dates.slice(Math.max(0, last + 1 - count * 3), last + 1);
}

function datesBetween(series: Series, calendar: BusinessCalendar | null, start: number, end: number): PreviewDate[] {
  const taking = occurrencesOfSeries(series, { start, end }, calendar).map((occurrence): PreviewDate => {
    const stands = epochToWall(occurrence.start, series.zone);
    const why = stands === occurrence.wall ? null : whyMoved(series, calendar, occurrence.wall);
    return { ...occurrence, why };
  });
  const known = new Set(taking.map(({ wall }) => wall));
  const missing = ruleWalls(series, start, end)
    .filter((wall) => !known.has(wall))
    .map((wall): PreviewDate => ({ wall, start: null, end: null, why: whyLeftOut(series, calendar, wall) }));
  return [...taking, ...missing.filter(({ why }) => why !== null)].toSorted(byTime(series));
}

const byTime =
  ({ zone }: Series) =>
  (a: PreviewDate, b: PreviewDate) =>
    (a.start ?? wallToEpoch(a.wall, zone)) - (b.start ?? wallToEpoch(b.wall, zone));

function ruleWalls({ rule, start, zone }: Series, from: number, to: number): WallTime[] {
  if (rule === null) return [];
  const [first, last] = [epochToWall(from, zone), epochToWall(to, zone)];
  return expand(rule, start, first > start ? first : start, last, zone);
}

function whyLeftOut(series: Series, calendar: BusinessCalendar | null, wall: WallTime): string | null {
  if (series.exceptions.includes(wall)) return 'left out by hand';
  if (series.overrides.some(({ occurrence }) => occurrence === wall)) return null;
  return series.shift ? whyNotHere(series.shift, calendar, wall) : 'these hours do not exist: clocks go forward';
}

/** Where another date of the series stands, or was moved to, one more is none. */
function whyNotHere(shift: Shift, calendar: BusinessCalendar | null, wall: WallTime): string | null {
  const to = shiftWall(wallEpoch(wall), shift, calendar);
  if (to === null) return sayDayOff(wall, calendar);
  return wallOf(to) === wall ? null : `moved to ${sayDay(wallOf(to))} too: ${sayDayOff(wall, calendar)}`;
}

function whyMoved(series: Series, calendar: BusinessCalendar | null, wall: WallTime): string {
  if (series.overrides.some(({ occurrence }) => occurrence === wall)) return `moved by hand from ${sayDay(wall)}`;
  if (series.shift && dayOff(wall, calendar)) return `moved: ${sayDayOff(wall, calendar)}`;
  return sayOddWall(wall, series.zone) ?? 'clocks go forward over its start';
}

/** `Fri 25 Dec is Christmas Day`. */
const sayDayOff = (wall: WallTime, calendar: BusinessCalendar | null): string =>
  `${sayDay(wall)} is ${dayOff(wall, calendar) ?? 'a day off'}`;

function dayOff(wall: WallTime, calendar: BusinessCalendar | null): string | null {
  const day = dayOf(wall);
  if (isHoliday(day, calendar)) return calendar?.holidays.find(({ on }) => on === day)?.name ?? 'a holiday';
  return isWorkingDay(day, calendar) ? null : 'no working day';
}

const sayDay = (wall: WallTime): string => sayDate(dayOf(wall), dayOf(wall));
