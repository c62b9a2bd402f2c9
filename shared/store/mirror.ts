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
  /**
   * A large transaction is on its way in: each `proceed` takes it a step on, for as long as this says so. Until its last step
   * the plan answers as it was before, and what is received waits.
   */
  isTakingIn(): boolean;
  proceed(): PushOutcome;
}

/** How much is done in one go. */
interface MirrorPace {
  /** A transaction of more changes than this is taken in step by step. */
  mostChangesAtOnce: number;
  recordsInStep: number;
}

/** `applied` lists the transactions that are now in; `gap` says that something between is missing: ask `since(seq)`. */
export interface PushOutcome {
  applied: TransactionHeader[];
  gap: boolean;
}

/** As many as a window unpacks in well under a frame: each push is a task of its own there. */
const CHANGES_IN_PUSH = 500;

/**
 * Step by step costs what the touched collections hold, however little changes in them, so it is for the few transactions
 * that would keep a window from drawing: imports, bulk edits, and what takes them back.
 */
const PACE: MirrorPace = { mostChangesAtOnce: 3_000, recordsInStep: 500 };

export function createMirror(pace: MirrorPace = PACE): Mirror {
  const database = createDatabase();
  let seq = -1;
  const versions = new Map<CollectionName, number>();
  const waiting = new Map<number, Map<number, Push>>();

  let takingIn: { steps: Iterator<void, void>; header: TransactionHeader; touched: Set<CollectionName> } | null = null;

  const raise = (collection: CollectionName) => versions.set(collection, (versions.get(collection) ?? 0) + 1);

  function takeWaiting(): PushOutcome {
    const applied: TransactionHeader[] = [];
    for (const known of waiting.keys()) if (known <= seq) waiting.delete(known);
    for (let chunks = nextWhole(); chunks && !takingIn; chunks = nextWhole()) {
      const changes = chunks.flatMap((push) => push.changes);
      const { header } = chunks[0]!;
      if (changes.length > pace.mostChangesAtOnce)
        takingIn = { steps: database.applyInSteps(changes, pace.recordsInStep), header, touched: touchedBy(changes) };
      else {
        apply(changes);
        applied.push(arrived(header));
      }
    }
    // Chunks of one transaction come in a row, so an incomplete next one is on its way; a later one means one was lost.
    return { applied, gap: !takingIn && seq >= 0 && [...waiting.keys()].some((known) => known > seq + 1) };
  }

  /** The chunks of the next transaction, in order, once they are all here. */
  function nextWhole(): Push[] | null {
    const chunks = waiting.get(seq + 1);
    return chunks && isComplete(chunks) ? [...chunks.values()].toSorted((a, b) => a.chunk - b.chunk) : null;
  }

  function arrived(header: TransactionHeader): TransactionHeader {
    waiting.delete(header.seq);
    seq = header.seq;
    return header;
  }

  function apply(changes: Push['changes']): void {
    for (const { collection, id, after } of changes) {
      database.apply([{ collection, id, before: database.get(collection, id) ?? null, after }]);
    }
    for (const collection of touchedBy(changes)) raise(collection);
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
      return seq < 0 || takingIn ? { applied: [], gap: false } : takeWaiting();
    },
    isTakingIn: () => takingIn !== null,
    proceed() {
      if (!takingIn?.steps.next().done) return { applied: [], gap: false };
      const { header, touched } = takingIn;
      takingIn = null;
      for (const collection of touched) raise(collection);
      const first = arrived(header);
      const { applied, gap } = takeWaiting();
      return { applied: [first, ...applied], gap };
    },
  };
}

const touchedBy = (changes: Push['changes']): Set<CollectionName> =>
  new Set(changes.map(({ collection }) => collection));

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
