import { freezesOn } from '../domain/frozen.ts';
import { earliestWithNotice } from '../domain/notice.ts';
import { widen, windowsFor } from '../domain/placement.ts';
import { withStart } from '../domain/releaseDate.ts';
import { sayList } from '../domain/rulePattern.ts';
import { type Occurrence, type OpenTime, occurrencesOf, planCalendar } from '../domain/schedule.ts';
import { type Interval, join, overlaps } from '../kernel/interval.ts';
import { DAY, MINUTE, toInstant } from '../kernel/time.ts';
import type { Release } from '../model/release.ts';
import type { View } from '../store/view.ts';
import { evaluate } from './evaluate.ts';
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
}

/** Where to look: [from, to), milliseconds since 1970; and after how many slots to stop. */
export interface SlotRange {
  from: number;
  to: number;
  limit: number;
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

/** The same search in steps of well under a millisecond each, so that who takes them can do something else in between. */
export function* searchSlots(
  release: Release,
  view: View,
  context: RuleContext,
  search: SlotRange,
): Generator<void, SlotSearch, void> {
  const found: SlotSearch = { slots: [], rejected: [] };
  let hasSlot = false;
  for (const month of monthsOf(search)) {
    yield* expandWindows(view, month);
    const { open, cancelled } = windowsFor(view, release, widen(month));
    const taking = join(open);
    const times = cancelled.length === 0 ? taking : join([...open, ...cancelled.map(({ occurrence }) => occurrence)]);
    for (const time of times.filter((other) => overlaps(other, month))) {
      yield;
      // The same open time as the last one of the month before: once rejected, a freeze may let go of it only now.
      const goesOn = time.start < month.start && month.start > search.from;
      if (goesOn && hasSlot) continue;
      const asked = { release, view, context, open: taking.filter((part) => overlaps(part, time)) };
      const { best, first } = yield* tryStarts(startsIn(time, asked, search), asked);
      hasSlot = best !== null;
      if (goesOn && hasSlot) found.rejected.pop();
      if (best) found.slots.push(best);
      else if (first && !goesOn) found.rejected.push({ ...first, window: nameOf(time) });
      if (found.slots.length >= search.limit) return found;
    }
  }
  return found;
}

/** The search goes month by month, so that the first few slots do not cost a year of windows. */
function* monthsOf({ from, to }: SlotRange): Iterable<Interval> {
  for (let start = from; start < to; start += 28 * DAY) yield { start, end: Math.min(to, start + 28 * DAY) };
}

/** A window's times are expanded once and then known: one window a step, before all of them are asked for together. */
function* expandWindows(view: View, month: Interval): Generator<void, void, void> {
  for (const window of view.all('windows')) {
    occurrencesOf(view, window, widen(month));
    yield;
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
): Generator<void, { best: Slot | null; first: ReturnType<typeof tryStart> | null }, void> {
  let best: Slot | null = null;
  let first: ReturnType<typeof tryStart> | null = null;
  for (const start of starts) {
    if (first) yield;
    const tried = tryStart(start, asked);
    first ??= tried;
    if (tried.severity === 'pass') return { best: tried as Slot, first };
    if (tried.severity !== 'block') best ??= tried as Slot;
  }
  return { best, first };
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
  const calendar = planCalendar(view);
  if (parts.every(({ window }) => window.classId === null)) return [];
  return parts.flatMap(({ start, window }) => {
    const windowClass = window.classId === null ? undefined : view.get('windowClasses', window.classId);
    const noticed = windowClass ? earliestWithNotice(now, windowClass.notice, calendar, window.zone) : null;
    return noticed === null ? [start] : [start, roundUp(noticed, 15 * MINUTE)];
  });
}

function tryStart(start: number, { release, view, context, open }: Asked) {
  const candidate = { ...release, ...withStart(release, toInstant(start), toInstant(context.now)) };
  const { severity, findings } = evaluate(candidate, view, context);
  const around = open.find((time) => time.start <= start && start < time.end);
  const needed = release.lengthMinutes + release.backOutMinutes;
  return {
    start: toInstant(start),
    severity,
    findings,
    window: around ? nameOf(around) : '',
    spareMinutes: around ? Math.round((around.end - around.start) / MINUTE) - needed : 0,
  };
}

const nameOf = (open: OpenTime): string => sayList([...new Set(open.parts.map(({ window }) => window.name))]);

const roundUp = (epoch: number, step: number): number => Math.ceil(epoch / step) * step;
