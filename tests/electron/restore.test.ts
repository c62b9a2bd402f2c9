import { describe, expect, test } from 'vitest';
import { listBackups, makeBackup } from '../../electron/backend/backups.ts';
import { restoreBackup } from '../../electron/backend/restore.ts';
import { sayCall } from './deaths.ts';
import { emptyFolder, type FolderNode, filesOf, forkTree, plant } from './diskTree.ts';
import { createFaultyDisk } from './faultyDisk.ts';
import { COARSE, digestOf, possibleDisks, seededRandom } from './powerLoss.ts';
import { backendOn, buryLocks, freshRoot, PATHS, PLAN, portsOn } from './world.ts';

/** A plan with a backup of its second entry, and a third entry behind that. */
async function planWithBackup(): Promise<FolderNode> {
  const disk = createFaultyDisk({ root: freshRoot(), isTraced: false });
  const backend = await backendOn(disk, 1);
  await backend.create(PLAN, { name: 'Merrowdale', zone: 'Europe/London' });
  const run = async (name: string) => {
    const actor = backend.actor();
    if (!actor.ok) throw new Error(actor.refusal.message);
    await backend.store!.run('release.create', { name }, actor.value);
  };
  await run('Before the backup');
  await makeBackup(disk, backend.store!, 'import', '2026-03-01T12:00:00Z');
  await run('After the backup');
  await backend.close();
  return disk.root;
}

/** The same disk, all of it durable, with one file's bytes turned over. */
function damage(root: FolderNode, isDamaged: (path: string) => boolean): FolderNode {
  const damaged = emptyFolder();
  for (const [path, { content }] of filesOf(root))
    plant(damaged, path, isDamaged(path) ? Buffer.from(content.map((byte) => byte ^ 0x20)) : content);
  return damaged;
}

const DAMAGE: [string, (path: string) => boolean][] = [
  ['the plan file', (path) => path === PLAN],
  ['the history', (path) => path.startsWith(PATHS.journal)],
];

describe.each(DAMAGE)('a backup in the place of a plan with damage in %s', (_, isDamaged) => {
  test('opens as it was, in a new epoch, and what was there is set aside', async () => {
    const root = damage(await planWithBackup(), isDamaged);
    const damagedPlan = filesOf(root).find(([path]) => path === PLAN)![1].content;
    await restoreAndOpen(root, 2);
    const aside = filesOf(root).filter(([path]) => path.includes('/set-aside-'));
    expect(aside.some(([path]) => path.includes('-journal/'))).toBe(true);
    expect(aside.find(([path]) => path.endsWith('.slipway'))![1].content).toEqual(damagedPlan);
  });

  test('a power loss on the way leaves a plan that opens, or that the backup can be put in place of again', async () => {
    const disks = new Map<string, { image: FolderNode; when: string }>();
    const disk = createFaultyDisk({
      root: damage(await planWithBackup(), isDamaged),
      onChange: (call) => {
        for (const image of possibleDisks(disk.root, COARSE, seededRandom(disks.size)))
          disks.set(digestOf(filesOf(image)), { image: forkTree(image), when: sayCall(call) });
      },
    });
    expect(await restoreBackup(portsOn(disk, 2), PLAN, BACKUP)).toEqual({ ok: true, value: null });
    expect(disks.size).toBeGreaterThan(20);
    for (const { image, when } of disks.values()) {
      buryLocks(image);
      const backend = await backendOn(createFaultyDisk({ root: image, isTraced: false }), 3);
      const opened = await backend.open(PLAN);
      if (opened.ok) expect(namesOf(backend), when).toContain('Before the backup');
      else expect(opened.refusal.kind, when).toBe('damaged');
      await backend.close();
      if (!opened.ok) await restoreAndOpen(image, 4);
    }
  });
});

const BACKUP = '2026-03-01T12-00-00Z-import.slipway';

const namesOf = (backend: Awaited<ReturnType<typeof backendOn>>): string[] =>
  Array.from(backend.store!.state.database.all('releases'), ({ name }) => name);

async function restoreAndOpen(root: FolderNode, life: number): Promise<void> {
  const disk = createFaultyDisk({ root, isTraced: false });
  expect((await listBackups(disk, PATHS)).map(({ name }) => name)).toContain(BACKUP);
  expect(await restoreBackup(portsOn(disk, life), PLAN, BACKUP)).toEqual({ ok: true, value: null });
  const backend = await backendOn(disk, life + 1);
  expect(await backend.open(PLAN)).toEqual({ ok: true, value: null });
  expect(namesOf(backend)).toEqual(['Before the backup']);
  expect(backend.store!.state.epoch).toBeGreaterThan(1);
  await backend.close();
}
