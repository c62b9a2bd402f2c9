import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Change, invert, sameRecord, type Transaction, type TransactionHeader } from './change.ts';
import type { View } from './view.ts';

/** A command that can be taken back, or done again. */
interface UndoStep {
  seq: number;
  label: string;
}

/** One line of undo per plan, shared by its windows; the next step is the last of each list. */
export interface UndoLine {
  undoable: UndoStep[];
  redoable: UndoStep[];
}

const LONGEST = 200;

export const emptyUndoLine: UndoLine = { undoable: [], redoable: [] };

/** The line after a transaction. A new command clears redo; a fact is never on it. */
export function advanceUndoLine({ undoable, redoable }: UndoLine, header: TransactionHeader): UndoLine {
  const { kind, seq, label, concerns, policy } = header;
  if (kind === 'undo') {
    const step = undoable.filter((known) => known.seq === concerns);
    return { undoable: without(undoable, concerns), redoable: [...redoable, ...step].slice(-LONGEST) };
  }
  if (kind === 'redo') {
    const step = redoable.filter((known) => known.seq === concerns);
    return { undoable: [...undoable, ...step].slice(-LONGEST), redoable: without(redoable, concerns) };
  }
  return policy === 'fact'
    ? { undoable, redoable }
    : { undoable: [...undoable, { seq, label }].slice(-LONGEST), redoable: [] };
}

const without = (steps: readonly UndoStep[], seq: number | null): UndoStep[] =>
  steps.filter((step) => step.seq !== seq);

/**
 * The changes that take a transaction back, or do it again. Where a record has changed since, it stands in the way and is
 * named; with `leaveLaterEdits` those records are left as they are and the rest goes back.
 */
export function planUndo(
  view: View,
  transaction: Transaction,
  direction: 'undo' | 'redo',
  leaveLaterEdits: boolean,
): Result<Change[]> {
  const wanted = direction === 'undo' ? invert(transaction.changes) : transaction.changes;
  const free = wanted.filter(({ collection, id, before }) => sameRecord(view.get(collection, id) ?? null, before));
  if (free.length === wanted.length || (leaveLaterEdits && free.length > 0)) return ok(free);
  const inTheWay = wanted.filter((change) => !free.includes(change));
  const names = inTheWay.map(({ after, before, id }) => (after ?? before)?.key ?? id);
  const way =
    free.length > 0 ? 'Take back the rest, or undo the later changes first.' : 'Undo the later changes first.';
  return refuse(
    'conflict',
    `"${transaction.header.label}" cannot be taken back whole: ${names.slice(0, 5).join(', ')}${
      names.length > 5 ? ` and ${names.length - 5} more` : ''
    } changed later. ${way}`,
    { details: names },
  );
}
