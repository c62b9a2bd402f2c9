import type { Id } from '../../kernel/id.ts';
import { contains, type Interval, overlaps } from '../../kernel/interval.ts';
import { DAY, END_OF_TIME } from '../../kernel/time.ts';
import type { Freeze } from '../../model/freeze.ts';
import type { Scope } from '../../model/scope.ts';
import type { View } from '../../store/view.ts';
import { type FreezeOccurrence, freezesDuring, type Occurrence } from '../schedule.ts';
import { occurrencesDuring } from '../windowTimes.ts';

/** One time of a window, and the freeze that takes it away, if one does. */
export interface CoveredOccurrence extends Occurrence {
  cancelledBy?: Freeze;
}

/** The freezes and windows of a time, each window with the freeze that cancels or defers it. */
export interface Openings {
  freezes: FreezeOccurrence[];
  occurrences: CoveredOccurrence[];
}

export function openingsDuring(view: View, interval: Interval): Openings {
  const open = occurrencesDuring(view, interval);
  const during = freezesDuring(view, reachOf(open, interval));
  const cancelling = during.filter(({ freeze }) => takesWindowsAway(freeze));
  return {
    freezes: during.filter(({ span }) => overlaps(span, interval)),
    // Of five hundred windows a day nothing is copied that is not cancelled.
    occurrences: cancelling.length === 0 ? open : open.map((occurrence) => covered(occurrence, cancelling)),
  };
}

/** A window that goes on outside the interval may be cancelled there; how far that is looked for has its bounds. */
function reachOf(open: readonly Occurrence[], { start, end }: Interval): Interval {
  const reach = { start, end };
  for (const occurrence of open) {
    reach.start = Math.min(reach.start, Math.max(occurrence.start, start - LONGEST_LOOK));
    reach.end = Math.max(reach.end, Math.min(occurrence.end, end + LONGEST_LOOK));
  }
  return reach;
}

const LONGEST_LOOK = 31 * DAY;

/** It says that windows inside it do not take place, or it leaves nobody who could use them. */
const takesWindowsAway = ({ level, levels, windows }: Freeze): boolean =>
  windows !== 'keep' || (level === 'block' && levels.every((other) => other.level === 'block'));

/** No change at all may run in it, so that what stands open through it, such as a window without an end, is not open then. */
export const closesAll = ({ level, levels, scope }: Freeze): boolean =>
  level === 'block' &&
  levels.every((other) => other.level === 'block') &&
  Object.values(scope).every((entries) => entries.length === 0);

function covered(occurrence: Occurrence, freezes: readonly FreezeOccurrence[]): CoveredOccurrence {
  const cancelledBy = whoCancels(freezes, occurrence);
  return cancelledBy ? { ...occurrence, cancelledBy } : occurrence;
}

function whoCancels(freezes: readonly FreezeOccurrence[], occurrence: Occurrence): Freeze | null {
  // What has no end cannot be called off as a whole.
  if (occurrence.end === END_OF_TIME) return null;
  for (const { freeze, span } of freezes)
    if (takesAway(freeze, span, occurrence) && isWithin(occurrence.window.scope, freeze.scope)) return freeze;
  return null;
}

/** A freeze that leaves windows as they are leaves the hours of a window that lie outside it. */
const takesAway = ({ windows }: Freeze, span: Interval, occurrence: Occurrence): boolean =>
  windows === 'keep' ? contains(span, occurrence) : overlaps(span, occurrence);

/** Whether all that the inner scope reaches is in the outer one: a freeze of one service takes no window from the others. */
const isWithin = (inner: Scope, outer: Scope): boolean =>
  (Object.keys(outer) as (keyof Scope)[]).every(
    (list) =>
      outer[list].length === 0 || (inner[list].length > 0 && inner[list].every((entry) => outer[list].includes(entry))),
  );

/** The windows of each class, those of none among them, in the order in which they come. */
export function byClass(occurrences: readonly CoveredOccurrence[]): [Id | null, CoveredOccurrence[]][] {
  const classes = new Map<Id | null, CoveredOccurrence[]>();
  for (const occurrence of occurrences) {
    const { classId } = occurrence.window;
    const known = classes.get(classId);
    if (known) known.push(occurrence);
    else classes.set(classId, [occurrence]);
  }
  return [...classes];
}

/** `cancelled by a hard freeze`, `deferred by a freeze to the first window after it`. */
export function sayCancelled({ level, windows }: Freeze): string {
  if (windows === 'defer') return 'deferred by a freeze to the first window after it';
  return level === 'block' ? 'cancelled by a hard freeze' : 'cancelled by a freeze';
}
