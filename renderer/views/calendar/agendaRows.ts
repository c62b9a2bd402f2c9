import { useMemo } from 'react';
import {
  type AgendaEntry,
  type AgendaRow,
  agendaRows,
  type NowRow,
  withNow,
} from '../../../shared/domain/shownCalendar/agenda.ts';
import { daysFrom } from '../../../shared/domain/shownCalendar/calendarDays.ts';
import type { CollectionName } from '../../../shared/model/plan.ts';
import { peek } from '../../app/place.ts';
import { useNow } from '../../app/useNow.ts';
import { openDay, useCalendarZone, useShownPlan, useToday } from './calendarPlace.ts';
import { AGENDA_DAYS, weekOf } from './pages.ts';

/** A line of the list: the head of a day, the present, or something to look at. */
export type ListedRow = AgendaRow | NowRow;

/** @returns nothing at all where nothing begins within the agenda's time: then the present is no line either */
export function useAgendaRows(start: string): readonly ListedRow[] {
  const zone = useCalendarZone();
  const today = useToday();
  const now = useNow();
  const { view } = useShownPlan();
  const rows = useMemo(() => agendaRows(view, daysFrom(start, AGENDA_DAYS, zone)), [start, zone, view]);
  return useMemo(() => (rows.some(isEntry) ? withNow(rows, start, today, now) : []), [rows, start, today, now]);
}

export const isEntry = (row: ListedRow): row is AgendaEntry => row.kind !== 'day' && row.kind !== 'now';

/** What a line is about; null for many windows at once. */
export function recordOf(
  entry: AgendaEntry,
): { collection: CollectionName; record: { id: string; key: string } } | null {
  switch (entry.kind) {
    case 'release':
      return { collection: 'releases', record: entry.release };
    case 'window':
      return { collection: 'windows', record: entry.span.window };
    case 'freeze':
      return { collection: 'freezes', record: entry.freeze };
    case 'windows':
      return null;
    case 'meeting':
      return { collection: 'cabMeetings', record: entry.span.meeting };
  }
}

export function recordNameOf(row: ListedRow): string | undefined {
  if (!isEntry(row)) return undefined;
  const about = recordOf(row);
  return about ? `${about.collection}/${about.record.id}` : row.id;
}

/** Of many windows at once the list of their day is opened. */
export function look(entry: AgendaEntry): void {
  const about = recordOf(entry);
  if (about) peek(about.collection, about.record.id, entry.kind === 'release' ? undefined : entry.span.start);
  else if (entry.kind === 'windows') openDay(entry.day);
}

const STEPS: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 10, PageUp: -10 };

/** The entry that a key leads to; heads of days and the present are passed over. Null for any other key. */
export function nextEntry(rows: readonly ListedRow[], at: number, key: string): number | null {
  if (key === 'Home') return rows.findIndex(isEntry);
  if (key === 'End') return rows.findLastIndex(isEntry);
  const step = STEPS[key];
  if (step === undefined) return null;
  const wanted = at + step;
  const after = rows.findIndex((row, index) => index >= wanted && isEntry(row));
  const before = rows.findLastIndex((row, index) => index <= wanted && isEntry(row));
  const [first, second] = step > 0 ? [after, before] : [before, after];
  return first >= 0 ? first : second;
}

/** The ISO week of the head of a day, where the day before it in the list is in another one. */
export function weekAt(rows: readonly ListedRow[], index: number): number | null {
  const row = rows[index]!;
  if (row.kind !== 'day') return null;
  const before = rows.slice(0, index).findLast(({ kind }) => kind === 'day');
  const week = weekOf(row.day);
  return before?.kind === 'day' && weekOf(before.day) === week ? null : week;
}
