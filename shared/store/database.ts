import { type Id, type Key, parseKey } from '../kernel/id.ts';
import type { Interval } from '../kernel/interval.ts';
import { type CollectionName, collectionNames, collections, type PlanRecord, type RecordOf } from '../model/plan.ts';
import type { Change } from './change.ts';
import { addSpan, emptySpanIndex, idsDuring, removeSpan, type SpanIndex } from './spanIndex.ts';
import { leastId, type View } from './view.ts';

type Index = Map<string, Id | Set<Id>>;

/** One collection's records and the indexes over them. */
interface Table {
  records: Map<Id, PlanRecord>;
  idByKey: Map<Key, Id>;
  /** Reference field, or `externalKey` -> what it holds -> ids of the records in which it holds that; mostly it is one */
  idsByValue: Map<string, Index>;
  /** The same as a list: 100,000 records that come at once go along it. */
  indexes: readonly (readonly [field: string, idsByValue: Index])[];
  spans: SpanIndex;
}

/** The whole plan in memory: one mutable Map a collection, with indexes. A change touches only its own record. */
export interface Database extends View {
  /** Does the changes. Their `before` must be what the database holds; that is the caller's promise. */
  apply(changes: readonly Change[]): void;
  /** Counters of a snapshot: keys that were given out and undone leave no record behind to count from. */
  raiseCounters(counters: Iterable<readonly [string, number]>): void;
  /** Key prefix -> highest number given out. Goes into the snapshot, because undo must not lower it. */
  readonly counters: ReadonlyMap<string, number>;
}

export function createDatabase(): Database {
  const tables = Object.fromEntries(collectionNames.map((name) => [name, emptyTable(name)])) as Record<
    CollectionName,
    Table
  >;
  const lastNumbers = new Map<string, number>();

  const find = <C extends CollectionName>(collection: C, id: Id | undefined): RecordOf<C> | undefined =>
    id === undefined ? undefined : (tables[collection].records.get(id) as RecordOf<C> | undefined);

  function idsHolding(collection: CollectionName, field: string, value: string): Iterable<Id> {
    const ids = tables[collection].idsByValue.get(field)?.get(value);
    return typeof ids === 'string' ? [ids] : (ids ?? []);
  }

  function* resolve<C extends CollectionName>(collection: C, ids: Iterable<Id>): Iterable<RecordOf<C>> {
    for (const id of ids) yield find(collection, id)!;
  }

  return {
    counters: lastNumbers,
    get: find,
    all: <C extends CollectionName>(collection: C) => tables[collection].records.values() as Iterable<RecordOf<C>>,
    count: (collection) => tables[collection].records.size,
    byKey: (collection, key) => find(collection, tables[collection].idByKey.get(key)),
    byExternalKey: (collection, externalKey) => {
      const ids = tables[collection].idsByValue.get('externalKey')?.get(externalKey);
      // An import asks it of each of its rows.
      if (ids === undefined || typeof ids === 'string') return find(collection, ids);
      return leastId(resolve(collection, ids));
    },
    referring: (collection, field, id) => resolve(collection, idsHolding(collection, field, id)),
    during: <C extends CollectionName>(collection: C, interval: Interval) =>
      resolve(collection, idsDuring(tables[collection].spans, interval)),
    lastNumber: (prefix) => lastNumbers.get(prefix) ?? 0,
    raiseCounters(counters) {
      for (const [prefix, number] of counters) raiseTo(lastNumbers, prefix, number);
    },
    apply(changes) {
      for (const { collection, id, before, after } of changes) {
        const table = tables[collection];
        if (before) removeFromIndexes(table, before, after);
        if (after) {
          table.records.set(id, after);
          addToIndexes(table, collection, after, before);
          raiseCounter(lastNumbers, after);
        } else table.records.delete(id);
      }
    },
  };
}

function emptyTable(collection: CollectionName): Table {
  const indexes = indexedFields(collection).map((field): [string, Index] => [field, new Map()]);
  return { records: new Map(), idByKey: new Map(), idsByValue: new Map(indexes), indexes, spans: emptySpanIndex() };
}

/** External keys are indexed like references, because two records may carry the same one. */
const indexedFields = (collection: CollectionName): string[] => [
  ...Object.keys(collections[collection].references),
  ...(collections[collection].hasExternalKey ? ['externalKey'] : []),
];

function addToIndexes(table: Table, collection: CollectionName, record: PlanRecord, before: PlanRecord | null): void {
  if (record.key !== undefined) table.idByKey.set(record.key, record.id);
  for (const [field, idsByValue] of table.indexes) {
    if (before && isSameAt(field, before, record)) continue;
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
    if (after && isSameAt(field, record, after)) continue;
    for (const value of valuesAt(record, field)) {
      const ids = idsByValue.get(value);
      if (ids === record.id) idsByValue.delete(value);
      else if (typeof ids === 'object' && ids.delete(record.id) && ids.size === 0) idsByValue.delete(value);
    }
  }
  removeSpan(table.spans, record.id);
}

/** Most edits leave what is indexed as it was; so does one of 50,000 items at once. */
function isSameAt(field: string, before: PlanRecord, after: PlanRecord): boolean {
  if (field.includes('.')) return false;
  return before[field as keyof PlanRecord] === after[field as keyof PlanRecord];
}

function raiseCounter(lastNumbers: Map<string, number>, record: PlanRecord): void {
  const key = record.key === undefined ? null : parseKey(record.key);
  if (key) raiseTo(lastNumbers, key.prefix, key.number);
}

function raiseTo(lastNumbers: Map<string, number>, prefix: string, number: number): void {
  if (number > (lastNumbers.get(prefix) ?? 0)) lastNumbers.set(prefix, number);
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

export const spanOf = (collection: CollectionName, record: PlanRecord): Interval | null =>
  collections[collection].span?.(record as never) ?? null;
