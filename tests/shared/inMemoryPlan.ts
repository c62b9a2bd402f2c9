import { createHash } from 'node:crypto';
import { type Decision, decide, decideUndo } from '../../shared/api/decide.ts';
import { deriveId, type Id } from '../../shared/kernel/id.ts';
import { ok, type Refusal, type Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { SCHEMA_VERSION } from '../../shared/model/plan.ts';
import type { Transaction, TransactionHeader, TransactionKind } from '../../shared/store/change.ts';
import { GENESIS, type Hasher } from '../../shared/store/journal.ts';
import { advance, emptyPlanState, type PlanState } from '../../shared/store/planState.ts';

/** A plan as the backend holds it, without a disk: the same decisions, the same undo line, and the log as a list. */
export interface InMemoryPlan {
  state: PlanState;
  log: Transaction[];
  run(name: string, input: unknown): Result<Transaction>;
  /** The same plan, with somebody else at the computer, at another time where one is given. */
  as(actor: Id, at?: Instant): Pick<InMemoryPlan, 'run'>;
  /** Takes back, or does again, what is next on the line; null where nothing is. */
  reverse(direction: 'undo' | 'redo', options?: { leaveLaterEdits: boolean; seq?: number }): Result<Transaction> | null;
}

export const NOW: Instant = '2026-11-20T10:00:00Z';
/** The first person of a plan that `startedPlan` makes. */
export const ACTOR = deriveId(transactionIdOf(1), 'people', 0);

export function inMemoryPlan(now: Instant = NOW): InMemoryPlan {
  const state = emptyPlanState('00000000-0000-7000-8000-000000000001', GENESIS);
  const log: Transaction[] = [];

  function write(kind: TransactionKind, transactionId: string, decision: Decision, concerns: number | null, at = now) {
    const header: TransactionHeader = {
      ...testHeader(state.seq + 1, state.headHash),
      kind,
      transactionId,
      at,
      command: decision.command,
      policy: decision.policy,
      concerns,
      label: decision.label,
    };
    const transaction = { header, input: decision.input, changes: decision.changes };
    advance(state, header, String(header.seq), transaction.changes);
    log.push(transaction);
    return ok(transaction);
  }

  function runAs(actor: Id, at: Instant, name: string, input: unknown): Result<Transaction> {
    const transactionId = transactionIdOf(state.seq + 1);
    const decision = decide(state.database, name, input, { now: at, actor, transactionId });
    return decision.ok ? write('command', transactionId, decision.value, null, at) : decision;
  }

  return {
    state,
    log,
    run: (name, input) => runAs(ACTOR, now, name, input),
    as: (actor, at = now) => ({ run: (name, input) => runAs(actor, at, name, input) }),
    reverse(direction, { leaveLaterEdits, seq } = { leaveLaterEdits: false }) {
      const line = direction === 'undo' ? state.undoLine.undoable : state.undoLine.redoable;
      const concerns = seq ?? line.at(-1)?.seq;
      if (concerns === undefined) return null;
      const decision = decideUndo(state.database, log[concerns - 1]!, direction, { leaveLaterEdits, now });
      return decision.ok ? write(direction, transactionIdOf(state.seq + 1), decision.value, concerns) : decision;
    },
  };
}

function transactionIdOf(seq: number): string {
  return `019a0000-0000-7000-8000-${String(seq).padStart(12, '0')}`;
}

export const testHeader = (seq: number, previousHash: string): TransactionHeader => ({
  kind: 'command',
  planId: '00000000-0000-7000-8000-000000000001',
  epoch: 1,
  seq,
  transactionId: transactionIdOf(seq),
  replicaId: '00000000-0000-7000-8000-000000000002',
  replicaSeq: seq,
  base: { seq: seq - 1, hash: previousHash },
  actor: ACTOR,
  onBehalfOf: null,
  at: NOW,
  schema: SCHEMA_VERSION,
  command: { name: 'test.change', version: 1 },
  policy: 'ask',
  concerns: null,
  label: `Change ${seq}`,
});

export const sha256: Hasher = () => {
  const hash = createHash('sha256');
  return { update: (piece) => void hash.update(piece), digest: () => hash.digest('hex') };
};

/** The value of a result that must be one; what was refused is the test's failure. */
export function valueOf<T>(result: Result<T> | null): T {
  if (!result) throw new Error('There was nothing to do');
  if (!result.ok) throw new Error(`Refused: ${result.refusal.message}`);
  return result.value;
}

export function refusalOf(result: Result<unknown> | null): Refusal {
  if (!result || result.ok) throw new Error('Was not refused');
  return result.refusal;
}
