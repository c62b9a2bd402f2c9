import { sha256 } from '../../electron/backend/hash.ts';
import { openPlanToWrite } from '../../electron/backend/openPlans.ts';
import { encodePlanFile, type PlanFile, parsePlanFile } from '../../electron/backend/planFile.ts';
import type { Transaction } from '../../shared/store/change.ts';
import { encodeTransaction } from '../../shared/store/journal.ts';
import { emptyFolder, type FolderNode, filesOf, plant } from './diskTree.ts';
import { createFaultyDisk } from './faultyDisk.ts';
import { backendOn, buryLocks, describeState, freshRoot, PATHS, PLAN, portsOn } from './world.ts';

/** The files of a plan, to be damaged: path -> bytes. */
export type Files = Map<string, Buffer>;

export interface HealthyPlan {
  /** As a process leaves it that was killed: the plan file is empty and the journal holds all. */
  open: Files;
  /** As a process leaves it that closed it: the plan file holds all. */
  closed: Files;
  /** What the plan holds after each entry. */
  states: string[];
}

/** Eight entries in three segments. */
export async function healthyPlan(life = 1): Promise<HealthyPlan> {
  const disk = createFaultyDisk({ root: freshRoot(), isTraced: false });
  const backend = await backendOn(disk, life, { chunk: 700, segment: 3_600, checkpoint: 1_000_000 });
  await backend.create(PLAN, { name: 'Merrowdale', zone: 'Europe/London' });
  const store = backend.store!;
  const actor = { id: [...store.state.database.all('people')][0]!.id };
  const states: string[] = [];
  store.onChange(({ header }) => (states[header.seq] = describeState(store.state)));
  for (const title of ['Jot', 'Pay by card', 'Refund'].flatMap((title) => [title, `${title}, again`]))
    await store.run('item.create', { title, description: `${title}\n`.repeat(20) }, actor);
  await store.run('item.update', { items: ['BLI-1', 'BLI-2', 'BLI-3'], fields: { points: 3 } }, actor);
  const open = bytesOf(disk.root);
  await backend.close();
  return { open, closed: bytesOf(disk.root), states };
}

function bytesOf(root: FolderNode): Files {
  buryLocks(root);
  return new Map(filesOf(root).map(([path, { content }]) => [path, content]));
}

/** A disk that holds these files. */
export function diskOf(files: Files): FolderNode {
  const root = emptyFolder();
  for (const [path, bytes] of files) plant(root, path, bytes);
  return root;
}

/** What a person is told who opens it; null where it opens. And whether a byte on the disk has changed. */
export async function openDamaged(
  files: Files,
): Promise<{ message: string | null; seq: number; isUntouched: boolean }> {
  const root = diskOf(files);
  const opened = await openPlanToWrite(portsOn(createFaultyDisk({ root, isTraced: false }), 9), PLAN);
  const seq = opened.ok ? opened.value.store.state.seq : -1;
  if (opened.ok) await opened.value.close();
  const isLock = (path: string) => path.startsWith(PATHS.lock);
  const before = [...files].filter(([path]) => !isLock(path)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const after = filesOf(root).filter(([path]) => !isLock(path));
  const isUntouched =
    before.length === after.length &&
    before.every(([path, bytes], index) => after[index]![0] === path && after[index]![1].content.equals(bytes));
  return { message: opened.ok ? null : opened.refusal.message, seq, isUntouched };
}

export const segmentsOf = (files: Files): string[] =>
  [...files.keys()].filter((path) => path.startsWith(PATHS.journal));

/** Where an entry lies: its file, and its first and last byte there. */
export function placeOf(files: Files, seq: number): { path: string; start: number; end: number } {
  for (const path of segmentsOf(files)) {
    const bytes = files.get(path)!;
    const commit = bytes.indexOf(`{"commit":${seq},`);
    if (commit < 0) continue;
    const start = bytes.lastIndexOf('{"slipway":"transaction"', commit);
    return { path, start, end: bytes.indexOf('\n', commit) };
  }
  throw new Error(`There is no entry ${seq}`);
}

export function change(files: Files, path: string, edit: (bytes: Buffer) => Buffer): Files {
  return new Map(files).set(path, edit(Buffer.from(files.get(path)!)));
}

export const flipBit = (files: Files, path: string, at: number, bit = 1): Files =>
  change(files, path, (bytes) => {
    bytes[at]! ^= bit;
    return bytes;
  });

export function without(files: Files, path: string): Files {
  const rest = new Map(files);
  rest.delete(path);
  return rest;
}

/** The plan file with another head, sealed as a newer Slipway would. */
export const resealPlan = (files: Files, edit: Partial<PlanFile>): Files =>
  change(files, PLAN, (bytes) => Buffer.concat(encodePlanFile({ ...parsePlanFile(bytes.toString('utf8')), ...edit })));

/** The last entry with another header and its first changes, properly sealed. */
export function resealLastEntry(files: Files, seq: number, edit: Partial<Transaction['header']>): Files {
  const { path, start } = placeOf(files, seq);
  return change(files, path, (bytes) => {
    const [head, body] = bytes.toString('utf8', start).split('\n');
    const {
      slipway: _,
      format: __,
      chunks: ___,
      ...header
    } = JSON.parse(head!) as Transaction['header'] & {
      slipway: string;
      format: number;
      chunks: number;
    };
    const { input, changes } = JSON.parse(body!) as Transaction;
    const { lines } = encodeTransaction({ header: { ...header, ...edit }, input, changes }, 'nonce', sha256);
    return Buffer.concat([bytes.subarray(0, start), Buffer.from(lines.join(''))]);
  });
}
