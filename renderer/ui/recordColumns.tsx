import type { ReactNode } from 'react';
import { parseKey } from '../../shared/kernel/id.ts';
import type { CollectionName } from '../../shared/model/plan.ts';
import { IdLink, type NamedRecord } from './IdLink.tsx';
import type { TableColumn } from './tableColumns.ts';

/** The columns that every table of records has: the id, a link, in the order of its number; and the name as it is written. */
export const keyColumn = <Row extends NamedRecord>(collection: CollectionName): TableColumn<Row> => ({
  id: 'key',
  title: 'Key',
  width: 96,
  value: ({ key }) => parseKey(key ?? '')?.number ?? null,
  cell: (record) => <IdLink collection={collection} record={record} isInGrid />,
});

export const nameColumn = <Row extends NamedRecord>(id: 'name' | 'title', title: string): TableColumn<Row> => ({
  id,
  title,
  value: (record) => record[id] ?? null,
  cell: (record) => <Text>{record[id] ?? ''}</Text>,
});

/** What somebody typed, in whichever direction, and whole in the tooltip. */
export const Text = ({ children }: { children: string }) => (
  <span dir="auto" title={children}>
    {children}
  </span>
);

export const none: ReactNode = <span className="none">none</span>;
export const textOrNone = (text: string | null): ReactNode => (text ? <Text>{text}</Text> : none);
