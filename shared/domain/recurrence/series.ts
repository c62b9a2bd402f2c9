import { type Interval, overlaps } from '../../kernel/interval.ts';
import {
  DAY,
  END_OF_TIME,
  offsetMilliseconds,
  placeWall,
  type WallTime,
  wallEpoch,
  wallOf,
  type Zone,
} from '../../kernel/time.ts';
import type { BusinessCalendar } from '../../model/businessCalendar.ts';
import type { Override, Series } from '../../model/series.ts';
import { type Recurrence, recur } from './recurrence.ts';
import { readRule } from './recurrenceRule.ts';
import { LONGEST_SHIFT, shiftWall } from './shift.ts';

/** One occurrence of a series, as instants. */
export interface SeriesOccurrence extends Interval {
  /** The start that the rule gave it: what exceptions and overrides name it by (RFC 5545, RECURRENCE-ID). */
  wall: WallTime;
}

/** The occurrences of a series that overlap the interval, in order. `calendar` is the one that its shift asks. */
export function occurrencesOfSeries(
  series: Series,
  interval: Interval,
  calendar: BusinessCalendar | null,
): readonly SeriesOccurrence[] {
  const expansion = expansionOf(series, calendar);
  const known = expansion.answers.find(({ start, end }) => start === interval.start && end === interval.end);
  if (known) return known.found;
  const fixed = expansion.fixed.filter((one) => isDuring(one, interval));
  const found = inOrder([...fixed, ...ruledDuring(expansion, interval)]);
  if (interval.end - interval.start < SHORT) return found;
  if (expansion.answers.length >= MOST_ANSWERS) expansion.answers.shift();
  expansion.answers.push({ start: interval.start, end: interval.end, found });
  return found;
}

/**
 * The same for one question, without keeping anything: of a rule that happens every second, too, as long as the interval is
 * short. Null where it would take too long.
 */
export function occurrencesOnce(series: Series, interval: Interval): readonly SeriesOccurrence[] | null {
  const expansion = expand(series, null);
  const ruled = ruledBetween(expansion, ...wallsAround(expansion, interval));
  return ruled && inOrder([...expansion.fixed, ...ruled].filter((one) => isDuring(one, interval)));
}

/** What a series expands to: what stands by itself, and the rule's occurrences by quarter-long pages since 1970. */
interface Expansion {
  series: Series;
  calendar: BusinessCalendar | null;
  recurrence: Recurrence | null;
  /** Milliseconds by the wall clock. */
  length: number;
  /** The first start, as `wallEpoch` counts. */
  first: number;
  /** Milliseconds by the wall clock that an occurrence may reach past the start that the rule gave it. */
  reach: number;
  /** Additions and overrides, and the one start of a series without a rule. */
  fixed: readonly SeriesOccurrence[];
  /** The rule's starts that do not stand in it: exceptions, and what an override replaces. */
  replaced: ReadonlySet<WallTime>;
  pages: Map<number, readonly SeriesOccurrence[]>;
  /** The last few questions: a view asks the same again and again. */
  answers: (Interval & { found: readonly SeriesOccurrence[] })[];
}

const PAGE = 91 * DAY;
const MOST_ANSWERS = 8;
/** What is asked of less time is found as fast as it is looked up, and is seldom asked again. */
const SHORT = 8 * DAY;

/** Records never change in place, so what a series expands to does not either, as long as the calendar stays the same. */
const expansions = new WeakMap<Series, Expansion>();

function expansionOf(series: Series, calendar: BusinessCalendar | null): Expansion {
  let known = expansions.get(series);
  if (!known || known.calendar !== calendar) {
    known = expand(series, calendar);
    expansions.set(series, known);
  }
  return known;
}

function expand(series: Series, calendar: BusinessCalendar | null): Expansion {
  const recurrence = recurrenceOf(series);
  const length = series.end === null ? DAY : wallEpoch(series.end) - wallEpoch(series.start);
  const overridden = series.overrides.map(({ occurrence }) => occurrence);
  const expansion: Expansion = {
    series,
    calendar,
    recurrence,
    first: wallEpoch(series.start),
    length,
    reach: length + (series.shift ? LONGEST_SHIFT : 0),
    fixed: [],
    replaced: new Set([...series.exceptions, ...overridden]),
    pages: new Map(),
    answers: [],
  };
  const alone = recurrence === null ? [series.start, ...series.additions] : series.additions;
  const placed = alone.filter((wall) => !expansion.replaced.has(wall)).map((wall) => place(expansion, wallEpoch(wall)));
  const moved = series.overrides
    .filter((one) => isOccurrence(one.occurrence, expansion))
    .map((one) => placeOverride(series, one));
  expansion.fixed = [...placed, ...moved].filter((one) => one !== null);
  return expansion;
}

function recurrenceOf({ rule, start, zone }: Series): Recurrence | null {
  if (rule === null) return null;
  const read = readRule(rule);
  if (!read.ok) throw new Error(read.refusal.message);
  return recur(read.value, start, zone);
}

/** An override of what is not in the series, such as one that the rule gave before it was changed, counts for nothing. */
function isOccurrence(wall: WallTime, { series, recurrence }: Expansion): boolean {
  if (series.exceptions.includes(wall)) return false;
  if (series.additions.includes(wall)) return true;
  if (recurrence === null) return wall === series.start;
  return recurrence.between(wallEpoch(wall), wallEpoch(wall))?.length === 1;
}

/** The rule's occurrences in the interval. Rules ask this of every window for every release: it makes nothing but its answer. */
function ruledDuring(expansion: Expansion, interval: Interval): SeriesOccurrence[] {
  const found: SeriesOccurrence[] = [];
  if (expansion.recurrence === null) return found;
  // Wall time is a day off the instant at most.
  const from = Math.max(interval.start - DAY - expansion.reach, expansion.first);
  const last = Math.floor((Math.min(interval.end, END_OF_TIME) + DAY) / PAGE);
  for (let number = Math.floor(from / PAGE); number <= last; number++) {
    const known = page(expansion, number);
    // A page is in order unless occurrences are shifted; a switch of the clocks moves one by hours at most.
    const isInOrder = expansion.series.shift === null;
    const begin = isInOrder ? firstFrom(known, interval.start - expansion.reach - DAY) : 0;
    for (let index = begin; index < known.length; index++) {
      const one = known[index]!;
      if (isInOrder && one.start > interval.end + DAY) break;
      if (isDuring(one, interval)) found.push(one);
    }
  }
  return found;
}

/** Where the first stands that starts at the instant or behind it. */
function firstFrom(found: readonly SeriesOccurrence[], epoch: number): number {
  let [low, high] = [0, found.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (found[middle]!.start < epoch) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Between which of the rule's starts, as `wallEpoch` counts them, those lie whose occurrences are in the interval. */
function wallsAround({ series, reach }: Expansion, interval: Interval): [from: number, to: number] {
  const offsets = (epoch: number) => [-DAY, 0, DAY].map((away) => offsetMilliseconds(epoch + away, series.zone));
  const from = interval.start + Math.min(...offsets(interval.start)) - reach;
  const end = Math.min(interval.end, END_OF_TIME);
  return [Math.max(from, wallEpoch(series.start)), end + Math.max(...offsets(end))];
}

/** The occurrences whose wall time lies in the nth page. A page is expanded once. */
function page(expansion: Expansion, number: number): readonly SeriesOccurrence[] {
  let known = expansion.pages.get(number);
  if (!known) {
    const found = ruledBetween(expansion, number * PAGE, (number + 1) * PAGE - 1);
    if (found === null) throw new RangeError(`${expansion.series.rule} happens too often.`);
    known = found;
    expansion.pages.set(number, known);
  }
  return known;
}

/** The rule's occurrences whose wall time lies in [from, to], but for those that are left out or replaced. */
function ruledBetween(expansion: Expansion, from: number, to: number): SeriesOccurrence[] | null {
  const starts = expansion.recurrence === null ? [] : expansion.recurrence.between(from, to);
  if (starts === null) return null;
  const { replaced } = expansion;
  const kept = replaced.size === 0 ? starts : starts.filter((wall) => !replaced.has(wallOf(wall)));
  return kept.map((wall) => place(expansion, wall)).filter((one) => one !== null);
}

/** Null for what the shift leaves out, and for what falls whole into the hour that a spring switch leaves out. */
function place({ series, calendar, length }: Expansion, wall: number): SeriesOccurrence | null {
  const start = series.shift === null ? wall : shiftWall(wall, series.shift, calendar);
  if (start === null) return null;
  const end = series.end === null ? null : start + length;
  return occurrence(series, wallOf(wall), start, end);
}

const placeOverride = (series: Series, { occurrence: wall, start, end }: Override): SeriesOccurrence | null =>
  occurrence(series, wall, wallEpoch(start), end === null ? null : wallEpoch(end));

function occurrence(series: Series, wall: WallTime, start: number, end: number | null): SeriesOccurrence | null {
  const placed = placeWall(start, series.zone);
  const ends = end === null ? openEnd(series, start, series.zone) : placeWall(end, series.zone);
  const until = Math.min(ends, END_OF_TIME);
  const isMoment = series.end === series.start;
  return placed < until || (isMoment && placed === until) ? { wall, start: placed, end: until } : null;
}

/** A single one lasts until somebody ends it, a recurring one until the midnight that ends its day. */
function openEnd({ rule, additions }: Series, start: number, zone: Zone): number {
  if (rule === null && additions.length === 0) return END_OF_TIME;
  return placeWall((Math.floor(start / DAY) + 1) * DAY, zone);
}

/** A moment, which has no length, is in the interval that it lies in. */
export const isDuring = (one: Interval, interval: Interval): boolean =>
  one.start === one.end ? one.start >= interval.start && one.start < interval.end : overlaps(one, interval);

/**
 * By start, each start once: two wall times may land on one instant behind a spring switch, and then the longer stands. Of
 * several that days off carry to one date, it goes by its own name, which is the latest.
 */
const inOrder = (found: SeriesOccurrence[]): SeriesOccurrence[] =>
  found
    .toSorted((a, b) => a.start - b.start || b.end - a.end || Number(a.wall < b.wall) - Number(a.wall > b.wall))
    .filter((one, index, all) => index === 0 || one.start !== all[index - 1]!.start);
