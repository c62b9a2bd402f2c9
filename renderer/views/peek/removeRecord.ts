import { perform } from '../../app/perform.ts';
import { toastRefusal } from '../../ui/toasts.tsx';

/** Ordinary deletes just happen and offer Undo. */
export async function removeRecord(
  noun:
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
    | 'anchor',
  id: string,
): Promise<void> {
  const reply = await perform(`${noun}.remove`, { [noun]: id });
  if (!reply.ok) toastRefusal(reply.refusal);
}
