import { expect, test } from 'vitest';
import { encodePlanFile, toPlanFile } from '../../electron/backend/planFile.ts';
import { GENESIS } from '../../shared/store/journal.ts';
import { emptyPlanState } from '../../shared/store/planState.ts';
import { afterPowerLosses } from './deaths.ts';
import { filesOf, find, forkTree, plant } from './diskTree.ts';
import { createFaultyDisk } from './faultyDisk.ts';
import { undisturbed } from './proof.ts';
import { backendOn, buryLocks, freshRoot, PLAN } from './world.ts';

const SETTINGS = { name: 'Merrowdale', zone: 'Europe/London' };

/** Making a plan takes many calls, and whoever was interrupted at any of them makes it again under the same name. */
test('a making that a power loss interrupted can be made again', async () => {
  const { states } = await undisturbed();
  const deaths = await afterPowerLosses({ every: 1 }, states);
  const unfinished = deaths.filter(({ ledger }) => ledger.answered < 0);
  expect(unfinished.length).toBeGreaterThan(50);
  let again = 0;
  for (const { root, when } of unfinished) {
    buryLocks(root);
    const backend = await backendOn(createFaultyDisk({ root, isTraced: false }), 5);
    const made = await backend.create(PLAN, SETTINGS);
    // Where the first entry came to the disk whole, the plan is made already and nothing is made over it.
    const isWhole = !made.ok && made.refusal.kind === 'conflict' && (await backend.open(PLAN)).ok;
    expect(made.ok || isWhole, when).toBe(true);
    expect(backend.store!.state.seq, when).toBe(1);
    if (made.ok) again++;
    await backend.close();
  }
  expect(again).toBeGreaterThan(50);
});

test('a plan with a history is not made over', async () => {
  const root = freshRoot();
  const first = await backendOn(createFaultyDisk({ root, isTraced: false }), 1);
  await first.create(PLAN, SETTINGS);
  await first.close();
  const before = filesOf(forkTree(root));
  const second = await backendOn(createFaultyDisk({ root, isTraced: false }), 2);
  expect(await second.create(PLAN, SETTINGS)).toMatchObject({
    refusal: { kind: 'conflict', message: `There is a plan at ${PLAN} already. Choose another name, or open it.` },
  });
  expect(filesOf(root).map(([path]) => path)).toEqual(before.map(([path]) => path));
  expect(find(root, PLAN)).toEqual(before.find(([path]) => path === PLAN)![1]);
});

test('a plan without its settings is not worked on, and its files are left as they are', async () => {
  const begun = emptyPlanState('01990000-0000-7000-8000-000000000001', GENESIS);
  const later = { ...begun, seq: 3, headHash: 'a'.repeat(64) };
  for (const [state, kind, sentence] of [
    [begun, 'missing', /^Merrowdale\.slipway has no name and no time zone yet: .+ Start it again in the same place/],
    [
      later,
      'damaged',
      /^Merrowdale\.slipway has no settings, so its time zone is not known\. .+ Nothing was written\.$/,
    ],
  ] as const) {
    const root = freshRoot();
    plant(root, PLAN, Buffer.concat(encodePlanFile(toPlanFile(state))));
    const before = filesOf(root).map(([path]) => path);
    const backend = await backendOn(createFaultyDisk({ root, isTraced: false }), 1);
    const opened = await backend.open(PLAN);
    expect(opened).toMatchObject({ ok: false, refusal: { kind } });
    expect(opened.ok ? '' : opened.refusal.message).toMatch(sentence);
    expect(filesOf(root).map(([path]) => path)).toEqual(before);
    expect(backend.trouble).toMatchObject({ canRead: kind === 'damaged' });
    expect((await backend.create(PLAN, SETTINGS)).ok).toBe(kind === 'missing');
    await backend.close();
  }
});
