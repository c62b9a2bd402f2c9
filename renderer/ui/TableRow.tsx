import { type MouseEvent, memo } from 'react';
import type { TableColumn, TableRecord } from './tableColumns.ts';

interface Properties<Row> {
  row: Row;
  index: number;
  /** Pixels from the top of the rows. */
  start: number;
  columns: readonly TableColumn<Row>[];
  template: string;
  isActive: boolean;
  /** The cell that the keys are at. */
  activeColumn: number | null;
  /** The column that is edited in this row. */
  editing: string | null;
  isSelected: boolean;
  isPeeked: boolean;
  canSelect: boolean;
  /** Goes up when what cells show of other records may have changed. */
  version: number;
  pointer: TablePointer<Row>;
}

/** What a pointer does to a row. The same object for the life of the table, so that rows need not be drawn again. */
export interface TablePointer<Row> {
  press: (index: number) => void;
  choose: (index: number, isRange: boolean) => void;
  edit: (row: Row, index: number, column: number) => void;
  endEdit: () => void;
}

export const cellId = (row: string, column: string): string => `cell-${row}-${column}`;

function Row<Row extends TableRecord>(properties: Properties<Row>) {
  const { row, index, start, columns, template, isActive, isSelected, isPeeked, canSelect, editing, pointer } =
    properties;
  const choose = (event: MouseEvent) => {
    event.stopPropagation();
    pointer.choose(index, event.shiftKey);
  };
  const edit = ({ target }: MouseEvent) => {
    const cell = (target as Element).closest<HTMLElement>('[data-place]');
    if (cell) pointer.edit(row, index, Number(cell.dataset.place));
  };
  return (
    <div
      id={`row-${row.id}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={canSelect ? isSelected : isPeeked}
      className={`grid-row${isActive ? ' active' : ''}${isPeeked ? ' peeked' : ''}${editing ? ' edited' : ''}`}
      style={{ gridTemplateColumns: template, transform: `translateY(${start}px)` }}
      onClick={() => pointer.press(index)}
      onDoubleClick={edit}
    >
      {canSelect && (
        <span role="gridcell">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`Select row ${index + 1}`}
            checked={isSelected}
            onClick={choose}
            onChange={() => undefined}
          />
        </span>
      )}
      {columns.map((column, place) => (
        <span
          key={column.id}
          id={cellId(row.id, column.id)}
          role="gridcell"
          className={`${column.isNumber ? 'number' : ''}${isActive && properties.activeColumn === place ? ' at' : ''}${editing === column.id ? ' editing' : ''}`}
          data-place={place}
        >
          {editing === column.id ? column.edit?.(row, pointer.endEdit) : column.cell(row)}
        </span>
      ))}
    </div>
  );
}

/** While the table scrolls only the rows that come into view are drawn. */
export const TableRow = memo(Row) as typeof Row;
