import { freezesDuring, type Occurrence, occurrencesDuring } from '../../../shared/domain/schedule.ts';
import { type Interval, intersection, overlaps } from '../../../shared/kernel/interval.ts';
import { DAY, epochToWall, MINUTE, wallToEpoch, type Zone } from '../../../shared/kernel/time.ts';
import type { Freeze } from '../../../shared/model/freeze.ts';
import { type Release, releaseSpan } from '../../../shared/model/release.ts';
import type { View } from '../../../shared/store/view.ts';
import { freezeLook } from './calendarEvents.ts';

/** A stretch of a day's 24-hour ribbon, in shares of the day. */
export interface RibbonPart {
  look: 'window' | 'soft' | 'hard';
  from: number;
  to: number;
}

/** A day from midnight to midnight, 23 or 25 hours where the clocks change: `2026-12-05`. */
export interface WholeDay extends Interval {
  day: string;
}

/** What a day in the month or the year shows. */
export interface DayFacts {
  ribbon: RibbonPart[];
  /** The releases that take up a part of it. */
  releases: readonly Release[];
  freezes: readonly Freeze[];
  /** Windows that open on the day, and whether a hard freeze cancels them. */
  windows: { id: string; name: string; at: string; isFrozen: boolean }[];
}

/** @param day `2026-12-05`, in the plan's zone */
export const dayFacts = (view: View, day: string, zone: Zone): DayFacts =>
  factsOfDays(view, [wholeDay(day, zone)], zone)[0]!;

/** @param days that follow each other without a gap */
export function factsOfDays(view: View, days: readonly WholeDay[], zone: Zone): DayFacts[] {
  const range = { start: days[0]!.start, end: days.at(-1)!.end };
  const occurrences = occurrencesDuring(view, range);
  const lastEnd = occurrences.reduce((last, { end }) => Math.max(last, end), range.end);
  const freezes = freezesDuring(view, { start: range.start, end: lastEnd });
  const isFrozen = (occurrence: Occurrence) =>
    freezes.some(({ freeze, span }) => freeze.level === 'block' && overlaps(span, occurrence));
  const facts = days.map((): MutableFacts => ({ ribbon: [], releases: [], freezes: [], windows: [] }));
  for (const { freeze, span } of freezes)
    forDays(days, span, (index) => {
      facts[index]!.freezes.push(freeze);
      facts[index]!.ribbon.push(part(freezeLook(freeze), span, days[index]!));
    });
  for (const occurrence of occurrences)
    forDays(days, occurrence, (index) => {
      const { window, start } = occurrence;
      facts[index]!.ribbon.push(part('window', occurrence, days[index]!));
      if (start < days[index]!.start) return;
      const at = clockIn(days[index]!, start, zone);
      facts[index]!.windows.push({
        id: `${window.id}/${start}`,
        name: window.name,
        at,
        isFrozen: isFrozen(occurrence),
      });
    });
  for (const release of view.during('releases', range))
    forDays(days, releaseSpan(release)!, (index) => facts[index]!.releases.push(release));
  return facts.map((found) => ({ ...found, ribbon: joinParts(found.ribbon) }));
}

/** Fifty windows that overlap are one stretch of the ribbon. */
function joinParts(parts: readonly RibbonPart[]): RibbonPart[] {
  const joined: RibbonPart[] = [];
  for (const next of parts.toSorted((a, b) => LAYER[a.look] - LAYER[b.look] || a.from - b.from)) {
    const last = joined.at(-1);
    if (last?.look === next.look && next.from <= last.to) last.to = Math.max(last.to, next.to);
    else joined.push({ ...next });
  }
  return joined;
}

/** What lies over what in the ribbon, lowest first. */
const LAYER: Record<RibbonPart['look'], number> = { soft: 0, hard: 1, window: 2 };

interface MutableFacts extends DayFacts {
  releases: Release[];
  freezes: Freeze[];
}

export const wholeDay = (day: string, zone: Zone): WholeDay => daysFrom(day, 1, zone)[0]!;

/** The days from `first` on. */
export function daysFrom(first: string, count: number, zone: Zone): WholeDay[] {
  const names = Array.from({ length: count + 1 }, (_, index) => dayAfter(first, index));
  return names.slice(0, count).map((day, index) => ({
    day,
    start: midnight(day, zone),
    end: midnight(names[index + 1]!, zone),
  }));
}

/** By the calendar alone, without a zone. */
const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

const midnights = new Map<string, number>();
const MOST_MIDNIGHTS = 10_000;

/** To place a midnight in its zone takes long, so that each is placed once. */
function midnight(day: string, zone: Zone): number {
  const name = `${day} ${zone}`;
  let epoch = midnights.get(name);
  if (epoch === undefined) {
    if (midnights.size >= MOST_MIDNIGHTS) midnights.clear();
    epoch = wallToEpoch(`${day}T00:00`, zone);
    midnights.set(name, epoch);
  }
  return epoch;
}

/** Which of the days an instant is on: 0 for all before, the last for all behind. */
export function indexOfDay(days: readonly WholeDay[], epoch: number): number {
  let [low, high] = [0, days.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (days[middle]!.start <= epoch) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** `22:00` of an instant within the day. */
export function clockIn({ start, end }: WholeDay, epoch: number, zone: Zone): string {
  // Only where the clocks change is the hour of the day not the hours since midnight; to ask the zone takes long.
  if (end - start !== DAY) return epochToWall(epoch, zone).slice(11, 16);
  const minutes = Math.floor((epoch - start) / MINUTE);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function forDays(days: readonly WholeDay[], span: Interval, look: (index: number) => void): void {
  for (let index = indexOfDay(days, span.start); index < days.length && days[index]!.start < span.end; index++)
    if (days[index]!.end > span.start) look(index);
}

function part(look: RibbonPart['look'], span: Interval, whole: WholeDay): RibbonPart {
  const shared = intersection(span, whole) ?? whole;
  const share = (epoch: number) => (epoch - whole.start) / (whole.end - whole.start);
  return { look, from: share(shared.start), to: share(shared.end) };
}
