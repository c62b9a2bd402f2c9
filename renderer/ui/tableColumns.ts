import type { ReactNode } from 'react';

export interface TableColumn<Row> {
  id: string;
  title: string;
  /** In pixels; without it the column takes what is left. */
  width?: number;
  isNumber?: boolean;
  /** What it sorts by. Nothing sorts last. */
  value: (row: Row) => string | number | null;
  cell: (row: Row) => ReactNode;
  /** What stands in the cell's place while it is edited; it calls `close` when it is done, saved or not. */
  edit?: (row: Row, close: () => void) => ReactNode;
}

/** What every row of a table has. */
export interface TableRecord {
  id: string;
  key?: string;
}

const FLEXIBLE = 200;
const SELECT = 56;

/** What does not fit goes, from the right: the peek has it all. */
export function columnsThatFit<Row>(columns: readonly TableColumn<Row>[], width: number): readonly TableColumn<Row>[] {
  let count = columns.length;
  while (width > 0 && count > 2 && leastWidth(columns.slice(0, count)) > width) count -= 1;
  return columns.slice(0, count);
}

export const leastWidth = (columns: readonly { width?: number }[]): number =>
  columns.reduce((sum, column) => sum + (column.width ?? FLEXIBLE), SELECT);

/** The columns as CSS lays them out in a grid. */
export const gridTemplate = (columns: readonly { width?: number }[], canSelect: boolean): string =>
  [...(canSelect ? ['40px'] : []), ...columns.map(({ width }) => (width ? `${width}px` : 'minmax(120px, 1fr)'))].join(
    ' ',
  );
