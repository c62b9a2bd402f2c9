import type { EventInput } from '@fullcalendar/react';
import { type FreezeOccurrence, freezesDuring, meetingsDuring } from '../../../shared/domain/schedule.ts';
import { daysBetween, indexOfDay, type WholeDay } from '../../../shared/domain/shownCalendar/calendarDays.ts';
import {
  type CoveredOccurrence,
  closesAll,
  type Openings,
  openingsDuring,
} from '../../../shared/domain/shownCalendar/coveredWindows.ts';
import { freezeLook } from '../../../shared/domain/shownCalendar/dayFacts.ts';
import { type Interval, join, overlaps, without } from '../../../shared/kernel/interval.ts';
import { DAY, dayAt, epochToWall, type WallTime, wallToEpoch, type Zone } from '../../../shared/kernel/time.ts';
import { isOver, type Release, releaseSpan } from '../../../shared/model/release.ts';
import type { View } from '../../../shared/store/view.ts';
import type { Page } from './pages.ts';

/**
 * What FullCalendar is given: only what overlaps the page, as wall time in the calendar's zone. The calendar itself runs in
 * "UTC", so that it never converts: wall time in, wall time out.
 */
export function calendarEvents(
  view: View,
  { start, end }: Pick<Page, 'start' | 'end'>,
  zone: Zone,
  { isMonth, mostReleases }: { isMonth: boolean; mostReleases: number },
): EventInput[] {
  const days = daysBetween(start, end, zone);
  const visible = { start: days[0]!.start, end: days.at(-1)!.end };
  const releases = Array.from(view.during('releases', visible));
  const { shown, hidden } = cappedFreezes(freezesDuring(view, visible), days, isMonth ? MOST_BANNERS : Infinity);
  return [
    ...(isMonth
      ? cappedReleases(releases, days, zone, mostReleases, hidden)
      : releases.map((release) => releaseEvent(release, zone, true))),
    ...shown.flatMap((freeze) => freezeEvents(freeze, visible, zone, isMonth)),
    ...(isMonth ? [] : windowEvents(openingsDuring(view, visible), days, zone)),
    ...meetingEvents(view, visible, zone),
  ];
}

/** What stands for the releases and freezes of a day that have no room in it. */
export interface MoreOnDay {
  day: string;
  count: number;
  hasFreezes: boolean;
}

/** Windows of a kind that open on one day and run into each other. */
export interface WindowStretch {
  day: string;
  parts: readonly CoveredOccurrence[];
}

/** Freezes that lie over each other on one day; a file may bring thousands. */
const MOST_BANNERS = 12;

/** The first freezes of each day, and how many there are besides them on each. */
function cappedFreezes(freezes: readonly FreezeOccurrence[], days: readonly WholeDay[], most: number) {
  const counts = days.map(() => 0);
  const hidden = days.map(() => 0);
  const shown = freezes.filter(({ span }) => {
    const touched = days.flatMap((day, index) => (overlaps(day, span) ? [index] : []));
    const isShown = touched.every((index) => counts[index]! < most);
    for (const index of touched) (isShown ? counts : hidden)[index]! += 1;
    return isShown;
  });
  return { shown, hidden };
}

/**
 * The first releases of each day, and one chip that stands for the others. We count them ourselves, because FullCalendar lays
 * out all that it is given at each step of a drag, shown or not.
 */
function cappedReleases(
  releases: readonly Release[],
  days: readonly WholeDay[],
  zone: Zone,
  most: number,
  hiddenFreezes: readonly number[],
): EventInput[] {
  const byDay = days.map((): Release[] => []);
  const spans = new Map(releases.map((release) => [release, releaseSpan(release)!.start]));
  for (const release of releases.toSorted((a, b) => spans.get(a)! - spans.get(b)!))
    byDay[indexOfDay(days, spans.get(release)!)]!.push(release);
  return byDay.flatMap((onDay, index) => {
    const freezes = hiddenFreezes[index]!;
    const count = Math.max(0, onDay.length - most) + freezes;
    // By their place on the page: what stands there in the next month is drawn into the same chip.
    const chips = onDay
      .slice(0, most)
      .map((release, place) => ({ ...releaseEvent(release, zone, false), id: `${index}/${place}` }));
    return count > 0 ? [...chips, moreEvent({ day: days[index]!.day, count, hasFreezes: freezes > 0 }, index)] : chips;
  });
}

const moreEvent = (more: MoreOnDay, index: number): EventInput => ({
  id: `${index}/more`,
  title: `${more.count} more`,
  // The last minute of the day puts it below the others.
  start: `${more.day}T23:59`,
  class: 'calendar-event more',
  editable: false,
  extendedProps: { more, rank: 1 },
});

function releaseEvent(release: Release, zone: Zone, canBeDrawnOut: boolean): EventInput {
  const span = releaseSpan(release)!;
  const isOpen = !isOver(release);
  return {
    id: release.id,
    title: `${release.key} ${release.name}`,
    start: epochToWall(span.start, zone),
    end: epochToWall(span.end, zone),
    class: `calendar-event release ${release.kind} ${release.state}`,
    startEditable: isOpen,
    durationEditable: isOpen && canBeDrawnOut,
    extendedProps: { release, rank: 1 },
  };
}

/**
 * A banner with the name; in the week the hours themselves are hatched too. In the month the days hatch themselves. What has no
 * end is drawn to the edge of the page.
 */
function freezeEvents(
  { freeze, span }: FreezeOccurrence,
  visible: Interval,
  zone: Zone,
  isMonth: boolean,
): EventInput[] {
  const start = epochToWall(Math.max(span.start, visible.start - DAY), zone);
  const end = epochToWall(Math.min(span.end, visible.end + DAY), zone);
  const look = freezeLook(freeze);
  const common = { editable: false, extendedProps: { freeze, span, at: span.start, rank: 0 } };
  const days = { allDay: true, start: start.slice(0, 10), end: dayAfter(end) };
  const id = `${freeze.id}/${span.start}`;
  const banner: EventInput = {
    ...common,
    ...days,
    id: `${id}/banner`,
    title: freeze.name,
    class: `calendar-event banner ${look}`,
  };
  const hours: EventInput = { ...common, id, start, end, display: 'background', class: `hatch ${look}` };
  return isMonth ? [banner] : [banner, hours];
}

/** An all-day end is exclusive: a freeze that ends at midnight does not reach into the day it ends on. */
function dayAfter(end: WallTime): string {
  const day = end.slice(0, 10);
  return end.endsWith('T00:00') ? day : dayAt(wallToEpoch(`${day}T00:00`, 'UTC') + DAY, 'UTC');
}

function windowEvents({ occurrences, freezes }: Openings, days: readonly WholeDay[], zone: Zone): EventInput[] {
  const kinds = new Map<string, CoveredOccurrence[]>();
  const closed = join(freezes.filter(({ freeze }) => closesAll(freeze)).map(({ span }) => span));
  const last = days.at(-1)!.end + DAY;
  for (const occurrence of occurrences) {
    const { day } = days[indexOfDay(days, occurrence.start)]!;
    const kind = `${day} ${occurrence.window.classId} ${occurrence.cancelledBy !== undefined}`;
    // What is cancelled stays to be seen; what cannot be is not open while nothing may run.
    const parts = occurrence.cancelledBy
      ? [occurrence]
      : without([{ ...occurrence, end: Math.min(occurrence.end, last) }], closed);
    const known = kinds.get(kind);
    if (known) known.push(...parts);
    else kinds.set(kind, parts);
  }
  const events = Array.from(kinds).flatMap(([kind, parts]) =>
    join(parts).map((stretch) => windowEvent(kind, stretch, last, zone)),
  );
  return lifted(events);
}

function windowEvent(
  kind: string,
  { start, end, parts }: Interval & { parts: CoveredOccurrence[] },
  last: number,
  zone: Zone,
): EventInput {
  const { window, cancelledBy } = parts[0]!;
  const isOne = parts.length === 1;
  return {
    id: isOne ? `${window.id}/${start}` : `windows/${kind}/${start}`,
    title: isOne ? window.name : `${parts.length} windows`,
    start: epochToWall(start, zone),
    end: epochToWall(Math.min(end, last), zone),
    display: 'background',
    editable: false,
    class: `window-hours${cancelledBy ? ' frozen' : ''}`,
    extendedProps: isOne
      ? { window, at: start }
      : { windows: { day: kind.slice(0, 10), parts } satisfies WindowStretch },
  };
}

/** Labels stand at the foot: of windows that end together, or are cut by one midnight, each stands above the one before. */
function lifted(events: readonly EventInput[]): EventInput[] {
  const counts = new Map<string, number>();
  return events.map((event) => {
    const [from, to] = [String(event.start).slice(0, 10), String(event.end)];
    const foot = to.slice(0, 10) === from ? to : from;
    const lift = counts.get(foot) ?? 0;
    counts.set(foot, lift + 1);
    return { ...event, extendedProps: { ...event.extendedProps, lift } };
  });
}

function meetingEvents(view: View, visible: Interval, zone: Zone): EventInput[] {
  return meetingsDuring(view, visible).map(
    ({ meeting, start, end }): EventInput => ({
      id: `${meeting.id}/${start}`,
      title: meeting.name,
      start: epochToWall(start, zone),
      end: epochToWall(end, zone),
      class: 'calendar-event meeting',
      editable: false,
      extendedProps: { meeting, at: start, rank: 1 },
    }),
  );
}
