import { GENESIS } from '../../shared/store/journal.ts';
import type { Disk } from './disk.ts';
import { readSegments } from './journalFolder.ts';
import { sayProblem } from './loadPlan.ts';
import type { PlanFile } from './planFile.ts';
import type { Segment } from './planFileParts.ts';

/**
 * Whether the history of a saved copy is as it was written, from its first entry to the very one at which the checkpoint
 * stands. Answers what is wrong, to follow the plan's name; null where nothing is.
 */
export async function whyNotWhole(disk: Disk, segments: readonly Segment[], content: PlanFile): Promise<string | null> {
  const { planId, seq, headHash, historyFrom } = content;
  if (segments[0]?.firstSeq !== historyFrom) return `is cut off: its history does not begin at entry ${historyFrom}.`;
  // Of what came before a history that begins later only its first line speaks.
  const before = historyFrom === 1 ? { seq: 0, hash: GENESIS } : null;
  let last = { seq: 0, hash: '' };
  for await (const event of readSegments(disk, segments, planId, before)) {
    if (event.kind !== 'transaction') return sayProblem(event, last.seq);
    last = { seq: event.header.seq, hash: event.hash };
  }
  if (last.seq === seq && last.hash === headHash) return null;
  return `is cut off or was changed outside Slipway: the plan stands at entry ${seq}, but its history ends at entry ${last.seq}${last.seq === seq ? ' with another seal' : ''}. Nothing was written.`;
}
