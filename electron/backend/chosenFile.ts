import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Result, refuse } from '../../shared/kernel/result.ts';
import { sayDiskError } from './disk.ts';

/** Why a file that somebody chose cannot be read. */
const READ_WORDS: Record<string, string> = {
  ENOENT: 'it is not there any more',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  ELOOP: 'it is a link that leads to itself',
};

export function sayReadError(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return READ_WORDS[code ?? ''] ?? sayDiskError(error);
}

/** Does something with a file that somebody chose. A folder is refused, and so is a pipe or a device, which may never end. */
export async function withChosenFile<T>(
  path: string,
  use: (file: FileHandle, size: number) => Promise<Result<T>>,
): Promise<Result<T>> {
  const name = basename(path);
  let file: FileHandle | null = null;
  try {
    // Else to open a pipe that nobody writes to would wait for ever.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const found = await file.stat();
    if (found.isDirectory()) return refuse('invalid', `${name} is a folder. Choose a file in it.`);
    if (!found.isFile())
      return refuse('invalid', `${name} is a pipe or a device, and no file. Save what comes from it as a file first.`);
    return await use(file, found.size);
  } catch (error) {
    return refuse('invalid', `${name} cannot be read: ${sayReadError(error)}.`);
  } finally {
    await file?.close();
  }
}

/** All bytes of a file that has `size` of them: what is written behind them meanwhile is left alone. */
export async function readWhole(file: FileHandle, size: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await file.read(bytes, length, size - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}
