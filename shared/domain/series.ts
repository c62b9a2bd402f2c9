import { type Interval, overlaps } from '../kernel/interval.ts';
import {
  addWall,
  DAY,
  END_OF_TIME,
  epochToWall,
  MINUTE,
  type WallTime,
  wallMinutesBetween,
  wallToEpoch,
} from '../kernel/time.ts';
import type { BusinessCalendar } from '../model/businessCalendar.ts';
import type { Series } from '../model/series.ts';
import { expand, occurrenceEnd } from './recurrence.ts';

/** One occurrence of a series, as instants. */
export interface SeriesOccurrence extends Interval {
  /** The start that the rule gave it: what exceptions and overrides name it by (RFC 5545, RECURRENCE-ID). */
  wall: WallTime;
}

const PAGE = 91 * DAY;

/** The occurrences by quarter-long pages since 1970, as this business calendar has them. */
interface Expansion {
  calendar: BusinessCalendar | null;
  length: number;
  pages: Map<number, SeriesOccurrence[]>;
}

/** Records never change in place, so what a series expands to does not either. */
const expansions = new WeakMap<Series, Expansion>();

/** The occurrences of a series that overlap the interval, in order. `calendar` is the one that its shift asks. */
export function occurrencesOfSeries(
  series: Series,
  interval: Interval,
  calendar: BusinessCalendar | null,
): SeriesOccurrence[] {
  const { length, pages } = expansionOf(series, calendar);
  const last = Math.floor(interval.end / PAGE);
  const found: SeriesOccurrence[] = [];
  for (let number = Math.floor((interval.start - length - DAY) / PAGE); number <= last; number++)
    for (const occurrence of page(series, pages, number)) if (overlaps(occurrence, interval)) found.push(occurrence);
  return found;
}

function expansionOf(series: Series, calendar: BusinessCalendar | null): Expansion {
  let known = expansions.get(series);
  if (known?.calendar !== calendar || !known) {
    const length = series.end === null ? DAY : wallMinutesBetween(series.start, series.end) * MINUTE;
    known = { calendar, length, pages: new Map() };
    expansions.set(series, known);
  }
  return known;
}

/** The occurrences that start in the nth page. A page is expanded once. */
function page(series: Series, pages: Map<number, SeriesOccurrence[]>, number: number): SeriesOccurrence[] {
  const known = pages.get(number);
  if (known) return known;
  const [start, end] = [number * PAGE, (number + 1) * PAGE];
  // The page is cut at instants, the rule runs on wall time: look a day further on both sides, then cut.
  const from = epochToWall(start - DAY, series.zone);
  const to = epochToWall(end + DAY, series.zone);
  const walls = to < series.start ? [] : startsOf(series, from, to);
  const inPage = placeInZone(series, walls).filter((occurrence) => occurrence.start >= start && occurrence.start < end);
  pages.set(number, inPage);
  return inPage;
}

const startsOf = (series: Series, from: WallTime, to: WallTime): WallTime[] =>
  series.rule === null ? [series.start] : expand(series.rule, series.start, from, to, series.zone);

function placeInZone(series: Series, walls: readonly WallTime[]): SeriesOccurrence[] {
  return walls
    .filter((wall) => !series.exceptions.includes(wall))
    .map((wall) => ({ wall, start: wallToEpoch(wall, series.zone), end: endOf(series, wall) }))
    .filter(({ start, end }) => start < end);
}

function endOf(series: Series, wall: WallTime): number {
  if (series.end !== null) return wallToEpoch(occurrenceEnd(wall, series.start, series.end), series.zone);
  return series.rule === null
    ? END_OF_TIME
    : wallToEpoch(addWall(`${wall.slice(0, 10)}T00:00`, { days: 1 }), series.zone);
}
