import type { Ran, Reply } from '../../shared/api/contract.ts';
import { toast, toastRefusal } from '../ui/toasts.tsx';
import { redo, run, undo } from './session.ts';
import { request } from './transport.ts';

/** Runs a command and says what was done, with the way back. The refusal is left to the caller, who knows the field. */
export async function perform(name: string, input: unknown): Promise<Reply<Ran>> {
  const reply = await run(name, input);
  if (reply.ok) sayDone(reply.value);
  return reply;
}

export const sayDone = ({ label, seq }: Ran): void => toast(label, { label: 'Undo', go: () => void takeBack(seq) });

export async function takeBack(seq?: number): Promise<void> {
  const reply = await undo(seq === undefined ? {} : { seq });
  if (reply.ok) toast(reply.value.label);
  else toastRefusal(reply.refusal);
}

/** Where the plan still cannot be written, the reason is told anew; else nothing would have happened on the screen. */
export async function tryAgain(): Promise<void> {
  const reply = await request('plan.retry');
  if (!reply.ok) toastRefusal(reply.refusal);
}

export async function doAgain(): Promise<void> {
  const reply = await redo();
  if (reply.ok) toast(reply.value.label);
  else toastRefusal(reply.refusal);
}
