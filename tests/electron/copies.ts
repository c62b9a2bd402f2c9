import { compact } from '../../electron/backend/compaction.ts';
import { copyPlan } from '../../electron/backend/copyPlan.ts';
import type { Disk } from '../../electron/backend/disk.ts';
import { openPlanToWrite } from '../../electron/backend/openPlans.ts';
import { planPaths } from '../../electron/backend/planPaths.ts';
import { verifyPlan } from '../../electron/backend/verify.ts';
import { diskOf, type Files } from './damaged.ts';
import { sayCall } from './deaths.ts';
import { type FolderNode, filesOf, forkTree, plant } from './diskTree.ts';
import { type Call, createFaultyDisk } from './faultyDisk.ts';
import { COARSE, digestOf, possibleDisks, seededRandom } from './powerLoss.ts';
import { buryLocks, describeState, PLAN, portsOn } from './world.ts';

/** Where copies go: a folder of its own, so that both folders' names count. */
export const COPY = '/work/sent/Merrowdale copy.slipway';
export const COPY_PATHS = planPaths(COPY);
export const LAST = 8;

/** A disk with the plan, and the folder in which the copy will lie. */
export function rootWithPlan(files: Files): FolderNode {
  const root = diskOf(files);
  plant(root, '/work/sent/readme.txt', Buffer.from('sent\n'));
  return root;
}

export const saveCopyOn = (disk: Disk, { plan = PLAN, target = COPY, throughSeq = LAST } = {}) =>
  copyPlan({ disk, compact: (job) => compact(disk, job) }, { plan, throughSeq, target });

/** The bytes of a copy of the plan that these files are. */
export async function copyOfPlan(files: Files): Promise<Buffer> {
  const disk = createFaultyDisk({ root: rootWithPlan(files), isTraced: false });
  const saved = await saveCopyOn(disk);
  if (!saved.ok) throw new Error(saved.refusal.message);
  return (await disk.read(COPY))!;
}

/** A disk on which nothing is but a copy. */
export const rootWithCopy = (bytes: Buffer): FolderNode =>
  diskOf(
    new Map([
      [COPY, bytes],
      ['/home/readme.txt', Buffer.from('home\n')],
    ]),
  );

/** Every disk that a power loss can leave while this goes on and after it, each once, with the call that came last. */
export async function disksDuring(
  root: FolderNode,
  work: (disk: Disk) => Promise<void>,
  isIgnored?: (call: Call) => boolean,
): Promise<{ during: Map<string, { image: FolderNode; when: string }>; after: FolderNode[]; calls: readonly Call[] }> {
  const during = new Map<string, { image: FolderNode; when: string }>();
  const disk = createFaultyDisk({
    root,
    isIgnored,
    onChange: (call) => {
      for (const image of possibleDisks(disk.root, COARSE, seededRandom(during.size)))
        during.set(digestOf(filesOf(image)), { image: forkTree(image), when: sayCall(call) });
    },
  });
  await work(disk);
  return { during, after: [...possibleDisks(disk.root, COARSE, seededRandom(1))], calls: disk.calls };
}

/**
 * Opens a plan as the next process does, looks at every entry from the first on, takes the last one back, and looks again.
 * Answers what is wrong; null where it is whole.
 */
export async function whyNotAllThere(
  image: FolderNode,
  path: string,
  states: readonly string[],
): Promise<string | null> {
  const paths = planPaths(path);
  buryLocks(image, paths);
  const disk = createFaultyDisk({ root: image, isTraced: false });
  const before = await verifyPlan(disk, paths);
  const opened = await openPlanToWrite(portsOn(disk, 9), path);
  if (!opened.ok) return opened.refusal.message;
  const { store, close } = opened.value;
  const { seq } = store.state;
  const problems = [...before.problems];
  if (before.firstSeq !== 1 || before.lastSeq < LAST)
    problems.push(`its history went from ${before.firstSeq} to ${before.lastSeq}`);
  if (states[seq] !== undefined && describeState(store.state) !== states[seq])
    problems.push(`entry ${seq} does not hold what it held`);
  const undone = await store.undo({}, { id: 'somebody' });
  if (!undone.ok) problems.push(undone.refusal.message);
  await close();
  const after = await verifyPlan(disk, paths);
  problems.push(...after.problems);
  if (after.firstSeq !== 1 || after.lastSeq !== seq + 1)
    problems.push(`its history goes from ${after.firstSeq} to ${after.lastSeq}`);
  return problems.length > 0 ? problems.join(' ') : null;
}
