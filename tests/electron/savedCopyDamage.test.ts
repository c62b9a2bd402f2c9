import { beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../electron/backend/hash.ts';
import { openPlanToRead, openPlanToWrite } from '../../electron/backend/openPlans.ts';
import { verifyPlan } from '../../electron/backend/verify.ts';
import { COPY, COPY_PATHS, copyOfPlan, rootWithCopy, rootWithPlan, saveCopyOn, whyNotAllThere } from './copies.ts';
import { flipBit, type HealthyPlan, healthyPlan, placeOf, segmentsOf, without } from './damaged.ts';
import { filesOf, plant } from './diskTree.ts';
import { isTorture } from './effort.ts';
import { createFaultyDisk, type Fault } from './faultyDisk.ts';
import { describeState, PATHS, PLAN, portsOn } from './world.ts';

/** A copy that is damaged is refused in words and left as it is; so is a place where a copy would harm another plan. */
let plan: HealthyPlan;
let copy: Buffer;
let historyStart: number;
beforeAll(async () => {
  plan = await healthyPlan();
  copy = await copyOfPlan(plan.closed);
  historyStart = copy.indexOf('\n{"slipway":"journal"') + 1;
});

/** What a person is told who opens it, and whether anything but the lock's folder was left on the disk. */
async function openCopy(bytes: Buffer) {
  const root = rootWithCopy(bytes);
  const disk = createFaultyDisk({ root, isTraced: false });
  const opened = await openPlanToWrite(portsOn(disk, 9), COPY);
  if (opened.ok) await opened.value.close();
  const isUntouched =
    (await disk.read(COPY))!.equals(bytes) && filesOf(root).every(([path]) => !path.startsWith(COPY_PATHS.files));
  return { message: opened.ok ? null : opened.refusal.message, isUntouched, disk };
}

function flipped(at: number): Buffer {
  const bytes = Buffer.from(copy);
  bytes[at]! ^= 1;
  return bytes;
}

describe('a damaged copy', () => {
  const step = isTorture ? 1 : 7;

  test('with any bit turned over is refused, and nothing is written', async () => {
    const wrong: number[] = [];
    for (let at = 0; at < copy.length; at += step) {
      const { message, isUntouched } = await openCopy(flipped(at));
      if (message === null || !isUntouched) {
        wrong.push(at);
      }
    }
    expect(copy.length / step).toBeGreaterThan(1_000);
    expect(wrong).toEqual([]);
  });

  test('cut off at any byte is refused, and nothing is written', async () => {
    const seams = [historyStart - 1, historyStart, historyStart + 1, copy.length - 2, copy.length - 1];
    for (let at = copy.indexOf('\n{"slipway'); at >= 0; at = copy.indexOf('\n{"slipway', at + 1))
      seams.push(at, at + 1);
    const wrong: number[] = [];
    for (let at = 1; at < copy.length; at += step) seams.push(at);
    for (const at of seams) {
      const { message, isUntouched } = await openCopy(Buffer.from(copy.subarray(0, at)));
      if (message === null || !isUntouched) wrong.push(at);
    }
    expect(wrong).toEqual([]);
  });

  test('is told by the entry that is damaged or by what is missing', async () => {
    const bytes = flipped(copy.indexOf('{"commit":3,') - 20);
    const { message, disk } = await openCopy(bytes);
    expect(message).toMatch(
      /^Merrowdale copy\.slipway was changed outside Slipway\. Entry 3 of its history is not as it was written: .+\. Entries 1 to 2 are intact\. Nothing was written\.$/,
    );
    expect((await verifyPlan(disk, COPY_PATHS)).problems).toEqual([
      expect.stringMatching(/^Entry 3 is not as it was written/),
    ]);
    const look = await openPlanToRead(portsOn(disk, 9), COPY, { why: 'a look', stopAtDamage: true });
    expect(look.ok && look.value.store.state.seq).toBe(8);
    expect((await openCopy(Buffer.from(copy.subarray(0, historyStart)))).message).toMatch(
      /: This copy of a plan is cut off: its history is missing\.$/,
    );
    const lastSegment = copy.lastIndexOf('\n{"slipway":"journal"') + 1;
    expect((await openCopy(Buffer.from(copy.subarray(0, lastSegment)))).message).toMatch(
      /is cut off or was changed outside Slipway: the plan stands at entry 8, but its history ends at entry \d\./,
    );
    expect((await openCopy(Buffer.concat([copy, Buffer.from('{"slipway":"trans')]))).message).toMatch(
      /its file ends too early/,
    );
    const noCopy = plan.closed.get(PLAN)!;
    expect((await openCopy(Buffer.concat([noCopy, copy.subarray(historyStart)]))).message).toMatch(
      /Something was added to the plan file outside Slipway/,
    );
  });

  test('with a damaged checkpoint can still be read from its history', async () => {
    const disk = createFaultyDisk({ root: rootWithCopy(flipped(historyStart - 40)), isTraced: false });
    const look = await openPlanToRead(portsOn(disk, 9), COPY, { why: 'a look', stopAtDamage: true });
    expect(look.ok && look.value.store.state.seq).toBe(8);
  });

  test('with its own history unpacked beside it goes by that', async () => {
    const disk = createFaultyDisk({ root: rootWithCopy(copy), isTraced: false });
    const opened = await openPlanToWrite(portsOn(disk, 9), COPY);
    if (opened.ok) await opened.value.close();
    plant(disk.root, COPY, flipped(copy.length - 300));
    expect(await whyNotAllThere(disk.root, COPY, plan.states)).toBe(null);
  });
});

describe('a copy that cannot be saved', () => {
  test('of a damaged plan is refused with the damage, and none is left', async () => {
    const { path, start } = placeOf(plan.closed, 1);
    const first = createFaultyDisk({ root: rootWithPlan(flipBit(plan.closed, path, start + 30)), isTraced: false });
    expect(await saveCopyOn(first)).toMatchObject({
      ok: false,
      refusal: {
        message: expect.stringMatching(
          /^No copy was saved as Merrowdale copy\.slipway: Merrowdale\.slipway was changed outside Slipway\. Entry 1 of its history/,
        ) as string,
      },
    });
    expect(await first.list('/work/sent')).toEqual(['readme.txt']);
    const gap = createFaultyDisk({
      root: rootWithPlan(without(plan.closed, segmentsOf(plan.closed)[1]!)),
      isTraced: false,
    });
    expect(await saveCopyOn(gap)).toMatchObject({ ok: false });
    expect(await gap.list('/work/sent')).toEqual(['readme.txt']);
  });

  test('over the plan itself, into its folder or over a plan with a history is refused, and nothing changes', async () => {
    const root = rootWithPlan(plan.closed);
    plant(root, `${COPY}-files/backups/2026-03-01T12-00-00Z-daily.slipway`, Buffer.from('of another plan'));
    const disk = createFaultyDisk({ root, isTraced: false });
    const before = digest(filesOf(root).map(([path, { content }]) => [path, content]));
    const cases: [string, RegExp][] = [
      [
        PLAN,
        /^No copy was saved: Merrowdale\.slipway is the plan itself\. Choose another name or folder for the copy\.$/,
      ],
      [`${PATHS.backups}/copy.slipway`, /^No copy was saved: that folder is kept by Slipway/],
      [COPY, /^No copy was saved: Merrowdale copy\.slipway-files stands beside it, with the history of another plan\./],
      ['/nowhere/copy.slipway', /^No copy was saved as copy\.slipway: the folder is not there\.$/],
    ];
    for (const [target, sentence] of cases) {
      const saved = await saveCopyOn(disk, { target });
      expect(saved.ok ? '' : saved.refusal.message).toMatch(sentence);
    }
    expect(digest(filesOf(root).map(([path, { content }]) => [path, content]))).toBe(before);
  });

  test('of a plan whose history begins later, or that has none, says so', async () => {
    const [first, ...rest] = segmentsOf(plan.closed);
    const later = createFaultyDisk({ root: rootWithPlan(without(plan.closed, first!)), isTraced: false });
    const begins = Number(/(\d{12})\.jsonl$/.exec(rest[0]!)![1]);
    expect(await saveCopyOn(later)).toMatchObject({ value: { historyFrom: begins, seq: 8 } });
    const opened = await openPlanToWrite(portsOn(later, 9), COPY);
    expect(opened.ok && (await opened.value.store.history.page(null, 9)).map(({ seq }) => seq).at(-1)).toBe(begins);
    const alone = segmentsOf(plan.closed).reduce(without, plan.closed);
    const none = createFaultyDisk({ root: rootWithPlan(alone), isTraced: false });
    expect(await saveCopyOn(none)).toMatchObject({ value: { historyFrom: null, seq: 8 } });
    expect((await none.read(COPY))!.includes('historyFrom')).toBe(false);
    const noHistory = await openPlanToWrite(portsOn(none, 9), COPY);
    expect(noHistory.ok && describeState(noHistory.value.store.state)).toBe(plan.states[8]);
  });
});

test.each(['ENOSPC', 'EIO'] as const)('%s at any call of saving or unpacking leaves the plan whole', async (code) => {
  const work = {
    saving: { root: () => rootWithPlan(plan.closed), path: PLAN, run: saveCopyOn },
    unpacking: {
      root: () => rootWithCopy(copy),
      path: COPY,
      run: async (disk: Parameters<typeof saveCopyOn>[0]) => {
        const opened = await openPlanToWrite(portsOn(disk, 2), COPY);
        if (opened.ok) await opened.value.close();
        return opened;
      },
    },
  };
  let refused = 0;
  for (const { root, path, run } of Object.values(work)) {
    const healthy = createFaultyDisk({ root: root(), isTraced: false });
    await run(healthy);
    for (const [call, { kind }] of healthy.calls.entries()) {
      if (code === 'ENOSPC' && !['open', 'makeFolder', 'rename', 'file.write'].includes(kind)) continue;
      for (const persists of [false, true]) {
        const fault: Fault = { call, code, when: kind === 'file.write' ? 'part' : 'before', persists };
        const disk = createFaultyDisk({ root: root(), fault, isTraced: false });
        const done = await run(disk);
        if (!done.ok) {
          refused++;
          expect(done.refusal.message).toMatch(/the disk (is full|reports an error)/);
        }
        disk.repair();
        expect(await whyNotAllThere(disk.root, path, plan.states), `${kind}, call ${call}`).toBe(null);
      }
    }
  }
  expect(refused).toBeGreaterThan(20);
});

function digest(files: [string, Buffer][]): string {
  const hash = sha256();
  for (const [path, content] of files) hash.update(`${path} ${content.toString('hex')}\n`);
  return hash.digest();
}
