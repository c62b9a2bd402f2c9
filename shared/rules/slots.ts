import { earliestWithNotice } from '../domain/businessTime/notice.ts';
import { freezesOn } from '../domain/frozen.ts';
import { nameOfOpenTime, widen, windowsFor } from '../domain/placement.ts';
import { planCalendar } from '../domain/planSettings.ts';
import { withStart } from '../domain/releaseDate.ts';
import { type Occurrence, type OpenTime, occurrencesOf } from '../domain/schedule.ts';
import { occurrencesDuring } from '../domain/windowTimes.ts';
import { type Interval, join, overlaps } from '../kernel/interval.ts';
import { DAY, MINUTE, toEpoch, toInstant } from '../kernel/time.ts';
import type { Release } from '../model/release.ts';
import type { View } from '../store/view.ts';
import { evaluate, severityOf, type Verdict } from './evaluate.ts';
import type { Finding, RuleContext, Severity } from './rule.ts';

/** A start at which the release would meet every rule, or need no more than an approval. */
export interface Slot {
  /** UTC. */
  start: string;
  severity: Exclude<Severity, 'block'>;
  findings: Finding[];
  /** Names of the windows it lies in. */
  window: string;
  /** Minutes of the open time that stay free. */
  spareMinutes: number;
}

/** An open time in which no start helps, with what stands against its first start. */
export interface RejectedSlot {
  start: string;
  window: string;
  findings: Finding[];
}

export interface SlotSearch {
  slots: Slot[];
  rejected: RejectedSlot[];
  /** How far it has come, milliseconds since 1970: no start before this was left out. */
  until: number;
}

/** Where to look: [from, to), milliseconds since 1970; and after how many slots to stop. */
interface SlotRange {
  from: number;
  to: number;
  limit: number;
  /** After how many starts without a slot to give up; where none is given it goes on to the end. */
  patience?: number;
}

/**
 * The compliant starts for a release in [from, to), nearest first: at most one for each open time, the earliest. A start is
 * tried where the open time begins, where the search begins (at the next quarter of an hour, if it can be) and wherever a
 * freeze lets go.
 */
export function findSlots(release: Release, view: View, context: RuleContext, search: SlotRange): SlotSearch {
  const steps = searchSlots(release, view, context, search);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/**
 * The same search in steps of a few milliseconds at most, so that who takes them can do something else in between. Each gives
 * what was found so far, which grows.
 */
export function* searchSlots(
  release: Release,
  view: View,
  context: RuleContext,
  search: SlotRange,
): Generator<SlotSearch, SlotSearch, void> {
  const found: SlotSearch = { slots: [], rejected: [], until: search.from };
  const progress: Progress = { found, left: search.patience ?? Number.POSITIVE_INFINITY };
  let hasSlot = false;
  for (const month of monthsOf(search)) {
    yield* expandWindows(view, month, found);
    const { open, cancelled } = windowsFor(view, release, widen(month));
    yield found;
    const taking = join(open);
    const times = cancelled.length === 0 ? taking : join([...open, ...cancelled.map(({ occurrence }) => occurrence)]);
    for (const time of times.filter((other) => overlaps(other, month))) {
      yield found;
      // The same open time as the last one of the month before: once rejected, a freeze may let go of it only now.
      const goesOn = time.start < month.start && month.start > search.from;
      if (goesOn && hasSlot) continue;
      const asked = { release, view, context, open: taking.filter((part) => overlaps(part, time)) };
      const { best, first } = yield* tryStarts(startsIn(time, asked, search), asked, progress);
      hasSlot = best !== null;
      if (goesOn && hasSlot) found.rejected.pop();
      if (best) found.slots.push(best);
      else if (first && !goesOn) found.rejected.push({ ...first, window: nameOfOpenTime(time) });
      if (best) progress.left = search.patience ?? Number.POSITIVE_INFINITY;
      if (found.slots.length >= search.limit || progress.left <= 0) return found;
    }
    found.until = month.end;
  }
  return found;
}

/** What was found, and how many more starts are tried before the next slot must come. */
interface Progress {
  found: SlotSearch;
  left: number;
}

/** The search goes month by month, so that the first few slots do not cost a year of windows. */
function* monthsOf({ from, to }: SlotRange): Iterable<Interval> {
  for (let start = from; start < to; start += 28 * DAY) yield { start, end: Math.min(to, start + 28 * DAY) };
}

/** A window's times are expanded once and then known: a window, then a week a step, before all are asked for together. */
function* expandWindows(view: View, month: Interval, found: SlotSearch): Generator<SlotSearch, void, void> {
  const { start, end } = widen(month);
  for (const window of view.all('windows')) {
    occurrencesOf(view, window, { start, end });
    yield found;
  }
  for (let week = start; week < end; week += 7 * DAY) {
    occurrencesDuring(view, { start: week, end: Math.min(end, week + 7 * DAY) });
    yield found;
  }
}

/** What is searched for, and what is open to it in the time that is looked at. */
interface Asked {
  release: Release;
  view: View;
  context: RuleContext;
  open: OpenTime[];
}

/** The earliest start at which nothing speaks against it, else the earliest that is not blocked; and the first of all. */
function* tryStarts(
  starts: readonly number[],
  asked: Asked,
  progress: Progress,
): Generator<SlotSearch, { best: Slot | null; first: RejectedSlot | null }, void> {
  let earliest: number | null = null;
  const isTooSoon = tooSoon(asked);
  for (const [index, start] of starts.entries()) {
    progress.found.until = Math.max(progress.found.until, start);
    if (isTooSoon(start)) continue;
    if (index > 0) yield progress.found;
    const severity = severityOf(candidateAt(start, asked), asked.view, asked.context);
    if (severity === 'pass') return { best: sayStart(start, asked) as Slot, first: null };
    if (severity !== 'block') earliest ??= start;
    if (--progress.left <= 0 && earliest === null) break;
  }
  if (earliest !== null) return { best: sayStart(earliest, asked) as Slot, first: null };
  return { best: null, first: starts.length === 0 ? null : sayStart(starts[0]!, asked) };
}

function startsIn(time: OpenTime, { release, view, context, open }: Asked, { from, to }: SlotRange): number[] {
  const freezeEnds = freezesOn(view, release, time).map(({ span }) => span.end);
  const starts = [
    Math.max(time.start, roundUp(from, 15 * MINUTE)),
    ...freezeEnds,
    ...open.map(({ start }) => start),
    ...startsByClass(time.parts, view, context),
  ].toSorted((a, b) => a - b);
  // The very minute in which the search begins comes last: it is no round time, but may be the only one that is left.
  const all = new Set([...starts, Math.max(time.start, roundUp(from, MINUTE))]);
  return [...all].filter((start) => start >= time.start && start < time.end && start >= from && start < to);
}

/** Where windows of classes touch: each begins anew with its own risk and room, and takes whom notice was given. */
function startsByClass(parts: readonly Occurrence[], view: View, { now }: RuleContext): number[] {
  if (parts.every(({ window }) => window.classId === null)) return [];
  const noticed = noticesOf(parts, view, now).filter((earliest) => earliest !== null && earliest > 0) as number[];
  return [...new Set(parts.map(({ start }) => start)), ...noticed.map((earliest) => roundUp(earliest, 15 * MINUTE))];
}

/**
 * Whether every window that is open at a start asks more notice than is left before it, which nobody waived: thousands of windows
 * may open before the first that takes it, and whoever stands in one of them is held to what it asks.
 */
function tooSoon({ release, view, context, open }: Asked): (start: number) => boolean {
  const hasWaiver = !view.referring('waivers', 'releaseId', release.id)[Symbol.iterator]().next().done;
  if (hasWaiver || release.lengthMinutes <= 0) return () => false;
  const placed = toEpoch(toInstant(context.now));
  const parts = open.flatMap((time) => time.parts);
  const least = noticesOf(parts, view, placed).reduce<number>(
    (first, earliest) => Math.min(first, earliest ?? Number.POSITIVE_INFINITY),
    Number.POSITIVE_INFINITY,
  );
  // A start that stays keeps the notice that was given for it.
  const kept = release.start === null ? null : toEpoch(release.start);
  return (start) => start < least && start !== kept && open.some((time) => time.start <= start && start < time.end);
}

/** From when on the windows take a release that is placed then: each answer once; 0 where a window asks no notice, null for never. */
function noticesOf(parts: readonly Occurrence[], view: View, placed: number): (number | null)[] {
  const calendar = planCalendar(view);
  const answers = new Map<string, number | null>();
  for (const window of new Set(parts.map((part) => part.window))) {
    const asked = `${window.classId} ${window.zone}`;
    if (answers.has(asked)) continue;
    const windowClass = window.classId === null ? undefined : view.get('windowClasses', window.classId);
    const asks = windowClass && windowClass.notice.amount > 0;
    answers.set(asked, asks ? earliestWithNotice(placed, windowClass.notice, calendar, window.zone) : 0);
  }
  return [...answers.values()];
}

const candidateAt = (start: number, { release, context }: Asked): Release => ({
  ...release,
  ...withStart(release, toInstant(start), toInstant(context.now)),
});

/** What holds of a start in full. */
function sayStart(start: number, asked: Asked): Omit<Slot, 'severity'> & Verdict {
  const { release, view, context, open } = asked;
  const around = open.find((time) => time.start <= start && start < time.end);
  const needed = release.lengthMinutes + release.backOutMinutes;
  return {
    start: toInstant(start),
    ...evaluate(candidateAt(start, asked), view, context),
    window: around ? nameOfOpenTime(around) : '',
    spareMinutes: around ? Math.round((around.end - around.start) / MINUTE) - needed : 0,
  };
}

const roundUp = (epoch: number, step: number): number => Math.ceil(epoch / step) * step;
