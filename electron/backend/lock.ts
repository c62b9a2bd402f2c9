import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { z } from 'zod';
import { type Disk, writeAll } from './disk.ts';

/** Who writes a plan. A process id alone is not enough: ids are given out again. */
const lockOwner = z.object({
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

export const thisProcess = (program: string, at: string): LockOwner => ({
  host: hostname(),
  pid: process.pid,
  processStart: processStart(process.pid),
  program,
  at,
});

/**
 * Takes the writer's lock of a plan. The lock of a process of this computer that is no more is taken over; that of a living
 * one, or of another computer, is answered.
 */
export async function takeLock(disk: Disk, path: string, me: LockOwner): Promise<Lock | LockOwner> {
  await disk.makeFolder(dirname(path));
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await create(disk, path, me)) return { release: () => release(disk, path, me) };
    const owner = await readOwner(disk, path);
    if (owner && !isDead(owner)) return owner;
    // Only one of several takers can move the dead lock away; the others find it gone and try again.
    const grave = `${path}.${me.pid}.dead`;
    await disk.rename(path, grave).catch(() => undefined);
    await disk.remove(grave);
  }
  return (await readOwner(disk, path)) ?? me;
}

async function create(disk: Disk, path: string, me: LockOwner): Promise<boolean> {
  try {
    const file = await disk.createExclusive(path);
    try {
      await writeAll(file, Buffer.from(`${JSON.stringify(me)}\n`), 0);
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function release(disk: Disk, path: string, me: LockOwner): Promise<void> {
  const owner = await readOwner(disk, path);
  if (owner?.pid === me.pid && owner.host === me.host) await disk.remove(path);
}

/** Null for a lock that is gone or that its owner did not finish writing. */
async function readOwner(disk: Disk, path: string): Promise<LockOwner | null> {
  try {
    return lockOwner.parse(JSON.parse((await disk.read(path))?.toString('utf8') ?? ''));
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
