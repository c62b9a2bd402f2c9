import { beforeAll, describe, expect, test } from 'vitest';
import type { Disk } from '../../electron/backend/disk.ts';
import { openPlanToRead, openPlanToWrite } from '../../electron/backend/openPlans.ts';
import { verifyPlan } from '../../electron/backend/verify.ts';
import {
  COPY,
  COPY_PATHS,
  copyOfPlan,
  disksDuring,
  LAST,
  rootWithCopy,
  rootWithPlan,
  saveCopyOn,
  whyNotAllThere,
} from './copies.ts';
import { type Files, type HealthyPlan, healthyPlan, segmentsOf } from './damaged.ts';
import { filesOf, find } from './diskTree.ts';
import { type Call, createFaultyDisk } from './faultyDisk.ts';
import { backendOn, describeState, PATHS, PLAN, portsOn } from './world.ts';

/** A copy is the plan and its whole history in one file, and no crash leaves less than was there. */
let plan: HealthyPlan;
let copy: Buffer;
beforeAll(async () => {
  plan = await healthyPlan();
  copy = await copyOfPlan(plan.closed);
});

const asCopy = (bytes: Buffer) => createFaultyDisk({ root: rootWithCopy(bytes), isTraced: false });

describe('a saved copy', () => {
  test('is the checkpoint and then the journal, byte for byte', () => {
    const journal = Buffer.concat(segmentsOf(plan.closed).map((path) => plan.closed.get(path)!));
    expect(segmentsOf(plan.closed).length).toBeGreaterThan(2);
    expect(copy.subarray(copy.length - journal.length).equals(journal)).toBe(true);
    const head = JSON.parse(copy.subarray(0, copy.length - journal.length).toString('utf8')) as object;
    expect(head).toMatchObject({ slipway: 'plan', seq: LAST, historyFrom: 1 });
  });

  test('is as whole from a plan that is open, whose plan file stands at an earlier entry', async () => {
    const fromOpen = await copyOfPlan(plan.open);
    expect(await whyNotAllThere(rootWithCopy(fromOpen), COPY, plan.states)).toBe(null);
  });

  test('is the same from another copy, unpacked or not', async () => {
    const disk = asCopy(copy);
    const next = { plan: COPY, target: '/work/sent/Again.slipway' };
    expect(await saveCopyOn(disk, next)).toEqual({
      ok: true,
      value: { fileName: 'Again.slipway', seq: LAST, historyFrom: 1 },
    });
    expect((await disk.read(next.target))!.equals(copy)).toBe(true);
    await (await open(disk)).close();
    expect(await disk.list(COPY_PATHS.journal)).toHaveLength(segmentsOf(plan.closed).length);
    await saveCopyOn(disk, next);
    expect((await disk.read(next.target))!.equals(copy)).toBe(true);
  });

  test('unpacks to the very bytes of the journal, keeps its own until something changes, and then is an ordinary plan', async () => {
    const disk = asCopy(copy);
    await (await open(disk)).close();
    for (const path of segmentsOf(plan.closed))
      expect((await disk.read(path.replace(PATHS.journal, COPY_PATHS.journal)))!.equals(plan.closed.get(path)!)).toBe(
        true,
      );
    expect((await disk.read(COPY))!.equals(copy)).toBe(true);
    const opened = await open(disk);
    expect(opened.store.state.replicaSeqs.size).toBe(1);
    await opened.store.undo({}, { id: 'somebody' });
    expect(opened.store.state.replicaSeqs.size).toBe(2);
    await opened.close();
    expect((await disk.read(COPY))!.includes('{"slipway":"journal"')).toBe(false);
    expect(await verifyPlan(disk, COPY_PATHS)).toMatchObject({ firstSeq: 1, lastSeq: LAST + 1, problems: [] });
  });

  test('is read whole where it lies, and nothing is written', async () => {
    const disk = asCopy(copy);
    const before = filesOf(disk.root).map(([path]) => path);
    const opened = await openPlanToRead(portsOn(disk, 9), COPY, { why: 'a look', stopAtDamage: false });
    if (!opened.ok) throw new Error(opened.refusal.message);
    const { store, close } = opened.value;
    expect(describeState(store.state)).toBe(plan.states[LAST]);
    expect((await store.history.page(null, 100)).map(({ seq }) => seq)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    expect(await verifyPlan(disk, COPY_PATHS)).toMatchObject({ firstSeq: 1, lastSeq: LAST, segments: 3, problems: [] });
    await close();
    expect(filesOf(disk.root).map(([path]) => path)).toEqual(before);
  });

  test('of a plan that another Slipway writes holds what was committed, also while commands run', async () => {
    const disk = createFaultyDisk({ root: rootWithPlan(plan.closed), isTraced: false });
    const writer = await backendOn(disk, 2);
    await writer.open(PLAN);
    const reader = await backendOn(disk, 3);
    await reader.openReadOnly(PLAN, 'a look');
    const actor = writer.actor();
    if (!actor.ok) throw new Error(actor.refusal.message);
    const commands = Array.from({ length: 20 }, (_, index) =>
      writer.store!.run('item.create', { title: `Meanwhile ${index}`, description: 'x'.repeat(3_000) }, actor.value),
    );
    const copies = await Promise.all([writer.saveCopy(COPY), reader.saveCopy('/work/sent/Read.slipway'), ...commands]);
    expect(copies.every(({ ok }) => ok)).toBe(true);
    await writer.close();
    for (const path of [COPY, '/work/sent/Read.slipway'])
      expect(await whyNotAllThere(disk.root, path, plan.states)).toBe(null);
    expect(await whyNotAllThere(disk.root, PLAN, plan.states)).toBe(null);
  });
});

type Work = (disk: Disk) => Promise<void>;

const saving: Work = async (disk) => {
  expect(await saveCopyOn(disk)).toMatchObject({ ok: true });
};
const unpackingAndWriting: Work = async (disk) => {
  const opened = await open(disk);
  await opened.store.undo({}, { id: 'somebody' });
  await opened.close();
};

/** What is wrong on the disks that a power loss leaves while a copy is saved. */
async function wrongWhileSaving(files: Files, isIgnored?: (call: Call) => boolean) {
  const { during, after, calls } = await disksDuring(rootWithPlan(files), saving, isIgnored);
  const wrong: string[] = [];
  for (const { image, when } of during.values()) {
    wrong.push(
      ...[await whyNotAllThere(image, PLAN, plan.states)].filter(isSaid).map((why) => `the plan, ${when}: ${why}`),
    );
    if (find(image, COPY))
      wrong.push(
        ...[await whyNotAllThere(image, COPY, plan.states)].filter(isSaid).map((why) => `the copy, ${when}: ${why}`),
      );
  }
  // Once it was answered, it is there.
  if (after.some((image) => !find(image, COPY))) wrong.push('the copy was answered and is gone');
  return { wrong, disks: during.size, calls };
}

async function wrongWhileUnpacking(isIgnored?: (call: Call) => boolean) {
  const { during, calls } = await disksDuring(rootWithCopy(copy), unpackingAndWriting, isIgnored);
  const wrong: string[] = [];
  for (const { image, when } of during.values()) {
    const why = await whyNotAllThere(image, COPY, plan.states);
    if (why) wrong.push(`${when}: ${why}`);
  }
  return { wrong, disks: during.size, calls };
}

const isSaid = (why: string | null): why is string => why !== null;

describe('a power loss at any moment', () => {
  test.each(['open', 'closed'] as const)('of saving a copy of a plan left %s loses nothing', async (which) => {
    const { wrong, disks } = await wrongWhileSaving(plan[which]);
    expect(wrong, wrong.slice(0, 3).join('\n')).toHaveLength(0);
    expect(disks).toBeGreaterThan(5);
  });

  test('of unpacking a copy loses nothing', async () => {
    const { wrong, disks } = await wrongWhileUnpacking();
    expect(wrong, wrong.slice(0, 3).join('\n')).toHaveLength(0);
    expect(disks).toBeGreaterThan(50);
  });

  test('loses something with any one fsync of theirs taken out', async () => {
    const without = (site: string) => (call: Call) => `${call.kind} in ${call.site}` === site;
    const inCopyFile = 'file.sync in writeDurably in disk.ts';
    expect((await wrongWhileSaving(plan.closed, without(inCopyFile))).wrong).not.toEqual([]);
    expect((await wrongWhileSaving(plan.closed, without('syncFolder in replaceFile in disk.ts'))).wrong).toEqual([
      'the copy was answered and is gone',
    ]);
    const isSegment = (call: Call) => call.path.includes('.unpacking/') && without(inCopyFile)(call);
    expect((await wrongWhileUnpacking(isSegment)).wrong).not.toEqual([]);
    const inFolder = 'syncFolder in unpackHistory in unpackHistory.ts';
    expect((await wrongWhileUnpacking(without(inFolder))).wrong).not.toEqual([]);
    const made = [...(await wrongWhileSaving(plan.closed)).calls, ...(await wrongWhileUnpacking()).calls]
      .filter(({ kind, site }) => /sync/i.test(kind) && /unpack|Copy/.test(site))
      .map(({ kind, site }) => `${kind} in ${site}`);
    expect([...new Set(made)]).toEqual([inFolder]);
  });
});

async function open(disk: Disk) {
  const opened = await openPlanToWrite(portsOn(disk, 2), COPY);
  if (!opened.ok) throw new Error(opened.refusal.message);
  return opened.value;
}
