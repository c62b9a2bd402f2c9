import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { type AgendaEntry, type AgendaRow, agendaRows } from '../../../shared/domain/shownCalendar/agenda.ts';
import { daysFrom, wholeDay } from '../../../shared/domain/shownCalendar/calendarDays.ts';
import type { CollectionName } from '../../../shared/model/plan.ts';
import { peek, usePlace } from '../../app/place.ts';
import { copyKey } from '../../ui/IdLink.tsx';
import { AgendaDay, AgendaLine } from './AgendaLine.tsx';
import { openDay, useCalendarZone, useShownPlan, useToday } from './calendarPlace.ts';
import { dayOf, useWantedFocus } from './focus.ts';
import { AGENDA_DAYS, type Page, weekOf } from './pages.ts';

/** What begins from a day on, in words: only the rows in view exist. Arrows walk, Space and Enter look at one. */
export function Agenda({ page }: { page: Page }) {
  const zone = useCalendarZone();
  const today = useToday();
  const shown = useShownPlan();
  const rows = useMemo(
    () => agendaRows(shown.view, daysFrom(page.start, AGENDA_DAYS, zone)),
    [page.start, zone, shown],
  );
  const firstMidnight = wholeDay(page.start, zone).start;
  const peeked = usePlace((place) => place.peek?.id);
  const [active, setActive] = useState<string | null>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const at = Math.max(
    rows.findIndex(({ id }) => id === active),
    rows.length > 1 ? 1 : -1,
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (rows[index]?.kind === 'day' ? DAY_HEIGHT : ROW_HEIGHT),
    getItemKey: (index) => rows[index]!.id,
    overscan: 6,
  });
  useEffect(() => {
    scroll.current?.scrollTo(0, 0);
    setActive(null);
  }, [page.start]);
  useWantedFocus((name) => {
    const id = name.slice(name.indexOf('/') + 1);
    goToRow(rows.findIndex((row) => row.id === id));
    scroll.current?.focus();
    if (!dayOf(name)) setActive(null);
  });
  function goToRow(index: number) {
    const row = rows[index];
    if (!row) return;
    setActive(row.id);
    // The head of its day comes along into view.
    if (rows[index - 1]?.kind === 'day') virtualizer.scrollToIndex(index - 1);
    virtualizer.scrollToIndex(index);
  }
  function walk(event: KeyboardEvent) {
    const row = rows[at];
    if (!row || row.kind === 'day' || event.altKey) return;
    const about = recordOf(row);
    if (about) copyKey(event, about.record.key);
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = nextEntry(rows, at, event.key);
    if (next !== null) {
      goToRow(next);
      const entry = rows[next]!;
      if (peeked && entry.kind !== 'day' && entry.kind !== 'windows') look(entry);
    } else if (event.key === ' ' || event.key === 'Enter') look(row);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  if (rows.length === 0)
    return <p className="note">Nothing begins within a year of this day: no release, no window, no freeze.</p>;
  return (
    <div
      ref={scroll}
      className="agenda"
      role="grid"
      tabIndex={0}
      aria-label="Agenda"
      aria-rowcount={rows.length}
      aria-activedescendant={rows[at] ? `agenda-${rows[at].id}` : undefined}
      onKeyDown={walk}
    >
      <div role="rowgroup" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index]!;
          return (
            <div
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              className="agenda-row"
              role="row"
              aria-rowindex={index + 1}
              id={`agenda-${row.id}`}
              data-record={row.kind === 'day' ? undefined : recordName(row)}
              style={{ transform: `translateY(${start}px)` }}
            >
              {row.kind === 'day' ? (
                <AgendaDay day={row.day} isToday={row.day === today} week={weekAt(rows, index)} />
              ) : (
                <AgendaLine
                  entry={row}
                  isGoingOn={row.span.start < firstMidnight}
                  isActive={index === at}
                  isPeeked={peeked !== undefined && recordOf(row)?.record.id === peeked}
                  onPress={() => {
                    setActive(row.id);
                    look(row);
                  }}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const DAY_HEIGHT = 30;
const ROW_HEIGHT = 50;

/** What a line is about; null for many windows at once. */
function recordOf(entry: AgendaEntry): { collection: CollectionName; record: { id: string; key: string } } | null {
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

function recordName(entry: AgendaEntry): string {
  const about = recordOf(entry);
  return about ? `${about.collection}/${about.record.id}` : entry.id;
}

/** Of many windows at once the list of their day is opened. */
function look(entry: AgendaEntry): void {
  const about = recordOf(entry);
  if (about) peek(about.collection, about.record.id, entry.kind === 'release' ? undefined : entry.span.start);
  else if (entry.kind === 'windows') openDay(entry.day);
}

const STEPS: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 10, PageUp: -10 };

/** The entry that a key leads to; heads of days are passed over. Null for any other key. */
function nextEntry(rows: readonly AgendaRow[], at: number, key: string): number | null {
  if (key === 'Home') return 1;
  if (key === 'End') return rows.length - 1;
  const step = STEPS[key];
  if (step === undefined) return null;
  const wanted = Math.max(1, Math.min(rows.length - 1, at + step));
  return rows[wanted]!.kind === 'day' ? wanted + Math.sign(step) : wanted;
}

/** The ISO week of the head of a day, where the day before it in the list is in another one. */
function weekAt(rows: readonly AgendaRow[], index: number): number | null {
  const row = rows[index]!;
  if (row.kind !== 'day') return null;
  const before = rows.slice(0, index).findLast(({ kind }) => kind === 'day');
  const week = weekOf(row.day);
  return before?.kind === 'day' && weekOf(before.day) === week ? null : week;
}
