import { BytesProblem, bytesPath, keptHashes, readBytes } from './attachments.ts';
import { type Disk, makeDurableFolder, replaceFile } from './disk.ts';
import type { PlanPaths } from './planPaths.ts';

/** What of the attachments came along with a copy of a plan. */
export interface CopiedAttachments {
  copied: number;
  /** Damaged or missing, and so left out. */
  lost: number;
}

/**
 * Carries all bytes over to beside a copy, those included that its history may bring back, and then has the copy itself
 * written: it is never there without them. Bytes that are not as they were attached are not passed on as if they were.
 *
 * @param named the hashes that the copied plan names
 * @throws as `write` or the disk does, and then what was not there before is taken away again
 */
export async function withAttachments<T>(
  disk: Disk,
  { from, to, named }: { from: PlanPaths; to: PlanPaths; named: ReadonlySet<string> },
  write: () => Promise<T>,
): Promise<{ written: T; attachments: CopiedAttachments }> {
  const kept = await keptHashes(disk, from);
  const missing = [...named].filter((sha256) => !kept.includes(sha256)).length;
  const before = new Set(await keptHashes(disk, to));
  try {
    const damaged = await carry(disk, from, to, kept);
    const written = await write();
    return { written, attachments: { copied: kept.length - damaged, lost: missing + damaged } };
  } catch (error) {
    // Best effort, for the disk may be the reason; what was thrown matters more.
    await takeAway(disk, to, before).catch(() => undefined);
    throw error;
  }
}

/** @returns how many are damaged */
async function carry(disk: Disk, from: PlanPaths, to: PlanPaths, kept: readonly string[]): Promise<number> {
  if (kept.length === 0) return 0;
  let damaged = 0;
  await makeDurableFolder(disk, to.files);
  await makeDurableFolder(disk, to.attachments);
  for (const sha256 of kept) {
    try {
      await replaceFile(disk, bytesPath(to, sha256), readBytes(disk, from, sha256));
    } catch (error) {
      if (!(error instanceof BytesProblem)) throw error;
      damaged += 1;
    }
  }
  return damaged;
}

async function takeAway(disk: Disk, paths: PlanPaths, butNot: ReadonlySet<string>): Promise<void> {
  for (const sha256 of await keptHashes(disk, paths))
    if (!butNot.has(sha256)) await disk.remove(bytesPath(paths, sha256));
  await disk.removeFolder(paths.attachments);
  await disk.removeFolder(paths.files);
}
