import { beforeAll, expect, test, vi } from 'vitest';
import { PROOF_TIMEOUT } from './effort.ts';
import type { Call, Fault } from './faultyDisk.ts';
import { COARSE } from './powerLoss.ts';
import { proveFailure, undisturbed } from './proof.ts';
import { createReopener } from './reopening.ts';

vi.setConfig({ testTimeout: PROOF_TIMEOUT });

/**
 * The disk is full, or reports an error, at each call of a session in turn. What was answered stays, what was refused stays
 * away, also when the power goes next, and the person is told in words.
 */
let calls: readonly Call[];
beforeAll(async () => {
  ({ calls } = await undisturbed());
});

const TAKES_SPACE = ['open', 'makeFolder', 'rename', 'file.write'];
const WORDS = { ENOSPC: 'the disk is full', EIO: 'the disk reports an error' };

function waysToFail(kind: Call['kind']): Fault['when'][] {
  if (kind === 'file.write') return ['before', 'part', 'after'];
  if (kind === 'file.sync') return ['before', 'forgotten', 'after'];
  return ['read', 'readInPieces', 'list', 'file.size', 'file.close'].includes(kind) ? ['before'] : ['before', 'after'];
}

test.each(['ENOSPC', 'EIO'] as const)('%s at one call loses nothing', async (code) => {
  const faults = calls.flatMap(({ kind }, call) =>
    code === 'EIO' || TAKES_SPACE.includes(kind) ? waysToFail(kind).map((when): Fault => ({ call, code, when })) : [],
  );
  expect(faults.length).toBeGreaterThan(code === 'EIO' ? 450 : 150);
  await expectNothingLost(faults);
});

test.each(['ENOSPC', 'EIO'] as const)('%s at one call and at all after it loses nothing', async (code) => {
  const faults = calls.flatMap(({ kind }, call): Fault[] =>
    code === 'EIO' || TAKES_SPACE.includes(kind) ? [{ call, code, when: 'before', persists: true }] : [],
  );
  expect(faults.length).toBeGreaterThan(code === 'EIO' ? 200 : 60);
  await expectNothingLost(faults);
});

async function expectNothingLost(faults: readonly Fault[]): Promise<void> {
  const reopener = createReopener({ isLenient: true });
  const wrong: string[] = [];
  let refused = 0;
  let disks = 0;
  for (const fault of faults) {
    const proof = await proveFailure({ scrutiny: COARSE, reopener }, fault);
    const { refusals, wrongs } = proof.ledger;
    const unworded = refusals.slice(0, 1).filter((message) => !isInWords(message, fault.code));
    const { kind, site } = calls[fault.call]!;
    const where = `${fault.code} ${fault.when} call ${fault.call}, ${kind} by ${site}`;
    wrong.push(...[...proof.counterexamples, ...wrongs, ...unworded].map((what) => `${where}: ${what}`));
    if (refusals.length > 0) refused++;
    disks += proof.disks;
  }
  console.log(
    `${faults.length} failures, ${refused} of them met by a person, ${disks} disks, ${reopener.count} different`,
  );
  expect(wrong, wrong.slice(0, 5).join('\n')).toHaveLength(0);
  expect(refused).toBeGreaterThan(faults.length / 5);
}

/** Nothing that only a programmer understands. A lock that could not be let go of is told as a lock. */
const isInWords = (message: string, code: Fault['code']): boolean =>
  (message.includes(WORDS[code]) || message.includes('is open in a test')) && !/\bE[A-Z]{2,}\b/.test(message);
