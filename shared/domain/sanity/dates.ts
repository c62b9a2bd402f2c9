import {
  addDays,
  dayOf,
  daysBetween,
  epochToWall,
  parseWallTime,
  type WallTime,
  wallMinutesBetween,
  wallToEpoch,
} from '../../kernel/time.ts';
import { sayDate, sayLength, sayWall } from '../../kernel/timeText.ts';
import { type Contradiction, hasRule, movedBy, type Subject } from './subject.ts';

const DAY_MINUTES = 1_440;

/** An end that comes before its start; the nearest slip of the fingers is suggested. */
export function spanContradictions({ record }: Subject): Contradiction[] {
  const { start, end } = record;
  if (start === null || end === null) return [];
  const length = wallMinutesBetween(start, end);
  if (length > 0) return [];
  const better = likelyEnd(start, end);
  const suggestion = { label: `End it ${sayFull(better)}`, patch: { end: better } };
  const message = length === 0 ? 'It ends when it starts.' : `It ends ${sayLength(-length)} before it starts.`;
  return [{ field: 'end', message, suggestion }];
}

/** The same time with another year or month, where that makes it short; else on the first day after the start. */
function likelyEnd(start: WallTime, end: WallTime): WallTime {
  const typed = shortest(start, [...otherYears(end), ...otherMonths(end)]);
  const nextDay = `${addDays(dayOf(start), end.slice(11) > start.slice(11) ? 0 : 1)}${end.slice(10)}`;
  const isFar = wallMinutesBetween(end, start) > 7 * DAY_MINUTES;
  return isFar && typed ? typed : nextDay;
}

const LONG_DAYS = 300;
const SHORT_DAYS = 62;

/**
 * A freeze of most of a year is nearly always a year or a month that was typed wrongly. One that lasts to the end of a year
 * may be meant, as an umbrella over others: then it is only asked about.
 */
export function lengthContradictions(subject: Subject): Contradiction[] {
  const { record, collection, now } = subject;
  const { start, end, zone } = record;
  if (collection !== 'freezes' || start === null || end === null || hasRule(record)) return [];
  const days = Math.floor(wallMinutesBetween(start, end) / DAY_MINUTES);
  if (days < LONG_DAYS) return [];
  const isUmbrella = /-12-31T|-01-01T00:00/.test(end);
  if (isUmbrella)
    return [
      { field: 'end', message: `It lasts ${days} days, to the end of the year. Is that meant?`, suggestion: null },
    ];
  const ends = shortEnough([...otherYears(end), ...otherMonths(end)].map((other) => ({ start, end: other })));
  const starts = shortEnough(otherYears(start).map((other) => ({ start: other, end })));
  const present = epochToWall(now, zone);
  const byMonth = shortEnough(otherMonths(start).map((other) => ({ start: other, end })));
  const best = likeliest([...ends, ...starts], present) ?? likeliest(byMonth, present);
  const message = `It lasts ${days} days. That looks like a year or a month typed wrongly.`;
  if (!best) return [{ field: 'end', message: `It lasts ${days} days. Is that meant?`, suggestion: null }];
  const label = best.end === end ? `Start it ${sayFull(best.start)}` : `End it ${sayFull(best.end)}`;
  return [{ field: best.end === end ? 'start' : 'end', message, suggestion: { label, patch: { ...best } } }];
}

/** What is still to come is likelier meant than what is over, and what is short than what is long. */
function likeliest<S extends { start: WallTime; end: WallTime }>(
  spans: readonly S[],
  present: WallTime,
): S | undefined {
  return spans.toSorted((a, b) => Number(a.end < present) - Number(b.end < present) || lengthOf(a) - lengthOf(b))[0];
}

const lengthOf = ({ start, end }: { start: WallTime; end: WallTime }): number => wallMinutesBetween(start, end);

const shortEnough = <S extends { start: WallTime; end: WallTime }>(spans: readonly S[]): S[] =>
  spans.filter(({ start, end }) => {
    const minutes = wallMinutesBetween(start, end);
    return minutes > 0 && minutes <= SHORT_DAYS * DAY_MINUTES;
  });

function shortest(start: WallTime, ends: readonly WallTime[]): WallTime | null {
  const spans = shortEnough(ends.map((end) => ({ start, end })));
  return spans.toSorted((a, b) => (a.end < b.end ? -1 : 1))[0]?.end ?? null;
}

/** The same time some years before or after. */
const otherYears = (wall: WallTime): WallTime[] =>
  [-2, -1, 1, 2].flatMap((years) => {
    const other = parseWallTime(`${String(Number(wall.slice(0, 4)) + years).padStart(4, '0')}${wall.slice(4)}`);
    return other ? [other] : [];
  });

const otherMonths = (wall: WallTime): WallTime[] =>
  Array.from({ length: 12 }, (_, month) =>
    parseWallTime(`${wall.slice(0, 5)}${String(month + 1).padStart(2, '0')}${wall.slice(7)}`),
  ).filter((other): other is WallTime => other !== null && other !== wall);

/** What is typed now for a time that is over. */
export function pastContradictions(subject: Subject): Contradiction[] {
  const { record, now, isTyped, collection } = subject;
  const { start, end, zone } = record;
  if (!isTyped || start === null || end === null || hasRule(record)) return [];
  const past = wallToEpoch(end, zone);
  if (past > now || wallMinutesBetween(start, end) <= 0) return [];
  const what = { freezes: 'it holds nobody up', windows: 'no change can use it', cabMeetings: 'nobody can come' }[
    collection
  ];
  const days = daysToNextYear(start, zone, now);
  const moved = movedBy(record, days);
  return [
    {
      field: 'end',
      message: `It ended on ${sayDate(dayOf(end), epochToWall(now, zone))}: ${what} any more.`,
      suggestion: { label: `Move it to ${sayFull(moved.start)}`, patch: { ...moved } },
    },
  ];
}

/** To the same date in the first year in which that is still to come. */
function daysToNextYear(start: WallTime, zone: string, now: number): number {
  for (let years = 1; years < 100; years++) {
    const other =
      parseWallTime(`${Number(start.slice(0, 4)) + years}${start.slice(4)}`) ?? lastOfFebruary(start, years);
    if (wallToEpoch(other, zone) > now) return daysBetween(dayOf(start), dayOf(other));
  }
  return 365;
}

/** What 29 February is in a year that has none. */
const lastOfFebruary = (start: WallTime, years: number): WallTime =>
  `${Number(start.slice(0, 4)) + years}-02-28${start.slice(10)}`;

/** `Mon 4 Jan 2027 06:00`: where a year is in doubt, it is always said. */
export const sayFull = (wall: WallTime): string => `${sayDate(dayOf(wall), '')} ${sayWall(wall).slice(-5)}`;
