import { RRuleTemporal } from 'rrule-temporal';
import { ok, type Result } from '../kernel/result.ts';
import {
  addWall,
  DAY,
  HOUR,
  isWritable,
  MINUTE,
  placeWall,
  SECOND,
  Temporal,
  type WallTime,
  wallEpoch,
  wallMinutesBetween,
  wallOf,
  type Zone,
} from '../kernel/time.ts';
import { type Frequency, type Rule, readRule, refuseRule, WEEKDAYS } from './recurrenceRule.ts';

/**
 * RFC 5545 recurrence of wall times. A rule is expanded as if its zone were UTC, so that no occurrence is lost in the hour
 * that a zone's spring switch leaves out; the caller places the wall times in the zone.
 */

/** A rule from its start on. */
export interface Recurrence {
  /** The starts in [from, to], in order, all as `wallEpoch` counts; null where it would take too long to find them. */
  between(from: number, to: number): number[] | null;
}

/** More starts than this in a quarter, one in ten minutes, no calendar can show. */
const QUARTER = 91 * DAY;
const MOST_IN_QUARTER = 91 * 144;

/** Refuses, in words, what is no rule of RFC 5545, never happens, or happens too often to be shown. */
export function checkRule(text: string, start: WallTime, zone: Zone): Result<string> {
  const read = readRule(text);
  if (!read.ok) return read;
  const first = firstOf(read.value, start, zone);
  if (first === null) return refuseRule(`"${text}" never happens after ${start}.`);
  if (first === 'unknown') return refuseRule(`"${text}" does not happen once in 10,000 tries from ${start} on.`);
  const quarter = recur(read.value, start, zone).between(first, first + QUARTER);
  if (quarter === null || quarter.length > MOST_IN_QUARTER)
    return refuseRule(`"${text}" happens too often. Slipway shows at most 144 times a day.`);
  return ok(read.value.text);
}

/** The wall-time starts that lie in [from, to], first occurrence `start`. The rule is one that `checkRule` has let through. */
export function expand(rule: string, start: WallTime, from: WallTime, to: WallTime, zone: Zone): WallTime[] {
  const read = readRule(rule);
  if (!read.ok) throw new Error(read.refusal.message);
  const starts = recur(read.value, start, zone).between(wallEpoch(from), wallEpoch(to));
  if (starts === null) throw new RangeError(`${rule} happens too often between ${from} and ${to}.`);
  return starts.map(wallOf);
}

export function recur(rule: Rule, start: WallTime, zone: Zone): Recurrence {
  const endless = endlessRule(rule, start);
  if (rule.count !== null) return counted(endless, rule, start);
  return { between: (from, to) => untilEnd(collect(endless, from, lastWall(rule, to)), rule, zone) };
}

/** The wall-time end that belongs to an occurrence: as much by the wall clock after it as the first end is after the first start. */
export const occurrenceEnd = (occurrence: WallTime, start: WallTime, end: WallTime): WallTime =>
  addWall(occurrence, { minutes: wallMinutesBetween(start, end) });

/** Null: never. Unknown: not within the steps that the library takes at most. */
function firstOf(rule: Rule, start: WallTime, zone: Zone): number | null | 'unknown' {
  try {
    const next = endlessRule(rule, start).next(new Date(wallEpoch(start)), true);
    const first = next?.epochMilliseconds ?? null;
    if (first === null || !isWritable(first)) return null;
    return untilEnd([first], rule, zone)?.[0] ?? null;
  } catch {
    return 'unknown';
  }
}

const PERIOD: Record<Frequency, number> = {
  YEARLY: 366 * DAY,
  MONTHLY: 31 * DAY,
  WEEKLY: 7 * DAY,
  DAILY: DAY,
  HOURLY: HOUR,
  MINUTELY: MINUTE,
  SECONDLY: SECOND,
};

/** Nothing can be written beyond, so a longer interval comes to the same, and stays within what the library can count. */
const LONGEST_INTERVAL = 10_100 * 366 * DAY;

/** The library's rule without COUNT and UNTIL, so that it can jump to any time without walking there. */
function endlessRule(rule: Rule, start: WallTime): RRuleTemporal {
  const lists = {
    // A week number alone means the whole week (as dateutil and rrule.js have it), where the library takes the start's weekday.
    byDay: rule.byDay ?? (rule.byWeekNo ? [...WEEKDAYS] : null),
    byMonth: rule.byMonth,
    byMonthDay: rule.byMonthDay,
    byYearDay: rule.byYearDay,
    byWeekNo: rule.byWeekNo,
    byHour: rule.byHour,
    byMinute: rule.byMinute,
    bySecond: rule.bySecond,
    bySetPos: rule.bySetPos,
  };
  const given = Object.fromEntries(Object.entries(lists).filter(([, list]) => list !== null));
  return new RRuleTemporal({
    ...given,
    freq: rule.frequency,
    interval: Math.min(rule.interval, Math.ceil(LONGEST_INTERVAL / PERIOD[rule.frequency])),
    wkst: rule.weekStart,
    dtstart: Temporal.Instant.fromEpochMilliseconds(wallEpoch(start)).toZonedDateTimeISO('UTC'),
    tzid: 'UTC',
  });
}

/** How much one question may cost: so many starts, and so many times that the library gives up on a stretch. */
const MOST_STARTS = 250_000;
const MOST_RETRIES = 100;

/**
 * The starts in [from, to], or the first of them where `most` are enough. The library gives up after 10,000 steps; then the halves
 * are asked, as long as that leads on.
 */
function collect(rule: RRuleTemporal, from: number, to: number, most = Number.POSITIVE_INFINITY): number[] | null {
  const found: number[] = [];
  let retries = 0;
  // The last is the next to do.
  const stretches = [[from, Math.min(to, LAST_WALL)] as const];
  for (let stretch = stretches.pop(); stretch && found.length < most; stretch = stretches.pop()) {
    const [first, last] = stretch;
    if (first > last) continue;
    try {
      for (const time of rule.between(new Date(first), new Date(last), true)) found.push(time.epochMilliseconds);
    } catch {
      const middle = Math.floor((first + last) / 2 / SECOND) * SECOND;
      if (++retries > MOST_RETRIES || middle <= first) return null;
      stretches.push([middle + SECOND, last], [first, middle]);
    }
    if (found.length > MOST_STARTS) return null;
  }
  return found;
}

const LAST_WALL = wallEpoch('9999-12-31T23:59:59');

/** A rule with a COUNT: its starts are counted from the first on, as far as somebody has asked, and kept. */
function counted(endless: RRuleTemporal, rule: Rule, start: WallTime): Recurrence {
  const count = rule.count!;
  const starts: number[] = [];
  let next = wallEpoch(start);
  let stretch = PERIOD[rule.frequency] * Math.min(rule.interval * Math.min(count, 100), 1_000_000);
  function countTo(to: number): boolean {
    while (starts.length < count && next <= Math.min(to, LAST_WALL)) {
      const left = count - starts.length;
      const more = collect(endless, next, next + stretch, left);
      if (more === null) return false;
      for (const one of more.slice(0, left)) starts.push(one);
      next += stretch + SECOND;
      stretch *= 2;
    }
    return true;
  }
  return {
    between: (from, to) => (countTo(to) ? starts.filter((one) => one >= from && one <= to) : null),
  };
}

/** An instant's wall time is less than a day from it. */
const lastWall = ({ until }: Rule, to: number): number =>
  until === null ? to : Math.min(to, until.epoch + (until.kind === 'instant' ? DAY : 0));

/** An UNTIL in UTC is an instant: within an hour that comes twice, wall times cannot be compared with it. */
function untilEnd(starts: number[] | null, { until }: Rule, zone: Zone): number[] | null {
  if (starts === null || until === null) return starts;
  if (until.kind === 'wall') return starts.filter((start) => start <= until.epoch);
  return starts.filter((start) => placeWall(start, zone) <= until.epoch);
}
