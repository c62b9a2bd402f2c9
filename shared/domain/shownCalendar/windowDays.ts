import type { Id } from '../../kernel/id.ts';
import type { Interval } from '../../kernel/interval.ts';
import type { Day, Zone } from '../../kernel/time.ts';
import type { View } from '../../store/view.ts';
import { clockIn, forDays, type WholeDay } from './calendarDays.ts';
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

/** What a day shows of windows alone. It stays while releases come and go. */
export interface WindowDay {
  /** When windows are open, joined; first to open first. */
  open: readonly RibbonPart[];
  windows: readonly WindowGroup[];
}

/** @param asked days that follow each other without a gap */
export function windowsOfDays(view: View, asked: readonly WholeDay[], zone: Zone): WindowDay[] {
  const known = knownDays(view, zone);
  const isMissing = ({ day }: WholeDay) => !known.has(day);
  const first = asked.findIndex(isMissing);
  if (first >= 0) {
    const isFull = known.size + asked.length > MOST_DAYS;
    const missing = isFull ? asked : asked.slice(first, asked.findLastIndex(isMissing) + 1);
    if (isFull) known.clear();
    for (let from = 0; from < missing.length; from += AT_ONCE) {
      const days = missing.slice(from, from + AT_ONCE);
      for (const [index, found] of findDays(view, days, zone).entries()) known.set(days[index]!.day, found);
    }
  }
  return asked.map(({ day }) => known.get(day)!);
}

/** Whether the answer for the days is there already, so that to ask for it takes no time. */
export function areDaysKnown(view: View, days: readonly WholeDay[], zone: Zone): boolean {
  const known = knownDays(view, zone);
  return days.every(({ day }) => known.has(day));
}

/** The year that is shown, those beside it, and some more. */
const MOST_DAYS = 1_500;
/** The freezes of a month are compared with its windows, and not those of a year. */
const AT_ONCE = 28;

interface Known {
  /** What else the answers were made from: what cancels windows, and what their shifts ask. */
  states: readonly object[];
  zones: Map<Zone, Map<Day, WindowDay>>;
}

const answers = new WeakMap<object, Known>();

function knownDays(view: View, zone: Zone): Map<Day, WindowDay> {
  const windows = view.state('windows');
  const states = [view.state('freezes'), view.state('businessCalendars'), view.state('plan')];
  let known = answers.get(windows);
  if (!known || known.states.some((state, index) => state !== states[index])) {
    known = { states, zones: new Map() };
    answers.set(windows, known);
  }
  const days = known.zones.get(zone) ?? new Map<Day, WindowDay>();
  known.zones.set(zone, days);
  return days;
}

function findDays(view: View, days: readonly WholeDay[], zone: Zone): WindowDay[] {
  const facts = days.map(() => ({ open: [] as RibbonPart[], windows: [] as WindowGroup[] }));
  const { occurrences } = openingsDuring(view, { start: days[0]!.start, end: days.at(-1)!.end });
  for (const occurrence of occurrences)
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
  return facts;
}

function groupOf(groups: WindowGroup[], classId: Id | null): WindowGroup {
  const known = groups.find((group) => group.classId === classId);
  if (known) return known;
  const group = { classId, count: 0, cancelled: 0, name: '', at: '', fate: null };
  groups.push(group);
  return group;
}

/** Spans come first to start first; one that starts before the last of its look ends makes that longer. */
export function addSpan(parts: RibbonPart[], look: RibbonPart['look'], span: Interval, { start, end }: WholeDay): void {
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
