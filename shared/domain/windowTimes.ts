import type { Interval } from '../kernel/interval.ts';
import { DAY, wallEpoch } from '../kernel/time.ts';
import { isRecurring } from '../model/series.ts';
import type { MaintenanceWindow } from '../model/window.ts';
import type { View } from '../store/view.ts';
import { isDuring } from './recurrence/series.ts';
import { type Occurrence, occurrencesOf } from './schedule.ts';

/**
 * The times of all windows, day by day. Five hundred windows would each have to be asked for every verdict; so a week of them
 * is found once, and what lies near a release is a look at its days.
 */

/** The times that overlap the interval, first to start first and, of those that start together, in the order of the windows. */
export function occurrencesDuring(view: View, interval: Interval): Occurrence[] {
  if (interval.end - interval.start > MOST_WEEKS * WEEK) return foundAnew(view, interval);
  const found: Occurrence[] = [];
  const first = Math.floor(interval.start / DAY);
  for (let day = first; day * DAY < interval.end; day++)
    for (const occurrence of timesOfDay(view, day)) {
      // What goes on from the day before was found there.
      if (day > first && occurrence.start < day * DAY) continue;
      if (occurrence.start >= interval.end) break;
      if (isDuring(occurrence, interval)) found.push(occurrence);
    }
  return found;
}

/** The first time of a window that ends after `epoch` and is taken, within a year. */
export function firstOccurrence(
  view: View,
  epoch: number,
  isFor: (window: MaintenanceWindow) => boolean,
  isTaken: (occurrence: Occurrence) => boolean,
): Occurrence | null {
  const soon = { start: epoch, end: epoch + 14 * DAY };
  for (let day = Math.floor(epoch / DAY); day * DAY < soon.end; day++)
    for (const occurrence of timesOfDay(view, day))
      if (isDuring(occurrence, soon) && isFor(occurrence.window) && isTaken(occurrence)) return occurrence;
  // Windows that come seldom are few: to find all the others of a year as well would take longer.
  const windows = Array.from(view.all('windows')).filter(isFor);
  for (const days of [91, 366]) {
    let first: Occurrence | null = null;
    for (const window of windows)
      for (const occurrence of occurrencesOf(view, window, { start: epoch, end: epoch + days * DAY }))
        if ((!first || occurrence.start < first.start) && isTaken(occurrence)) first = occurrence;
    if (first) return first;
  }
  return null;
}

export const nextOccurrence = (view: View, epoch: number): Occurrence | null =>
  firstOccurrence(
    view,
    epoch,
    () => true,
    () => true,
  );

/** The same things in the order of their windows. */
export function inWindowOrder<T>(view: View, things: readonly T[], windowOf: (thing: T) => MaintenanceWindow): T[] {
  if (things.length < 2) return [...things];
  const { order } = timesIn(view);
  return things.toSorted((a, b) => order.get(windowOf(a))! - order.get(windowOf(b))!);
}

interface WindowTimes {
  /** What the windows' shifts ask. */
  calendars: object;
  settings: object;
  order: ReadonlyMap<MaintenanceWindow, number>;
  /** Those that open once, by the weeks in which they may; and all others, which are asked for each week. */
  once: ReadonlyMap<number, readonly MaintenanceWindow[]>;
  others: readonly MaintenanceWindow[];
  /** For each week since 1970 the times of its seven days; what goes over midnight is in both. */
  weeks: Map<number, readonly (readonly Occurrence[])[]>;
}

const WEEK = 7 * DAY;
/** Somewhat more than a year; of more, those that were found first are let go of. */
const MOST_WEEKS = 60;

const known = new WeakMap<object, WindowTimes>();

function timesIn(view: View): WindowTimes {
  const windows = view.state('windows');
  const [calendars, settings] = [view.state('businessCalendars'), view.state('plan')];
  const latest = known.get(windows);
  if (latest?.calendars === calendars && latest.settings === settings) return latest;
  const order = new Map(Array.from(view.all('windows'), (window, index) => [window, index]));
  const times = { calendars, settings, order, ...byWeek(order.keys()), weeks: new Map() };
  known.set(windows, times);
  return times;
}

/** Of thousands of windows that came from a file nearly all open once, far from the week that is looked at. */
function byWeek(windows: Iterable<MaintenanceWindow>): Pick<WindowTimes, 'once' | 'others'> {
  const once = new Map<number, MaintenanceWindow[]>();
  const others: MaintenanceWindow[] = [];
  for (const window of windows) {
    const { start, end } = window;
    // Wall time is a day off the instant at most.
    const first = Math.floor((wallEpoch(start) - DAY) / WEEK);
    const last = end === null ? Number.POSITIVE_INFINITY : Math.floor((wallEpoch(end) + DAY) / WEEK);
    if (isRecurring(window) || last - first > MOST_WEEKS) {
      others.push(window);
      continue;
    }
    for (let week = first; week <= last; week++) {
      const known = once.get(week);
      if (known) known.push(window);
      else once.set(week, [window]);
    }
  }
  return { once, others };
}

function timesOfDay(view: View, day: number): readonly Occurrence[] {
  const { weeks, once, others } = timesIn(view);
  const number = Math.floor(day / 7);
  let week = weeks.get(number);
  if (!week) {
    week = timesOfWeek(
      view,
      inWindowOrder(view, [...(once.get(number) ?? []), ...others], (window) => window),
      number,
    );
    if (weeks.size >= MOST_WEEKS) weeks.delete(weeks.keys().next().value!);
    weeks.set(number, week);
  }
  return week[day - number * 7]!;
}

function timesOfWeek(view: View, windows: Iterable<MaintenanceWindow>, number: number): Occurrence[][] {
  const start = number * WEEK;
  const days = Array.from({ length: 7 }, (): Occurrence[] => []);
  for (const window of windows)
    for (const occurrence of occurrencesOf(view, window, { start, end: start + WEEK })) {
      const first = Math.max(0, Math.floor((occurrence.start - start) / DAY));
      const last = Math.min(6, Math.floor((Math.max(occurrence.start, occurrence.end - 1) - start) / DAY));
      for (let day = first; day <= last; day++) days[day]!.push(occurrence);
    }
  // They come in the order of the windows, and a sort leaves those that start together as they are.
  for (const times of days) times.sort((a, b) => a.start - b.start);
  return days;
}

function foundAnew(view: View, interval: Interval): Occurrence[] {
  const found = Array.from(view.all('windows'), (window) => occurrencesOf(view, window, interval));
  return found.flat().toSorted((a, b) => a.start - b.start);
}
