import type { Id } from '../kernel/id.ts';
import { type Interval, join, overlaps } from '../kernel/interval.ts';
import { DAY, END_OF_TIME } from '../kernel/time.ts';
import { type Release, releaseSpan } from '../model/release.ts';
import type { MaintenanceWindow } from '../model/window.ts';
import type { View } from '../store/view.ts';
import { levelFor } from './freezeLevel.ts';
import { type FreezeOccurrence, freezesDuring, type Occurrence, type OpenTime, occurrencesOf } from './schedule.ts';
import { fitOfScope, type ScopeFit, type ScopeSubject, subjectOf } from './scope.ts';

/** A time of a window that a freeze takes out of the calendar. */
export interface Cancelled {
  occurrence: Occurrence;
  by: FreezeOccurrence;
}

/** What is open to one release in an interval, and what is not and why. */
export interface WindowsFor {
  /** Of the windows that are for it: the times that take place. */
  open: Occurrence[];
  cancelled: Cancelled[];
  /** Windows that come in the interval and are not for it. */
  leftOut: { window: MaintenanceWindow; fit: ScopeFit; occurrences: readonly Occurrence[] }[];
}

/** Where a release stands in the calendar: what every rule about windows looks at, found once. */
export interface Placement {
  span: Interval;
  subject: ScopeSubject;
  /** What is open to it in its span and a day around. */
  around: WindowsFor;
}

/** Null while it has no date. */
export function placementOf(view: View, release: Release): Placement | null {
  const span = releaseSpan(release);
  if (!span) return null;
  const subject = subjectOf(view, release);
  return { span, subject, around: windowsFor(view, release, widen(span), subject) };
}

/** Windows that touch are found with what they touch a day further. */
export const widen = ({ start, end }: Interval): Interval => ({ start: start - DAY, end: end + DAY });

/** @param subject the release in the terms of scopes, or less of it: one of its services */
export function windowsFor(
  view: View,
  release: Release,
  interval: Interval,
  subject: ScopeSubject = subjectOf(view, release),
): WindowsFor {
  const occurrences: Occurrence[] = [];
  const leftOut: WindowsFor['leftOut'] = [];
  for (const window of view.all('windows')) {
    const found = occurrencesOf(view, window, interval);
    if (found.length === 0) continue;
    const fit = fitOfScope(window.scope, subject);
    if (fit.fits === 'yes') for (const occurrence of found) occurrences.push(occurrence);
    else leftOut.push({ window, fit, occurrences: found });
  }
  return { ...cancel(occurrences, cancellingFreezes(view, release, occurrences)), leftOut };
}

/** The open times that overlap the interval, joined with what they touch. */
export const openTimesOf = (occurrences: readonly Occurrence[], interval: Interval): OpenTime[] =>
  join(occurrences).filter((open) => overlaps(open, interval));

/** Those of the occurrences that are open to one service as well. */
export const servingOnly = (occurrences: readonly Occurrence[], serviceId: Id): Occurrence[] =>
  occurrences.filter(({ window: { scope } }) => scope.serviceIds.length === 0 || scope.serviceIds.includes(serviceId));

/** The first open time that begins after `epoch`, within a year. */
export function nextOpening(view: View, release: Release, epoch: number, subject?: ScopeSubject): Occurrence | null {
  for (const days of [14, 91, 366]) {
    const { open } = windowsFor(view, release, { start: epoch, end: epoch + days * DAY }, subject);
    let first: Occurrence | null = null;
    for (const occurrence of open) if (!first || occurrence.start < first.start) first = occurrence;
    if (first) return first;
  }
  return null;
}

/** What has no end cannot be called off as a whole: the freeze itself stands in its way. */
const canBeCancelled = ({ end }: Occurrence): boolean => end !== END_OF_TIME;

/** The freezes that cancel windows for this release, over the time that the occurrences take. */
function cancellingFreezes(view: View, release: Release, occurrences: readonly Occurrence[]): FreezeOccurrence[] {
  const reach = { start: Number.POSITIVE_INFINITY, end: Number.NEGATIVE_INFINITY };
  for (const occurrence of occurrences) {
    if (!canBeCancelled(occurrence)) continue;
    reach.start = Math.min(reach.start, occurrence.start);
    reach.end = Math.max(reach.end, occurrence.end);
  }
  if (reach.start >= reach.end) return [];
  const subject = subjectOf(view, release);
  return freezesDuring(view, reach).filter(
    ({ freeze }) =>
      freeze.windows === 'cancel' &&
      fitOfScope(freeze.scope, subject).fits === 'yes' &&
      levelFor(view, freeze, release).level !== 'none',
  );
}

function cancel(occurrences: Occurrence[], freezes: readonly FreezeOccurrence[]): Omit<WindowsFor, 'leftOut'> {
  if (freezes.length === 0) return { open: occurrences, cancelled: [] };
  const open: Occurrence[] = [];
  const cancelled: Cancelled[] = [];
  for (const occurrence of occurrences) {
    const by = canBeCancelled(occurrence) && freezes.find(({ span }) => overlaps(span, occurrence));
    if (by) cancelled.push({ occurrence, by });
    else open.push(occurrence);
  }
  return { open, cancelled };
}
