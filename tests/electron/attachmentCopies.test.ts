import { beforeAll, describe, expect, test } from 'vitest';
import { bytesPath } from '../../electron/backend/attachments.ts';
import { verifyPlan } from '../../electron/backend/verify.ts';
import { saySavedCopy } from '../../shared/api/savedCopy.ts';
import { valueOf } from '../shared/inMemoryPlan.ts';
import { attachOn, hashOf, openOn, REPORT_BYTES, REPORT_HASH, rootWithReport } from './attaching.ts';
import { COPY, COPY_PATHS, saveCopyOn } from './copies.ts';
import { type Files, healthyPlan } from './damaged.ts';
import { type FolderNode, filesOf, forkTree, plant } from './diskTree.ts';
import { createFaultyDisk } from './faultyDisk.ts';
import { PATHS } from './world.ts';

/** A copy of a plan takes its attachments along, in the folder beside it. */
const OTHER = Buffer.from('removed, and undo may bring it back');
let plan: Files;
let root: FolderNode;
beforeAll(async () => {
  plan = (await healthyPlan()).closed;
  root = rootWithReport(plan, { '/home/other.txt': OTHER });
  plant(root, '/work/sent/readme.txt', Buffer.from('sent'));
  const disk = createFaultyDisk({ root, isTraced: false });
  const opened = await openOn(disk);
  valueOf(await attachOn(disk, opened));
  valueOf(await attachOn(disk, opened, { path: '/home/other.txt' }));
  const other = [...opened.store.state.database.all('attachments')].find(({ name }) => name === 'other.txt')!;
  valueOf(await opened.store.run('attachment.remove', { attachment: other.id }, { id: 'somebody' }));
  await opened.close();
});

const LAST = 11;
const copyOn = (disk: Parameters<typeof saveCopyOn>[0]) => saveCopyOn(disk, { throughSeq: LAST });
const fresh = (fault?: { call: number }) =>
  createFaultyDisk({
    root: forkTree(root),
    isTraced: false,
    ...(fault ? { fault: { ...fault, code: 'ENOSPC', when: 'before', persists: true } as const } : {}),
  });

describe('a saved copy', () => {
  test('has the bytes of every attachment beside it, of removed ones too, and is whole', async () => {
    const disk = fresh();
    const saved = valueOf(await copyOn(disk));
    expect(saved).toMatchObject({ seq: LAST, historyFrom: 1, attachments: { copied: 2, lost: 0 } });
    expect(saySavedCopy(saved)).toBe(
      'Saved a copy: Merrowdale copy.slipway, with all 11 entries. Its 2 attachments are in Merrowdale copy.slipway-files: keep the two together',
    );
    expect(await disk.list(COPY_PATHS.files)).toEqual(['attachments']);
    expect((await disk.list(COPY_PATHS.attachments)).toSorted()).toEqual([REPORT_HASH, hashOf(OTHER)].toSorted());
    expect((await disk.read(bytesPath(COPY_PATHS, REPORT_HASH)))!.equals(REPORT_BYTES)).toBe(true);
    expect(await verifyPlan(disk, COPY_PATHS)).toMatchObject({
      problems: [],
      notes: ['This is a saved copy: its history was read inside the plan file.', '2 attached files are as attached.'],
    });
  });

  test('without its folder says which attachments are missing', async () => {
    const disk = fresh();
    valueOf(await copyOn(disk));
    for (const name of await disk.list(COPY_PATHS.attachments)) await disk.remove(`${COPY_PATHS.attachments}/${name}`);
    expect((await verifyPlan(disk, COPY_PATHS)).problems).toEqual([
      'Attachment Test report.pdf: its bytes are not beside the plan. Put back Merrowdale copy.slipway-files from where Merrowdale copy.slipway was copied.',
    ]);
  });

  test('takes the place of an earlier copy with its attachments', async () => {
    const disk = fresh();
    valueOf(await copyOn(disk));
    expect(valueOf(await copyOn(disk))).toMatchObject({ attachments: { copied: 2, lost: 0 } });
  });

  test('leaves out what is damaged or gone, and says so', async () => {
    const disk = fresh();
    const file = await disk.open(bytesPath(PATHS, REPORT_HASH));
    await file.cutTo(10);
    await disk.remove(bytesPath(PATHS, hashOf(OTHER)));
    const saved = valueOf(await copyOn(disk));
    expect(saved).toMatchObject({ attachments: { copied: 0, lost: 1 } });
    expect(saySavedCopy(saved)).toBe(
      'Saved a copy: Merrowdale copy.slipway, with all 11 entries. 1 attachment is damaged or missing and could not be copied: Verify the plan names them',
    );
    expect(await disk.list(COPY_PATHS.attachments)).toEqual([]);
  });

  test('that cannot be finished leaves nothing, wherever the disk was full', async () => {
    const whole = fresh();
    await copyOn(whole);
    const wrong: string[] = [];
    let refused = 0;
    for (let call = 0; call < whole.calls.length; call++) {
      const disk = fresh({ call });
      const saved = await copyOn(disk);
      disk.repair();
      if (saved.ok) continue;
      refused += 1;
      if (!/^No copy was saved as Merrowdale copy\.slipway: the disk is full\.$/.test(saved.refusal.message))
        wrong.push(`${call}: ${saved.refusal.message}`);
      const left = filesOf(disk.root).filter(([path]) => path.startsWith('/work/sent') && !path.endsWith('readme.txt'));
      wrong.push(...left.map(([path]) => `${call}: ${path} is left`));
    }
    expect(wrong).toEqual([]);
    expect(refused).toBeGreaterThan(8);
    expect(COPY.startsWith('/work/sent')).toBe(true);
  });
});
