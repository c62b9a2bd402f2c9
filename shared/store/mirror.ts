import type { Id } from '../kernel/id.ts';
import type { CollectionName, PlanRecord } from '../model/plan.ts';
import type { TransactionHeader } from './change.ts';
import { createDatabase, type Database } from './database.ts';

/** A transaction on its way to the windows: what records became, in chunks. The header rides on the last. */
export interface Push {
  seq: number;
  chunk: number;
  chunks: number;
  changes: { collection: CollectionName; id: Id; after: PlanRecord | null }[];
  header: TransactionHeader;
}

/** The plan at a seq, in pieces; the pieces come in any number and order before `opened`. */
export interface SnapshotPiece {
  collection: CollectionName;
  records: PlanRecord[];
}

/**
 * A window's copy of the plan. It subscribes first and opens after, so pushes may come before the plan does: those are kept,
 * and what the opened plan already holds is dropped.
 */
export interface Mirror {
  database: Database;
  seq(): number;
  /** Counts up with each change of a collection, so that a view redraws only for its own. */
  version(collection: CollectionName): number;
  load(piece: SnapshotPiece): void;
  opened(seq: number, counters: Iterable<readonly [string, number]>): PushOutcome;
  receive(push: Push): PushOutcome;
}

/** `applied` lists the transactions that are now in; `gap` says that something between is missing: ask `since(seq)`. */
export interface PushOutcome {
  applied: TransactionHeader[];
  gap: boolean;
}

const CHANGES_IN_PUSH = 2_000;

export function createMirror(): Mirror {
  const database = createDatabase();
  let seq = -1;
  const versions = new Map<CollectionName, number>();
  const waiting = new Map<number, Map<number, Push>>();

  const raise = (collection: CollectionName) => versions.set(collection, (versions.get(collection) ?? 0) + 1);

  function takeWaiting(): PushOutcome {
    const applied: TransactionHeader[] = [];
    for (const known of waiting.keys()) if (known <= seq) waiting.delete(known);
    for (let chunks = waiting.get(seq + 1); chunks && isComplete(chunks); chunks = waiting.get(seq + 1)) {
      const ordered = [...chunks.values()].toSorted((a, b) => a.chunk - b.chunk);
      for (const { changes } of ordered) apply(changes);
      waiting.delete(seq + 1);
      seq += 1;
      applied.push(ordered[0]!.header);
    }
    // Chunks of one transaction come in a row, so an incomplete next one is on its way; a later one means one was lost.
    return { applied, gap: seq >= 0 && [...waiting.keys()].some((known) => known > seq + 1) };
  }

  function apply(changes: Push['changes']): void {
    for (const { collection, id, after } of changes) {
      database.apply([{ collection, id, before: database.get(collection, id) ?? null, after }]);
    }
    for (const collection of new Set(changes.map((change) => change.collection))) raise(collection);
  }

  return {
    database,
    seq: () => seq,
    version: (collection) => versions.get(collection) ?? 0,
    load({ collection, records }) {
      apply(records.map((after) => ({ collection, id: after.id, after })));
    },
    opened(openedSeq, counters) {
      database.raiseCounters(counters);
      seq = openedSeq;
      return takeWaiting();
    },
    receive(push) {
      if (push.seq <= seq) return { applied: [], gap: false };
      if (!waiting.has(push.seq)) waiting.set(push.seq, new Map());
      waiting.get(push.seq)!.set(push.chunk, push);
      return seq < 0 ? { applied: [], gap: false } : takeWaiting();
    },
  };
}

const isComplete = (chunks: Map<number, Push>): boolean => {
  const [first] = chunks.values();
  return first !== undefined && chunks.size === first.chunks;
};

/** Cuts a transaction into pushes. `before` stays at home: a mirror has it already. */
export function toPushes(header: TransactionHeader, changes: readonly Push['changes'][number][]): Push[] {
  const chunks = Math.max(1, Math.ceil(changes.length / CHANGES_IN_PUSH));
  return Array.from({ length: chunks }, (_, chunk) => ({
    seq: header.seq,
    chunk,
    chunks,
    header,
    changes: changes
      .slice(chunk * CHANGES_IN_PUSH, (chunk + 1) * CHANGES_IN_PUSH)
      .map(({ collection, id, after }) => ({ collection, id, after })),
  }));
}
