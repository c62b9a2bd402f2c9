import type { EventInput } from '@fullcalendar/react';
import { freezesDuring, meetingsDuring, occurrencesDuring } from '../../../shared/domain/schedule.ts';
import { type Interval, overlaps } from '../../../shared/kernel/interval.ts';
import { DAY, epochToWall, toEpoch, type WallTime, wallToEpoch, type Zone } from '../../../shared/kernel/time.ts';
import type { Freeze } from '../../../shared/model/freeze.ts';
import { isOver, type Release, releaseSpan } from '../../../shared/model/release.ts';
import type { View } from '../../../shared/store/view.ts';

/**
 * What FullCalendar is given: only what overlaps the visible time, as wall time in the plan's zone. The calendar itself runs
 * in "UTC", so that it never converts: wall time in, wall time out.
 */
export function calendarEvents(
  view: View,
  visible: Interval,
  zone: Zone,
  { isMonth, mostReleases }: { isMonth: boolean; mostReleases: number },
): EventInput[] {
  const releases = Array.from(view.during('releases', visible));
  return [
    ...(isMonth
      ? cappedReleases(releases, zone, mostReleases)
      : releases.map((release) => releaseEvent(release, zone, true))),
    ...freezeEvents(view, visible, zone, isMonth),
    ...(isMonth ? [] : windowEvents(view, visible, zone)),
    ...meetingEvents(view, visible, zone),
  ];
}

/** What stands for the releases of a day that have no room in it. */
export interface MoreOnDay {
  day: string;
  count: number;
}

/**
 * The first releases of each day, and one chip that stands for the others. We count them ourselves, because FullCalendar lays
 * out all that it is given at each step of a drag, shown or not.
 */
function cappedReleases(releases: readonly Release[], zone: Zone, most: number): EventInput[] {
  const byDay = new Map<string, Release[]>();
  for (const release of releases.toSorted((a, b) => (a.start! < b.start! ? -1 : 1))) {
    const day = epochToWall(toEpoch(release.start!), zone).slice(0, 10);
    byDay.set(day, [...(byDay.get(day) ?? []), release]);
  }
  return Array.from(byDay).flatMap(([day, onDay]) => {
    const count = onDay.length - most;
    const chips = onDay.slice(0, most).map((release) => releaseEvent(release, zone, false));
    return count > 0 ? [...chips, moreEvent({ day, count })] : chips;
  });
}

const moreEvent = (more: MoreOnDay): EventInput => ({
  id: `more/${more.day}`,
  title: `${more.count} more`,
  // The last minute of the day puts it below the others.
  start: `${more.day}T23:59`,
  class: 'calendar-event more',
  editable: false,
  extendedProps: { more },
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
    extendedProps: { release },
  };
}

/** A banner with the name; in the week the hours themselves are hatched too. In the month the days hatch themselves. */
function freezeEvents(view: View, visible: Interval, zone: Zone, isMonth: boolean): EventInput[] {
  return freezesDuring(view, visible).flatMap(({ freeze, span }): EventInput[] => {
    const start = epochToWall(span.start, zone);
    const end = epochToWall(span.end, zone);
    const look = freezeLook(freeze);
    const common = { editable: false, extendedProps: { freeze, at: span.start } };
    const days = { allDay: true, start: start.slice(0, 10), end: dayAfter(end) };
    const banner: EventInput = {
      ...common,
      ...days,
      id: `${freeze.id}/banner`,
      title: freeze.name,
      class: `calendar-event banner ${look}`,
    };
    const hours: EventInput = { ...common, id: freeze.id, start, end, display: 'background', class: `hatch ${look}` };
    return isMonth ? [banner] : [banner, hours];
  });
}

export const freezeLook = ({ level }: Freeze): 'hard' | 'soft' => (level === 'block' ? 'hard' : 'soft');

/** An all-day end is exclusive: a freeze that ends at midnight does not reach into the day it ends on. */
function dayAfter(end: WallTime): string {
  const day = end.slice(0, 10);
  return end.endsWith('T00:00') ? day : epochToWall(wallToEpoch(`${day}T00:00`, 'UTC') + DAY, 'UTC').slice(0, 10);
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
      extendedProps: { meeting, at: start },
    }),
  );
}

function windowEvents(view: View, visible: Interval, zone: Zone): EventInput[] {
  const hard = freezesDuring(view, visible).filter(({ freeze }) => freeze.level === 'block');
  return occurrencesDuring(view, visible).map((occurrence): EventInput => {
    const { window, start, end } = occurrence;
    const isFrozen = hard.some(({ span }) => overlaps(span, occurrence));
    return {
      id: `${window.id}/${start}`,
      title: window.name,
      start: epochToWall(start, zone),
      end: epochToWall(end, zone),
      display: 'background',
      editable: false,
      class: `window-hours${isFrozen ? ' frozen' : ''}`,
      extendedProps: { window, at: start },
    };
  });
}
