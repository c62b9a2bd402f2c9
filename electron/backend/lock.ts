import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type Disk, writeAll } from './disk.ts';

/** Who writes a plan. A process id alone is not enough: ids are given out again. */
const lockOwner = z.object({
  /** Drawn for each taking, so that no two locks have the same. */
  id: z.string(),
  host: z.string(),
  pid: z.number().int(),
  /** The kernel's start time of the process; null where it cannot be told. */
  processStart: z.string().nullable(),
  program: z.string(),
  at: z.string(),
});
export type LockOwner = z.infer<typeof lockOwner>;

export interface Lock {
  release(): Promise<void>;
}

export const thisProcess = (program: string, at: string, id: string = randomUUID()): LockOwner => ({
  id,
  host: hostname(),
  pid: process.pid,
  processStart: processStart(process.pid),
  program,
  at,
});

/**
 * Takes the writer's lock of a plan. The lock of a process of this computer that is no more is taken over; that of a living
 * one, or of another computer, is answered.
 *
 * The lock is a folder with one file in it that is named after its owner. It is made aside and moved into place, which
 * succeeds only where nothing or an empty folder is: so it is never seen half written. A dead owner's file is removed by
 * its own name: so of several takers none can remove the lock that another one has just taken.
 */
export async function takeLock(disk: Disk, path: string, me: LockOwner): Promise<Lock | LockOwner> {
  const aside = `${path}.${me.id}`;
  await disk.makeFolder(dirname(path));
  try {
    await disk.makeFolder(aside);
    await writeOwner(disk, join(aside, fileName(me)), me);
    for (let attempt = 1; ; attempt++) {
      const owner = await clearDead(disk, path);
      if (owner) {
        await removeLock(disk, aside, me);
        return owner;
      }
      try {
        await disk.rename(aside, path);
        return { release: () => removeLock(disk, path, me) };
      } catch (error) {
        // Another one was quicker; the next look says who.
        if (!isTaken(error) || attempt === 20) throw error;
      }
    }
  } catch (error) {
    // A move that failed may have been made all the same.
    for (const place of [aside, path]) await removeLock(disk, place, me).catch(() => undefined);
    throw error;
  }
}

/** What a system says where a folder that is not empty is in the way. */
const isTaken = (error: unknown): boolean =>
  ['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '');

const fileName = ({ id }: LockOwner): string => `${id}.json`;

async function writeOwner(disk: Disk, path: string, owner: LockOwner): Promise<void> {
  const file = await disk.open(path);
  try {
    await writeAll(file, Buffer.from(`${JSON.stringify(owner)}\n`), 0);
  } finally {
    await file.close();
  }
}

/** Answers who holds the lock; where only the dead do, takes theirs away. */
async function clearDead(disk: Disk, path: string): Promise<LockOwner | null> {
  for (const name of await disk.list(path)) {
    const owner = await readOwner(disk, join(path, name));
    if (owner && !isDead(owner)) return owner;
    await disk.remove(join(path, name));
  }
  await disk.removeFolder(path);
  return null;
}

async function removeLock(disk: Disk, path: string, owner: LockOwner): Promise<void> {
  await disk.remove(join(path, fileName(owner)));
  await disk.removeFolder(path);
}

/** Null for a lock that is gone, or that a power loss left unfinished. */
async function readOwner(disk: Disk, path: string): Promise<LockOwner | null> {
  const text = (await disk.read(path))?.toString('utf8') ?? '';
  try {
    return lockOwner.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function isDead(owner: LockOwner): boolean {
  if (owner.host !== hostname()) return false;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  const start = processStart(owner.pid);
  return start !== null && owner.processStart !== null && start !== owner.processStart;
}

/** Field 22 of /proc/PID/stat, in clock ticks since boot, with the boot's id: the same pair never comes twice. */
function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return null;
  }
}
