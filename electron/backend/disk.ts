import { constants, createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, realpath, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * The few calls through which the store touches the disk. Durability hangs on their order, so they are all here, and the
 * tests put a disk in their place that fails and loses power at each of them.
 */
export interface Disk {
  /** Null where there is no such file. */
  read(path: string): Promise<Buffer | null>;
  /**
   * From front to back, for what may be too long to hold. All from one opening: a file that takes its place meanwhile is not
   * mixed in. Throws ENOENT where there is no such file.
   */
  readInPieces(path: string, range?: ByteRange): AsyncIterable<Buffer>;
  /** Opens for writing; creates the file where there is none. */
  open(path: string): Promise<DiskFile>;
  /** Takes the place of a file, or of an empty folder; a folder that holds something is left and the rename fails. */
  rename(from: string, to: string): Promise<void>;
  /** Does nothing where there is no such file. */
  remove(path: string): Promise<void>;
  makeFolder(path: string): Promise<void>;
  /** Does nothing where there is no such folder, or where it holds something. */
  removeFolder(path: string): Promise<void>;
  /** File names; empty where there is no such folder. */
  list(folder: string): Promise<string[]>;
  /** Makes the names in a folder durable: what was created, renamed or removed there. */
  syncFolder(folder: string): Promise<void>;
  /** The one path of all those that lead to the same place, also where the file itself is not there yet. */
  realPath(path: string): Promise<string>;
}

/** Offsets in bytes; null is the end of the file. */
export interface ByteRange {
  start: number;
  end: number | null;
}

export interface DiskFile {
  size(): Promise<number>;
  /** Writes at a position and says how many bytes went; may be fewer than asked, as write(2) may. */
  write(bytes: Buffer, position: number): Promise<number>;
  cutTo(size: number): Promise<void>;
  /** Makes the content durable, the size included. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

export const nodeDisk: Disk = {
  read: (path) => readFile(path).catch(nullIfMissing),
  async *readInPieces(path, { start, end } = { start: 0, end: null }) {
    // The stream's own end is the last byte that it reads.
    yield* createReadStream(path, { start, highWaterMark: 1_000_000, ...(end === null ? {} : { end: end - 1 }) });
  },
  open: async (path) => wrap(await open(path, constants.O_RDWR | constants.O_CREAT, 0o600)),
  rename: renamePatiently,
  remove: (path) => rm(path, { force: true }),
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true });
  },
  removeFolder: (path) =>
    rmdir(path).catch((error: NodeJS.ErrnoException) => {
      if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(error.code ?? '')) throw error;
    }),
  list: async (folder) => (await readdir(folder).catch(nullIfMissing)) ?? [],
  syncFolder: async (folder) => {
    const handle = await open(folder, 'r');
    try {
      await ignoreIfUnknown(handle.sync());
    } finally {
      await handle.close();
    }
  },
  realPath: (path) =>
    realpath(path).catch(() =>
      realpath(dirname(path)).then(
        (folder) => join(folder, basename(path)),
        () => path,
      ),
    ),
};

/**
 * Network disks, and Windows with EPERM, do not know an fsync of a folder, and say so. There is no other way to make names
 * durable there, so Slipway goes on, as PostgreSQL does on EBADF and EINVAL (fsync_fname_ext in fd.c); other systems say the
 * same as ENOTSUP or EISDIR. Every other error counts: an fsync that
 * fails where it is known means that a name may be lost.
 *
 * @param synced what the fsync of a folder answers
 */
export async function ignoreIfUnknown(synced: Promise<void>, platform: NodeJS.Platform = process.platform) {
  try {
    await synced;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const isUnknown =
      ['EINVAL', 'EBADF', 'ENOTSUP', 'EISDIR'].includes(code) || (platform === 'win32' && code === 'EPERM');
    if (!isUnknown) throw error;
  }
}

const wrap = (handle: Awaited<ReturnType<typeof open>>): DiskFile => ({
  size: async () => (await handle.stat()).size,
  write: async (bytes, position) => (await handle.write(bytes, 0, bytes.length, position)).bytesWritten,
  cutTo: (size) => handle.truncate(size),
  sync: () => handle.datasync(),
  close: () => handle.close(),
});

/** On Windows a virus scanner may hold the target for a moment. */
async function renamePatiently(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(from, to);
    } catch (error) {
      const isHeld = ['EPERM', 'EACCES', 'EBUSY'].includes((error as NodeJS.ErrnoException).code ?? '');
      if (process.platform !== 'win32' || !isHeld || attempt === 10) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt * 20));
    }
  }
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** Writes the whole of it, however many calls that takes. */
export async function writeAll(file: DiskFile, bytes: Buffer, position: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const count = await file.write(bytes.subarray(written), position + written);
    if (count === 0) throw Object.assign(new Error('The disk took no bytes'), { code: 'EIO' });
    written += count;
  }
}

/** Makes a folder that a power loss does not take away: what lies in it is no safer than its own name in the folder above. */
export async function makeDurableFolder(disk: Disk, path: string): Promise<void> {
  await disk.makeFolder(path);
  await disk.syncFolder(dirname(path));
}

/**
 * Puts a new content in the place of a file so that either the old or the new is there after any crash, and never a mix.
 *
 * @param options.temporary where it is written first; of its own for each process, where no lock keeps others away
 * @param options.check looks at what was written before it takes the place; what it throws leaves the old
 */
export async function replaceFile(
  disk: Disk,
  path: string,
  pieces: Pieces,
  options: { temporary?: string; check?: () => Promise<void> } = {},
): Promise<void> {
  const { temporary = `${path}.writing`, check } = options;
  await disk.remove(temporary);
  try {
    await writeDurably(disk, temporary, pieces);
    await check?.();
    await disk.rename(temporary, path);
    await disk.syncFolder(dirname(path));
  } catch (error) {
    await disk.remove(temporary).catch(() => undefined);
    throw error;
  }
}

type Pieces = Iterable<Buffer> | AsyncIterable<Buffer>;

/** Writes a file that is not there yet. Its content is durable then, not its name. */
export async function writeDurably(disk: Disk, path: string, pieces: Pieces): Promise<void> {
  const file = await disk.open(path);
  try {
    let size = 0;
    for await (const piece of pieces) {
      await writeAll(file, piece, size);
      size += piece.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Whether the operating system refused a call on a file; anything else that is thrown is a bug. */
export const isDiskError = (error: unknown): boolean =>
  /^E[A-Z0-9]+$/.test(String((error as NodeJS.ErrnoException | null)?.code));

/** In words what the operating system said of the disk. */
export function sayDiskError(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const words: Record<string, string> = {
    ENOSPC: 'the disk is full',
    EDQUOT: 'your disk quota is used up',
    EIO: 'the disk reports an error',
    EROFS: 'the disk can only be read',
    EACCES: 'this user may not write there',
    EPERM: 'this user may not write there',
    ENOENT: 'the folder is not there',
    EMFILE: 'too many files are open',
  };
  return (code && words[code]) || (message ?? String(error));
}
