import { useMemo, useState } from 'react';
import type { TableColumn } from './tableColumns.ts';

/** By which column, and whether from its far end; where it is empty the rows keep their own order. */
export type Sorting = readonly { id: string; desc: boolean }[];

/** Sorted rows of a table that keeps its sorting to itself. */
export function useSorted<Row>(rows: readonly Row[], columns: readonly TableColumn<Row>[], first: Sorting = []) {
  const [sorting, setSorting] = useState(first);
  const sorted = useMemo(() => sortRows(rows, columns, sorting), [rows, columns, sorting]);
  return { rows: sorted, sorting, onSorting: setSorting };
}

/** Pressed once a column sorts upwards, then downwards, then not at all. */
export function nextSorting(sorting: Sorting, column: string): Sorting {
  const [now] = sorting;
  if (now?.id !== column) return [{ id: column, desc: false }];
  return now.desc ? [] : [{ id: column, desc: true }];
}

/** Numbers in words count as numbers, so that `Sprint 9` stands before `Sprint 10`. */
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Each value is taken once, not at each comparison. Nothing sorts last, from whichever end. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  sorting: Sorting,
): readonly Row[] {
  const [by] = sorting;
  const column = columns.find(({ id }) => id === by?.id);
  if (!column || !by) return rows;
  const entries = rows.map((row) => ({ row, value: column.value(row) }));
  const filled = entries.filter(({ value }) => value !== null);
  const empty = entries.filter(({ value }) => value === null);
  const sign = by.desc ? -1 : 1;
  filled.sort((a, b) => sign * compare(a.value!, b.value!));
  return [...filled, ...empty].map(({ row }) => row);
}

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
