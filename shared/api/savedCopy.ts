import { sayCount } from '../kernel/timeText.ts';
import type { SavedCopy } from './contract.ts';

/** What a copy holds, in one line, for the window and for the scriptable twin. */
export function saySavedCopy({ fileName, seq, historyFrom }: SavedCopy): string {
  const saved = `Saved a copy: ${fileName}`;
  if (historyFrom === 1)
    return `${saved}, with ${seq > 1 ? `all ${sayCount(seq, 'entry', 'entries')}` : 'its one entry'}`;
  if (historyFrom === null) return `${saved}, as of entry ${seq}. No history lies beside this plan`;
  return `${saved}, with entries ${historyFrom} to ${seq}. The history beside this plan begins there`;
}
