import { createHash } from 'node:crypto';
import { type AttachJob, attachFile } from '../../electron/backend/attaching.ts';
import { whyNotKept } from '../../electron/backend/attachments.ts';
import type { Disk } from '../../electron/backend/disk.ts';
import { type OpenedPlan, openPlanToWrite } from '../../electron/backend/openPlans.ts';
import { diskOf, type Files } from './damaged.ts';
import { type FolderNode, plant } from './diskTree.ts';
import { PATHS, PLAN, portsOn } from './world.ts';

/** A file of several pieces, as a person has it on the same disk. */
export const REPORT = '/home/Test report.pdf';
export const REPORT_BYTES = Buffer.from('%PDF-1.7 every test has passed\n'.repeat(120));
export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
export const REPORT_HASH = hashOf(REPORT_BYTES);

export const NO_WATCH = { onBytes: () => undefined };

/** A disk with a closed plan and the report. */
export function rootWithReport(plan: Files, more: Record<string, Buffer> = {}): FolderNode {
  const root = diskOf(plan);
  for (const [path, bytes] of Object.entries({ [REPORT]: REPORT_BYTES, ...more })) plant(root, path, bytes);
  return root;
}

export async function openOn(disk: Disk, life = 5): Promise<OpenedPlan> {
  const opened = await openPlanToWrite(portsOn(disk, life), PLAN);
  if (!opened.ok) throw new Error(opened.refusal.message);
  return opened.value;
}

export const attachOn = (disk: Disk, { store }: OpenedPlan, job: Partial<AttachJob> = {}) => {
  const [actor] = [...store.state.database.all('people')];
  return attachFile(disk, store, actor!, { path: REPORT, on: 'BLI-1', arrival: 'a', watch: NO_WATCH, ...job });
};

/** What is wrong with the bytes of what the plan names: nothing may ever be. */
export async function bytesThatAreNotThere(disk: Disk, { store }: OpenedPlan): Promise<string[]> {
  const wrong: string[] = [];
  for (const { name, sha256 } of store.state.database.all('attachments')) {
    const why = await whyNotKept(disk, PATHS, sha256);
    if (why) wrong.push(`${name} is ${why}`);
  }
  return wrong;
}

/** Everything in the folder of attachments, half copied files included. */
export const kept = (disk: Disk) => disk.list(PATHS.attachments);
