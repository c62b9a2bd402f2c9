import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeDisk } from '../../../electron/backend/disk.ts';
import { loadPlan } from '../../../electron/backend/loadPlan.ts';
import { planPaths } from '../../../electron/backend/planPaths.ts';
import { collectionNames } from '../../../shared/model/plan.ts';
import type { Migrator } from '../../../shared/store/migrations.ts';
import type { PlanState } from '../../../shared/store/planState.ts';

/**
 * A plan of each schema there ever was, as the Slipway of its day wrote it, and in `content.json` what it holds when it is
 * opened today. A migrator changes the content of older fixtures: edit those by hand, and see what it does to real records.
 */
export const PLAN_FILE = 'Merrowdale.slipway';

const schemas = join(import.meta.dirname, '../../fixtures/schemas');

export const fixtureFolder = (schema: number): string => join(schemas, String(schema));

export const fixturePaths = (schema: number) => planPaths(join(fixtureFolder(schema), PLAN_FILE));

export const fixtureVersions = async (): Promise<number[]> =>
  (await readdir(schemas)).map(Number).toSorted((a, b) => a - b);

export const loadFixture = (schema: number) => loadPlan(nodeDisk, fixturePaths(schema));

export const expectedContent = async (schema: number): Promise<unknown> =>
  JSON.parse(await readFile(join(fixtureFolder(schema), 'content.json'), 'utf8'));

/** All that a person would miss if it were lost. */
export const contentOf = ({ seq, savedAt, undoLine, database }: PlanState) => ({
  seq,
  savedAt,
  undoLine,
  counters: Object.fromEntries(database.counters),
  data: Object.fromEntries(collectionNames.map((name) => [name, [...database.all(name)]])),
});

/** What is missing for plans of every earlier schema to be opened, and to stay so; empty when all is there. */
export function migrationGaps(
  schemaVersion: number,
  migrators: readonly Pick<Migrator, 'from' | 'why'>[],
  fixtures: readonly number[],
): string[] {
  const versions = Array.from({ length: schemaVersion }, (_, index) => index + 1);
  const earlier = versions.slice(0, -1);
  return [
    ...earlier
      .filter((version, index) => migrators[index]?.from !== version)
      .map((version) => `no migrator from ${version}`),
    ...migrators.slice(earlier.length).map(({ from }) => `a migrator from ${from} too many`),
    ...migrators.filter(({ why }) => why.trim() === '').map(({ from }) => `the migrator from ${from} does not say why`),
    ...versions.filter((version) => !fixtures.includes(version)).map((version) => `no fixture of ${version}`),
    ...fixtures
      .filter((version) => !versions.includes(version))
      .map((version) => `a fixture of ${version}, which is no schema`),
  ];
}
