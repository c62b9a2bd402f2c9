import type { Id, Key } from '../kernel/id.ts';
import type { Interval } from '../kernel/interval.ts';
import { type CollectionName, collections, type PlanRecord } from '../model/plan.ts';
import { addSpan, emptySpanIndex, removeSpan, type SpanIndex } from './spanIndex.ts';

type Index = Map<string, Id | Set<Id>>;

/** One collection's records and the indexes over them. */
export interface Table {
  records: Map<Id, PlanRecord>;
  idByKey: Map<Key, Id>;
  /** Reference field, or `externalKey` -> what it holds -> ids of the records in which it holds that; mostly it is one */
  idsByValue: Map<string, Index>;
  /** The same as a list: 100,000 records that come at once go along it. */
  indexes: readonly (readonly [field: string, idsByValue: Index])[];
  spans: SpanIndex;
  /** Stands for the records as they are; made once somebody asks, and gone with the next change. */
  state: object | null;
}

export function emptyTable(collection: CollectionName): Table {
  const indexes = indexedFields(collection).map((field): [string, Index] => [field, new Map()]);
  return {
    records: new Map(),
    idByKey: new Map(),
    idsByValue: new Map(indexes),
    indexes,
    spans: emptySpanIndex(),
    state: null,
  };
}

/** Puts a record in the place of another; null where there was none, or is none any more. */
export function replaceRecord(
  table: Table,
  collection: CollectionName,
  id: Id,
  before: PlanRecord | null,
  after: PlanRecord | null,
): void {
  table.state = null;
  if (before) removeFromIndexes(table, before, after);
  if (after) {
    table.records.set(id, after);
    addToIndexes(table, collection, after, before);
  } else table.records.delete(id);
}

/** External keys are indexed like references, because two records may carry the same one. */
const indexedFields = (collection: CollectionName): string[] => [
  ...Object.keys(collections[collection].references),
  ...(collections[collection].hasExternalKey ? ['externalKey'] : []),
];

function addToIndexes(table: Table, collection: CollectionName, record: PlanRecord, before: PlanRecord | null): void {
  if (record.key !== undefined) table.idByKey.set(record.key, record.id);
  for (const [field, idsByValue] of table.indexes) {
    if (isSameAt(field, before, record)) continue;
    const direct = (record as unknown as Record<string, unknown>)[field];
    if (typeof direct === 'string') addId(idsByValue, direct, record.id);
    else if (direct !== null) for (const value of valuesAt(record, field)) addId(idsByValue, value, record.id);
  }
  const span = spanOf(collection, record);
  if (span) addSpan(table.spans, record.id, span);
}

function addId(idsByValue: Index, value: string, id: Id): void {
  const ids = idsByValue.get(value);
  if (ids === undefined) idsByValue.set(value, id);
  else if (typeof ids !== 'string') ids.add(id);
  else if (ids !== id) idsByValue.set(value, new Set([ids, id]));
}

function removeFromIndexes(table: Table, record: PlanRecord, after: PlanRecord | null): void {
  if (record.key !== undefined) table.idByKey.delete(record.key);
  for (const [field, idsByValue] of table.indexes) {
    if (isSameAt(field, record, after)) continue;
    for (const value of valuesAt(record, field)) {
      const ids = idsByValue.get(value);
      if (ids === record.id) idsByValue.delete(value);
      else if (typeof ids === 'object' && ids.delete(record.id) && ids.size === 0) idsByValue.delete(value);
    }
  }
  removeSpan(table.spans, record.id);
}

/** Most edits leave what is indexed as it was; so does one of 50,000 items at once. */
function isSameAt(field: string, before: PlanRecord | null, after: PlanRecord | null): boolean {
  if (!before || !after || field.includes('.')) return false;
  return before[field as keyof PlanRecord] === after[field as keyof PlanRecord];
}

/** What an indexed field of a record holds, such as the ids in a reference: one, several, or deeper, `backOutPlan.ownerId`. */
export function valuesAt(record: PlanRecord, field: string): readonly string[] {
  // Nearly every reference is one id in a field of its own, or none.
  const direct = (record as unknown as Record<string, unknown>)[field];
  if (typeof direct === 'string') return [direct];
  if (direct === null) return NO_VALUES;
  let values: unknown[] = [record];
  for (const name of field.split('.'))
    values = values.flatMap((value) => (value as Record<string, unknown> | null)?.[name] ?? []);
  return values as string[];
}

const NO_VALUES: string[] = [];

const spanOf = (collection: CollectionName, record: PlanRecord): Interval | null =>
  collections[collection].span?.(record as never) ?? null;
