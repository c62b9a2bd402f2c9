import type { Change, TransactionHeader } from './change.ts';
import { createDatabase, type Database } from './database.ts';
import { advanceUndoLine, emptyUndoLine, type UndoLine } from './undo.ts';

/** All that the log adds up to at one seq: the records, and what is needed to write the next entry. */
export interface PlanState {
  planId: string;
  epoch: number;
  seq: number;
  /** The seal of entry `seq`. */
  headHash: string;
  /** When entry `seq` was made; null before the first. */
  savedAt: string | null;
  database: Database;
  undoLine: UndoLine;
  /** Each replica's own count. */
  replicaSeqs: Map<string, number>;
}

export const emptyPlanState = (planId: string, headHash: string): PlanState => ({
  planId,
  epoch: 1,
  seq: 0,
  headHash,
  savedAt: null,
  database: createDatabase(),
  undoLine: emptyUndoLine,
  replicaSeqs: new Map(),
});

/** Takes the state one entry on, in place. Writer, reader and compaction all go this one way. */
export function advance(state: PlanState, header: TransactionHeader, hash: string, changes: readonly Change[]): void {
  state.database.apply(changes);
  state.seq = header.seq;
  state.headHash = hash;
  state.epoch = header.epoch;
  state.savedAt = header.at;
  state.undoLine = advanceUndoLine(state.undoLine, header);
  state.replicaSeqs.set(header.replicaId, header.replicaSeq);
}
