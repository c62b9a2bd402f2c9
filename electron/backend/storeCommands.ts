import { decide, decideUndo } from '../../shared/api/decide.ts';
import type { Id } from '../../shared/kernel/id.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Transaction } from '../../shared/store/change.ts';
import type { PlanState } from '../../shared/store/planState.ts';
import type { View } from '../../shared/store/view.ts';
import { type Actor, createdPerson, registerNewcomer, rehearse } from './actor.ts';
import { areBytesThere } from './attachments.ts';
import { isDiskError, sayDiskError } from './disk.ts';
import type { EntryDraft } from './entry.ts';
import type { EntryWriter, PreparedEntry } from './entryWriter.ts';
import type { HistoryReader } from './history.ts';
import type { PlanPaths } from './planPaths.ts';
import type { StorePorts } from './storePorts.ts';

/** What a store is made of. Its caller sees to it that one of these runs at a time. */
interface StoreParts {
  ports: StorePorts;
  paths: PlanPaths;
  state: PlanState;
  history: HistoryReader;
  entries: EntryWriter;
}

export async function runCommand(
  parts: StoreParts,
  name: string,
  input: unknown,
  actor: Actor,
): Promise<Result<Transaction>> {
  const { ports, state, entries } = parts;
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
  if (!(await areBytesThere(ports.disk, parts.paths, rehearsed.value.changes)))
    return refuse('missing', 'The bytes of this attachment are not beside the plan. Attach the file itself.', {
      field: 'sha256',
    });
  const known = await introduce(parts, actor, transactionId);
  if (!known.ok) return known;
  const decision = typeof actor === 'object' && 'newcomer' in actor ? decideOn(state.database, known.value) : rehearsed;
  return decision.ok
    ? entries.write(entries.draft('command', transactionId, known.value, null), decision.value)
    : decision;
}

/** Writes an entry that `prepare` decides and writes out elsewhere. */
export async function runPrepared(
  parts: StoreParts,
  prepare: (draft: EntryDraft) => Promise<Result<PreparedEntry>>,
  actor: Actor,
): Promise<Result<Transaction>> {
  const { entries } = parts;
  if (entries.readOnly) return refuse('readOnly', entries.readOnly);
  const transactionId = parts.ports.newTransactionId();
  const isKnown = typeof actor === 'object' && 'id' in actor;
  const first = await prepare(
    entries.draft('command', transactionId, isKnown ? actor.id : createdPerson(transactionId), null),
  );
  // A refused command leaves no trace, not even of a newcomer who tried it.
  if (!first.ok || isKnown) return first.ok ? entries.writePrepared(first.value) : first;
  const known = await introduce(parts, actor, transactionId);
  if (!known.ok) return known;
  const second = await prepare(entries.draft('command', transactionId, known.value, null));
  return second.ok ? entries.writePrepared(second.value) : second;
}

export type Direction = 'undo' | 'redo';

/** Undoes or does again the entry `seq`, else the last one that can be. */
export async function reverse(
  parts: StoreParts,
  direction: Direction,
  { seq, leaveLaterEdits }: { seq: number | undefined; leaveLaterEdits: boolean },
  actor: Actor,
): Promise<Result<Transaction>> {
  const { ports, state, entries } = parts;
  if (entries.readOnly) return refuse('readOnly', entries.readOnly);
  const line = direction === 'undo' ? state.undoLine.undoable : state.undoLine.redoable;
  const target = seq ?? line.at(-1)?.seq;
  if (target === undefined || !line.some((step) => step.seq === target))
    return refuse('missing', `There is nothing to ${direction}.`);
  const transaction = await readBack(parts.history, target);
  if (!transaction.ok) return transaction;
  const options = { leaveLaterEdits, now: ports.now() };
  const decision = decideUndo(state.database, transaction.value, direction, options);
  if (!decision.ok) return decision;
  const transactionId = ports.newTransactionId();
  const known = await introduce(parts, actor, transactionId);
  return known.ok ? entries.write(entries.draft(direction, transactionId, known.value, target), decision.value) : known;
}

async function readBack(history: HistoryReader, seq: number): Promise<Result<Transaction>> {
  try {
    const transaction = await history.entry(seq);
    if (transaction) return ok(transaction);
    return refuse('missing', `Entry ${seq} is not in the history beside this plan, so it cannot be taken back.`);
  } catch (error) {
    if (!isDiskError(error)) throw error;
    return refuse('failed', `Entry ${seq} cannot be read back: ${sayDiskError(error)}. Nothing was changed.`);
  }
}

/** The id under which a transaction is recorded; a newcomer's own entry comes before it. */
async function introduce(
  { ports, state, entries }: StoreParts,
  actor: Actor,
  transactionId: string,
): Promise<Result<Id>> {
  if (actor === 'created by this command') return ok(createdPerson(transactionId));
  if ('id' in actor) return ok(actor.id);
  const registration = ports.newTransactionId();
  const id = createdPerson(registration);
  const decision = registerNewcomer(state.database, actor.newcomer, ports.now(), registration);
  if (!decision.ok) return decision;
  const written = await entries.write(entries.draft('command', registration, id, null), decision.value);
  return written.ok ? ok(id) : written;
}
