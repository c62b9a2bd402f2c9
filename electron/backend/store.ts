import type { Verification } from '../../shared/api/verification.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Transaction } from '../../shared/store/change.ts';
import type { PlanState } from '../../shared/store/planState.ts';
import type { Actor } from './actor.ts';
import type { EntryDraft } from './entry.ts';
import { openEntryWriter, type PreparedEntry } from './entryWriter.ts';
import { type HistoryReader, historyReader } from './history.ts';
import type { LoadedPlan } from './loadPlan.ts';
import type { PlanPaths } from './planPaths.ts';
import { type Direction, reverse, runCommand, runPrepared } from './storeCommands.ts';
import type { StorePorts } from './storePorts.ts';
import { verifyPlan } from './verify.ts';

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

export async function openStore(
  ports: StorePorts,
  paths: PlanPaths,
  loaded: LoadedPlan,
  options: { replicaId: string; readOnly: string | null },
): Promise<PlanStore> {
  const { disk } = ports;
  const { state } = loaded;
  const history = historyReader(disk, paths, state.planId);
  const entries = await openEntryWriter(ports, paths, loaded, options);
  const parts = { ports, paths, state, history, entries };

  let queue: Promise<unknown> = Promise.resolve();
  /** Commands run one at a time, each to its end, in the order in which they came. */
  function enqueue<T>(task: () => Promise<T>): Promise<T> {
    const result = queue.then(task);
    queue = result.catch(() => undefined);
    return result;
  }
  const takeBack = (direction: Direction, seq: number | undefined, leaveLaterEdits: boolean, actor: Actor) =>
    enqueue(() => reverse(parts, direction, { seq, leaveLaterEdits }, actor));

  return {
    paths,
    state,
    history,
    get readOnly() {
      return entries.readOnly;
    },
    run: (name, input, actor) => enqueue(() => runCommand(parts, name, input, actor)),
    runPrepared: (prepare, actor) => enqueue(() => runPrepared(parts, prepare, actor)),
    undo: ({ seq, leaveLaterEdits = false }, actor) => takeBack('undo', seq, leaveLaterEdits, actor),
    redo: (actor) => takeBack('redo', undefined, false, actor),
    onChange: (listener) => entries.onChange(listener),
    onFailure: (listener) => entries.onFailure(listener),
    checkpoint: (target = paths.plan) => enqueue(() => entries.checkpoint(target)),
    verify: () => verifyPlan(disk, paths, enqueue),
    async close() {
      await queue;
      await entries.close();
    },
  };
}
