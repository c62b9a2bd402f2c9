import { createHash } from 'node:crypto';
import { type Backend, type BackendPorts, createBackend } from '../../electron/backend/backend.ts';
import { compact } from '../../electron/backend/compaction.ts';
import type { Disk } from '../../electron/backend/disk.ts';
import { openInstallation } from '../../electron/backend/installation.ts';
import { noDesktop } from '../../electron/backend/noDesktop.ts';
import { planPaths } from '../../electron/backend/planPaths.ts';
import type { JournalSizes } from '../../electron/backend/storePorts.ts';
import { collectionNames } from '../../shared/model/plan.ts';
import type { PlanState } from '../../shared/store/planState.ts';
import { type DiskNode, emptyFolder, type FolderNode, filesOf, find, plant } from './diskTree.ts';

/** What the backend takes from the world, the same in every run: a clock that ticks, ids and nonces that count. */
export const PLAN = '/work/plans/Merrowdale.slipway';
export const PATHS = planPaths(PLAN);
const HOME = '/home/slipway';
export const MAYA = { name: 'Maya Lindqvist', roles: ['Release coordinator'] };

/** So small that a session of twenty commands meets every seam of the journal. */
const SMALL: JournalSizes = { chunk: 8_000, segment: 12_000, checkpoint: 30_000 };

/** @param life which process this is: no two give out the same id */
export function portsOn(disk: Disk, life: number, sizes = SMALL): BackendPorts {
  let tick = 0;
  let ids = 0;
  let nonces = 0;
  const count = (number: number) => number.toString(16).padStart(12, '0');
  return {
    disk,
    sizes,
    now: () => new Date(Date.UTC(2026, 2, 1, 8 + life, 0, tick++)).toISOString().replace('.000', ''),
    newTransactionId: () => `01990000-0000-7000-800${life % 10}-${count(++ids)}`,
    newNonce: () => `${life}${count(++nonces)}`,
    compact: (job) => compact(disk, job),
    installation: openInstallation(disk, HOME),
    program: 'a test',
    info: { version: '', electron: null, tzdata: '', platform: 'linux', zone: 'UTC' },
    ...noDesktop,
    identity: MAYA,
  };
}

export const backendOn = (disk: Disk, life: number, sizes?: JournalSizes): Promise<Backend> =>
  createBackend(portsOn(disk, life, sizes));

/** A disk on which nothing of Slipway is yet. */
export function freshRoot(): FolderNode {
  const root = emptyFolder();
  plant(root, '/work/plans/readme.txt', Buffer.from('plans\n'));
  plant(root, '/home/readme.txt', Buffer.from('home\n'));
  return root;
}

/** All of a plan's state in one short text: the records, the counters, the undo line, each replica's count, the seal. */
export function describeState(state: PlanState): string {
  const { planId, epoch, seq, headHash, savedAt, undoLine, database } = state;
  const sorted = (entries: Iterable<readonly [string, number]>) =>
    [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const records = collectionNames.map((name) =>
    [...database.all(name)].toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((record) => sortKeys(record)),
  );
  const rest = { planId, epoch, seq, headHash, savedAt, undoLine };
  const counted = [sorted(database.counters), sorted(state.replicaSeqs)];
  return createHash('sha1')
    .update(JSON.stringify([rest, counted, records]))
    .digest('hex');
}

/** A record is the same in whichever order its fields come. */
const sortKeys = (record: object): [string, unknown][] =>
  Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Makes the owners of all locks processes that are no more. Too high a number for any process of Linux. */
export function buryLocks(root: FolderNode, paths = PATHS): void {
  const node: DiskNode | null = find(root, paths.files);
  if (node?.kind !== 'folder') return;
  for (const [path, file] of filesOf(node)) {
    if (!path.startsWith('/lock')) continue;
    const text = file.content.toString('utf8').replace(`"pid":${process.pid},`, '"pid":999999999,');
    file.content = Buffer.from(text);
  }
}
