import { type Interval, without } from '../../kernel/interval.ts';
import { type Day, MINUTE, type Zone } from '../../kernel/time.ts';
import type { Freeze } from '../../model/freeze.ts';
import { type Release, releaseSpan } from '../../model/release.ts';
import type { View } from '../../store/view.ts';
import { freezesDuring } from '../schedule.ts';
import { forDays, type WholeDay, wholeDay } from './calendarDays.ts';
import { closesAll } from './coveredWindows.ts';
import { addSpan, type RibbonPart, type WindowDay, type WindowGroup, windowsOfDays } from './windowDays.ts';

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
  const windows = windowsOfDays(view, days, zone);
  const facts = windows.map(dayWith);
  for (const { freeze, span } of freezesDuring(view, range))
    forDays(days, span, (index) => {
      const { freezes: known, ribbon } = facts[index]!;
      if (!known.includes(freeze)) known.push(freeze);
      addSpan(ribbon, freezeLook(freeze), span, days[index]!);
      if (closesAll(freeze)) addSpan(facts[index]!.closed, 'hard', span, days[index]!);
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

interface Gathered extends WindowDay {
  ribbon: RibbonPart[];
  /** When no change may run. */
  closed: RibbonPart[];
  /** When releases run, joined as the windows are. */
  taken: RibbonPart[];
  releases: Release[];
  freezes: Freeze[];
}

const dayWith = ({ open, windows }: WindowDay): Gathered => ({
  open,
  windows,
  ribbon: [],
  closed: [],
  taken: [],
  releases: [],
  freezes: [],
});

function finish({ ribbon, closed, open, taken, releases, freezes, windows }: Gathered, day: WholeDay): DayFacts {
  const stands = without(open.filter(({ look }) => look === 'window').map(asSpan), closed.map(asSpan)).map(asPart);
  const cancelled = open.filter(({ look }) => look === 'cancelled');
  const minutes = (day.end - day.start) / MINUTE;
  return {
    ribbon: [...ribbon, ...cancelled, ...stands].toSorted((a, b) => LAYER[a.look] - LAYER[b.look]),
    releases,
    freezes,
    windows,
    openMinutes: Math.round(stands.reduce((sum, { from, to }) => sum + to - from, 0) * minutes),
    takenMinutes: Math.round(sharedLength(stands, taken) * minutes),
  };
}

/** What lies over what in the ribbon, lowest first. */
const LAYER: Record<RibbonPart['look'], number> = { soft: 0, hard: 1, cancelled: 2, window: 3 };

const asSpan = ({ from, to }: RibbonPart): Interval => ({ start: from, end: to });
const asPart = ({ start, end }: Interval): RibbonPart => ({ look: 'window', from: start, to: end });

/** How much of the one lies in the other; each is in order and without overlaps. */
function sharedLength(one: readonly RibbonPart[], other: readonly RibbonPart[]): number {
  let shared = 0;
  for (const a of one) for (const b of other) shared += Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
  return shared;
}
