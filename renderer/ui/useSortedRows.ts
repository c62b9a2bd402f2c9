import {
  createSortedRowModel,
  rowSortingFeature,
  type SortFn,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { TableColumn, TableRecord } from './tableColumns.ts';

/** By which column, and whether from its far end; where it is empty the rows keep their own order. */
export type Sorting = SortingState;

/** Numbers in words count as numbers, so that `Sprint 9` stands before `Sprint 10`. */
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const natural: SortFn<object, TableRecord> = (one, other, column) => {
  const [a, b] = [one.getValue(column), other.getValue(column)];
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
};

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { natural },
});

interface Sorted<Row> {
  rows: readonly Row[];
  /** Pressed once a column sorts upwards, then downwards, then not at all. */
  toggle: (column: string) => void;
}

/**
 * The rows sorted by one of the columns, for whatever shows them: a table, a board, a file.
 *
 * @param version goes up when what the columns read of other records may have changed
 */
export function useSortedRows<Row extends TableRecord>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  sorting: Sorting,
  onSorting: (sorting: Sorting) => void,
  version = 0,
): Sorted<Row> {
  const definitions = useMemo(
    () =>
      columns.map(({ id, value }) => ({
        id,
        accessorFn: (row: Row) => value(row) ?? undefined,
        sortFn: 'natural' as const,
        sortUndefined: 'last' as const,
        sortDescFirst: false,
      })),
    [columns],
  );
  const data = useMemo(() => rowsAt(rows, version), [rows, version]);
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: (row) => row.id,
    enableMultiSort: false,
    state: { sorting },
    onSortingChange: (change) => onSorting(typeof change === 'function' ? change(sorting) : change),
  });
  const sorted = table.getRowModel().rows;
  const originals = useMemo(() => sorted.map(({ original }) => original), [sorted]);
  return { rows: originals, toggle: (column) => table.getColumn(column)?.toggleSorting() };
}

/** A table keeps the values that it has read of a row: another array has them read anew. */
const rowsAt = <Row>(rows: readonly Row[], _version: number): readonly Row[] => [...rows];
