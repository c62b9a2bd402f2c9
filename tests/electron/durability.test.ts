import { beforeAll, expect, test, vi } from 'vitest';
import { isTorture, PROOF_TIMEOUT } from './effort.ts';
import { COARSE, type Scrutiny } from './powerLoss.ts';
import { type Proof, proveKillThenPowerLoss, provePowerLoss, proveSecondPowerLoss, undisturbed } from './proof.ts';
import { createReopener } from './reopening.ts';

/**
 * Durability is proved, not hoped: for every prefix of what a session does to the disk, with whatever was not synced
 * dropped or torn, reopening yields every answered change, at most the one that was on its way, and never a part of one.
 * The model of the disk is in diskTree.ts and powerLoss.ts, the session in session.ts, the verdict in reopening.ts.
 */
vi.setConfig({ testTimeout: PROOF_TIMEOUT });
const TORN: Scrutiny = isTorture
  ? { everyByteUpTo: 4_000, samples: 500, combinations: 64 }
  : { everyByteUpTo: 256, samples: 30, combinations: 16 };

let states: readonly string[];
beforeAll(async () => {
  const session = await undisturbed();
  expect(session.refusals).toEqual([]);
  expect(session.answered).toBe(16);
  states = session.states;
});

test('a power loss after any call loses no answered change', async () => {
  const proof = await provePowerLoss({ scrutiny: COARSE }, states);
  expectNoCounterexample(proof, { moments: 150, distinct: 500 });
});

test('a write torn at any byte is not taken for an entry', async () => {
  const reopener = createReopener({ isLenient: true });
  const proof = await provePowerLoss({ scrutiny: TORN, reopener }, states);
  expectNoCounterexample(proof, { moments: 150, distinct: 1500 });
});

test.each([0, 1])(
  'what a killed process left unsynced is safe once it is built upon, after %i commands',
  async (commands) => {
    const proof = await proveKillThenPowerLoss({ scrutiny: COARSE, commands }, states);
    expectNoCounterexample(proof, { moments: 1000, distinct: 150 });
  },
);

test('a power loss while an earlier one is being repaired loses nothing', async () => {
  const proof = await proveSecondPowerLoss({ scrutiny: COARSE, every: isTorture ? 1 : 15 }, states);
  expectNoCounterexample(proof, { moments: 500, distinct: 100 });
});

/** The numbers say what was looked at at least: a proof that looks at nothing proves nothing. */
function expectNoCounterexample(proof: Proof, least: { moments: number; distinct: number }): void {
  console.log(`${proof.moments} moments, ${proof.disks} disks after them, ${proof.distinct} of them different`);
  expect(proof.counterexamples, proof.counterexamples.slice(0, 5).join('\n')).toHaveLength(0);
  expect(proof.moments).toBeGreaterThan(least.moments);
  expect(proof.distinct).toBeGreaterThan(least.distinct);
}
