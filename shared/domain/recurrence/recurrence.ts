import { ok, type Result } from '../../kernel/result.ts';
import {
  addWall,
  DAY,
  placeWall,
  SECOND,
  type WallTime,
  wallEpoch,
  wallMinutesBetween,
  wallOf,
  type Zone,
} from '../../kernel/time.ts';
import { endlessRule, LAST_WALL, mostInDay, PERIOD } from './endlessRule.ts';
import { type Endless, type Rule, readRule, refuseRule, shorten } from './recurrenceRule.ts';

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

/** What one question may find at most. */
const MOST_STARTS = 100_000;

/** Refuses, in words, what is no rule of RFC 5545, never happens, or happens too often to be shown. */
export function checkRule(text: string, start: WallTime, zone: Zone): Result<string> {
  const read = readRule(text);
  if (!read.ok) return read;
  const endless = endlessRule(read.value, wallEpoch(start));
  const last = lastWall(read.value, LAST_WALL);
  const first = endless.next(wallEpoch(start), last);
  if (first === 'unknown')
    return refuseRule(`"${shorten(text)}" does not happen once in 10,000 tries from ${start} on.`);
  if (first === null || untilEnd([first], read.value, zone).length === 0)
    return refuseRule(`"${shorten(text)}" never happens after ${start}.`);
  // Only the first so many count; whether COUNT ends the rule before shows without counting to 999,999.
  const few =
    read.value.count === null
      ? read.value
      : { ...read.value, count: Math.min(read.value.count, QUARTERS_TRIED * (MOST_IN_QUARTER + 1)) };
  const recurrence = recur(few, start, zone, MOST_IN_QUARTER + 1);
  let quarter: number | null | 'unknown' = first;
  for (let quarters = 0; typeof quarter === 'number' && quarters < QUARTERS_TRIED; quarters++) {
    const found = recurrence.between(quarter, quarter + QUARTER - SECOND);
    if (found === null || found.length > MOST_IN_QUARTER)
      return refuseRule(`"${shorten(text)}" happens too often. Slipway shows at most 144 times a day.`);
    if (mostInDay(read.value) * QUARTER <= MOST_IN_QUARTER * DAY) break;
    quarter = endless.next(quarter + QUARTER, last);
  }
  return ok(read.value.text);
}

/** A start in the last second of a month may hide how often the rule happens in the next of its months. */
const QUARTERS_TRIED = 5;

/** The wall-time starts that lie in [from, to], first occurrence `start`. The rule is one that `checkRule` has let through. */
export function expand(rule: string, start: WallTime, from: WallTime, to: WallTime, zone: Zone): WallTime[] {
  const read = readRule(rule);
  if (!read.ok) throw new Error(read.refusal.message);
  const starts = recur(read.value, start, zone).between(wallEpoch(from), wallEpoch(to));
  if (starts === null) throw new RangeError(`${rule} happens too often between ${from} and ${to}.`);
  return starts.map(wallOf);
}

/** Up to `most` starts are found at once; where there are more, it takes too long. */
export function recur(rule: Rule, start: WallTime, zone: Zone, most = MOST_STARTS): Recurrence {
  const endless = endlessRule(rule, wallEpoch(start));
  if (rule.count !== null) return counted(endless, rule, start, most);
  return {
    between(from, to) {
      const starts = endless.between(Math.max(from, wallEpoch(start)), lastWall(rule, to), most);
      return starts === null || starts.length >= most ? null : untilEnd(starts, rule, zone);
    },
  };
}

/** The wall-time end that belongs to an occurrence: as much by the wall clock after it as the first end is after the first start. */
export const occurrenceEnd = (occurrence: WallTime, start: WallTime, end: WallTime): WallTime =>
  addWall(occurrence, { minutes: wallMinutesBetween(start, end) });

/** In how many steps we count at most, and how many of them may be in vain. */
const MOST_STRETCHES = 150;
const MOST_IN_VAIN = 20;

/** A rule with a COUNT: its starts are counted from the first on, as far as somebody has asked, and kept. */
function counted(endless: Endless, rule: Rule, start: WallTime, most: number): Recurrence {
  const count = rule.count!;
  const period = PERIOD[rule.frequency] * Math.min(rule.interval, 1_000_000);
  const longest = Math.max(31 * DAY, period * 9_000);
  const starts: number[] = [];
  let next = wallEpoch(start);
  let stretch = period * Math.min(count, 100);
  let canJump = true;
  function countTo(from: number, to: number): boolean {
    let inVain = 0;
    for (let stretches = 0; starts.length < count && next <= Math.min(to, LAST_WALL); stretches++) {
      const left = count - starts.length;
      // Over the months in which a rule pauses we jump.
      const first = canJump ? endless.next(next, LAST_WALL) : next;
      if (first === null) {
        // It ends before its COUNT; nobody needs to look again.
        next = Number.POSITIVE_INFINITY;
        return true;
      }
      // Where the next one is too far to be found it would be so again: we go on step by step.
      if (first === 'unknown') canJump = false;
      else next = first;
      if (next > to) return true;
      if (starts.length >= most && starts[starts.length - most]! >= from) return false;
      const isTooFar = stretches > MOST_STRETCHES || inVain > MOST_IN_VAIN;
      const more = isTooFar ? null : endless.between(next, next + stretch, left);
      if (more === null) return false;
      if (more.length === 0) inVain += 1;
      for (const one of more.slice(0, left)) starts.push(one);
      next += stretch + SECOND;
      stretch = Math.min(stretch * 2, longest);
    }
    return true;
  }
  return {
    between: (from, to) => (countTo(from, to) ? starts.filter((one) => one >= from && one <= to) : null),
  };
}

/** An instant's wall time is less than a day from it. */
const lastWall = ({ until }: Rule, to: number): number =>
  until === null ? to : Math.min(to, until.epoch + (until.kind === 'instant' ? DAY : 0));

/** An UNTIL in UTC is an instant: within an hour that comes twice, wall times cannot be compared with it. */
function untilEnd(starts: number[], { until }: Rule, zone: Zone): number[] {
  if (until === null) return starts;
  if (until.kind === 'wall') return starts.filter((start) => start <= until.epoch);
  return starts.filter((start) => placeWall(start, zone) <= until.epoch);
}
