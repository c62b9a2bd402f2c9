import { join } from 'node:path';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { type Disk, writeDurably } from './disk.ts';
import { segmentName, segmentsInFolder } from './journalFolder.ts';
import { PlanFileProblem, readPlanFile } from './planFile.ts';
import { embeddedSegments } from './planFileParts.ts';
import { type PlanPaths, planFileName } from './planPaths.ts';
import { whyNotWhole } from './wholeHistory.ts';

/**
 * Puts the history that a saved copy holds beside it, as the original has it. Does nothing where there is a history already,
 * or none in the plan file. The copy itself stays as it is until the next checkpoint, so a power loss on the way loses
 * nothing: the folder takes its name only when all in it is durable and was found whole; opening the store makes that name
 * durable before anything is written. The lock must be held.
 */
export async function unpackHistory(disk: Disk, paths: PlanPaths): Promise<Result<null>> {
  if ((await segmentsInFolder(disk, paths.journal)).length > 0) return ok(null);
  const content = await readContent(disk, paths);
  if (content?.historyFrom === undefined) return ok(null);
  const aside = `${paths.journal}.unpacking`;
  await clearFolder(disk, aside);
  try {
    await disk.makeFolder(aside);
    for (const { path, firstSeq, ...range } of await embeddedSegments(disk, paths.plan))
      await writeDurably(disk, join(aside, segmentName(firstSeq)), disk.readInPieces(path, range));
    await disk.syncFolder(aside);
    const problem = await whyNotWhole(disk, await segmentsInFolder(disk, aside), content);
    if (problem) {
      await clearFolder(disk, aside);
      return refuse('damaged', `${planFileName(paths.plan)} ${problem}`);
    }
    // Not every system puts a folder in the place of an empty one.
    await disk.removeFolder(paths.journal);
    await disk.rename(aside, paths.journal);
    return ok(null);
  } catch (error) {
    await clearFolder(disk, aside).catch(() => undefined);
    throw error;
  }
}

/** Null also where the plan file is damaged: loading it says so. */
async function readContent(disk: Disk, paths: PlanPaths) {
  try {
    return (await readPlanFile(disk, paths.plan))?.content ?? null;
  } catch (error) {
    if (error instanceof PlanFileProblem) return null;
    throw error;
  }
}

/** What an interrupted unpacking left there. */
async function clearFolder(disk: Disk, folder: string): Promise<void> {
  for (const name of await disk.list(folder)) await disk.remove(join(folder, name));
  await disk.removeFolder(folder);
}
