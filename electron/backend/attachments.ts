import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Change } from '../../shared/store/change.ts';
import { type Disk, makeDurableFolder, writeDurably } from './disk.ts';
import { type PlanPaths, planFileName } from './planPaths.ts';

/**
 * The bytes of attachments, beside the plan, each in a file that is named by its SHA-256. They are there before the record
 * that names them, and stay when it goes, because undo and the history may bring it back; nothing clears them yet. The same
 * bytes are kept once, however often they are attached.
 */

/** Who looks on while bytes are copied. */
export interface Watch {
  /** Called after each piece. Whoever does not want the rest throws. */
  onBytes(done: number): void;
}

/** The bytes that were read are not those of their name, or there are none. */
export class BytesProblem extends Error {
  readonly kind: 'missing' | 'damaged';
  constructor(kind: 'missing' | 'damaged') {
    super(kind);
    this.kind = kind;
  }
}

const IS_HASH = /^[0-9a-f]{64}$/;
const ARRIVING = '.arriving';

export const bytesPath = (paths: PlanPaths, sha256: string): string => join(paths.attachments, sha256);

/**
 * Takes bytes in: streamed, hashed on the way, and only durable bytes get their name. Where they were kept already, the new
 * ones take their place, which mends damaged ones.
 *
 * @param arrival names the file while its hash is not known; no two that arrive at once may share it
 * @throws what the source, the watch or the disk throws; nothing is left behind then
 */
export async function keepBytes(
  disk: Disk,
  paths: PlanPaths,
  source: AsyncIterable<Buffer>,
  arrival: string,
  watch: Watch,
): Promise<{ sha256: string; bytes: number }> {
  await makeDurableFolder(disk, paths.attachments);
  const arriving = join(paths.attachments, `${arrival}${ARRIVING}`);
  const hash = createHash('sha256');
  let bytes = 0;
  async function* watched() {
    for await (const piece of source) {
      hash.update(piece);
      bytes += piece.length;
      watch.onBytes(bytes);
      yield piece;
    }
  }
  try {
    await writeDurably(disk, arriving, watched());
    const sha256 = hash.digest('hex');
    await disk.rename(arriving, bytesPath(paths, sha256));
    await disk.syncFolder(paths.attachments);
    return { sha256, bytes };
  } catch (error) {
    await disk.remove(arriving).catch(() => undefined);
    throw error;
  }
}

/**
 * The bytes of a hash, from front to back.
 *
 * @throws BytesProblem where they are not there, and at the end where they are not those that were attached
 */
export async function* readBytes(disk: Disk, paths: PlanPaths, sha256: string, watch?: Watch): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let done = 0;
  try {
    for await (const piece of disk.readInPieces(bytesPath(paths, sha256))) {
      hash.update(piece);
      done += piece.length;
      watch?.onBytes(done);
      yield piece;
    }
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new BytesProblem('missing') : error;
  }
  if (hash.digest('hex') !== sha256) throw new BytesProblem('damaged');
}

/** Why the bytes of a hash are not as they were attached; null where they are. */
export async function whyNotKept(disk: Disk, paths: PlanPaths, sha256: string): Promise<BytesProblem['kind'] | null> {
  try {
    for await (const _ of readBytes(disk, paths, sha256)) continue;
    return null;
  } catch (error) {
    if (error instanceof BytesProblem) return error.kind;
    throw error;
  }
}

/** Every hash of which bytes are kept, those of removed attachments included. */
export const keptHashes = async (disk: Disk, paths: PlanPaths): Promise<string[]> =>
  (await disk.list(paths.attachments)).filter((name) => IS_HASH.test(name)).toSorted();

/** Whether the bytes of every attachment that these changes add are there. Looks for the file, and does not read it. */
export async function areBytesThere(disk: Disk, paths: PlanPaths, changes: readonly Change[]): Promise<boolean> {
  const added = changes.filter(({ collection, before }) => collection === 'attachments' && before === null);
  if (added.length === 0) return true;
  const kept = new Set(await keptHashes(disk, paths));
  return added.every(({ after }) => kept.has((after as unknown as { sha256: string }).sha256));
}

/** What a process that was killed left half copied. The lock must be held. */
export async function clearArriving(disk: Disk, paths: PlanPaths): Promise<void> {
  for (const name of await disk.list(paths.attachments))
    if (name.endsWith(ARRIVING)) await disk.remove(join(paths.attachments, name));
}

/** What is wrong with the bytes of an attachment, and what to do. */
export const sayBytesProblem = (kind: BytesProblem['kind'], { plan, files }: PlanPaths): string =>
  kind === 'missing'
    ? `its bytes are not beside the plan. Put back ${planFileName(files)} from where ${planFileName(plan)} was copied.`
    : 'its bytes are not those that were attached. Attach the file again, and they are mended.';
