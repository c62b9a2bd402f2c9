import { freezesDuring, occurrencesDuring } from '../../../shared/domain/schedule.ts';
import { type Interval, intersection } from '../../../shared/kernel/interval.ts';
import { epochToWall, startOfDay, wallToEpoch, type Zone } from '../../../shared/kernel/time.ts';
import type { Freeze } from '../../../shared/model/freeze.ts';
import type { View } from '../../../shared/store/view.ts';
import { freezeLook } from './calendarEvents.ts';

/** A stretch of a day's 24-hour ribbon, in shares of the day. */
export interface RibbonPart {
  look: 'window' | 'soft' | 'hard';
  from: number;
  to: number;
}

/** What a day in the month shows besides its releases. */
export interface DayFacts {
  ribbon: RibbonPart[];
  /** How many releases take up a part of it. */
  releases: number;
  freezes: readonly Freeze[];
  /** Windows that open on the day, and whether a hard freeze cancels them. */
  windows: { id: string; name: string; at: string; isFrozen: boolean }[];
}

/** @param day `2026-12-05`, in the plan's zone */
export function dayFacts(view: View, day: string, zone: Zone): DayFacts {
  const whole = wholeDay(day, zone);
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
    releases: Array.from(view.during('releases', whole)).length,
    freezes: freezes.map(({ freeze }) => freeze),
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

/** From midnight to midnight, 23 or 25 hours where the clocks change. */
export function wholeDay(day: string, zone: Zone): Interval {
  const start = startOfDay(wallToEpoch(`${day}T12:00`, zone), zone);
  return { start, end: startOfDay(start, zone, 1) };
}
