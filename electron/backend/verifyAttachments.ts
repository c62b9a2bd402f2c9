import type { Verification } from '../../shared/api/verification.ts';
import type { Id } from '../../shared/kernel/id.ts';
import { sayCount } from '../../shared/kernel/timeText.ts';
import type { Attachment } from '../../shared/model/attachment.ts';
import type { Change } from '../../shared/store/change.ts';
import { keptHashes, sayBytesProblem, whyNotKept } from './attachments.ts';
import { type Disk, isDiskError, sayDiskError } from './disk.ts';
import type { PlanPaths } from './planPaths.ts';

/** The attachments that the plan names at the end of what was read. */
export type Attachments = Map<Id, Attachment>;

export function noteAttachments(attachments: Attachments, changes: readonly Change[]): void {
  for (const { collection, id, after } of changes) {
    if (collection !== 'attachments') continue;
    if (after) attachments.set(id, after as Attachment);
    else attachments.delete(id);
  }
}

/** Reads all bytes back. Those that only the history names count as well: undo brings them back. */
export async function verifyAttachments(
  disk: Disk,
  paths: PlanPaths,
  attachments: Attachments,
  found: Verification,
): Promise<void> {
  const names = new Map<string, string[]>();
  for (const { sha256, name } of attachments.values()) names.set(sha256, [...(names.get(sha256) ?? []), name]);
  const all = new Set([...names.keys(), ...(await keptHashes(disk, paths))]);
  let whole = 0;
  for (const sha256 of all) {
    const problem = await whyNotWhole(disk, paths, sha256);
    if (problem) found.problems.push(`${sayWhich(names.get(sha256), sha256)}: ${problem}`);
    else whole += 1;
  }
  if (whole > 0) found.notes.push(`${sayCount(whole, 'attached file')} ${whole === 1 ? 'is' : 'are'} as attached.`);
}

async function whyNotWhole(disk: Disk, paths: PlanPaths, sha256: string): Promise<string | null> {
  try {
    const problem = await whyNotKept(disk, paths, sha256);
    return problem && sayBytesProblem(problem, paths);
  } catch (error) {
    if (!isDiskError(error)) throw error;
    return `its bytes cannot be read: ${sayDiskError(error)}.`;
  }
}

const sayWhich = (names: readonly string[] | undefined, sha256: string): string =>
  names ? `Attachment ${names.join(', ')}` : `A removed attachment, ${sha256.slice(0, 12)}`;
