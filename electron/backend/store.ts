import { type Decision, decide, decideUndo } from '../../shared/api/decide.ts';
import type { Verification } from '../../shared/api/verification.ts';
import type { Id } from '../../shared/kernel/id.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { SCHEMA_VERSION } from '../../shared/model/plan.ts';
import type { Change, Transaction, TransactionHeader, TransactionKind } from '../../shared/store/change.ts';
import { type EntryLine, encodeTransaction } from '../../shared/store/journal.ts';
import { advance, type PlanState } from '../../shared/store/planState.ts';
import type { View } from '../../shared/store/view.ts';
import { type Actor, createdPerson, registerNewcomer, rehearse } from './actor.ts';
import { areBytesThere } from './attachments.ts';
import type { Compactor } from './compaction.ts';
import { type Disk, isDiskError, makeDurableFolder, sayDiskError } from './disk.ts';
import type { EntryDraft } from './entry.ts';
import { sha256 } from './hash.ts';
import { type HistoryReader, historyReader } from './history.ts';
import { type JournalWriter, openJournalWriter } from './journalFolder.ts';
import type { LoadedPlan } from './loadPlan.ts';
import type { PlanPaths } from './planPaths.ts';
import { verifyPlan } from './verify.ts';

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

/** An open plan: state in memory that never runs ahead of the journal on disk. */
export interface PlanStore {
  readonly paths: PlanPaths;
  readonly state: PlanState;
  readonly history: HistoryReader;
  /** Why nothing can be written just now, in words; null while all is well. */
  readonly readOnly: string | null;
  run(name: string, input: unknown, actor: Actor): Promise<Result<Transaction>>;
  /**
   * Writes an entry that was decided and written out beside main, such as an import of many rows. Nothing else is written
   * meanwhile, and main goes on answering: it takes the changes piece by piece.
   */
  runPrepared(
    prepare: (draft: EntryDraft) => Promise<Result<PreparedEntry>>,
    actor: Actor,
  ): Promise<Result<Transaction>>;
  undo(
    options: { seq?: number | undefined; leaveLaterEdits?: boolean | undefined },
    actor: Actor,
  ): Promise<Result<Transaction>>;
  redo(actor: Actor): Promise<Result<Transaction>>;
  /** Called after a transaction is durable and applied, in order; of a large one the next waits until all is told. */
  onChange(listener: (transaction: Transaction) => unknown): void;
  /** Called when a write failed: from now on the plan can only be read. */
  onFailure(listener: () => void): void;
  /** Writes a checkpoint to the plan file, or to another file, once what runs now is done. */
  checkpoint(target?: string): Promise<void>;
  /** Checks what is on the disk: the log while nothing is written, then the attachments, which never change. */
  verify(): Promise<Verification>;
  /** Waits for what runs, leaves a plan file that is complete alone, and lets go. */
  close(): Promise<void>;
}

const LEAST_BYTES_BEFORE_CHECKPOINT = 4_000_000;

export async function openStore(
  ports: StorePorts,
  paths: PlanPaths,
  loaded: LoadedPlan,
  options: { replicaId: string; readOnly: string | null },
): Promise<PlanStore> {
  const { disk } = ports;
  const { state } = loaded;
  const history = historyReader(disk, paths, state.planId);
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

  let queue: Promise<unknown> = Promise.resolve();
  /** Commands run one at a time, each to its end, in the order in which they came. */
  function enqueue<T>(task: () => Promise<T>): Promise<T> {
    const result = queue.then(task);
    queue = result.catch(() => undefined);
    return result;
  }

  const draftOf = (kind: TransactionKind, transactionId: string, actor: Id, concerns: number | null): EntryDraft => ({
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

  async function write(
    kind: TransactionKind,
    transactionId: string,
    actor: Id,
    decision: Decision,
    concerns: number | null,
  ): Promise<Result<Transaction>> {
    const { header: draft, nonce } = draftOf(kind, transactionId, actor, concerns);
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

  async function prepared(
    prepare: (draft: EntryDraft) => Promise<Result<PreparedEntry>>,
    actor: Actor,
  ): Promise<Result<Transaction>> {
    if (readOnly) return refuse('readOnly', readOnly);
    const transactionId = ports.newTransactionId();
    const isKnown = typeof actor === 'object' && 'id' in actor;
    const first = await prepare(
      draftOf('command', transactionId, isKnown ? actor.id : createdPerson(transactionId), null),
    );
    // A refused command leaves no trace, not even of a newcomer who tried it.
    if (!first.ok || isKnown) return first.ok ? writePrepared(first.value) : first;
    const known = await introduce(actor, transactionId);
    if (!known.ok) return known;
    const second = await prepare(draftOf('command', transactionId, known.value, null));
    return second.ok ? writePrepared(second.value) : second;
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

  function reverse(direction: 'undo' | 'redo', seq: number | undefined, leaveLaterEdits: boolean, actor: Actor) {
    return enqueue(async () => {
      if (readOnly) return refuse('readOnly', readOnly);
      const line = direction === 'undo' ? state.undoLine.undoable : state.undoLine.redoable;
      const target = seq ?? line.at(-1)?.seq;
      if (target === undefined || !line.some((step) => step.seq === target))
        return refuse('missing', `There is nothing to ${direction}.`);
      const transaction = await history.entry(target).catch((error: Error) => error);
      if (transaction instanceof Error) {
        if (!isDiskError(transaction)) throw transaction;
        return refuse(
          'failed',
          `Entry ${target} cannot be read back: ${sayDiskError(transaction)}. Nothing was changed.`,
        );
      }
      if (!transaction)
        return refuse('missing', `Entry ${target} is not in the history beside this plan, so it cannot be taken back.`);
      const decision = decideUndo(state.database, transaction, direction, { leaveLaterEdits, now: ports.now() });
      if (!decision.ok) return decision;
      const transactionId = ports.newTransactionId();
      const known = await introduce(actor, transactionId);
      return known.ok ? write(direction, transactionId, known.value, decision.value, target) : known;
    });
  }

  async function command(name: string, input: unknown, actor: Actor): Promise<Result<Transaction>> {
    if (readOnly) return refuse('readOnly', readOnly);
    const transactionId = ports.newTransactionId();
    const decideOn = (view: View, id: Id) => decide(view, name, input, { now: ports.now(), actor: id, transactionId });
    // A refused command leaves no trace, not even of a newcomer who tried it.
    const rehearsed = rehearse(actor, decideOn, {
      view: state.database,
      transactionId,
      register: (newcomer) => registerNewcomer(state.database, newcomer, ports.now(), ports.newTransactionId()),
    });
    if (!rehearsed.ok) return rehearsed;
    // However it is asked for, by a window or by the twin: no attachment is there before its bytes are.
    if (!(await areBytesThere(disk, paths, rehearsed.value.changes)))
      return refuse('missing', 'The bytes of this attachment are not beside the plan. Attach the file itself.', {
        field: 'sha256',
      });
    const known = await introduce(actor, transactionId);
    if (!known.ok) return known;
    const decision =
      typeof actor === 'object' && 'newcomer' in actor ? decideOn(state.database, known.value) : rehearsed;
    return decision.ok ? write('command', transactionId, known.value, decision.value, null) : decision;
  }

  /** The id under which a transaction is recorded; a newcomer's own entry comes before it. */
  async function introduce(actor: Actor, transactionId: string): Promise<Result<Id>> {
    if (actor === 'created by this command') return ok(createdPerson(transactionId));
    if ('id' in actor) return ok(actor.id);
    const registration = ports.newTransactionId();
    const id = createdPerson(registration);
    const decision = registerNewcomer(state.database, actor.newcomer, ports.now(), registration);
    if (!decision.ok) return decision;
    const written = await write('command', registration, id, decision.value, null);
    return written.ok ? ok(id) : written;
  }

  return {
    paths,
    state,
    history,
    get readOnly() {
      return readOnly;
    },
    run: (name, input, actor) => enqueue(() => command(name, input, actor)),
    runPrepared: (prepare, actor) => enqueue(() => prepared(prepare, actor)),
    undo: ({ seq, leaveLaterEdits = false }, actor) => reverse('undo', seq, leaveLaterEdits, actor),
    redo: (actor) => reverse('redo', undefined, false, actor),
    onChange: (listener) => listeners.push(listener),
    onFailure: (listener) => failureListeners.push(listener),
    checkpoint: (target = paths.plan) => enqueue(() => makeCheckpoint(target)),
    verify: () => verifyPlan(disk, paths, enqueue),
    async close() {
      await queue;
      while (running) await running.catch(() => undefined);
      if (writer && !writer.isBroken && checkpointSeq !== state.seq)
        await makeCheckpoint(paths.plan).catch(() => undefined);
      await writer?.close();
    },
  };
}
