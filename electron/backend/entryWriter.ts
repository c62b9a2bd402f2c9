import type { Decision } from '../../shared/api/decide.ts';
import type { Id } from '../../shared/kernel/id.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { SCHEMA_VERSION } from '../../shared/model/plan.ts';
import type { Change, Transaction, TransactionHeader, TransactionKind } from '../../shared/store/change.ts';
import { type EntryLine, encodeTransaction } from '../../shared/store/journal.ts';
import { advance, type PlanState } from '../../shared/store/planState.ts';
import { type Checkpoints, createCheckpoints } from './checkpoints.ts';
import type { EntryDraft } from './entry.ts';
import { sha256 } from './hash.ts';
import type { LoadedPlan } from './loadPlan.ts';
import { openPlanJournal, type PlanJournal } from './planJournal.ts';
import type { PlanPaths } from './planPaths.ts';
import type { StorePorts } from './storePorts.ts';

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
export interface EntryWriter {
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

export async function openEntryWriter(
  ports: StorePorts,
  paths: PlanPaths,
  loaded: LoadedPlan,
  options: { replicaId: string; readOnly: string | null },
): Promise<EntryWriter> {
  const { state } = loaded;
  const listeners: Writing['listeners'] = [];
  const journal = await openPlanJournal(ports, paths, loaded, options.readOnly);
  const checkpoints = createCheckpoints(ports, paths.plan, loaded);
  const writing = { ports, state, listeners, journal, checkpoints };
  return {
    get readOnly() {
      return journal.readOnly;
    },
    draft: (kind, transactionId, actor, concerns) => ({
      header: draftHeader(state, options.replicaId, { kind, transactionId, actor, at: ports.now(), concerns }),
      nonce: ports.newNonce(),
      ...(ports.sizes ? { chunk: ports.sizes.chunk } : {}),
    }),
    write: (draft, decision) => write(writing, draft, decision),
    writePrepared: (entry) => writePrepared(writing, entry),
    onChange: (listener) => listeners.push(listener),
    onFailure: (listener) => journal.onFailure(listener),
    checkpoint: (target) => checkpoints.make(target),
    async close() {
      await checkpoints.finish(journal.isWhole);
      await journal.close();
    },
  };
}

type Given = Pick<TransactionHeader, 'kind' | 'transactionId' | 'actor' | 'at' | 'concerns'>;

/** In the order in which the journal has it. */
const draftHeader = (state: PlanState, replicaId: string, given: Given): EntryDraft['header'] => ({
  kind: given.kind,
  planId: state.planId,
  epoch: state.epoch,
  seq: state.seq + 1,
  transactionId: given.transactionId,
  replicaId,
  replicaSeq: (state.replicaSeqs.get(replicaId) ?? 0) + 1,
  base: { seq: state.seq, hash: state.headHash },
  actor: given.actor,
  onBehalfOf: null,
  at: given.at,
  schema: SCHEMA_VERSION,
  concerns: given.concerns,
});

interface Writing {
  ports: StorePorts;
  state: PlanState;
  journal: PlanJournal;
  checkpoints: Checkpoints;
  listeners: ((transaction: Transaction) => unknown)[];
}

async function write(writing: Writing, draft: EntryDraft, decision: Decision): Promise<Result<Transaction>> {
  const { ports, state, journal, checkpoints, listeners } = writing;
  const { command, policy, label, input, changes } = decision;
  const transaction = { header: { ...draft.header, command, policy, label }, input, changes };
  const sizes = ports.sizes ? { chunkLength: ports.sizes.chunk } : {};
  const { lines, hash } = encodeTransaction(transaction, draft.nonce, sha256, sizes);
  const written = await journal.append(lines, transaction.header);
  if (!written.ok) return written;
  advance(state, transaction.header, hash, changes);
  for (const listener of listeners) void listener(transaction);
  checkpoints.grow(written.value);
  return ok(transaction);
}

async function writePrepared(writing: Writing, entry: PreparedEntry): Promise<Result<Transaction>> {
  const { state, journal, checkpoints, listeners } = writing;
  // All of it is here before anything is written: whoever made it may be gone a moment later.
  const pieces: Change[][] = [];
  for (let index = 0; index < entry.pieces; index++) {
    const piece = await entry.piece(index);
    if (!piece) return refuse('cancelled', 'The import was cancelled. Nothing was written.');
    pieces.push(piece);
  }
  const written = await journal.append(entry.lines, entry.header);
  if (!written.ok) return written;
  // A reader in between sees some of the records early; the seq and the windows' pushes follow when all are there.
  for (const piece of pieces) {
    state.database.apply(piece);
    await new Promise(setImmediate);
  }
  advance(state, entry.header, entry.hash, []);
  const transaction: Transaction = { header: entry.header, input: null, changes: pieces.flat() };
  for (const listener of listeners) await listener(transaction);
  checkpoints.grow(written.value);
  return ok(transaction);
}
