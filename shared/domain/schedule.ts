import { type Interval, join, overlaps } from '../kernel/interval.ts';
import { DAY, epochToWall, MINUTE, wallMinutesBetween, wallToEpoch } from '../kernel/time.ts';
import { type Freeze, freezeSpan } from '../model/freeze.ts';
import type { MaintenanceWindow } from '../model/window.ts';
import type { View } from '../store/view.ts';
import { expand, occurrenceEnd } from './recurrence.ts';

/** One occurrence of a maintenance window, as instants. */
export interface Occurrence extends Interval {
  window: MaintenanceWindow;
}

/** Windows that touch or overlap, joined: a release must lie wholly inside one of these (FLOW). */
export interface OpenTime extends Interval {
  parts: Occurrence[];
}

/** The open times that overlap the interval, joined with what they touch outside it. */
export function openTimes(view: View, interval: Interval): OpenTime[] {
  return join(occurrencesDuring(view, { start: interval.start - DAY, end: interval.end + DAY })).filter((open) =>
    overlaps(open, interval),
  );
}

export function occurrencesDuring(view: View, interval: Interval): Occurrence[] {
  return Array.from(view.all('windows')).flatMap((window) => occurrencesOf(window, interval));
}

/** The freezes that overlap the interval, first to start first. */
export function freezesDuring(view: View, interval: Interval): { freeze: Freeze; span: Interval }[] {
  return Array.from(view.during('freezes', interval), (freeze) => ({ freeze, span: freezeSpan(freeze) })).toSorted(
    (a, b) => a.span.start - b.span.start || a.freeze.key.localeCompare(b.freeze.key),
  );
}

const PAGE = 91 * DAY;

/** The length of a window's occurrences by the wall clock, in milliseconds, and the occurrences by quarter-long pages since 1970. */
interface Expansion {
  length: number;
  pages: Map<number, Occurrence[]>;
}

/** Records never change in place, so what a window record expands to never does either. */
const expansions = new WeakMap<MaintenanceWindow, Expansion>();

function expansionOf(window: MaintenanceWindow): Expansion {
  let known = expansions.get(window);
  if (!known) {
    known = { length: wallMinutesBetween(window.start, window.end) * MINUTE, pages: new Map() };
    expansions.set(window, known);
  }
  return known;
}

/** The occurrences of one window that overlap the interval, in order. */
export function occurrencesOf(window: MaintenanceWindow, interval: Interval): Occurrence[] {
  const { length, pages } = expansionOf(window);
  const last = Math.floor(interval.end / PAGE);
  const found: Occurrence[] = [];
  for (let number = Math.floor((interval.start - length - DAY) / PAGE); number <= last; number++)
    for (const occurrence of page(window, pages, number)) if (overlaps(occurrence, interval)) found.push(occurrence);
  return found;
}

/** The occurrences that start in the nth page. A page is expanded once. */
function page(window: MaintenanceWindow, pages: Map<number, Occurrence[]>, number: number): Occurrence[] {
  const known = pages.get(number);
  if (known) return known;
  const [start, end] = [number * PAGE, (number + 1) * PAGE];
  // The page is cut at instants, the rule runs on wall time: look a day further on both sides, then cut.
  const from = epochToWall(start - DAY, window.zone);
  const to = epochToWall(end + DAY, window.zone);
  const walls = to < window.start ? [] : expand(window.rule, window.start, from, to, window.zone);
  const inPage = placeInZone(window, walls).filter((occurrence) => occurrence.start >= start && occurrence.start < end);
  pages.set(number, inPage);
  return inPage;
}

function placeInZone(window: MaintenanceWindow, walls: readonly string[]): Occurrence[] {
  return walls
    .filter((wall) => !window.exceptions.includes(wall))
    .map((wall) => ({
      window,
      start: wallToEpoch(wall, window.zone),
      end: wallToEpoch(occurrenceEnd(wall, window.start, window.end), window.zone),
    }))
    .filter(({ start, end }) => start < end);
}

/** The first occurrence of any window that ends after `epoch`, within a year. */
export function nextOccurrence(view: View, epoch: number): Occurrence | null {
  for (const days of [14, 91, 366]) {
    const found = occurrencesDuring(view, { start: epoch, end: epoch + days * DAY }).toSorted(
      (a, b) => a.start - b.start,
    )[0];
    if (found) return found;
  }
  return null;
}
