import { perform } from '../../app/perform.ts';
import { toastRefusal } from '../../ui/toasts.tsx';

/** Records that one command takes away. */
export type RemovableNoun =
  | 'release'
  | 'window'
  | 'freeze'
  | 'windowClass'
  | 'cabMeeting'
  | 'sprint'
  | 'change'
  | 'service'
  | 'configurationItem'
  | 'businessCalendar'
  | 'anchor';

/** Ordinary deletes just happen and offer Undo. */
export async function removeRecord(noun: RemovableNoun, id: string): Promise<void> {
  const reply = await perform(`${noun}.remove`, { [noun]: id });
  if (!reply.ok) toastRefusal(reply.refusal);
}
