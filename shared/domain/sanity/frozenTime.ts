import type { Interval } from '../../kernel/interval.ts';
import { DAY } from '../../kernel/time.ts';
import type { Freeze } from '../../model/freeze.ts';
import { EVERYTHING } from '../../model/scope.ts';
import { sameRecord } from '../../store/change.ts';
import type { View } from '../../store/view.ts';
import { freezeTimes } from '../schedule.ts';

/** As far as anybody plans. */
export const HORIZON = 731 * DAY;

/**
 * The freeze in which an interval begins, where hard freezes for everything hold all of it, or the first two years of it;
 * null where some of it is free.
 */
export function freezeOfAll(view: View, { start, end }: Interval): Freeze | null {
  const last = Math.min(end, start + HORIZON);
  let at = start;
  let first: Freeze | null = null;
  while (at < last) {
    const frozen = frozenAt(view, at);
    if (!frozen) return null;
    first ??= frozen.freeze;
    at = frozen.until;
  }
  return first;
}

/** What is frozen from `start` on, without a gap up to `until`; it begins in `freeze`. */
interface Frozen {
  start: number;
  until: number;
  freeze: Freeze;
}

/** What is worked out at once: windows that are looked at one after the other mostly lie near each other. */
const STRETCH = 28 * DAY;
const MOST_STRETCHES = 120;

function frozenAt(view: View, at: number): Frozen | null {
  const stretches = stretchesOf(view);
  const number = Math.floor(at / STRETCH);
  let frozen = stretches.get(number);
  if (!frozen) {
    frozen = frozenDuring(view, { start: number * STRETCH, end: (number + 1) * STRETCH });
    if (stretches.size >= MOST_STRETCHES) stretches.delete(stretches.keys().next().value!);
    stretches.set(number, frozen);
  }
  const last = frozen[firstAfter(frozen, at) - 1];
  return last && last.until > at ? last : null;
}

/** Those alone that reach further than all before them: the last that has begun tells how long. */
function frozenDuring(view: View, during: Interval): Frozen[] {
  const times = Array.from(view.during('freezes', during))
    .filter(isForEverything)
    .flatMap((freeze) => freezeTimes(view, freeze, during))
    .toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const frozen: Frozen[] = [];
  let reached = Number.NEGATIVE_INFINITY;
  for (const { freeze, span } of times) {
    if (span.end <= reached) continue;
    reached = span.end;
    frozen.push({ start: span.start, until: span.end, freeze });
  }
  for (let index = frozen.length - 2; index >= 0; index--) {
    const next = frozen[index + 1]!;
    if (next.start <= frozen[index]!.until) frozen[index]!.until = next.until;
  }
  return frozen;
}

const isForEverything = ({ level, levels, scope }: Freeze): boolean =>
  level === 'block' && levels.length === 0 && sameRecord(scope, EVERYTHING);

function firstAfter(frozen: readonly Frozen[], at: number): number {
  let [low, high] = [0, frozen.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (frozen[middle]!.start <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Known {
  /** What the shifts of recurring freezes ask. */
  calendars: object;
  settings: object;
  stretches: Map<number, Frozen[]>;
}

const known = new WeakMap<object, Known>();

function stretchesOf(view: View): Known['stretches'] {
  const freezes = view.state('freezes');
  const [calendars, settings] = [view.state('businessCalendars'), view.state('plan')];
  const latest = known.get(freezes);
  if (latest?.calendars === calendars && latest.settings === settings) return latest.stretches;
  const stretches = new Map<number, Frozen[]>();
  known.set(freezes, { calendars, settings, stretches });
  return stretches;
}
