import type { Decision } from '../../shared/api/decide.ts';
import type { Id } from '../../shared/kernel/id.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { SCHEMA_VERSION } from '../../shared/model/plan.ts';
import type { Change, Transaction, TransactionHeader, TransactionKind } from '../../shared/store/change.ts';
import { type EntryLine, encodeTransaction } from '../../shared/store/journal.ts';
import { advance } from '../../shared/store/planState.ts';
import type { Compactor } from './compaction.ts';
import { type Disk, makeDurableFolder, sayDiskError } from './disk.ts';
import type { EntryDraft } from './entry.ts';
import { sha256 } from './hash.ts';
import { type JournalWriter, openJournalWriter } from './journalFolder.ts';
import type { LoadedPlan } from './loadPlan.ts';
import type { PlanPaths } from './planPaths.ts';

/** What the store takes from the world. Tests give it a clock that stands and a disk that fails. */
export interface StorePorts {
  disk: Disk;
  now(): Instant;
  /** A UUIDv7. */
  newTransactionId(): string;
  /** Random and never repeated; hides what an erased body said. */
  newNonce(): string;
  compact: Compactor;
  /** Where the journal is cut and a checkpoint is due; tests lower it, so that a short session meets every seam. */
  sizes?: JournalSizes;
}

/** In bytes. */
export interface JournalSizes {
  chunk: number;
  segment: number;
  /** What the journal grows by before a checkpoint is made. */
  checkpoint: number;
}

/** A large entry, made elsewhere: its lines as the journal has them, and its changes piece by piece. */
export interface PreparedEntry {
  header: TransactionHeader;
  hash: string;
  lines: readonly EntryLine[];
  pieces: number;
  /** Null once whoever made it was told to stop. */
  piece(index: number): Promise<Change[] | null>;
}

/** Makes entries durable and then true: the journal first, the state after it, and a checkpoint when one is due. */
interface EntryWriter {
  /** Why nothing can be written just now, in words; null while all is well. */
  readonly readOnly: string | null;
  draft(kind: TransactionKind, transactionId: string, actor: Id, concerns: number | null): EntryDraft;
  write(draft: EntryDraft, decision: Decision): Promise<Result<Transaction>>;
  writePrepared(entry: PreparedEntry): Promise<Result<Transaction>>;
  /** Called after a transaction is durable and applied, in order; of a large one the next waits until all is told. */
  onChange(listener: (transaction: Transaction) => unknown): void;
  /** Called when a write failed: from now on the plan can only be read. */
  onFailure(listener: () => void): void;
  checkpoint(target: string): Promise<void>;
  /** Leaves a plan file that is complete alone. */
  close(): Promise<void>;
}

const LEAST_BYTES_BEFORE_CHECKPOINT = 4_000_000;

export async function openEntryWriter(
  ports: StorePorts,
  paths: PlanPaths,
  loaded: LoadedPlan,
  options: { replicaId: string; readOnly: string | null },
): Promise<EntryWriter> {
  const { disk } = ports;
  const { state } = loaded;
  const listeners: ((transaction: Transaction) => unknown)[] = [];
  const failureListeners: (() => void)[] = [];
  let writer: JournalWriter | null = null;
  let readOnly = options.readOnly;
  if (readOnly === null) {
    // The plan file's own name as well: a process that was killed may have left it unsynced.
    await makeDurableFolder(disk, paths.files);
    await makeDurableFolder(disk, paths.journal);
    writer = await openJournalWriter(disk, paths.journal, state.planId, loaded.last, ports.sizes?.segment);
  }

  const draft = (kind: TransactionKind, transactionId: string, actor: Id, concerns: number | null): EntryDraft => ({
    header: {
      kind,
      planId: state.planId,
      epoch: state.epoch,
      seq: state.seq + 1,
      transactionId,
      replicaId: options.replicaId,
      replicaSeq: (state.replicaSeqs.get(options.replicaId) ?? 0) + 1,
      base: { seq: state.seq, hash: state.headHash },
      actor,
      onBehalfOf: null,
      at: ports.now(),
      schema: SCHEMA_VERSION,
      concerns,
    },
    nonce: ports.newNonce(),
    ...(ports.sizes ? { chunk: ports.sizes.chunk } : {}),
  });

  async function write({ header: draft, nonce }: EntryDraft, decision: Decision): Promise<Result<Transaction>> {
    const { command, policy, label, input, changes } = decision;
    const transaction = { header: { ...draft, command, policy, label }, input, changes };
    const sizes = ports.sizes ? { chunkLength: ports.sizes.chunk } : {};
    const { lines, hash } = encodeTransaction(transaction, nonce, sha256, sizes);
    const refusal = await append(lines, transaction.header);
    if (refusal) return refusal;
    advance(state, transaction.header, hash, changes);
    for (const listener of listeners) void listener(transaction);
    checkpointWhenDue();
    return ok(transaction);
  }

  /** Makes an entry durable; or says why not, and then nothing more can be written. */
  async function append(lines: readonly EntryLine[], { seq, epoch, base }: TransactionHeader) {
    try {
      bytesSinceCheckpoint += await writer!.append(lines, { seq, epoch, previousHash: base.hash });
      return null;
    } catch (error) {
      const start = writer!.isUncertain ? 'It cannot be told whether this was saved' : 'Not saved';
      readOnly = `${start}: ${sayDiskError(error)}. Everything up to entry ${state.seq} is safe; the plan can only be read until the disk takes writes again.`;
      for (const listener of failureListeners) listener();
      return refuse('readOnly', readOnly);
    }
  }

  async function writePrepared(entry: PreparedEntry): Promise<Result<Transaction>> {
    // All of it is here before anything is written: whoever made it may be gone a moment later.
    const pieces: Change[][] = [];
    for (let index = 0; index < entry.pieces; index++) {
      const piece = await entry.piece(index);
      if (!piece) return refuse('cancelled', 'The import was cancelled. Nothing was written.');
      pieces.push(piece);
    }
    const refusal = await append(entry.lines, entry.header);
    if (refusal) return refusal;
    // A reader in between sees some of the records early; the seq and the windows' pushes follow when all are there.
    for (const piece of pieces) {
      state.database.apply(piece);
      await new Promise(setImmediate);
    }
    advance(state, entry.header, entry.hash, []);
    const transaction: Transaction = { header: entry.header, input: null, changes: pieces.flat() };
    for (const listener of listeners) await listener(transaction);
    checkpointWhenDue();
    return ok(transaction);
  }

  let bytesSinceCheckpoint = loaded.replayedBytes;
  let checkpointSeq = loaded.isMigrated ? -1 : loaded.snapshot.seq;
  let running: Promise<unknown> | null = null;

  /** The cost of a checkpoint is spread over as many bytes of changes as the plan is long. */
  function checkpointWhenDue(): void {
    const least = ports.sizes?.checkpoint ?? LEAST_BYTES_BEFORE_CHECKPOINT;
    if (running || bytesSinceCheckpoint < Math.max(least, loaded.snapshot.bytes)) return;
    // Nothing is lost when it fails: the journal holds it all, and the next one tries again.
    void makeCheckpoint(paths.plan).catch(() => undefined);
  }

  async function makeCheckpoint(target: string): Promise<void> {
    while (running) await running.catch(() => undefined);
    const throughSeq = state.seq;
    const bytes = bytesSinceCheckpoint;
    running = ports.compact({ plan: paths.plan, throughSeq, target });
    try {
      await running;
      if (target !== paths.plan) return;
      checkpointSeq = throughSeq;
      bytesSinceCheckpoint -= bytes;
    } finally {
      running = null;
    }
  }

  return {
    get readOnly() {
      return readOnly;
    },
    draft,
    write,
    writePrepared,
    onChange: (listener) => listeners.push(listener),
    onFailure: (listener) => failureListeners.push(listener),
    checkpoint: makeCheckpoint,
    async close() {
      while (running) await running.catch(() => undefined);
      if (writer && !writer.isBroken && checkpointSeq !== state.seq)
        await makeCheckpoint(paths.plan).catch(() => undefined);
      await writer?.close();
    },
  };
}
