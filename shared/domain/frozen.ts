import { type Interval, join } from '../kernel/interval.ts';
import { DAY, END_OF_TIME } from '../kernel/time.ts';
import type { FreezeLevel } from '../model/freeze.ts';
import type { Release } from '../model/release.ts';
import type { View } from '../store/view.ts';
import { levelFor } from './freezeLevel.ts';
import { type FreezeOccurrence, freezesDuring } from './schedule.ts';
import { fitOfScope, type ScopeFit, subjectOf } from './scope.ts';

/** One time of a freeze, and what it is to a release. */
export interface FreezeOn extends FreezeOccurrence, Pick<FreezeLevel, 'level' | 'approverRole'> {
  fit: ScopeFit;
}

/** The times of freezes that overlap the interval and are for the release or, for all that it says of itself, may be. */
export function freezesOn(view: View, release: Release, interval: Interval): FreezeOn[] {
  const found = freezesDuring(view, interval);
  if (found.length === 0) return [];
  const subject = subjectOf(view, release);
  return found
    .map((occurrence) => ({
      ...occurrence,
      ...levelFor(view, occurrence.freeze, release),
      fit: fitOfScope(occurrence.freeze.scope, subject),
    }))
    .filter(({ fit }) => fit.fits !== 'no');
}

/** Whether it holds the release up, at any level. */
export const binds = ({ fit, level }: FreezeOn): boolean => fit.fits === 'yes' && level !== 'none';

/** A stretch in which freezes nest, touch or overlap, so that no moment between them is free. */
export interface FrozenStretch extends Interval {
  parts: FreezeOn[];
}

/** How far freezes are followed that touch each other: far enough for a season, and daily ones must end somewhere. */
const REACHES = [31 * DAY, 366 * DAY, 3_660 * DAY];

/** The stretch without a free moment that covers the interval's frozen part; its end is where the release is free again. */
export function frozenStretch(view: View, release: Release, frozen: Interval): FrozenStretch | null {
  let stretch: FrozenStretch | null = null;
  for (const reach of REACHES) {
    const horizon = frozen.end + reach;
    const parts = freezesOn(view, release, { start: frozen.start, end: horizon }).filter(binds);
    const joined = join(parts.map((part) => ({ ...part.span, part })));
    const found = joined.find(({ start, end }) => start <= frozen.start && end > frozen.start);
    stretch = found ? { start: found.start, end: found.end, parts: found.parts.map(({ part }) => part) } : null;
    if (!stretch || stretch.end < horizon) return stretch;
  }
  // A daily one that lasts a day: no date can be given on which it is free again.
  return stretch && { ...stretch, end: END_OF_TIME };
}
