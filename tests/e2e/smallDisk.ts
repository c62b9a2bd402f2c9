import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A real disk of 2 MB that can be filled to the last byte. */
interface SmallDisk {
  folder: string;
  fill(): Promise<void>;
  makeRoom(): Promise<void>;
  remove(): Promise<void>;
}

/** Needs Linux and the right to mount; answers why there is none otherwise. */
export async function mountSmallDisk(folder: string): Promise<SmallDisk | string> {
  if (process.platform !== 'linux') return `a small disk can only be mounted on Linux, and this is ${process.platform}`;
  await mkdir(folder, { recursive: true });
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]);
  } catch (error) {
    return `a small disk cannot be mounted here: ${(error as Error).message.trim().split('\n').at(-1)}`;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    async fill() {
      const isFull = await writeFile(ballast, Buffer.alloc(4_000_000)).then(
        () => false,
        (error: NodeJS.ErrnoException) => error.code === 'ENOSPC',
      );
      if (!isFull) throw new Error(`${folder} took twice as much as it holds`);
    },
    makeRoom: () => rm(ballast),
    async remove() {
      await run('umount', [folder]);
    },
  };
}
