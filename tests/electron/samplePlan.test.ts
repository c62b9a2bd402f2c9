import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Disk } from '../../electron/backend/disk.ts';
import { nodeDisk } from '../../electron/backend/disk.ts';
import { createSample } from '../../electron/backend/samplePlan.ts';
import { isWhole } from '../../shared/api/verification.ts';
import type { PlanRecord } from '../../shared/model/plan.ts';
import { samplePlan } from '../../shared/sample/samplePlan.ts';
import { startTestBackend } from './testBackend.ts';

const NOW = '2026-11-24T10:42:00Z';

describe('the sample plan on the disk', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-sample-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is made by its commands, at their times, and whoever makes it joins last', async () => {
    const backend = await startTestBackend(join(folder, 'home'));
    const path = join(folder, 'sample.slipway');
    expect(await createSample(backend, path)).toMatchObject({ ok: true });
    const { store } = backend;
    const steps = samplePlan(NOW);
    const page = await store!.history.page(null, 500);
    const entries = page.toReversed();
    expect(entries.map(({ at, command }) => [at, command.name])).toEqual([
      ...steps.map(({ at, name }) => [at, name]),
      [NOW, 'person.register'],
    ]);
    const people = Array.from(store!.state.database.all('people'));
    const keyOf = (id: string) => people.find((person) => person.id === id)?.key;
    expect(entries.map(({ actor }) => keyOf(actor))).toEqual([...steps.map(({ by }) => by ?? 'PER-1'), 'PER-11']);
    expect(people.at(-1)).toMatchObject({ name: 'Amara Osei', roles: ['Release coordinator'] });
    expect(backend.status()).toMatchObject({ readOnly: null, seq: steps.length + 1 });
    expect(isWhole(await store!.verify())).toBe(true);
    await backend.close();
    const again = await startTestBackend(join(folder, 'home'));
    expect(await again.open(path)).toMatchObject({ ok: true });
    expect(again.store!.state.database.count('releases')).toBe(9);
    await again.close();
  });

  it('knows who is in it already', async () => {
    const backend = await startTestBackend(join(folder, 'home'), { identity: { name: 'maren holt', roles: [] } });
    await createSample(backend, join(folder, 'marens.slipway'));
    expect(backend.status()!.actor).toBe(backend.store!.state.database.byKey('people', 'PER-1')!.id);
    expect(backend.store!.state.database.count('people')).toBe(10);
    await backend.close();
  });

  it('is not made over another plan, which stays open', async () => {
    const backend = await startTestBackend(join(folder, 'home'));
    const path = join(folder, 'other.slipway');
    await backend.create(path, { name: 'Other', zone: 'UTC' });
    expect(await createSample(backend, path)).toMatchObject({
      refusal: { kind: 'conflict', message: `There is a plan at ${path} already. Choose another name, or open it.` },
    });
    const records: PlanRecord[] = Array.from(backend.store!.state.database.all('people'));
    expect(records).toHaveLength(1);
    await backend.close();
  });

  it('is not told to be there when its files could not be made durable', async () => {
    const unsynced: Disk = {
      ...nodeDisk,
      open: async (path) => ({
        ...(await nodeDisk.open(path)),
        sync: () =>
          path.includes('journal')
            ? Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }))
            : Promise.resolve(),
      }),
    };
    const backend = await startTestBackend(join(folder, 'home'), { disk: unsynced });
    const path = join(folder, 'lost.slipway');
    expect(await createSample(backend, path)).toMatchObject({
      refusal: { kind: 'readOnly', message: `The sample was not saved at ${path}: the disk reports an error.` },
    });
    await backend.close();
  });
});
