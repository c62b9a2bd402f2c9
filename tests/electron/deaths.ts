import { dirname } from 'node:path';
import { type FolderNode, filesOf, find, forkTree } from './diskTree.ts';
import { type Call, createFaultyDisk } from './faultyDisk.ts';
import { COARSE, digestOf, possibleDisks, seededRandom } from './powerLoss.ts';
import { type Ledger, newLedger, playSession } from './session.ts';
import { freshRoot, PATHS, PLAN } from './world.ts';

/** How a session ended too early: the disk that the next process finds, and what was promised until then. */
export interface Death {
  root: FolderNode;
  ledger: Ledger;
  when: string;
}

/** What was promised just now: the session goes on while it is looked at. */
export const copyOf = (ledger: Ledger): Ledger => ({
  ...ledger,
  states: [...ledger.states],
  backups: [...ledger.backups],
  refusals: [...ledger.refusals],
});

export const sayCall = ({ kind, path, site }: Call): string => `after ${kind} of ${path} by ${site}`;

/** As write(2) may: the larger writes of the session take several calls. */
export const MOST_PER_WRITE = 20_000;

type IsIgnored = ((call: Call) => boolean) | undefined;

/** Each disk that a killed process may leave with something of the plan unsynced. */
export async function afterKills(options: { isIgnored?: IsIgnored }, states: readonly string[]): Promise<Death[]> {
  const deaths: Death[] = [];
  const known = new Set<string>();
  await playUntil(options.isIgnored, states, (root, ledger, when) => {
    const key = `${digestOf(planFiles(root))} ${ledger.answered}`;
    if (known.has(key) || !hasPlan(root) || !hasUnsynced(root)) return;
    known.add(key);
    deaths.push({ root: forkTree(root), ledger: copyOf(ledger), when: `killed ${when}` });
  });
  return deaths;
}

/** Disks that power losses may leave, one in `every` of those that differ. */
export async function afterPowerLosses(
  options: { isIgnored?: IsIgnored; every: number },
  states: readonly string[],
): Promise<Death[]> {
  const deaths: Death[] = [];
  const known = new Set<string>();
  await playUntil(options.isIgnored, states, (root, ledger, when) => {
    for (const image of possibleDisks(root, COARSE, seededRandom(known.size))) {
      const key = digestOf(filesOf(image));
      if (known.has(key) || !hasPlan(image)) continue;
      known.add(key);
      if (known.size % options.every === 0)
        deaths.push({ root: image, ledger: copyOf(ledger), when: `power lost ${when}` });
    }
  });
  return deaths;
}

async function playUntil(
  isIgnored: IsIgnored,
  states: readonly string[],
  look: (root: FolderNode, ledger: Ledger, when: string) => void,
): Promise<void> {
  const ledger = newLedger(states);
  const disk = createFaultyDisk({
    root: freshRoot(),
    mostPerWrite: MOST_PER_WRITE,
    isIgnored,
    onChange: (call) => look(disk.root, ledger, sayCall(call)),
  });
  await playSession(disk, ledger);
}

const planFiles = (root: FolderNode) =>
  filesOf(root).filter(([path]) => path === PLAN || path.startsWith(PATHS.journal));

const hasPlan = (root: FolderNode): boolean => find(root, PLAN) !== null;

/** What is synced is as safe from a power loss later as it is now, and that has been proved. */
function hasUnsynced(root: FolderNode): boolean {
  const folders = [dirname(PLAN), PATHS.files, PATHS.journal].map((path) => find(root, path));
  return [...folders, ...planFiles(root).map(([, file]) => file)].some((node) => node && node.pending.length > 0);
}
