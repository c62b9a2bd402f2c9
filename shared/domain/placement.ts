import type { Id } from '../kernel/id.ts';
import { type Interval, join, overlaps } from '../kernel/interval.ts';
import { DAY, END_OF_TIME } from '../kernel/time.ts';
import { sayList } from '../kernel/words.ts';
import { type Release, releaseSpan } from '../model/release.ts';
import type { MaintenanceWindow } from '../model/window.ts';
import type { View } from '../store/view.ts';
import { levelFor } from './freezeLevel.ts';
import { settingsOf } from './planSettings.ts';
import { type FreezeOccurrence, freezesDuring, type Occurrence, type OpenTime } from './schedule.ts';
import { fitOfScope, type ScopeFit, type ScopeSubject, subjectOf, touchedServices } from './scope.ts';
import { firstOccurrence, inWindowOrder, occurrencesDuring } from './windowTimes.ts';

/** A time of a window that a freeze takes out of the calendar. */
export interface Cancelled {
  occurrence: Occurrence;
  by: FreezeOccurrence;
}

/** What is open to one release in an interval, and what is not and why. */
interface WindowsFor {
  /** Of the windows that are for it: the times that take place, first to start first. */
  open: Occurrence[];
  /** In the order of the windows, as is what is left out. */
  cancelled: Cancelled[];
  leftOut: LeftOut[];
}

/** A window that comes in the interval and is not for the release. */
interface LeftOut {
  window: MaintenanceWindow;
  fit: ScopeFit;
  occurrences: Occurrence[];
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
  const leftOut = new Map<MaintenanceWindow, LeftOut>();
  const fitOf = rememberFits(subject);
  for (const occurrence of occurrencesDuring(view, interval)) {
    const { window } = occurrence;
    const fit = fitOf(window);
    if (fit.fits === 'yes') {
      occurrences.push(occurrence);
      continue;
    }
    const others = leftOut.get(window);
    if (others) others.occurrences.push(occurrence);
    else leftOut.set(window, { window, fit, occurrences: [occurrence] });
  }
  const { open, cancelled } = cancel(occurrences, cancellingFreezes(view, release, occurrences));
  return {
    open,
    cancelled: inWindowOrder(view, cancelled, ({ occurrence }) => occurrence.window),
    leftOut: inWindowOrder(view, [...leftOut.values()], ({ window }) => window),
  };
}

/** A window comes several times; whether it is for the release is asked once. */
function rememberFits(subject: ScopeSubject): (window: MaintenanceWindow) => ScopeFit {
  const fits = new Map<MaintenanceWindow, ScopeFit>();
  return (window) => {
    let fit = fits.get(window);
    if (!fit) {
      fit = fitOfScope(window.scope, subject);
      fits.set(window, fit);
    }
    return fit;
  };
}

/** The open times that overlap the interval, joined with what they touch. */
export const openTimesOf = (occurrences: readonly Occurrence[], interval: Interval): OpenTime[] =>
  join(occurrences).filter((open) => overlaps(open, interval));

const windowsKnown = new WeakMap<OpenTime, ReadonlySet<MaintenanceWindow>>();

/** Each window of an open time once, however often it comes in it. */
export function windowsOf(open: OpenTime): ReadonlySet<MaintenanceWindow> {
  let windows = windowsKnown.get(open);
  if (!windows) {
    windows = new Set(open.parts.map(({ window }) => window));
    windowsKnown.set(open, windows);
  }
  return windows;
}

const MOST_NAMED = 4;

/** `Channels and Core`; of many that run into each other the first few, and how many more there are. */
export function nameOfOpenTime(open: OpenTime): string {
  const names = [...new Set(Array.from(windowsOf(open), ({ name }) => name))];
  return sayList(names, MOST_NAMED);
}

/** Those of the occurrences that are open to one service as well. */
export const servingOnly = (occurrences: readonly Occurrence[], serviceId: Id): Occurrence[] =>
  occurrences.filter(({ window: { scope } }) => scope.serviceIds.length === 0 || scope.serviceIds.includes(serviceId));

/** The services each of which needs an open time of its own; null alone where one time of any window does. */
export function servicesToServe(view: View, release: Release): readonly (Id | null)[] {
  const services = settingsOf(view)?.severalWindows === 'all' ? touchedServices(view, release) : [];
  return services.length < 2 ? [null] : services;
}

/** The first time of a window that is for the release and takes place, within a year of `epoch`. */
export function nextOpening(view: View, release: Release, epoch: number, subject?: ScopeSubject): Occurrence | null {
  const fitOf = rememberFits(subject ?? subjectOf(view, release));
  return firstOccurrence(
    view,
    epoch,
    (window) => fitOf(window).fits === 'yes',
    (occurrence) => cancel([occurrence], cancellingFreezes(view, release, [occurrence])).cancelled.length === 0,
  );
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
