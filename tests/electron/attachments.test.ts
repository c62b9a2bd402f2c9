import { beforeAll, describe, expect, test } from 'vitest';
import { Cancelled, saveAttachment } from '../../electron/backend/attaching.ts';
import { bytesPath } from '../../electron/backend/attachments.ts';
import type { Disk } from '../../electron/backend/disk.ts';
import type { OpenedPlan } from '../../electron/backend/openPlans.ts';
import { verifyPlan } from '../../electron/backend/verify.ts';
import { valueOf } from '../shared/inMemoryPlan.ts';
import {
  attachOn,
  bytesThatAreNotThere,
  hashOf,
  kept,
  NO_WATCH,
  openOn,
  REPORT,
  REPORT_BYTES,
  REPORT_HASH,
  rootWithReport,
} from './attaching.ts';
import { type Files, healthyPlan } from './damaged.ts';
import { forkTree } from './diskTree.ts';
import { createFaultyDisk, type Fault } from './faultyDisk.ts';
import { COARSE, possibleDisks, seededRandom } from './powerLoss.ts';
import { buryLocks, PATHS, PLAN } from './world.ts';

/** A file on a record: its bytes beside the plan, whole, and there before the record is. */
let plan: Files;
beforeAll(async () => {
  plan = (await healthyPlan()).closed;
});

const freshDisk = (more?: Record<string, Buffer>) =>
  createFaultyDisk({ root: rootWithReport(plan, more), isTraced: false });
const attachmentsOf = ({ store }: OpenedPlan) => [...store.state.database.all('attachments')];
const sayRefusal = (result: { ok: true } | { ok: false; refusal: { message: string } }) =>
  result.ok ? 'done' : result.refusal.message;

describe('an attached file', () => {
  test('lies beside the plan under its hash, and its record says all of it', async () => {
    const disk = freshDisk();
    const opened = await openOn(disk);
    const { header } = valueOf(await attachOn(disk, opened));
    expect(header.label).toBe('Attached a file to BLI-1');
    const item = opened.store.state.database.byKey('items', 'BLI-1')!;
    expect(attachmentsOf(opened)).toMatchObject([
      {
        onCollection: 'items',
        onId: item.id,
        name: 'Test report.pdf',
        bytes: REPORT_BYTES.length,
        sha256: REPORT_HASH,
      },
    ]);
    expect(await kept(disk)).toEqual([REPORT_HASH]);
    expect((await disk.read(bytesPath(PATHS, REPORT_HASH)))!.equals(REPORT_BYTES)).toBe(true);
    await opened.close();
    expect(await verifyPlan(disk, PATHS)).toMatchObject({ problems: [], notes: ['1 attached file is as attached.'] });
  });

  test('is kept once, however often and under whichever name it is attached', async () => {
    const disk = freshDisk({ '/home/Copy of it.pdf': REPORT_BYTES, '/home/empty': Buffer.alloc(0) });
    const opened = await openOn(disk);
    for (const path of [REPORT, '/home/Copy of it.pdf', '/home/empty'])
      valueOf(await attachOn(disk, opened, { path, arrival: path.replace(/\W/g, '') }));
    expect(attachmentsOf(opened).map(({ name, bytes }) => [name, bytes])).toEqual([
      ['Test report.pdf', REPORT_BYTES.length],
      ['Copy of it.pdf', REPORT_BYTES.length],
      ['empty', 0],
    ]);
    expect((await kept(disk)).toSorted()).toEqual([hashOf(Buffer.alloc(0)), REPORT_HASH].toSorted());
  });

  test('stays while it is removed, and undo brings it back whole', async () => {
    const disk = freshDisk();
    const opened = await openOn(disk);
    valueOf(await attachOn(disk, opened));
    const { id } = attachmentsOf(opened)[0]!;
    valueOf(await opened.store.run('attachment.remove', { attachment: id }, { id: 'somebody' }));
    expect(await kept(disk)).toEqual([REPORT_HASH]);
    valueOf(await opened.store.undo({}, { id: 'somebody' }));
    expect(await bytesThatAreNotThere(disk, opened)).toEqual([]);
    expect(attachmentsOf(opened)).toHaveLength(1);
  });

  test('can have any name that a disk has, and shows it as it is', async () => {
    const hostile = '/home/\u202efdp.exe <img src=x onerror=alert(1)> "$(rm -rf ~)".pdf';
    const disk = freshDisk({ [hostile]: REPORT_BYTES });
    const opened = await openOn(disk);
    valueOf(await attachOn(disk, opened, { path: hostile }));
    expect(attachmentsOf(opened)[0]!.name).toBe(hostile.slice('/home/'.length));
    expect(await kept(disk)).toEqual([REPORT_HASH]);
  });
});

describe('what is refused leaves nothing', () => {
  test.each([
    [
      'a file that is gone',
      { path: '/home/gone.pdf' },
      'gone.pdf cannot be attached: it is not there any more. Nothing was changed.',
    ],
    [
      'a folder',
      { path: '/home' },
      'home cannot be attached: it is a folder. Attach the files in it, or pack them into one. Nothing was changed.',
    ],
    [
      'a record that is gone',
      { on: 'REL-9' },
      'There is no record REL-9 in this plan. Name one by its key, like REL-1.',
    ],
    ['a device', { path: '/dev/zero' }, 'zero is not a file that can be copied. Choose another one.'],
    [
      'a file that grows beyond the limit while it is copied',
      { largest: 3_000 },
      'Test report.pdf has more than 3 kB, and an attachment has at most 3 kB. Keep it where it is, and say the place in a comment.',
    ],
    [
      'a file that is too large',
      { path: process.execPath, largest: 1_000_000 },
      expect.stringMatching(
        /^node has \d+(\.\d)? MB, and an attachment has at most 1 MB\. Keep it where it is, and say the place in a comment\.$/,
      ),
    ],
  ])('%s', async (_, job, message) => {
    const disk = freshDisk();
    const opened = await openOn(disk);
    const { seq } = opened.store.state;
    expect(sayRefusal(await attachOn(disk, opened, job))).toEqual(message);
    expect(opened.store.state.seq).toBe(seq);
    expect(await kept(disk)).toEqual([]);
  });

  test('one that the person stopped', async () => {
    const disk = freshDisk();
    const opened = await openOn(disk);
    const seen: number[] = [];
    const watch = {
      onBytes(done: number) {
        seen.push(done);
        if (seen.length === 2) throw new Cancelled();
      },
    };
    expect(await attachOn(disk, opened, { watch })).toMatchObject({ ok: false, refusal: { kind: 'cancelled' } });
    expect(seen).toEqual([1_000, 2_000]);
    expect(await kept(disk)).toEqual([]);
  });

  test('a record without its bytes, whoever asks for it', async () => {
    const opened = await openOn(freshDisk());
    const input = { on: 'BLI-1', name: 'Promise.pdf', bytes: 5, sha256: REPORT_HASH };
    expect(sayRefusal(await opened.store.run('attachment.add', input, { newcomer: { name: 'Rosa', roles: [] } }))).toBe(
      'The bytes of this attachment are not beside the plan. Attach the file itself.',
    );
    expect(attachmentsOf(opened)).toEqual([]);
    expect(opened.store.state.database.count('people')).toBe(1);
  });
});

describe('the disk', () => {
  const FAULTS: Pick<Fault, 'code' | 'when' | 'persists'>[] = [
    { code: 'ENOSPC', when: 'before', persists: true },
    { code: 'ENOSPC', when: 'part' },
    { code: 'EIO', when: 'before' },
    { code: 'EIO', when: 'after' },
    { code: 'EIO', when: 'forgotten' },
  ];

  test('fails at any call: what is refused has no record, and what has a record has its bytes', async () => {
    const whole = freshDisk();
    const beforehand = await openOn(whole);
    const first = whole.calls.length;
    valueOf(await attachOn(whole, beforehand));
    const last = whole.calls.length;
    expect(last - first).toBeGreaterThan(10);
    const wrong: string[] = [];
    for (const fault of FAULTS) {
      for (let call = first; call < last; call++) {
        const disk = createFaultyDisk({ root: rootWithReport(plan), isTraced: false, fault: { ...fault, call } });
        const opened = await openOn(disk);
        const result = await attachOn(disk, opened);
        disk.repair();
        const when = `${fault.code} ${fault.when} call ${call - first}, ${disk.calls[call]?.kind}`;
        if (result.ok !== attachmentsOf(opened).length > 0) wrong.push(`${when}: ${sayRefusal(result)}`);
        if (!result.ok && !/^[A-Z][^\n]+\.$/.test(result.refusal.message)) wrong.push(`${when}: no sentence`);
        wrong.push(...(await bytesThatAreNotThere(disk, opened)).map((why) => `${when}: ${why}`));
        buryLocks(disk.root);
        const again = await openOn(disk, 6);
        wrong.push(...(await bytesThatAreNotThere(disk, again)).map((why) => `${when}, opened again: ${why}`));
        if ((await kept(disk)).some((name) => name.endsWith('.arriving'))) wrong.push(`${when}: half a file is left`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('says in words that it is full', async () => {
    const disk = freshDisk();
    const opened = await openOn(disk);
    const full = createFaultyDisk({
      root: disk.root,
      isTraced: false,
      fault: { call: 3, code: 'ENOSPC', when: 'before', persists: true },
    });
    expect(sayRefusal(await attachOn(full, opened))).toBe(
      'Test report.pdf was not attached: the disk is full. Nothing was changed.',
    );
  });

  test('loses power at any moment: no record is ever there without its bytes', async () => {
    const images: { root: ReturnType<typeof forkTree>; when: string }[] = [];
    const disk = createFaultyDisk({
      root: rootWithReport(plan),
      onChange: ({ kind, site }) => {
        for (const image of possibleDisks(disk.root, COARSE, seededRandom(images.length)))
          images.push({ root: forkTree(image), when: `${kind} ${site}` });
      },
    });
    const writer = await openOn(disk);
    images.length = 0;
    valueOf(await attachOn(disk, writer));
    expect(images.length).toBeGreaterThan(20);
    const wrong: string[] = [];
    let withRecord = 0;
    for (const { root, when } of images) {
      buryLocks(root);
      const after = createFaultyDisk({ root, isTraced: false });
      const opened = await openOn(after, 6);
      withRecord += attachmentsOf(opened).length;
      wrong.push(...(await bytesThatAreNotThere(after, opened)).map((why) => `${when}: ${why}`));
    }
    expect(wrong).toEqual([]);
    expect(withRecord).toBeGreaterThan(0);
  });
});

describe('saved out again', () => {
  const TARGET = '/home/Saved.pdf';
  async function attached(damage?: (disk: Disk) => Promise<void>) {
    const disk = freshDisk({ [TARGET]: Buffer.from('what stood there') });
    const opened = await openOn(disk);
    valueOf(await attachOn(disk, opened));
    await damage?.(disk);
    const save = (target: string, watch = NO_WATCH) =>
      saveAttachment(disk, PATHS, attachmentsOf(opened)[0]!, target, watch);
    return { disk, opened, save };
  }
  const overwrite = (bytes: Buffer) => async (disk: Disk) => {
    const file = await disk.open(bytesPath(PATHS, REPORT_HASH));
    await file.cutTo(0);
    await file.write(bytes, 0);
    await file.close();
  };

  test('it is the same to the last byte', async () => {
    const { disk, save } = await attached();
    expect(await save(TARGET)).toEqual({ ok: true, value: { fileName: 'Saved.pdf' } });
    expect((await disk.read(TARGET))!.equals(REPORT_BYTES)).toBe(true);
  });

  test.each([
    [
      'changed',
      overwrite(Buffer.from(REPORT_BYTES.toString('utf8').replace('passed', 'failed'))),
      'its bytes are not those that were attached. Attach the file again, and they are mended.',
    ],
    [
      'cut off',
      overwrite(REPORT_BYTES.subarray(0, 1_500)),
      'its bytes are not those that were attached. Attach the file again, and they are mended.',
    ],
    [
      'gone',
      (disk: Disk) => disk.remove(bytesPath(PATHS, REPORT_HASH)),
      'its bytes are not beside the plan. Put back Merrowdale.slipway-files from where Merrowdale.slipway was copied.',
    ],
  ])('one that is %s is told, and nothing takes the place of what stood there', async (_, damage, why) => {
    const { disk, opened, save } = await attached(damage);
    expect(await save(TARGET)).toMatchObject({
      ok: false,
      refusal: { kind: 'damaged', message: `Test report.pdf was not saved: ${why}` },
    });
    expect((await disk.read(TARGET))!.toString()).toBe('what stood there');
    expect((await disk.list('/home')).filter((name) => name.endsWith('.writing'))).toEqual([]);
    const found = await opened.store.verify();
    expect(found.problems).toEqual([`Attachment Test report.pdf: ${why}`]);
    // The very file again mends it.
    valueOf(await attachOn(disk, opened));
    expect(await opened.store.verify()).toMatchObject({ problems: [] });
    expect(await save(TARGET)).toMatchObject({ ok: true });
  });

  test('it never takes the place of the plan or of what Slipway keeps for it', async () => {
    const { disk, save } = await attached();
    for (const target of [PLAN, bytesPath(PATHS, REPORT_HASH), `${PATHS.journal}/1.journal`])
      expect(sayRefusal(await save(target))).toMatch(
        /was not saved: Slipway keeps the plan there\. Choose another place\.$/,
      );
    expect((await disk.read(PLAN))!.equals(plan.get(PLAN)!)).toBe(true);
  });

  test('it stops when told to', async () => {
    const { disk, save } = await attached();
    const watch = {
      onBytes() {
        throw new Cancelled();
      },
    };
    expect(await save('/home/Other.pdf', watch)).toMatchObject({ ok: false, refusal: { kind: 'cancelled' } });
    expect(await disk.read('/home/Other.pdf')).toBe(null);
  });
});
