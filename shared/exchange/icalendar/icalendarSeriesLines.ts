import { occurrenceEnd } from '../../domain/recurrence/recurrence.ts';
import { occurrencesOfSeries } from '../../domain/recurrence/series.ts';
import type { Interval } from '../../kernel/interval.ts';
import {
  addWall,
  epochToWall,
  MINUTE,
  Temporal,
  type WallTime,
  wallToEpoch,
  type Zone,
  zoned,
} from '../../kernel/time.ts';
import type { BusinessCalendar } from '../../model/businessCalendar.ts';
import { isRecurring, type Series } from '../../model/series.ts';
import { writeLine } from './icalendarLines.ts';
import { writeTimezone } from './icalendarTimezone.ts';
import { writeEpoch, writeWall } from './icalendarValues.ts';

/** Times in zones, as the file writes them; each zone that was used is described in it. */
export interface ZonesUsed {
  /** A property of one wall time, or of several. */
  line(name: string, walls: readonly WallTime[], zone: Zone, more?: Record<string, string>): string;
  lines(horizon: Interval): string[];
}

const TEN_YEARS = 3_653 * 86_400_000;

export function zonesUsed(): ZonesUsed {
  const first = new Map<Zone, number>();
  return {
    line(name, walls, zone, more = {}) {
      if (zone === 'UTC') return writeLine(name, walls.map((wall) => `${writeWall(wall)}Z`).join(','), more);
      const earliest = walls.reduce((least, wall) => (wall < least ? wall : least));
      const at = wallToEpoch(earliest, zone);
      first.set(zone, Math.min(first.get(zone) ?? at, at));
      return writeLine(name, walls.map(writeWall).join(','), { TZID: tzidOf(zone), ...more });
    },
    /** From the first time in the zone to ten years behind the period: a rule goes on. */
    lines: ({ start, end }) =>
      Array.from(first, ([zone, at]) => {
        const year = zoned(Math.min(at, start), zone).year;
        return writeTimezone(
          tzidOf(zone),
          zone,
          wallToEpoch(`${String(Math.max(year - 1, 1)).padStart(4, '0')}-01-01T00:00`, 'UTC'),
          end + TEN_YEARS,
        );
      }),
  };
}

/** A fixed offset has no name of its own. A colon in it would have to stand in quotes, which some programs trip over. */
const tzidOf = (zone: Zone): string => (/^[+-]/.test(zone) ? `UTC${zone.replace(':', '')}` : zone);

/** The lines of an event's times, and those of the events that stand for occurrences of it which are elsewhere. */
export interface SeriesLines {
  master: string[];
  changed: string[][];
}

const DERIVED = { 'X-SLIPWAY-DERIVED': 'TRUE' };

export function writeSeries(
  series: Series,
  calendar: BusinessCalendar | null,
  { zones, horizon }: { zones: ZonesUsed; horizon: Interval },
): SeriesLines {
  const { zone, start, rule, additions, exceptions, overrides } = series;
  const end = series.end ?? shownEnd(series, horizon);
  const derived = isRecurring(series) ? derivedOf(series, end, calendar, horizon) : { moved: [], left: [] };
  const listed = (name: string, walls: readonly WallTime[], more?: Record<string, string>) =>
    walls.length > 0 ? [zones.line(name, walls, zone, more)] : [];
  return {
    master: [
      zones.line('DTSTART', [start], zone),
      zones.line('DTEND', [end], zone),
      ...(rule === null ? [] : [writeLine('RRULE', rule)]),
      ...listed('RDATE', additions),
      ...listed('EXDATE', exceptions),
      ...listed('EXDATE', derived.left, DERIVED),
    ],
    changed: [
      ...overrides.map((override) => [
        zones.line('RECURRENCE-ID', [override.occurrence], zone),
        zones.line('DTSTART', [override.start], zone),
        zones.line('DTEND', [override.end ?? shownEnd({ ...override, zone, rule }, horizon)], zone),
        ...(override.end === null ? [writeLine('X-SLIPWAY-OPEN-END', 'TRUE')] : []),
      ]),
      ...derived.moved.map((occurrence) => [
        zones.line('RECURRENCE-ID', [occurrence.wall], zone),
        writeLine('DTSTART', writeEpoch(occurrence.start)),
        writeLine('DTEND', writeEpoch(occurrence.end)),
        writeLine('X-SLIPWAY-DERIVED', 'TRUE'),
      ]),
    ],
  };
}

/** Where an open end is drawn for others: of what recurs at the end of its day, else at the end of the period. */
function shownEnd({ start, zone, rule }: Pick<Series, 'start' | 'zone' | 'rule'>, { end }: Interval): WallTime {
  const nextDay = addWall(`${start.slice(0, 10)}T00:00`, { days: 1 });
  if (rule !== null) return nextDay;
  const drawn = epochToWall(end - (end % MINUTE), zone);
  return drawn > nextDay ? drawn : nextDay;
}

/**
 * What a program would get wrong that knows only the rule: occurrences that are shifted or left out for a holiday, those whose
 * real length is another over a switch of the clocks (RFC 5545 keeps the minutes, we keep the wall clock), and those whose
 * wall time comes twice or never that day.
 */
function derivedOf(series: Series, end: WallTime, calendar: BusinessCalendar | null, horizon: Interval) {
  const { zone, start, overrides } = series;
  const ours = occurrencesOfSeries(series, horizon, calendar);
  const own = new Set(overrides.map(({ occurrence }) => occurrence));
  const length = wallToEpoch(end, zone) - wallToEpoch(start, zone);
  const moved = ours.filter(({ wall, ...span }) => {
    if (own.has(wall)) return false;
    const at = wallToEpoch(wall, zone);
    return (
      span.start !== at || span.end !== at + length || isOdd(wall, zone) || isOdd(occurrenceEnd(wall, start, end), zone)
    );
  });
  if (series.shift === null) return { moved, left: [] };
  const known = new Set(ours.map(({ wall }) => wall));
  const left = occurrencesOfSeries({ ...series, shift: null }, horizon, null).flatMap(({ wall }) =>
    known.has(wall) || own.has(wall) ? [] : [wall],
  );
  return { moved, left };
}

/** Whether a wall time comes twice or never in its zone. */
function isOdd(wall: WallTime, zone: Zone): boolean {
  if (zone === 'UTC') return false;
  const time = Temporal.PlainDateTime.from(wall);
  return !time
    .toZonedDateTime(zone, { disambiguation: 'earlier' })
    .equals(time.toZonedDateTime(zone, { disambiguation: 'later' }));
}
