import { spellField } from '../kernel/words.ts';
import type { Item } from '../model/item.ts';
import { ANY_COLLECTION, type CollectionName, collections, type PlanRecord } from '../model/plan.ts';
import type { View } from '../store/view.ts';
import { BACKLOG_COLUMNS, type BacklogColumn, sayLabels } from './backlogColumns.ts';
import { csvPieces } from './csv.ts';

/** The items as our importer reads them back; `columns` are headers, and the first three stand there whatever else does. */
export function backlogCsv(view: View, items: Iterable<Item>, columns?: readonly string[]): Generator<string> {
  const chosen = columns ? columnsNamed(columns) : BACKLOG_COLUMNS;
  return csvPieces(
    chosen.map(({ header }) => header),
    cellsOf(items, (item) => chosen.map(({ say }) => say(item, view))),
  );
}

/** All records of a collection: the items as above, any other field by field, with the keys of what they refer to. */
export function collectionCsv(view: View, collection: CollectionName): Generator<string> {
  if (collection === 'items') return backlogCsv(view, view.all('items'));
  const { schema, keyPrefix } = collections[collection];
  // People know a record by its key; where it has none, its id is all there is.
  const fields = Object.keys(schema.shape).filter((field) => field !== 'id' || keyPrefix === null);
  return csvPieces(
    fields.map(sayHeader),
    cellsOf(view.all(collection) as Iterable<PlanRecord>, (record) =>
      fields.map((field) => sayCell(view, collection, record, field)),
    ),
  );
}

function* cellsOf<Row>(rows: Iterable<Row>, say: (row: Row) => string[]): Generator<string[]> {
  for (const row of rows) yield say(row);
}

const columnsNamed = (headers: readonly string[]): BacklogColumn[] => {
  const first = BACKLOG_COLUMNS.slice(0, 3);
  const others = headers.flatMap((name) => BACKLOG_COLUMNS.find(({ header }) => header === name) ?? []);
  return [...new Set([...first, ...others])];
};

/** `lengthMinutes` -> `Length minutes`, `ownerId` -> `Owner`, `serviceIds` -> `Services`, `dependsOnIds` -> `Depends on`. */
function sayHeader(field: string): string {
  const words = field.replace(/(?<=On)Ids$|(?<=.)Id$/, '').replace(/(?<=.)Ids$/, 's');
  return spellField(words);
}

function sayCell(view: View, collection: CollectionName, record: PlanRecord, field: string): string {
  const value = (record as unknown as Record<string, unknown>)[field];
  const references: Record<string, CollectionName | typeof ANY_COLLECTION> = collections[collection].references;
  const to = references[field];
  if (to === undefined) return sayValue(value);
  const into = to === ANY_COLLECTION ? (record as unknown as { onCollection: CollectionName }).onCollection : to;
  const sayReference = (id: unknown): string =>
    (view.get(into, String(id)) as PlanRecord | undefined)?.key ?? String(id);
  if (Array.isArray(value)) return sayValue(value.map(sayReference));
  return typeof value === 'string' ? sayReference(value) : '';
}

function sayValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) return sayLabels(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
