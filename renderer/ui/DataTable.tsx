import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { rowHeight, usePreferences } from '../app/preferences.ts';
import { TableHead } from './TableHead.tsx';
import { cellId, type TablePointer, TableRow } from './TableRow.tsx';
import { columnsThatFit, gridTemplate, leastWidth, type TableColumn, type TableRecord } from './tableColumns.ts';
import { pressInTable, type TableHands, toggled, withRange } from './tableKeys.ts';
import { type Sorting, useSortedRows } from './useSortedRows.ts';
import { useTableCursor } from './useTableCursor.ts';

export type { TableColumn };

interface Properties<Row> {
  label: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  /** How it is sorted at first. */
  sorting?: Sorting;
  /** Whoever takes care of the sorting gives the rows sorted by it; else the table sorts them itself. */
  onSort?: (column: string) => void;
  /** Somebody chose the columns: those that do not fit are scrolled to, else the last ones go. */
  keepsColumns?: boolean;
  /** Ids of the chosen rows; without it rows cannot be chosen. */
  selection?: ReadonlySet<string>;
  onSelection?: (selection: ReadonlySet<string>) => void;
  /** Space or a click on a row; and Enter, where a row does not open whole. */
  onPeek: (row: Row) => void;
  onOpen?: (row: Row) => void;
  /** The row that is peeked at. */
  peeked?: string | undefined;
  /** Goes up when what cells show of other records may have changed. */
  version?: number;
}

/** A table of any length: only the rows in view exist. tableKeys.ts says what it hears. */
export function DataTable<Row extends TableRecord>(properties: Properties<Row>) {
  const { sorting = NOT_SORTED, onSort } = properties;
  return onSort ? <Grid {...properties} sorting={sorting} onSort={onSort} /> : <SelfSorted {...properties} />;
}

const NOT_SORTED: Sorting = [];

function SelfSorted<Row extends TableRecord>(properties: Properties<Row>) {
  const [sorting, setSorting] = useState(properties.sorting ?? NOT_SORTED);
  const { rows, columns, version } = properties;
  const sorted = useSortedRows(rows, columns, sorting, setSorting, version);
  return <Grid {...properties} rows={sorted.rows} sorting={sorting} onSort={sorted.toggle} />;
}

function Grid<Row extends TableRecord>(
  properties: Properties<Row> & Required<Pick<Properties<Row>, 'sorting' | 'onSort'>>,
) {
  const { label, rows, selection, peeked, sorting, onSort, version = 0 } = properties;
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: measured, width } = useElementSize<HTMLDivElement>();
  const scroll = useMergedRef(scroller, measured);
  const { columns, template, style } = useColumns(properties, width);
  const virtualizer = useRowsInView(scroller, rows.length);
  const cursor = useTableCursor(rows, peeked, virtualizer);
  const [editing, setEditing] = useState<{ row: string; column: string } | null>(null);
  const hands = handsOf(properties, columns, cursor, setEditing);
  const pointer = usePointer(hands, scroller, () => setEditing(null));
  const active = rows[cursor.row];
  const activeColumn = cursor.column === null ? undefined : columns[cursor.column];
  return (
    <div
      ref={scroll}
      className="grid-table"
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-multiselectable={selection !== undefined}
      aria-activedescendant={active && (activeColumn ? cellId(active.id, activeColumn.id) : `row-${active.id}`)}
      onKeyDown={(event) => pressInTable(event, hands)}
    >
      <TableHead
        columns={columns}
        template={template}
        style={style}
        sorting={sorting}
        onSort={onSort}
        chosen={selection ? howMuch(selection, rows) : null}
        onChooseAll={() => hands.select(hands.selection?.size ? new Set() : new Set(rows.map(({ id }) => id)))}
      />
      <div role="rowgroup" style={{ ...style, height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]!;
          return (
            <TableRow
              key={row.id}
              {...{ row, index, start, columns, template, version, pointer }}
              isActive={index === cursor.row}
              activeColumn={index === cursor.row ? cursor.column : null}
              editing={editing?.row === row.id ? editing.column : null}
              canSelect={selection !== undefined}
              isSelected={selection?.has(row.id) ?? false}
              isPeeked={row.id === peeked}
            />
          );
        })}
      </div>
    </div>
  );
}

function useColumns<Row>({ columns: given, keepsColumns, selection }: Properties<Row>, width: number) {
  const canSelect = selection !== undefined;
  return useMemo(() => {
    const columns = keepsColumns ? given : columnsThatFit(given, width);
    const style = keepsColumns ? { minWidth: leastWidth(columns) } : {};
    return { columns, template: gridTemplate(columns, canSelect), style };
  }, [given, keepsColumns, width, canSelect]);
}

function useRowsInView(scroller: RefObject<HTMLDivElement | null>, count: number) {
  const height = rowHeight(usePreferences());
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, height]);
  return virtualizer;
}

function handsOf<Row extends TableRecord>(
  { rows, selection, onSelection, onPeek, onOpen = onPeek, peeked }: Properties<Row>,
  columns: readonly TableColumn<Row>[],
  cursor: TableHands<Row>['cursor'],
  setEditing: (editing: { row: string; column: string }) => void,
): TableHands<Row> {
  return {
    rows,
    columns,
    cursor,
    peeked,
    selection: selection ?? null,
    select: (chosen) => onSelection?.(chosen),
    peek: onPeek,
    open: onOpen,
    edit: (row, column) => setEditing({ row: row.id, column: column.id }),
  };
}

/** The same object for the life of the table; what it does is always what the table is now. */
function usePointer<Row extends TableRecord>(
  hands: TableHands<Row>,
  scroller: RefObject<HTMLDivElement | null>,
  endEdit: () => void,
): TablePointer<Row> {
  const latest = useRef({ hands, endEdit });
  useLayoutEffect(() => {
    latest.current = { hands, endEdit };
  });
  return useMemo(
    () => ({
      press(index) {
        const { rows, cursor, peek } = latest.current.hands;
        cursor.goTo(index, null);
        peek(rows[index]!);
      },
      choose(index, isRange) {
        const { rows, cursor, selection, select } = latest.current.hands;
        if (!selection) return;
        select(isRange ? withRange(selection, rows, cursor.row, index) : toggled(selection, rows[index]!.id));
        cursor.goTo(index, null);
      },
      edit(row, index, place) {
        const { columns, cursor, edit } = latest.current.hands;
        if (!columns[place]?.edit) return;
        cursor.goTo(index, place);
        edit(row, columns[place]);
      },
      endEdit() {
        latest.current.endEdit();
        scroller.current?.focus({ preventScroll: true });
      },
    }),
    [scroller],
  );
}

function howMuch(selection: ReadonlySet<string>, rows: readonly { id: string }[]): 'none' | 'some' | 'all' {
  if (selection.size === 0) return 'none';
  const mayBeAll = rows.length > 0 && selection.size >= rows.length;
  return mayBeAll && rows.every(({ id }) => selection.has(id)) ? 'all' : 'some';
}
