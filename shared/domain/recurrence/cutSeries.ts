import { ok, type Result, refuse } from '../../kernel/result.ts';
import {
  addWall,
  dayOf,
  daysBetween,
  SECOND,
  type WallTime,
  wallMinutesBetween,
  wallToEpoch,
} from '../../kernel/time.ts';
import { sayWall } from '../../kernel/timeText.ts';
import type { Override, Series } from '../../model/series.ts';
import { nextStart } from './firstStart.ts';
import { expand, occurrenceEnd } from './recurrence.ts';
import { readParts, writeParts } from './ruleParts.ts';
import { shiftRule } from './ruleShift.ts';
import { untilInstant } from './ruleUntil.ts';

/**
 * What is done to a series from one of its occurrences on. Together the two sides of a cut have the occurrences that the whole
 * had: what was left out, moved or added goes to the side that it belongs to.
 */
export interface CutSeries<S extends Series> {
  /** Null where the cut is at the first occurrence. */
  before: S | null;
  after: S;
}

/**
 * @param at the wall time that names the occurrence which is to be the first of the second part
 * @returns refused where it was added to a rule that goes on after it: the second part could not begin with it
 */
export function cutSeries<S extends Series>(series: S, at: WallTime): Result<CutSeries<S>> {
  if (!hasStartBefore(series, at)) return ok({ before: null, after: series });
  const isOfRule = isRuleStart(series, at);
  if (!isOfRule && goesOnAfter(series, at))
    return refuse(
      'invalid',
      `${sayWall(at)} was added to the rule by itself. Change it alone, or begin with another date.`,
      { field: 'occurrence' },
    );
  const side = (keep: (wall: WallTime) => boolean) => ({
    additions: series.additions.filter(keep),
    exceptions: series.exceptions.filter(keep),
    overrides: series.overrides.filter(({ occurrence }) => keep(occurrence)),
  });
  const [before, after] = cutRule(series, at);
  return ok({
    before: { ...series, ...side((wall) => wall < at), rule: before },
    after: beginAt({ ...series, ...side((wall) => wall >= at), rule: isOfRule ? after : null }, at),
  });
}

/** Whether an occurrence of that name is in the series, left out or not. */
export const hasStart = (series: Series, wall: WallTime): boolean =>
  series.additions.includes(wall) || isRuleStart(series, wall);

/** Whether the rule itself gives it. */
export const isRuleStart = ({ rule, start, zone }: Series, wall: WallTime): boolean =>
  rule === null ? start === wall : wall >= start && expand(rule, start, wall, wall, zone).includes(wall);

function hasStartBefore({ rule, start, zone, additions }: Series, at: WallTime): boolean {
  const first = rule === null ? start : nextStart({ rule, start, zone }, start);
  return [first, ...additions].some((wall) => wall !== null && wall < at);
}

const goesOnAfter = ({ rule, start, zone }: Series, at: WallTime): boolean =>
  rule !== null && nextStart({ rule, start, zone }, at) !== null;

/** The rule up to `at`, and from there on. A COUNT is divided; else the first ends by an UNTIL. */
function cutRule({ rule, start, zone }: Series, at: WallTime): [before: string | null, after: string | null] {
  if (rule === null) return [null, null];
  const [before, after] = [readParts(rule), readParts(rule)];
  const count = before.get('COUNT');
  if (count === undefined) {
    // The last second before it: UNTIL itself still counts.
    before.set('UNTIL', untilInstant(wallToEpoch(at, zone) - SECOND));
  } else {
    // COUNT counts the starts that are left out, too.
    const kept = expand(rule, start, start, at, zone).filter((wall) => wall < at).length;
    before.set('COUNT', String(kept));
    after.set('COUNT', String(Number(count) - kept));
  }
  return [writeParts(before), writeParts(after)];
}

/** The second part begins at its first occurrence, which may be one that was added to the rule. */
function beginAt<S extends Series>(series: S, at: WallTime): S {
  const end = series.end === null ? null : occurrenceEnd(at, series.start, series.end);
  return { ...series, start: at, end, additions: series.additions.filter((wall) => wall !== at) };
}

/**
 * The whole series moved by as much as one occurrence is, and made as long: what was left out, added or changed by itself goes
 * with it.
 *
 * @param from where the occurrence stood
 * @param to where it is to stand
 */
export function moveSeries<S extends Series>(
  series: S,
  from: WallTime,
  to: { start: WallTime; end: WallTime | null },
): Result<S> {
  const minutes = wallMinutesBetween(from, to.start);
  const move = (wall: WallTime) => addWall(wall, { minutes });
  const start = move(series.start);
  const rule =
    series.rule && shiftRule(series.rule, daysBetween(dayOf(series.start), dayOf(start)), minutes, series.zone);
  if (series.rule !== null && rule === null)
    return refuse('invalid', 'No rule comes that many days later each time. Change the rule itself instead.', {
      field: 'start',
    });
  const end = to.end === null ? null : occurrenceEnd(start, to.start, to.end);
  return ok({
    ...series,
    start,
    end,
    rule,
    additions: series.additions.map(move),
    exceptions: series.exceptions.map(move),
    overrides: series.overrides.map((override) => moveOverride(override, move)),
  });
}

const moveOverride = ({ occurrence, start, end }: Override, move: (wall: WallTime) => WallTime): Override => ({
  occurrence: move(occurrence),
  start: move(start),
  end: end && move(end),
});
