import { dirname, join } from 'node:path';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { listBackups } from './backups.ts';
import { replaceFile, sayDiskError } from './disk.ts';
import { takeLock, thisProcess } from './lock.ts';
import type { PlanPorts } from './openPlans.ts';
import { encodePlanFile, PlanFileProblem, readPlanFile } from './planFile.ts';
import { planFileName, planPaths } from './planPaths.ts';

/**
 * Puts a backup in the place of a plan. What was there, with its history, is set aside beside it and not deleted. The plan
 * goes on in a new epoch: entries after the backup and entries written from now on may have the same number, and are told
 * apart by it.
 */
export async function restoreBackup(ports: PlanPorts, path: string, backup: string): Promise<Result<null>> {
  const { disk } = ports;
  const paths = planPaths(path);
  if (!(await listBackups(disk, paths)).some(({ name }) => name === backup))
    return refuse('missing', `There is no backup ${backup} of ${planFileName(path)}.`);
  const lock = await takeLock(disk, paths.lock, thisProcess(ports.program, ports.now(), ports.newTransactionId()));
  if (!('release' in lock))
    return refuse('locked', `${planFileName(path)} is open in ${lock.program} on ${lock.host}. Close it there first.`);
  try {
    const read = await readPlanFile(disk, join(paths.backups, backup));
    if (!read) return refuse('missing', `The backup ${backup} is gone. Choose another one.`);
    const { historyFrom: _, ...content } = read.content;
    // In this order there is a plan to open after a power loss at any moment: the old one, or the backup with what of the
    // old history can be played on it. Nothing moves between folders, so each step is on the disk whole or not at all.
    const aside = join(paths.files, `set-aside-${ports.now().replaceAll(':', '-')}`);
    const isThere = (await disk.list(dirname(path))).includes(planFileName(path));
    if (isThere) await replaceFile(disk, `${aside}.slipway`, disk.readInPieces(path));
    await replaceFile(disk, path, encodePlanFile({ ...content, epoch: content.epoch + 1 }));
    if ((await disk.list(paths.journal)).length > 0) await disk.rename(paths.journal, `${aside}-journal`);
    await disk.syncFolder(paths.files);
    // Under its old name this computer may have written more than the backup knows of.
    await ports.installation.update(({ replicas }) => {
      delete replicas[path];
    });
    return ok(null);
  } catch (error) {
    if (error instanceof PlanFileProblem) return refuse('damaged', `The backup cannot be used: ${error.message}`);
    return refuse(
      'failed',
      `The backup was not put in place: ${sayDiskError(error)}. What is in ${dirname(path)} was left as it is.`,
    );
  } finally {
    await lock.release();
  }
}
