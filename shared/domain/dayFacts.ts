import type { Id } from '../kernel/id.ts';
import type { Interval } from '../kernel/interval.ts';
import { type Day, MINUTE, type Zone } from '../kernel/time.ts';
import type { Freeze } from '../model/freeze.ts';
import { type Release, releaseSpan } from '../model/release.ts';
import type { View } from '../store/view.ts';
import { clockIn, forDays, type WholeDay, wholeDay } from './calendarDays.ts';
import { openingsDuring, sayCancelled } from './coveredWindows.ts';

/** A stretch of a day's 24-hour ribbon, in shares of the day. `cancelled`: a window that does not take place. */
export interface RibbonPart {
  look: 'window' | 'cancelled' | 'soft' | 'hard';
  from: number;
  to: number;
}

/** Windows of a kind that open on a day. Five hundred of them are one line to read, and not five hundred. */
export interface WindowGroup {
  classId: Id | null;
  count: number;
  /** How many of them a freeze takes away. */
  cancelled: number;
  /** The first to open. */
  name: string;
  at: string;
  /** What became of the first, in words; null while it stands. */
  fate: string | null;
}

/** What a day in the month or the year shows. */
export interface DayFacts {
  ribbon: RibbonPart[];
  /** The releases that take up a part of it. */
  releases: readonly Release[];
  freezes: readonly Freeze[];
  windows: readonly WindowGroup[];
  /** Minutes in which a window is open, and those of them in which a release runs. */
  openMinutes: number;
  takenMinutes: number;
}

/** @param day in the zone */
export const dayFacts = (view: View, day: Day, zone: Zone): DayFacts =>
  factsOfDays(view, [wholeDay(day, zone)], zone)[0]!;

/** @param days that follow each other without a gap */
export function factsOfDays(view: View, days: readonly WholeDay[], zone: Zone): DayFacts[] {
  const range = { start: days[0]!.start, end: days.at(-1)!.end };
  const { freezes, occurrences } = openingsDuring(view, range);
  const facts = days.map(emptyDay);
  for (const { freeze, span } of freezes)
    forDays(days, span, (index) => {
      const { freezes: known, ribbon } = facts[index]!;
      if (!known.includes(freeze)) known.push(freeze);
      addSpan(ribbon, freezeLook(freeze), span, days[index]!);
    });
  for (const occurrence of occurrences.toSorted((a, b) => a.start - b.start))
    forDays(days, occurrence, (index) => {
      const { window, start, cancelledBy } = occurrence;
      addSpan(facts[index]!.open, cancelledBy ? 'cancelled' : 'window', occurrence, days[index]!);
      if (start < days[index]!.start) return;
      const group = groupOf(facts[index]!.windows, window.classId);
      group.count += 1;
      if (cancelledBy) group.cancelled += 1;
      if (group.count > 1) return;
      group.name = window.name;
      group.at = clockIn(days[index]!, start, zone);
      group.fate = cancelledBy ? sayCancelled(cancelledBy) : null;
    });
  const releases = Array.from(view.during('releases', range), (release) => ({ release, span: releaseSpan(release)! }));
  for (const { release, span } of releases.toSorted((a, b) => a.span.start - b.span.start))
    forDays(days, span, (index) => {
      facts[index]!.releases.push(release);
      if (release.state !== 'cancelled') addSpan(facts[index]!.taken, 'window', span, days[index]!);
    });
  return facts.map((found, index) => finish(found, days[index]!));
}

export const freezeLook = ({ level }: Pick<Freeze, 'level'>): 'hard' | 'soft' => (level === 'block' ? 'hard' : 'soft');

interface Gathered {
  ribbon: RibbonPart[];
  /** Windows, already joined: they come first to open first. */
  open: RibbonPart[];
  /** When releases run, joined in the same way. */
  taken: RibbonPart[];
  releases: Release[];
  freezes: Freeze[];
  windows: WindowGroup[];
}

const emptyDay = (): Gathered => ({ ribbon: [], open: [], taken: [], releases: [], freezes: [], windows: [] });

function finish({ ribbon, open, taken, releases, freezes, windows }: Gathered, { start, end }: WholeDay): DayFacts {
  const stands = open.filter(({ look }) => look === 'window');
  const minutes = (end - start) / MINUTE;
  return {
    ribbon: [...ribbon, ...open].toSorted((a, b) => LAYER[a.look] - LAYER[b.look]),
    releases,
    freezes,
    windows,
    openMinutes: Math.round(stands.reduce((sum, { from, to }) => sum + to - from, 0) * minutes),
    takenMinutes: Math.round(sharedLength(stands, taken) * minutes),
  };
}

function groupOf(groups: WindowGroup[], classId: Id | null): WindowGroup {
  const known = groups.find((group) => group.classId === classId);
  if (known) return known;
  const group = { classId, count: 0, cancelled: 0, name: '', at: '', fate: null };
  groups.push(group);
  return group;
}

/** Spans come first to start first; one that starts before the last of its look ends makes that longer. */
function addSpan(parts: RibbonPart[], look: RibbonPart['look'], span: Interval, { start, end }: WholeDay): void {
  const from = Math.max(0, span.start - start) / (end - start);
  const to = Math.min(end - start, span.end - start) / (end - start);
  const last = lastOf(parts, look);
  if (last && from <= last.to) last.to = Math.max(last.to, to);
  else parts.push({ look, from, to });
}

function lastOf(parts: readonly RibbonPart[], look: RibbonPart['look']): RibbonPart | undefined {
  for (let index = parts.length - 1; index >= 0; index--) if (parts[index]!.look === look) return parts[index];
  return undefined;
}

/** What lies over what in the ribbon, lowest first. */
const LAYER: Record<RibbonPart['look'], number> = { soft: 0, hard: 1, cancelled: 2, window: 3 };

/** How much of the one lies in the other; each is in order and without overlaps. */
function sharedLength(one: readonly RibbonPart[], other: readonly RibbonPart[]): number {
  let shared = 0;
  for (const a of one) for (const b of other) shared += Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
  return shared;
}
