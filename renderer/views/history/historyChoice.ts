import { create } from 'zustand';
import type { AnyRefusal, HistoryEntry } from '../../../shared/api/contract.ts';
import type { UndoLine } from '../../../shared/store/undo.ts';
import { emptyUndoLine } from '../../../shared/store/undo.ts';
import { undo } from '../../app/session.ts';
import { request } from '../../app/transport.ts';
import { toast } from '../../ui/toasts.tsx';

/** The entry of the log that is looked at, with what taking it back met with. */
interface HistoryChoice {
  seq: number | null;
  entry: HistoryEntry | null;
  undoLine: UndoLine;
  refusal: AnyRefusal | null;
}

export const useHistoryChoice = create<HistoryChoice>(() => ({
  seq: null,
  entry: null,
  undoLine: emptyUndoLine,
  refusal: null,
}));

export async function chooseEntry(seq: number): Promise<void> {
  const before = useHistoryChoice.getState();
  if (before.seq === seq && before.entry) return;
  useHistoryChoice.setState({ seq, refusal: null });
  const reply = await request('history.entry', { seq });
  // Somebody who walks the list is at another by now.
  if (useHistoryChoice.getState().seq !== seq) return;
  useHistoryChoice.setState(reply.ok ? { entry: reply.value } : { entry: null, refusal: reply.refusal });
}

export const canTakeBack = ({ undoable }: UndoLine, seq: number): boolean => undoable.some((step) => step.seq === seq);

/** Whether it worked is said; what stands in the way is shown beside the entry. */
export async function takeBackEntry(seq: number, leaveLaterEdits = false): Promise<void> {
  const [reply] = await Promise.all([undo({ seq, leaveLaterEdits }), chooseEntry(seq)]);
  useHistoryChoice.setState({ refusal: reply.ok ? null : reply.refusal });
  if (reply.ok) toast(reply.value.label);
}
