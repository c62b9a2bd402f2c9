import { join } from 'node:path';
import { listBackups } from '../../electron/backend/backups.ts';
import { loadPlan } from '../../electron/backend/loadPlan.ts';
import { openPlanToWrite } from '../../electron/backend/openPlans.ts';
import { planPaths } from '../../electron/backend/planPaths.ts';
import { verifyPlan } from '../../electron/backend/verify.ts';
import { type FolderNode, filesOf } from './diskTree.ts';
import { createFaultyDisk, type FaultyDisk } from './faultyDisk.ts';
import { digestOf } from './powerLoss.ts';
import type { Ledger } from './session.ts';
import { buryLocks, describeState, PATHS, PLAN, portsOn } from './world.ts';

/** What a person finds who starts Slipway after a crash. */
type Found =
  | { kind: 'nothing' }
  | { kind: 'refused'; message: string }
  | { kind: 'plan'; seq: number; state: string; backups: (number | string)[]; problems: string[] };

export interface Reopener {
  /** Different disks that were opened. */
  readonly count: number;
  reopen(root: FolderNode): Promise<Found>;
}

/**
 * Opens disks after a crash as the next process does; a disk that was seen before is not opened again.
 *
 * @param isLenient takes two disks for the same that differ in the lock or in a file half written aside, which are both
 *   cleared away unread. Where it is not set, that is proved too.
 */
export function createReopener({ isLenient = false } = {}): Reopener {
  const known = new Map<string, Found>();
  return {
    get count() {
      return known.size;
    },
    async reopen(root) {
      const digest = digestOf(filesOf(root).filter(([path]) => !isLenient || !isScaffold(path)));
      const seen = known.get(digest);
      if (seen) return seen;
      const found = await open(root, known.size % 4 === 0);
      known.set(digest, found);
      return found;
    },
  };
}

const isScaffold = (path: string): boolean => path.startsWith(PATHS.lock) || path.endsWith('.writing');

async function open(root: FolderNode, isThorough: boolean): Promise<Found> {
  buryLocks(root);
  const disk = createFaultyDisk({ root, isTraced: false });
  const verified = (await disk.read(PLAN)) ? await verifyPlan(disk, PATHS) : null;
  // Where the making was interrupted, as the next making opens it.
  const opened = await openPlanToWrite(portsOn(disk, 9), PLAN, { isBeingMade: true });
  if (!opened.ok)
    return opened.refusal.kind === 'missing'
      ? { kind: 'nothing' }
      : { kind: 'refused', message: opened.refusal.message };
  const { store, close } = opened.value;
  const { seq } = store.state;
  const state = describeState(store.state);
  const problems = [...(verified?.problems ?? [])];
  const backups = await readBackups(disk);
  const again = await store.run('item.create', { title: 'After the crash' }, { id: 'somebody' });
  if (!again.ok) problems.push(`it cannot be written again: ${again.refusal.message}`);
  const expected = describeState(store.state);
  await close();
  if (isThorough) problems.push(...(await verifyPlan(disk, PATHS)).problems);
  const later = await loadPlan(disk, PATHS);
  if (!later.ok) problems.push(later.refusal.message);
  else if (describeState(later.value.state) !== expected)
    problems.push('what was written after the crash is not there');
  return { kind: 'plan', seq, state, backups, problems };
}

/** The entries at which the backups stand, or why they cannot be opened. */
async function readBackups(disk: FaultyDisk): Promise<(number | string)[]> {
  const found: (number | string)[] = [];
  for (const { name } of await listBackups(disk, PATHS)) {
    const loaded = await loadPlan(disk, planPaths(join(PATHS.backups, name)));
    found.push(loaded.ok ? loaded.value.state.seq : loaded.refusal.message);
  }
  return found;
}

/** What is wrong with that, against what was promised; null where nothing is. */
export function judge(found: Found, ledger: Ledger): string | null {
  const { answered, isPending, isUncertain, states, backups } = ledger;
  if (found.kind === 'nothing') return answered < 0 ? null : `no plan is there, and ${answered} entries were answered`;
  if (found.kind === 'refused') return `it cannot be opened: ${found.message}`;
  // A making that was interrupted or refused may leave an empty plan, which the next making takes up.
  const latest = Math.max(0, answered) + (isPending || isUncertain ? 1 : 0);
  if (found.seq < answered || found.seq > latest)
    return `the plan stands at entry ${found.seq}, and ${answered} was answered${isPending ? ', the next one pending' : ''}`;
  const expected = states[found.seq];
  if (expected !== undefined && found.state !== expected) return `entry ${found.seq} does not hold what it held`;
  if (found.problems.length > 0) return found.problems.join(' ');
  const missing = backups.find((seq) => !found.backups.includes(seq));
  if (missing !== undefined) return `the backup of entry ${missing} is gone`;
  const broken = found.backups.find((backup) => typeof backup === 'string');
  return broken === undefined ? null : `a backup cannot be opened: ${broken}`;
}
