import { readdir } from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { nodeDisk } from '../../../electron/backend/disk.ts';
import { historyReader } from '../../../electron/backend/history.ts';
import { verifyPlan } from '../../../electron/backend/verify.ts';
import { collectionNames, collections, SCHEMA_VERSION } from '../../../shared/model/plan.ts';
import { type Migrator, migrateRecord, migrators } from '../../../shared/store/migrations.ts';
import { valueOf } from '../inMemoryPlan.ts';
import {
  contentOf,
  expectedContent,
  fixturePaths,
  fixtureVersions,
  loadFixture,
  migrationGaps,
} from './schemaFixtures.ts';

const versions = await fixtureVersions();

describe('migrations', () => {
  afterEach(() => vi.restoreAllMocks());

  it('have a migrator for each step and a kept fixture of each schema', () => {
    expect(migrationGaps(SCHEMA_VERSION, migrators, versions)).toEqual([]);
  });

  it('would be missed if a schema came without its migrator or its fixture', () => {
    const one = { from: 1, why: 'Releases have a risk.' };
    expect(migrationGaps(2, [], [1, 2])).toEqual(['no migrator from 1']);
    expect(migrationGaps(2, [one], [1])).toEqual(['no fixture of 2']);
    expect(migrationGaps(2, [one], [1, 2])).toEqual([]);
    expect(migrationGaps(2, [{ from: 1, why: ' ' }], [1, 2])).toEqual(['the migrator from 1 does not say why']);
    expect(migrationGaps(1, [one], [1])).toEqual(['a migrator from 1 too many']);
    expect(migrationGaps(3, [{ from: 2, why: 'x' }, one], [1, 2, 3])).toHaveLength(2);
    expect(migrationGaps(1, [], [1, 2])).toEqual(['a fixture of 2, which is no schema']);
  });

  it('all ran when the fixtures were opened', async () => {
    const spies = migrators.map((migrator) => vi.spyOn(migrator, 'migrate'));
    for (const version of versions) {
      valueOf(await loadFixture(version));
      await verifyPlan(nodeDisk, fixturePaths(version));
    }
    expect(spies.filter(({ mock }) => mock.calls.length === 0)).toEqual([]);
  });

  it('take a record through every step from its schema on', () => {
    const step = (from: number, field: string): Migrator => ({
      from,
      why: 'A test',
      migrate: (collection, record) =>
        collection === 'gone' ? null : { collection, record: { ...record, [field]: from } },
    });
    const list = migrators as Migrator[];
    const kept = list.splice(0, list.length, step(1, 'first'), step(2, 'second'));
    try {
      expect(migrateRecord('items', { id: 'a' }, 1)?.record).toEqual({ id: 'a', first: 1, second: 2 });
      expect(migrateRecord('items', { id: 'a' }, 2)?.record).toEqual({ id: 'a', second: 2 });
      expect(migrateRecord('items', { id: 'a' }, 3)?.record).toEqual({ id: 'a' });
      expect(migrateRecord('gone', { id: 'a' }, 1)).toBeNull();
    } finally {
      list.splice(0, list.length, ...kept);
    }
  });
});

describe.each(versions)('a plan of schema %i', (version) => {
  it('opens today and holds what it held', async () => {
    const loaded = valueOf(await loadFixture(version));
    expect(contentOf(loaded.state)).toEqual(await expectedContent(version));
    expect(loaded.isMigrated).toBe(version !== SCHEMA_VERSION);
  });

  it('holds only records that are valid today', async () => {
    const { database } = valueOf(await loadFixture(version)).state;
    for (const name of collectionNames)
      for (const record of database.all(name)) expect(collections[name].schema.safeParse(record).error).toBeUndefined();
  });

  it('is whole, and its history from the first entry on leads to the same plan', async () => {
    const found = await verifyPlan(nodeDisk, fixturePaths(version));
    expect(found).toMatchObject({ problems: [], firstSeq: 1 });
    // A fixture with an attachment says that it is as attached; nothing else is to be said of any.
    expect(found.notes.filter((note) => note !== '1 attached file is as attached.')).toEqual([]);
    expect(found.lastSeq).toBe(valueOf(await loadFixture(version)).state.seq);
  });
});

describe('the fixture of this schema', () => {
  it('has a record in every collection and an undo in its history', async () => {
    const { state } = valueOf(await loadFixture(SCHEMA_VERSION));
    for (const name of collectionNames) expect(state.database.count(name), name).toBeGreaterThan(0);
    const headers = await historyReader(nodeDisk, fixturePaths(SCHEMA_VERSION), state.planId).page(null, 100);
    expect(headers.some(({ kind }) => kind === 'undo')).toBe(true);
  });

  it('was left by a Slipway that closed it: no lock, no half-written file', async () => {
    const files = await readdir(`${fixturePaths(SCHEMA_VERSION).plan}-files`, { recursive: true });
    expect(files.filter((name) => /lock|\.writing$/.test(name))).toEqual([]);
  });
});
