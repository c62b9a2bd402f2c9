import { join } from 'node:path';
import type { Backup } from '../../shared/api/contract.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { type Disk, isDiskError, makeDurableFolder, sayDiskError } from './disk.ts';
import type { PlanPaths } from './planPaths.ts';
import type { PlanStore } from './store.ts';

/** Backups are whole plan files beside the journal: one for each of the last seven days of work, one before each import or migration. */
const DAILY_KEPT = 7;
const OTHERS_KEPT = 20;
const NAME = /^(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z)-(daily|import|migration)\.slipway$/;

/** Newest first. None where the disk does not say: whoever asks has met that already, or cannot do more about it. */
export async function listBackups(disk: Disk, paths: PlanPaths): Promise<Backup[]> {
  return (await disk.list(paths.backups).catch((): string[] => []))
    .flatMap((name): Backup[] => {
      const match = NAME.exec(name);
      if (!match) return [];
      const at = match[1]!.replace(/T(\d\d)-(\d\d)-(\d\d)Z/, 'T$1:$2:$3Z');
      return [{ name, at, why: match[2] as Backup['why'] }];
    })
    .toSorted((a, b) => b.at.localeCompare(a.at));
}

/** @throws Error with a sentence that says why there is no backup */
export async function makeBackup(disk: Disk, store: PlanStore, why: Backup['why'], at: Instant): Promise<void> {
  try {
    await makeDurableFolder(disk, store.paths.backups);
    await store.checkpoint(join(store.paths.backups, `${at.replaceAll(':', '-')}-${why}.slipway`));
  } catch (error) {
    if (!isDiskError(error)) throw error;
    throw new Error(`The backup could not be made: ${sayDiskError(error)}`, { cause: error });
  }
  // One too many is no harm.
  await prune(disk, store.paths).catch(() => undefined);
}

export async function makeDailyBackup(disk: Disk, store: PlanStore, at: Instant): Promise<void> {
  const backups = await listBackups(disk, store.paths);
  const today = at.slice(0, 10);
  if (store.state.seq > 0 && !backups.some((backup) => backup.why === 'daily' && backup.at.startsWith(today)))
    await makeBackup(disk, store, 'daily', at);
}

async function prune(disk: Disk, paths: PlanPaths): Promise<void> {
  const backups = await listBackups(disk, paths);
  const tooOld = [
    ...backups.filter(({ why }) => why === 'daily').slice(DAILY_KEPT),
    ...backups.filter(({ why }) => why !== 'daily').slice(OTHERS_KEPT),
  ];
  for (const { name } of tooOld) await disk.remove(join(paths.backups, name));
}
