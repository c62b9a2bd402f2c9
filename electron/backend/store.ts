import { decide, decideUndo } from '../../shared/api/decide.ts';
import type { Verification } from '../../shared/api/verification.ts';
import type { Id } from '../../shared/kernel/id.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Transaction } from '../../shared/store/change.ts';
import type { PlanState } from '../../shared/store/planState.ts';
import type { View } from '../../shared/store/view.ts';
import { type Actor, createdPerson, registerNewcomer, rehearse } from './actor.ts';
import { areBytesThere } from './attachments.ts';
import { isDiskError, sayDiskError } from './disk.ts';
import type { EntryDraft } from './entry.ts';
import { openEntryWriter, type PreparedEntry, type StorePorts } from './entryWriter.ts';
import { type HistoryReader, historyReader } from './history.ts';
import type { LoadedPlan } from './loadPlan.ts';
import type { PlanPaths } from './planPaths.ts';
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

  let queue: Promise<unknown> = Promise.resolve();
  /** Commands run one at a time, each to its end, in the order in which they came. */
  function enqueue<T>(task: () => Promise<T>): Promise<T> {
    const result = queue.then(task);
    queue = result.catch(() => undefined);
    return result;
  }

  async function command(name: string, input: unknown, actor: Actor): Promise<Result<Transaction>> {
    if (entries.readOnly) return refuse('readOnly', entries.readOnly);
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
    return decision.ok
      ? entries.write(entries.draft('command', transactionId, known.value, null), decision.value)
      : decision;
  }

  async function prepared(
    prepare: (draft: EntryDraft) => Promise<Result<PreparedEntry>>,
    actor: Actor,
  ): Promise<Result<Transaction>> {
    if (entries.readOnly) return refuse('readOnly', entries.readOnly);
    const transactionId = ports.newTransactionId();
    const isKnown = typeof actor === 'object' && 'id' in actor;
    const first = await prepare(
      entries.draft('command', transactionId, isKnown ? actor.id : createdPerson(transactionId), null),
    );
    // A refused command leaves no trace, not even of a newcomer who tried it.
    if (!first.ok || isKnown) return first.ok ? entries.writePrepared(first.value) : first;
    const known = await introduce(actor, transactionId);
    if (!known.ok) return known;
    const second = await prepare(entries.draft('command', transactionId, known.value, null));
    return second.ok ? entries.writePrepared(second.value) : second;
  }

  function reverse(direction: 'undo' | 'redo', seq: number | undefined, leaveLaterEdits: boolean, actor: Actor) {
    return enqueue(async () => {
      if (entries.readOnly) return refuse('readOnly', entries.readOnly);
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
      return known.ok
        ? entries.write(entries.draft(direction, transactionId, known.value, target), decision.value)
        : known;
    });
  }

  /** The id under which a transaction is recorded; a newcomer's own entry comes before it. */
  async function introduce(actor: Actor, transactionId: string): Promise<Result<Id>> {
    if (actor === 'created by this command') return ok(createdPerson(transactionId));
    if ('id' in actor) return ok(actor.id);
    const registration = ports.newTransactionId();
    const id = createdPerson(registration);
    const decision = registerNewcomer(state.database, actor.newcomer, ports.now(), registration);
    if (!decision.ok) return decision;
    const written = await entries.write(entries.draft('command', registration, id, null), decision.value);
    return written.ok ? ok(id) : written;
  }

  return {
    paths,
    state,
    history,
    get readOnly() {
      return entries.readOnly;
    },
    run: (name, input, actor) => enqueue(() => command(name, input, actor)),
    runPrepared: (prepare, actor) => enqueue(() => prepared(prepare, actor)),
    undo: ({ seq, leaveLaterEdits = false }, actor) => reverse('undo', seq, leaveLaterEdits, actor),
    redo: (actor) => reverse('redo', undefined, false, actor),
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
