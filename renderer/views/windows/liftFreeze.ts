import { perform } from '../../app/perform.ts';
import { toastRefusal } from '../../ui/toasts.tsx';

/** Ends a freeze at this moment; the toast offers Undo. */
export async function liftFreeze(id: string): Promise<void> {
  const reply = await perform('freeze.lift', { freeze: id });
  if (!reply.ok) toastRefusal(reply.refusal);
}
