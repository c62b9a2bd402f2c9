import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import type { TableColumn } from './tableColumns.ts';
import type { Sorting } from './useSortedRows.ts';

interface Properties<Row> {
  columns: readonly TableColumn<Row>[];
  template: string;
  style: CSSProperties;
  sorting: Sorting;
  onSort: (column: string) => void;
  /** How much is chosen; null where nothing can be. */
  chosen: 'all' | 'some' | 'none' | null;
  onChooseAll: () => void;
}

/** Stays in view; the arrow stands only at the column that sorts. */
export function TableHead<Row>({ columns, template, style, sorting, onSort, chosen, onChooseAll }: Properties<Row>) {
  return (
    <div className="grid-head" role="row" aria-rowindex={1} style={{ ...style, gridTemplateColumns: template }}>
      {chosen !== null && (
        <span role="columnheader">
          <input
            type="checkbox"
            aria-label="Select all"
            checked={chosen === 'all'}
            ref={(box) => {
              if (box) box.indeterminate = chosen === 'some';
            }}
            onChange={onChooseAll}
          />
        </span>
      )}
      {columns.map(({ id, title, isNumber }) => {
        const isDescending = sorting[0]?.id === id ? sorting[0].desc : null;
        const Arrow = isDescending ? IconArrowDown : IconArrowUp;
        return (
          <span
            key={id}
            role="columnheader"
            className={isNumber ? 'number' : ''}
            aria-sort={isDescending === null ? 'none' : isDescending ? 'descending' : 'ascending'}
          >
            <button type="button" onClick={() => onSort(id)}>
              {title}
              {isDescending !== null && <Arrow size={12} aria-hidden="true" />}
            </button>
          </span>
        );
      })}
    </div>
  );
}
