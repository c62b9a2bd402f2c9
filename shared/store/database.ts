import { type Id, parseKey } from '../kernel/id.ts';
import type { Interval } from '../kernel/interval.ts';
import { type CollectionName, collectionNames, type PlanRecord, type RecordOf } from '../model/plan.ts';
import type { Change } from './change.ts';
import { rebuiltTables } from './rebuiltTables.ts';
import { idsDuring } from './spanIndex.ts';
import { emptyTable, replaceRecord, type Table } from './table.ts';
import { leastId, type View } from './view.ts';

/** The whole plan in memory: one mutable Map a collection, with indexes. A change touches only its own record. */
export interface Database extends View {
  /** Does the changes. Their `before` must be what the database holds; that is the caller's promise. */
  apply(changes: readonly Change[]): void;
  /**
   * Does the changes bit by bit, a step for each call of `next`, while the database goes on answering as it was; the last
   * step does them all. Nothing else may change it meanwhile. Not to go on leaves it as it is.
   */
  applyInSteps(changes: readonly Omit<Change, 'before'>[], recordsInStep: number): Iterator<void, void>;
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
    state: (collection) => (tables[collection].state ??= {}),
    lastNumber: (prefix) => lastNumbers.get(prefix) ?? 0,
    raiseCounters(counters) {
      for (const [prefix, number] of counters) raiseTo(lastNumbers, prefix, number);
    },
    apply(changes) {
      for (const { collection, id, before, after } of changes) {
        replaceRecord(tables[collection], collection, id, before, after);
        if (after) raiseCounter(lastNumbers, after);
      }
    },
    *applyInSteps(changes, recordsInStep) {
      const fresh = yield* rebuiltTables(tables, changes, recordsInStep);
      const numbers = new Map<string, number>();
      for (const [index, { after }] of changes.entries()) {
        if (after) raiseCounter(numbers, after);
        if (index % recordsInStep === 0) yield;
      }
      for (const [prefix, number] of numbers) raiseTo(lastNumbers, prefix, number);
      for (const [collection, table] of fresh) tables[collection] = table;
    },
  };
}

function raiseCounter(lastNumbers: Map<string, number>, record: PlanRecord): void {
  const key = record.key === undefined ? null : parseKey(record.key);
  if (key) raiseTo(lastNumbers, key.prefix, key.number);
}

function raiseTo(lastNumbers: Map<string, number>, prefix: string, number: number): void {
  if (number > (lastNumbers.get(prefix) ?? 0)) lastNumbers.set(prefix, number);
}
