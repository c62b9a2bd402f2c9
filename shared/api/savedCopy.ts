import { sayCount } from '../kernel/timeText.ts';
import type { SavedCopy } from './contract.ts';

/** What a copy holds, in one line, for the window and for the scriptable twin. */
export function saySavedCopy(copy: SavedCopy): string {
  const { attachments, fileName } = copy;
  const said = sayHistory(copy);
  if (!attachments) return said;
  const beside = `${said}. Its ${sayCount(attachments.copied, 'attachment')} ${attachments.copied === 1 ? 'is' : 'are'} in ${fileName}-files: keep the two together`;
  if (attachments.lost === 0) return beside;
  const lost = `${sayCount(attachments.lost, 'attachment')} ${attachments.lost === 1 ? 'is' : 'are'} damaged or missing and could not be copied: Verify the plan names them`;
  return attachments.copied === 0 ? `${said}. ${lost}` : `${beside}. ${lost}`;
}

function sayHistory({ fileName, seq, historyFrom }: SavedCopy): string {
  const saved = `Saved a copy: ${fileName}`;
  if (historyFrom === 1)
    return `${saved}, with ${seq > 1 ? `all ${sayCount(seq, 'entry', 'entries')}` : 'its one entry'}`;
  if (historyFrom === null) return `${saved}, as of entry ${seq}. No history lies beside this plan`;
  return `${saved}, with entries ${historyFrom} to ${seq}. The history beside this plan begins there`;
}
