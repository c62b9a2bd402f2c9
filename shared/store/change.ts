import type { Id } from '../kernel/id.ts';
import type { Instant } from '../kernel/time.ts';
import type { CollectionName, PlanRecord, RecordOf } from '../model/plan.ts';

/** One record before and after, whole: to invert a change, swap the two. Both null never occurs. */
export interface Change {
  collection: CollectionName;
  id: Id;
  before: PlanRecord | null;
  after: PlanRecord | null;
}

/**
 * What happens when two replicas did it at once: `ask` (the same field is a conflict), `rerun` (commutes), or `fact`
 * (a vote, a run time: never refused later, never rewritten, skipped by undo).
 */
export type Policy = 'ask' | 'rerun' | 'fact';

/** Why a transaction came to be: a command, or the inversion of an earlier one. */
export type TransactionKind = 'command' | 'undo' | 'redo';

/**
 * All that is known of a transaction but its content. It names people by id only, so that the content can be erased later
 * and the chain of hashes still holds.
 */
export interface TransactionHeader {
  kind: TransactionKind;
  planId: string;
  /** Goes up when the plan is restored from a backup: one history ends, another begins. */
  epoch: number;
  /** 1, 2, 3 … in this plan. */
  seq: number;
  /** UUIDv7. */
  transactionId: string;
  /** The installation that wrote it, and its own count. */
  replicaId: string;
  replicaSeq: number;
  /** What the writer had seen when it decided. */
  base: { seq: number; hash: string };
  actor: Id;
  onBehalfOf: Id | null;
  at: Instant;
  /** The schema of the records in the body. */
  schema: number;
  command: { name: string; version: number };
  policy: Policy;
  /** The seq that an undo or redo inverts or repeats. */
  concerns: number | null;
  /** What was done, in the past tense, naming records by key: `Moved REL-12 to Sat 5 Dec 22:00`. */
  label: string;
}

export interface Transaction {
  header: TransactionHeader;
  input: unknown;
  changes: Change[];
}

export const insert = <C extends CollectionName>(collection: C, after: RecordOf<C>): Change => ({
  collection,
  id: after.id,
  before: null,
  after,
});

export const update = <C extends CollectionName>(
  collection: C,
  before: RecordOf<C>,
  fields: Partial<RecordOf<C>>,
): Change => ({ collection, id: before.id, before, after: { ...before, ...fields } });

export const remove = <C extends CollectionName>(collection: C, before: RecordOf<C>): Change => ({
  collection,
  id: before.id,
  before,
  after: null,
});

/** The changes that take `changes` back, last first. */
export const invert = (changes: readonly Change[]): Change[] =>
  changes.map(({ collection, id, before, after }) => ({ collection, id, before: after, after: before })).toReversed();

/** The fields in which a change's two records differ, in the record's own order; all of them where one is null. */
export function changedFields({ before, after }: Change): { field: string; before: unknown; after: unknown }[] {
  const [from, to] = [before ?? {}, after ?? {}] as Record<string, unknown>[];
  const fields = [...new Set([...Object.keys(from!), ...Object.keys(to!)])];
  return fields
    .filter((field) => field !== 'id' && !sameRecord(from![field] ?? null, to![field] ?? null))
    .map((field) => ({ field, before: from![field] ?? null, after: to![field] ?? null }));
}

/** Whether two records, or null, hold the same. Records are JSON: no cycles, no dates, no undefined. */
export function sameRecord(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameRecord(a[key as never], b[key as never]))
  );
}
