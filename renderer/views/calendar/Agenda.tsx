import { useVirtualizer, type VirtualItem, type Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { wholeDay } from '../../../shared/domain/shownCalendar/calendarDays.ts';
import { usePlace } from '../../app/place.ts';
import { copyKey } from '../../ui/IdLink.tsx';
import { AgendaDay, AgendaLine, AgendaNow } from './AgendaLine.tsx';
import {
  isEntry,
  type ListedRow,
  look,
  nextEntry,
  recordNameOf,
  recordOf,
  useAgendaRows,
  weekAt,
} from './agendaRows.ts';
import { useCalendarZone, useToday } from './calendarPlace.ts';
import { EmptyAgenda } from './EmptyAgenda.tsx';
import { dayOfRelease, useWantedFocus } from './focus.ts';
import type { Page } from './pages.ts';

/** What begins from a day on, in words: only the rows in view exist. Arrows walk, Space and Enter look at one. */
export function Agenda({ page }: { page: Page }) {
  const rows = useAgendaRows(page.start);
  return rows.length === 0 ? <EmptyAgenda /> : <AgendaGrid rows={rows} first={page.start} />;
}

function AgendaGrid({ rows, first }: { rows: readonly ListedRow[]; first: string }) {
  const scroll = useRef<HTMLDivElement>(null);
  const virtualizer = useRowsInView(rows, scroll);
  const { at, setActive, goToRow } = useCursor(rows, first, virtualizer, scroll);
  const peeked = usePlace((place) => place.peek?.id);
  const firstMidnight = wholeDay(first, useCalendarZone()).start;
  return (
    <div
      ref={scroll}
      className="agenda"
      role="grid"
      tabIndex={0}
      aria-label="Agenda"
      aria-rowcount={rows.length}
      aria-activedescendant={rows[at] ? `agenda-${rows[at].id}` : undefined}
      onKeyDown={(event) => press(event, rows, at, goToRow, peeked !== undefined)}
    >
      <div role="rowgroup" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map((item) => (
          <Row
            key={item.key}
            {...{ rows, item, peeked, firstMidnight }}
            measure={virtualizer.measureElement}
            isActive={item.index === at}
            onActive={setActive}
          />
        ))}
      </div>
    </div>
  );
}

const HEIGHT: Partial<Record<ListedRow['kind'], number>> = { day: 30, now: 24 };
const ROW_HEIGHT = 50;
/** So many rows are in view at the top of the list, also in a low window. */
const IN_VIEW = 10;

type Rows = Virtualizer<HTMLDivElement, Element>;

const useRowsInView = (rows: readonly ListedRow[], scroll: RefObject<HTMLDivElement | null>): Rows =>
  useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (rows[index] && HEIGHT[rows[index].kind]) ?? ROW_HEIGHT,
    getItemKey: (index) => rows[index]!.id,
    overscan: 6,
  });

/** The row that the arrows are on: the first entry, until somebody goes elsewhere. */
function useCursor(
  rows: readonly ListedRow[],
  first: string,
  virtualizer: Rows,
  scroll: RefObject<HTMLElement | null>,
) {
  const [active, setActive] = useState<string | null>(null);
  const known = rows.findIndex(({ id }) => id === active);
  const goToRow = (index: number) => {
    const row = rows[index];
    if (!row) return;
    setActive(row.id);
    // The head of its day comes along into view.
    if (rows[index - 1]?.kind === 'day') virtualizer.scrollToIndex(index - 1);
    virtualizer.scrollToIndex(index);
  };
  const goToStart = useEffectEvent(() => {
    setActive(null);
    const present = rows.findIndex(({ kind }) => kind === 'now');
    // What has begun today stands above: the present is in view all the same.
    if (present > IN_VIEW) virtualizer.scrollToIndex(present, { align: 'center' });
    else scroll.current?.scrollTo(0, 0);
  });
  useEffect(() => startOver(goToStart, first), [first]);
  useWantedFocus((name) => {
    const id = name.slice(name.indexOf('/') + 1);
    goToRow(rows.findIndex((row) => row.id === id));
    scroll.current?.focus();
    if (!dayOfRelease(name)) setActive(null);
  });
  return { at: known >= 0 ? known : rows.findIndex(isEntry), setActive, goToRow };
}

/** Another page is read from its first day on. */
const startOver = (goToStart: () => void, _first: string): void => goToStart();

/** @param isPeeking the details follow the arrows */
function press(
  event: KeyboardEvent,
  rows: readonly ListedRow[],
  at: number,
  goToRow: (index: number) => void,
  isPeeking: boolean,
): void {
  const row = rows[at];
  if (!row || !isEntry(row) || event.altKey) return;
  const about = recordOf(row);
  if (about) copyKey(event, about.record.key);
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const next = nextEntry(rows, at, event.key);
  if (next !== null) {
    goToRow(next);
    const entry = rows[next]!;
    if (isPeeking && isEntry(entry) && entry.kind !== 'windows') look(entry);
  } else if (event.key === ' ' || event.key === 'Enter') look(row);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

interface RowProperties {
  rows: readonly ListedRow[];
  item: VirtualItem;
  measure: (row: HTMLElement | null) => void;
  peeked: string | undefined;
  firstMidnight: number;
  isActive: boolean;
  onActive: (id: string) => void;
}

function Row({ rows, item: { index, start }, measure, peeked, firstMidnight, isActive, onActive }: RowProperties) {
  const today = useToday();
  const row = rows[index]!;
  return (
    <div
      ref={measure}
      data-index={index}
      className="agenda-row"
      role="row"
      aria-rowindex={index + 1}
      id={`agenda-${row.id}`}
      data-record={recordNameOf(row)}
      style={{ transform: `translateY(${start}px)` }}
    >
      {row.kind === 'day' ? (
        <AgendaDay day={row.day} isToday={row.day === today} week={weekAt(rows, index)} />
      ) : row.kind === 'now' ? (
        <AgendaNow />
      ) : (
        <AgendaLine
          entry={row}
          isGoingOn={row.span.start < firstMidnight}
          isActive={isActive}
          isPeeked={peeked !== undefined && recordOf(row)?.record.id === peeked}
          onPress={() => {
            onActive(row.id);
            look(row);
          }}
        />
      )}
    </div>
  );
}
