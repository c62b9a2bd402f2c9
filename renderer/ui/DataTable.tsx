import { useElementSize, useMergedRef } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import {
  createSortedRowModel,
  type RowSelectionState,
  rowSelectionFeature,
  rowSortingFeature,
  type SortingState,
  sortFn_alphanumeric,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { rowHeight, usePreferences } from '../app/preferences.ts';
import { copyKey } from './IdLink.tsx';

export type { RowSelectionState };

export interface TableColumn<Row> {
  id: string;
  title: string;
  /** In pixels; without it the column takes what is left. */
  width?: number;
  isNumber?: boolean;
  /** What it sorts by. Nothing sorts last. */
  value: (row: Row) => string | number | null;
  cell: (row: Row) => ReactNode;
}

interface Properties<Row> {
  label: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  sorting?: SortingState;
  /** Ids of the chosen rows; without it rows cannot be chosen. */
  selection?: RowSelectionState;
  onSelection?: (selection: RowSelectionState) => void;
  /** Space or a click on a row; and Enter, where a row does not open whole. */
  onPeek: (row: Row) => void;
  onOpen?: (row: Row) => void;
  /** The row that is peeked at. */
  peeked?: string | undefined;
}

const features = tableFeatures({
  rowSortingFeature,
  rowSelectionFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric },
});

/** A table of any length: only the rows in view exist. Arrows walk, Space peeks, X selects, Shift and arrows select on. */
export function DataTable<Row extends { id: string; key?: string }>(properties: Properties<Row>) {
  const { label, rows, selection, onSelection, onPeek, onOpen = onPeek, peeked } = properties;
  const height = rowHeight(usePreferences());
  const [sorting, setSorting] = useState<SortingState>(properties.sorting ?? []);
  const [active, setActive] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: measured, width } = useElementSize<HTMLDivElement>();
  const scroll = useMergedRef(scroller, measured);
  const columns = useMemo(() => columnsThatFit(properties.columns, width), [properties.columns, width]);
  const definitions = useMemo(
    () =>
      columns.map(({ id, value }) => ({
        id,
        accessorFn: (row: Row) => value(row) ?? undefined,
        sortFn: 'alphanumeric' as const,
        sortUndefined: 'last' as const,
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: (row) => row.id,
    state: { sorting, rowSelection: selection ?? {} },
    onSortingChange: setSorting,
    onRowSelectionChange: (change) => onSelection?.(typeof change === 'function' ? change(selection ?? {}) : change),
  });
  const shown = table.getRowModel().rows;
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, height]);
  // What is opened from elsewhere, by the palette or a link, is where the keys go on from.
  const met = useRef<string | undefined>(undefined);
  useEffect(() => {
    const index = peeked === undefined || met.current === peeked ? -1 : shown.findIndex((row) => row.id === peeked);
    if (peeked !== undefined && index < 0) return;
    met.current = peeked;
    if (index < 0) return;
    setActive(index);
    virtualizer.scrollToIndex(index);
  }, [peeked, shown, virtualizer]);
  const canSelect = onSelection !== undefined;
  const template = [
    ...(canSelect ? ['40px'] : []),
    ...columns.map(({ width }) => (width ? `${width}px` : 'minmax(120px, 1fr)')),
  ].join(' ');

  function walk(event: KeyboardEvent) {
    // The heads are buttons of their own, and what is pressed with Ctrl or Alt is mostly not meant for the rows.
    if ((event.target as Element).closest('[role="columnheader"]') || event.altKey) return;
    copyKey(event, shown[active]?.original.key);
    if (event.defaultPrevented) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const step = isCommand ? undefined : STEPS[event.key];
    const row = shown[active];
    if (step !== undefined) {
      const next = Math.max(0, Math.min(shown.length - 1, active + step));
      if (event.shiftKey && canSelect) shown[next]?.toggleSelected(true);
      setActive(next);
      virtualizer.scrollToIndex(next);
      if (peeked && shown[next]) onPeek(shown[next].original);
    } else if (event.key === ' ' && row) onPeek(row.original);
    else if (event.key === 'Enter' && row) onOpen(row.original);
    else if (event.key === 'x' && !isCommand && row && canSelect) row.toggleSelected();
    else if (event.key === 'a' && isCommand && canSelect) table.toggleAllRowsSelected(true);
    else if (event.key === 'Escape' && canSelect && Object.keys(selection ?? {}).length > 0) onSelection({});
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      ref={scroll}
      className="grid-table"
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={shown.length + 1}
      aria-multiselectable={canSelect}
      aria-activedescendant={shown[active] ? `row-${shown[active].id}` : undefined}
      onKeyDown={walk}
    >
      <div className="grid-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
        {canSelect && (
          <span role="columnheader">
            <input
              type="checkbox"
              aria-label="Select all"
              checked={shown.length > 0 && table.getIsAllRowsSelected()}
              onChange={() => table.toggleAllRowsSelected()}
            />
          </span>
        )}
        {columns.map((column) => {
          const sorted = sorting.find(({ id }) => id === column.id);
          return (
            <span
              key={column.id}
              role="columnheader"
              className={column.isNumber ? 'number' : ''}
              aria-sort={sorted ? (sorted.desc ? 'descending' : 'ascending') : 'none'}
            >
              <button type="button" onClick={() => table.getColumn(column.id)?.toggleSorting()}>
                {column.title}
                {sorted &&
                  (sorted.desc ? (
                    <IconArrowDown size={12} aria-hidden="true" />
                  ) : (
                    <IconArrowUp size={12} aria-hidden="true" />
                  ))}
              </button>
            </span>
          );
        })}
      </div>
      <div role="rowgroup" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = shown[index]!;
          const isSelected = row.getIsSelected();
          return (
            <div
              key={row.id}
              id={`row-${row.id}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={canSelect ? isSelected : row.id === peeked}
              className={`grid-row${index === active ? ' active' : ''}${row.id === peeked ? ' peeked' : ''}`}
              style={{ gridTemplateColumns: template, transform: `translateY(${start}px)` }}
              onClick={() => {
                setActive(index);
                onPeek(row.original);
              }}
            >
              {canSelect && (
                <span role="gridcell">
                  <input
                    type="checkbox"
                    tabIndex={-1}
                    aria-label={`Select row ${index + 1}`}
                    checked={isSelected}
                    onClick={(event) => {
                      event.stopPropagation();
                      row.getToggleSelectedHandler()(event);
                    }}
                    onChange={() => undefined}
                  />
                </span>
              )}
              {columns.map((column) => (
                <span key={column.id} role="gridcell" className={column.isNumber ? 'number' : ''}>
                  {column.cell(row.original)}
                </span>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const FLEXIBLE = 200;
const SELECT = 56;

/** What does not fit goes, from the right: the peek has it all. */
function columnsThatFit<Row>(columns: readonly TableColumn<Row>[], width: number): readonly TableColumn<Row>[] {
  const widths = columns.map((column) => column.width ?? FLEXIBLE);
  const total = (count: number) => widths.slice(0, count).reduce((sum, next) => sum + next, SELECT);
  let count = columns.length;
  while (width > 0 && count > 2 && total(count) > width) count -= 1;
  return columns.slice(0, count);
}

const STEPS: Record<string, number> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  PageDown: 15,
  PageUp: -15,
  Home: -1e9,
  End: 1e9,
};
