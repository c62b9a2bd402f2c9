import {
  freezesDuring,
  type MeetingOccurrence,
  meetingsDuring,
  type Occurrence,
  occurrencesDuring,
} from '../../../shared/domain/schedule.ts';
import { type Interval, overlaps } from '../../../shared/kernel/interval.ts';
import type { Freeze } from '../../../shared/model/freeze.ts';
import { type Release, releaseSpan } from '../../../shared/model/release.ts';
import type { View } from '../../../shared/store/view.ts';
import { indexOfDay, type WholeDay } from './dayFacts.ts';

/** A line of the agenda: the head of a day, or what begins on it. */
export type AgendaRow =
  | { kind: 'day'; id: string; day: string }
  | { kind: 'release'; id: string; span: Interval; release: Release }
  | { kind: 'window'; id: string; span: Occurrence; isFrozen: boolean }
  | { kind: 'freeze'; id: string; span: Interval; freeze: Freeze }
  | { kind: 'meeting'; id: string; span: MeetingOccurrence };

export type AgendaEntry = Exclude<AgendaRow, { kind: 'day' }>;

/**
 * What begins on each of the days, and on the first what goes on from before. Days without anything are left out.
 * @param days that follow each other without a gap
 */
export function agendaRows(view: View, days: readonly WholeDay[]): AgendaRow[] {
  const range = { start: days[0]!.start, end: days.at(-1)!.end };
  const byDay = days.map((): AgendaEntry[] => []);
  for (const entry of entriesDuring(view, range)) byDay[indexOfDay(days, entry.span.start)]!.push(entry);
  return byDay.flatMap((entries, index): AgendaRow[] => {
    const { day } = days[index]!;
    return entries.length === 0 ? [] : [{ kind: 'day', id: day, day }, ...entries.toSorted(inOrder)];
  });
}

function entriesDuring(view: View, range: Interval): AgendaEntry[] {
  const freezes = freezesDuring(view, range);
  const hard = freezes.filter(({ freeze }) => freeze.level === 'block');
  return [
    ...freezes.map(({ freeze, span }): AgendaEntry => ({ kind: 'freeze', id: freeze.id, freeze, span })),
    ...occurrencesDuring(view, range).map((span): AgendaEntry => {
      const isFrozen = hard.some((one) => overlaps(one.span, span));
      return { kind: 'window', id: `${span.window.id}/${span.start}`, span, isFrozen };
    }),
    ...meetingsDuring(view, range).map(
      (span): AgendaEntry => ({ kind: 'meeting', id: `${span.meeting.id}/${span.start}`, span }),
    ),
    ...Array.from(
      view.during('releases', range),
      (release): AgendaEntry => ({ kind: 'release', id: release.id, release, span: releaseSpan(release)! }),
    ),
  ];
}

/** What is closed is said first; of what begins together the open time before what runs in it. */
const ORDER: Record<AgendaEntry['kind'], number> = { freeze: 0, window: 1, meeting: 2, release: 3 };

const inOrder = (a: AgendaEntry, b: AgendaEntry): number =>
  Number(b.kind === 'freeze') - Number(a.kind === 'freeze') ||
  a.span.start - b.span.start ||
  ORDER[a.kind] - ORDER[b.kind] ||
  (a.id < b.id ? -1 : 1);
