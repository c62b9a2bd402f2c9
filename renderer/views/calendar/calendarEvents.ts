import type { EventInput } from '@fullcalendar/react';
import { freezesDuring, occurrencesDuring } from '../../../shared/domain/schedule.ts';
import { type Interval, intersection } from '../../../shared/kernel/interval.ts';
import { DAY, epochToWall, startOfDay, type WallTime, wallToEpoch, type Zone } from '../../../shared/kernel/time.ts';
import type { Freeze } from '../../../shared/model/freeze.ts';
import { releaseSpan } from '../../../shared/model/release.ts';
import type { View } from '../../../shared/store/view.ts';

/**
 * What FullCalendar is given: only what overlaps the visible time, as wall time in the plan's zone. The calendar itself runs
 * in "UTC", so that it never converts: wall time in, wall time out.
 */
export function calendarEvents(view: View, visible: Interval, zone: Zone, isMonth: boolean): EventInput[] {
  return [
    ...releaseEvents(view, visible, zone),
    ...freezeEvents(view, visible, zone, isMonth),
    ...(isMonth ? [] : windowEvents(view, visible, zone)),
  ];
}

function releaseEvents(view: View, visible: Interval, zone: Zone): EventInput[] {
  return Array.from(view.during('releases', visible), (release): EventInput => {
    const span = releaseSpan(release)!;
    return {
      id: release.id,
      title: `${release.key} ${release.name}`,
      start: epochToWall(span.start, zone),
      end: epochToWall(span.end, zone),
      class: `release ${release.kind}`,
      editable: true,
      extendedProps: { release },
    };
  });
}

/** A banner with the name; in the week the hours themselves are hatched too. In the month the days hatch themselves. */
function freezeEvents(view: View, visible: Interval, zone: Zone, isMonth: boolean): EventInput[] {
  return freezesDuring(view, visible).flatMap(({ freeze, span }): EventInput[] => {
    const start = epochToWall(span.start, zone);
    const end = epochToWall(span.end, zone);
    const look = freezeLook(freeze);
    const common = { editable: false, extendedProps: { freeze } };
    const days = { allDay: true, start: start.slice(0, 10), end: dayAfter(end) };
    const banner: EventInput = {
      ...common,
      ...days,
      id: `${freeze.id}/banner`,
      title: freeze.name,
      class: `banner ${look}`,
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

function windowEvents(view: View, visible: Interval, zone: Zone): EventInput[] {
  return occurrencesDuring(view, visible).map(
    ({ window, start, end }): EventInput => ({
      id: `${window.id}/${start}`,
      title: window.name,
      start: epochToWall(start, zone),
      end: epochToWall(end, zone),
      display: 'background',
      editable: false,
      class: 'window-hours',
      extendedProps: { window },
    }),
  );
}

/** A stretch of a day's 24-hour ribbon, in shares of the day. */
export interface RibbonPart {
  look: 'window' | 'soft' | 'hard';
  from: number;
  to: number;
}

/** What a day in the month shows besides its releases. */
export interface DayFacts {
  ribbon: RibbonPart[];
  /** Windows that open on the day, and whether a hard freeze cancels them. */
  windows: { id: string; name: string; at: string; isFrozen: boolean }[];
}

/** @param day `2026-12-05`, in the plan's zone */
export function dayFacts(view: View, day: string, zone: Zone): DayFacts {
  const start = startOfDay(wallToEpoch(`${day}T12:00`, zone), zone);
  const whole = { start, end: startOfDay(start, zone, 1) };
  const freezes = freezesDuring(view, whole);
  const occurrences = occurrencesDuring(view, whole);
  const part =
    (look: RibbonPart['look']) =>
    (span: Interval): RibbonPart[] => {
      const shared = intersection(span, whole);
      const share = (epoch: number) => (epoch - whole.start) / (whole.end - whole.start);
      return shared ? [{ look, from: share(shared.start), to: share(shared.end) }] : [];
    };
  return {
    ribbon: [
      ...freezes.flatMap(({ freeze, span }) => part(freezeLook(freeze))(span)),
      ...occurrences.flatMap(part('window')),
    ],
    windows: occurrences
      .filter((occurrence) => occurrence.start >= whole.start)
      .map((occurrence) => ({
        id: `${occurrence.window.id}/${occurrence.start}`,
        name: occurrence.window.name,
        at: epochToWall(occurrence.start, zone).slice(11),
        isFrozen: freezesDuring(view, occurrence).some(({ freeze }) => freeze.level === 'block'),
      })),
  };
}
