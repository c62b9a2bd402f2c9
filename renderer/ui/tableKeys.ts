import type { KeyboardEvent } from 'react';
import { copyKey } from './IdLink.tsx';
import type { TableColumn, TableRecord } from './tableColumns.ts';
import type { Cursor } from './useTableCursor.ts';

/** What a table can be told to do, by keys or by a pointer. */
export interface TableHands<Row> {
  rows: readonly Row[];
  columns: readonly TableColumn<Row>[];
  cursor: Cursor;
  peeked: string | undefined;
  /** Null where rows cannot be chosen. */
  selection: ReadonlySet<string> | null;
  select: (selection: ReadonlySet<string>) => void;
  peek: (row: Row) => void;
  open: (row: Row) => void;
  edit: (row: Row, column: TableColumn<Row>) => void;
}

/** Arrows walk rows and cells, Space peeks, X selects, Shift and arrows select on, F2 or Enter on a cell edits it. */
export function pressInTable<Row extends TableRecord>(event: KeyboardEvent, table: TableHands<Row>): void {
  // The heads are buttons of their own, and what is pressed with Alt is mostly not meant for the rows.
  if ((event.target as Element).closest('[role="columnheader"]') || event.altKey) return;
  const { rows, cursor } = table;
  const row = rows[cursor.row];
  copyKey(event, row?.key);
  if (event.defaultPrevented) return;
  const isCommand = event.ctrlKey || event.metaKey;
  const isDone = isCommand
    ? command(event.key, table)
    : row !== undefined && (walk(event, table) || act(event.key, table, row));
  if (!isDone) return;
  event.preventDefault();
  event.stopPropagation();
}

function command<Row extends TableRecord>(key: string, { rows, selection, select }: TableHands<Row>): boolean {
  if (key !== 'a' || !selection) return false;
  select(new Set(rows.map(({ id }) => id)));
  return true;
}

function walk<Row extends TableRecord>(event: KeyboardEvent, table: TableHands<Row>): boolean {
  const { rows, cursor, selection, select, peeked, peek, columns } = table;
  const aside = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (aside !== undefined) {
    const next = (cursor.column ?? -1) + aside;
    cursor.goTo(cursor.row, next < 0 ? null : Math.min(next, columns.length - 1));
    return true;
  }
  const step = STEPS[event.key];
  if (step === undefined) return false;
  const next = Math.max(0, Math.min(rows.length - 1, cursor.row + step));
  if (event.shiftKey && selection) select(withRange(selection, rows, cursor.row, next));
  cursor.goTo(next);
  if (peeked) peek(rows[next]!);
  return true;
}

function act<Row extends TableRecord>(key: string, table: TableHands<Row>, row: Row): boolean {
  const { cursor, columns, selection, select } = table;
  const column = cursor.column === null ? undefined : columns[cursor.column];
  const toEdit = key === 'F2' && !column ? columns.find(({ edit }) => edit) : column;
  if (key === ' ') table.peek(row);
  else if ((key === 'F2' || key === 'Enter') && toEdit?.edit) table.edit(row, toEdit);
  else if (key === 'Enter') table.open(row);
  else if (key === 'x' && selection) select(toggled(selection, row.id));
  else if (key === 'Escape' && cursor.column !== null) cursor.goTo(cursor.row, null);
  else if (key === 'Escape' && selection && selection.size > 0) select(new Set());
  else return false;
  return true;
}

export function toggled(selection: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selection);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** What was chosen, and all from one row to another. */
export function withRange(
  selection: ReadonlySet<string>,
  rows: readonly { id: string }[],
  from: number,
  to: number,
): ReadonlySet<string> {
  const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
  return new Set([...selection, ...range.map(({ id }) => id)]);
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
