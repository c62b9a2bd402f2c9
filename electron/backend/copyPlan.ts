import { basename, sep } from 'node:path';
import type { SavedCopy } from '../../shared/api/contract.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Compactor } from './compaction.ts';
import { type Disk, isDiskError, sayDiskError } from './disk.ts';
import { planFileName, planPaths } from './planPaths.ts';

/**
 * Saves a plan once more, with its whole history, in one file, and with its attachments in the folder beside that. Reads from the disk through an entry that is committed there,
 * so the plan may be open, and be changed meanwhile. A file that is at the target is replaced, but never a plan that has a
 * history of its own beside it.
 */
export async function copyPlan(
  { disk, compact }: { disk: Disk; compact: Compactor },
  job: { plan: string; throughSeq: number; target: string },
): Promise<Result<SavedCopy>> {
  const fileName = basename(job.target);
  try {
    const objection = await whyNotThere(disk, job.plan, job.target);
    if (objection) return refuse('conflict', `No copy was saved: ${objection}`);
    return ok({ fileName, ...(await compact({ ...job, withHistory: true })) });
  } catch (error) {
    const why = isDiskError(error) ? `${sayDiskError(error)}.` : (error as Error).message;
    return refuse('failed', `No copy was saved as ${fileName}: ${why}`);
  }
}

async function whyNotThere(disk: Disk, plan: string, target: string): Promise<string | null> {
  const [from, to] = await Promise.all([disk.realPath(plan), disk.realPath(target)]);
  const name = planFileName(target);
  if (from === to) return `${name} is the plan itself. Choose another name or folder for the copy.`;
  if (to.startsWith(planPaths(from).files + sep))
    return `that folder is kept by Slipway for the plan itself. Choose another one for the copy.`;
  const { files: beside, attachments } = planPaths(to);
  // Attachments alone are those of an earlier copy, and named by what they hold: they do no harm.
  if ((await disk.list(beside)).some((entry) => entry !== basename(attachments)))
    return `${basename(beside)} stands beside it, with the history of another plan. Choose another name or folder for the copy.`;
  return null;
}
