import type { Id, Key } from '../kernel/id.ts';
import type { Interval } from '../kernel/interval.ts';
import type { CollectionName, RecordOf } from '../model/plan.ts';

/**
 * The plan to read: what commands and rules are given. A database is one; so is an overlay, a database with some changes
 * laid over it that nobody else sees yet.
 */
export interface View {
  get<C extends CollectionName>(collection: C, id: Id): RecordOf<C> | undefined;
  all<C extends CollectionName>(collection: C): Iterable<RecordOf<C>>;
  count(collection: CollectionName): number;
  byKey<C extends CollectionName>(collection: C, key: Key): RecordOf<C> | undefined;
  /** Of several records with this key, the one with the least id. */
  byExternalKey<C extends CollectionName>(collection: C, externalKey: string): RecordOf<C> | undefined;
  /** The records of a collection whose reference `field` holds `id`; `externalKey` is looked up the same way. */
  referring<C extends CollectionName>(collection: C, field: string, id: Id): Iterable<RecordOf<C>>;
  /** The records whose span overlaps the interval, in no particular order. */
  during<C extends CollectionName>(collection: C, interval: Interval): Iterable<RecordOf<C>>;
  /**
   * The same object for as long as the collection holds the same records, and another one after: what is worked out from all
   * of them is kept by it.
   */
  state(collection: CollectionName): object;
  /** The highest number given out so far under a key prefix. Undo does not lower it. */
  lastNumber(prefix: string): number;
}

/** The record with the least id: the same one whatever order the records came in. */
export function leastId<R extends { id: Id }>(records: Iterable<R>): R | undefined {
  let least: R | undefined;
  for (const record of records) if (!least || record.id < least.id) least = record;
  return least;
}
