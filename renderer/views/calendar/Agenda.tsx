import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { CollectionName } from '../../../shared/model/plan.ts';
import { peek, usePlace } from '../../app/place.ts';
import { plan, useSession, useZone } from '../../app/session.ts';
import { copyKey } from '../../ui/IdLink.tsx';
import { AgendaDay, AgendaLine } from './AgendaLine.tsx';
import { type AgendaEntry, type AgendaRow, agendaRows } from './agendaRows.ts';
import { useToday } from './calendarPlace.ts';
import { daysFrom, wholeDay } from './dayFacts.ts';
import { dayOf, useWantedFocus } from './focus.ts';
import { AGENDA_DAYS, type Page } from './pages.ts';

/** What begins from a day on, in words: only the rows in view exist. Arrows walk, Space and Enter look at one. */
export function Agenda({ page }: { page: Page }) {
  const zone = useZone();
  const today = useToday();
  const version = useSession(({ versions }) => versions.releases + versions.windows + versions.freezes);
  const rows = useMemo(() => rowsAt(page.start, zone, version), [page.start, zone, version]);
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
    copyKey(event, recordOf(row).record.key);
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = nextEntry(rows, at, event.key);
    if (next !== null) {
      goToRow(next);
      const entry = rows[next]!;
      if (peeked && entry.kind !== 'day') look(entry);
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
                <AgendaDay day={row.day} isToday={row.day === today} />
              ) : (
                <AgendaLine
                  entry={row}
                  isGoingOn={row.span.start < firstMidnight}
                  isActive={index === at}
                  isPeeked={recordOf(row).record.id === peeked}
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

const rowsAt = (first: string, zone: string, _version: number): AgendaRow[] =>
  agendaRows(plan(), daysFrom(first, AGENDA_DAYS, zone));

function recordOf(entry: AgendaEntry): { collection: CollectionName; record: { id: string; key: string } } {
  switch (entry.kind) {
    case 'release':
      return { collection: 'releases', record: entry.release };
    case 'window':
      return { collection: 'windows', record: entry.span.window };
    case 'freeze':
      return { collection: 'freezes', record: entry.freeze };
    case 'meeting':
      return { collection: 'cabMeetings', record: entry.span.meeting };
  }
}

function recordName(entry: AgendaEntry): string {
  const { collection, record } = recordOf(entry);
  return `${collection}/${record.id}`;
}

function look(entry: AgendaEntry): void {
  const { collection, record } = recordOf(entry);
  peek(collection, record.id, entry.kind === 'release' ? undefined : entry.span.start);
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
