import type { Id } from '../../kernel/id.ts';
import type { Interval } from '../../kernel/interval.ts';
import type { Day } from '../../kernel/time.ts';
import type { Freeze } from '../../model/freeze.ts';
import { type Release, releaseSpan } from '../../model/release.ts';
import type { View } from '../../store/view.ts';
import { type MeetingOccurrence, meetingsDuring } from '../schedule.ts';
import { indexOfDay, type WholeDay } from './calendarDays.ts';
import { byClass, type CoveredOccurrence, openingsDuring } from './coveredWindows.ts';
import { holidayOn } from './holidays.ts';

/** A line of the agenda: the head of a day, or what begins on it. */
export type AgendaRow =
  | { kind: 'day'; id: string; day: string; holiday: string | null }
  | { kind: 'release'; id: string; span: Interval; release: Release }
  | { kind: 'window'; id: string; span: CoveredOccurrence }
  /** Many windows of a kind on one day. */
  | { kind: 'windows'; id: string; span: Interval; day: string; classId: Id | null; parts: CoveredOccurrence[] }
  | { kind: 'freeze'; id: string; span: Interval; freeze: Freeze }
  | { kind: 'meeting'; id: string; span: MeetingOccurrence };

export type AgendaEntry = Exclude<AgendaRow, { kind: 'day' }>;

/** So many windows of a kind on a day have a line each; more share one. */
const MOST_WINDOWS = 3;

/**
 * What begins on each of the days, and on the first what goes on from before. Days without anything are left out; a holiday is
 * something.
 * @param days that follow each other without a gap
 */
export function agendaRows(view: View, days: readonly WholeDay[]): AgendaRow[] {
  const range = { start: days[0]!.start, end: days.at(-1)!.end };
  const { freezes, occurrences } = openingsDuring(view, range);
  const byDay = days.map((): AgendaEntry[] => []);
  const onDay = (epoch: number) => byDay[indexOfDay(days, epoch)]!;
  for (const { freeze, span } of freezes)
    onDay(span.start).push({ kind: 'freeze', id: `${freeze.id}/${span.start}`, freeze, span });
  for (const release of view.during('releases', range)) {
    const span = releaseSpan(release)!;
    onDay(span.start).push({ kind: 'release', id: release.id, release, span });
  }
  for (const span of meetingsDuring(view, range))
    onDay(span.start).push({ kind: 'meeting', id: `${span.meeting.id}/${span.start}`, span });
  for (const [index, windows] of windowsByDay(days, occurrences).entries())
    byDay[index]!.push(...foldWindows(days[index]!.day, windows));
  return byDay.flatMap((entries, index): AgendaRow[] => {
    const { day } = days[index]!;
    const holiday = holidayOn(view, day);
    if (entries.length === 0 && holiday === null) return [];
    return [{ kind: 'day', id: day, day, holiday }, ...entries.toSorted(inOrder)];
  });
}

/** Where in the list the present is. */
export interface NowRow {
  kind: 'now';
  id: 'now';
}

/**
 * The rows with the present among them: behind what has begun today, and before what is to come. A day on which nothing begins
 * has its head for it. Nothing is added where the list begins after today.
 *
 * @param first the first day of the list
 * @param now milliseconds since 1970
 */
export function withNow(rows: readonly AgendaRow[], first: Day, today: Day, now: number): (AgendaRow | NowRow)[] {
  if (today < first) return [...rows];
  const at = rows.findIndex((row) => row.kind === 'day' && row.day >= today);
  const head = at < 0 ? rows.length : at;
  const present: NowRow = { kind: 'now', id: 'now' };
  const row = rows[head];
  if (row?.kind !== 'day' || row.day !== today)
    return [
      ...rows.slice(0, head),
      { kind: 'day', id: today, day: today, holiday: null },
      present,
      ...rows.slice(head),
    ];
  const isToCome = (one: AgendaRow) => one.kind === 'day' || (one.kind !== 'freeze' && one.span.start > now);
  const next = rows.findIndex((one, index) => index > head && isToCome(one));
  const to = next < 0 ? rows.length : next;
  return [...rows.slice(0, to), present, ...rows.slice(to)];
}

function windowsByDay(days: readonly WholeDay[], occurrences: readonly CoveredOccurrence[]): CoveredOccurrence[][] {
  const byDay = days.map((): CoveredOccurrence[] => []);
  for (const occurrence of occurrences) byDay[indexOfDay(days, occurrence.start)]!.push(occurrence);
  return byDay;
}

function foldWindows(day: string, windows: readonly CoveredOccurrence[]): AgendaEntry[] {
  return byClass(windows).flatMap(([classId, parts]): AgendaEntry[] => {
    if (parts.length <= MOST_WINDOWS)
      return parts.map((span) => ({ kind: 'window', id: `${span.window.id}/${span.start}`, span }));
    const span = {
      start: parts.reduce((first, { start }) => Math.min(first, start), Number.POSITIVE_INFINITY),
      end: parts.reduce((last, { end }) => Math.max(last, end), 0),
    };
    return [{ kind: 'windows', id: `windows/${classId}/${day}`, span, day, classId, parts }];
  });
}

/** What is closed is said first; of what begins together the open time before what runs in it. */
const ORDER: Record<AgendaEntry['kind'], number> = { freeze: 0, window: 1, windows: 1, meeting: 2, release: 3 };

const inOrder = (a: AgendaEntry, b: AgendaEntry): number =>
  Number(b.kind === 'freeze') - Number(a.kind === 'freeze') ||
  a.span.start - b.span.start ||
  ORDER[a.kind] - ORDER[b.kind] ||
  (a.id < b.id ? -1 : 1);
