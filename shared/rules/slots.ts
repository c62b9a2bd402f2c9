import { freezesDuring, type OpenTime, occurrencesOf, openTimes } from '../domain/schedule.ts';
import type { Interval } from '../kernel/interval.ts';
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
    for (const open of openTimes(view, month)) {
      yield;
      // The same open time as the last one of the month before: once rejected, a freeze may let go of it only now.
      const goesOn = open.start < month.start && month.start > search.from;
      if (goesOn && hasSlot) continue;
      const tried = startsIn(open, view, search).map((start) => tryStart(release, start, open, view, context));
      const best = tried.find((slot) => slot.severity === 'pass') ?? tried.find((slot) => slot.severity !== 'block');
      hasSlot = best !== undefined;
      if (goesOn && hasSlot) found.rejected.pop();
      if (best) found.slots.push(best as Slot);
      else if (tried[0] && !goesOn) found.rejected.push(tried[0]);
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
    occurrencesOf(view, window, { start: month.start - DAY, end: month.end + DAY });
    yield;
  }
}

function startsIn(open: OpenTime, view: View, { from, to }: SlotRange): number[] {
  const freezeEnds = freezesDuring(view, open).map(({ span }) => span.end);
  const starts = [Math.max(open.start, roundUp(from, 15 * MINUTE)), ...freezeEnds].toSorted((a, b) => a - b);
  // The very minute in which the search begins comes last: it is no round time, but may be the only one that is left.
  return [...starts, Math.max(open.start, roundUp(from, MINUTE))].filter(
    (start) => start >= open.start && start < open.end && start >= from && start < to,
  );
}

function tryStart(release: Release, start: number, open: OpenTime, view: View, context: RuleContext) {
  const candidate = { ...release, start: toInstant(start) };
  const { severity, findings } = evaluate(candidate, view, context);
  const needed = release.lengthMinutes + release.backOutMinutes;
  return {
    start: candidate.start,
    severity,
    findings,
    window: [...new Set(open.parts.map(({ window }) => window.name))].join(' and '),
    spareMinutes: Math.round((open.end - open.start) / MINUTE) - needed,
  };
}

const roundUp = (epoch: number, step: number): number => Math.ceil(epoch / step) * step;
