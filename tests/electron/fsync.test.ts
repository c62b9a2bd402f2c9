import { beforeAll, expect, test, vi } from 'vitest';
import { PROOF_TIMEOUT } from './effort.ts';
import type { Call } from './faultyDisk.ts';
import { COARSE } from './powerLoss.ts';
import { type ProofOptions, proveFailure, proveKillThenPowerLoss, provePowerLoss, undisturbed } from './proof.ts';
import { createReopener } from './reopening.ts';

vi.setConfig({ testTimeout: PROOF_TIMEOUT });

/**
 * The proof of durability.test.ts is worth something only if it fails where it should: with any one fsync of the product
 * taken out, it finds a disk on which an answered change is lost or a refused one is back.
 */
type Finder = (options: ProofOptions) => Promise<string | undefined>;

let session: Awaited<ReturnType<typeof undisturbed>>;
beforeAll(async () => {
  session = await undisturbed();
});

const byPowerLoss: Finder = async (options) => (await provePowerLoss(options, session.states)).counterexamples[0];

const byKillThenPowerLoss: Finder = async (options) =>
  (await proveKillThenPowerLoss({ ...options, commands: 0 }, session.states)).counterexamples[0];

/** An fsync of the journal fails, and then the power. */
const byFailureThenPowerLoss: Finder = async (options) => {
  for (const [call, { kind, site }] of session.calls.entries()) {
    if (kind !== 'file.sync' || site !== 'append in journalFolder.ts') continue;
    const proof = await proveFailure(options, { call, code: 'EIO', when: 'before' });
    if (proof.counterexamples.length > 0) return proof.counterexamples[0];
  }
  return undefined;
};

/** Every fsync of the product, and how its absence shows. */
const finders: Record<string, Finder> = {
  'file.sync in append in journalFolder.ts': byPowerLoss,
  'file.sync in cutBack in journalFolder.ts': byFailureThenPowerLoss,
  'file.sync in openJournalWriter in journalFolder.ts': byKillThenPowerLoss,
  'file.sync in writeDurably in disk.ts': byPowerLoss,
  'syncFolder in replaceFile in disk.ts': byPowerLoss,
  'syncFolder in startSegment in journalFolder.ts': byPowerLoss,
  'syncFolder in makeDurableFolder in disk.ts, of plans': byPowerLoss,
  'syncFolder in makeDurableFolder in disk.ts, of Merrowdale.slipway-files': byPowerLoss,
};

/** The helper syncs the folder above; each folder that it makes safe is a case of its own. */
const nameOf = ({ kind, site, path }: Call): string =>
  `${kind} in ${site}${site.startsWith('makeDurableFolder') ? `, of ${path.split('/').at(-1)}` : ''}`;

test.each(Object.keys(finders))('without %s the proof fails', async (name) => {
  let ignored = 0;
  const isIgnored = (call: Call) => {
    const isThis = nameOf(call) === name;
    if (isThis) ignored++;
    return isThis;
  };
  const reopener = createReopener({ isLenient: true });
  const found = await finders[name]!({ scrutiny: COARSE, isBrief: true, isIgnored, reopener });
  expect(ignored).toBeGreaterThan(0);
  expect(found).toMatch(/answered|opened|gone|hold/);
});

test('there is no fsync that these tests do not take out', () => {
  const isSync = ({ kind }: Call) => kind === 'file.sync' || kind === 'syncFolder';
  const made = new Set(session.calls.filter(isSync).map(nameOf));
  // Made only after a failure.
  made.add('file.sync in cutBack in journalFolder.ts');
  expect([...made].toSorted()).toEqual(Object.keys(finders).toSorted());
});
