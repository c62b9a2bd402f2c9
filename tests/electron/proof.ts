import { afterKills, afterPowerLosses, copyOf, type Death, MOST_PER_WRITE, sayCall } from './deaths.ts';
import { type FolderNode, forkTree } from './diskTree.ts';
import { type Call, createFaultyDisk, type Fault } from './faultyDisk.ts';
import { possibleDisks, type Scrutiny, seededRandom } from './powerLoss.ts';
import { createReopener, judge, type Reopener } from './reopening.ts';
import { type Ledger, newLedger, playSecondLife, playSession } from './session.ts';
import { buryLocks, freshRoot } from './world.ts';

/** What a proof looked at, and where it failed. */
export interface Proof {
  /** Moments at which the power went, or the process was killed. */
  moments: number;
  /** Possible disks after them, and how many of them differ. */
  disks: number;
  distinct: number;
  counterexamples: string[];
}

export interface ProofOptions {
  scrutiny: Scrutiny;
  /** Syncs made by these calls do nothing. */
  isIgnored?: (call: Call) => boolean;
  /** Stops at the first counterexample. */
  isBrief?: boolean;
  /** Shared by several proofs, so that what one has opened the next need not. */
  reopener?: Reopener;
}

/** What the plan holds after each entry, from a session in which nothing goes wrong. */
export async function undisturbed(): Promise<Ledger & { calls: readonly Call[] }> {
  const ledger = newLedger();
  const disk = createFaultyDisk({ root: freshRoot(), mostPerWrite: MOST_PER_WRITE });
  await playSession(disk, ledger);
  return { ...ledger, calls: disk.calls };
}

/** Looks at every disk that a power loss can leave at a moment, and notes what is not as promised. */
function createExaminer({ scrutiny, isBrief, reopener = createReopener() }: ProofOptions) {
  const random = seededRandom(2026);
  const proof: Proof = { moments: 0, disks: 0, distinct: 0, counterexamples: [] };
  return {
    proof,
    async examine(root: FolderNode, ledger: Ledger, when: string): Promise<void> {
      if (isBrief && proof.counterexamples.length > 0) return;
      proof.moments++;
      for (const image of possibleDisks(root, scrutiny, random)) {
        proof.disks++;
        const wrong = judge(await reopener.reopen(image), ledger);
        proof.distinct = reopener.count;
        if (wrong === null) continue;
        proof.counterexamples.push(`power lost ${when}: ${wrong}`);
        if (isBrief) return;
      }
    },
  };
}

/** The power goes after every single call of a session. */
export async function provePowerLoss(options: ProofOptions, states: readonly string[]): Promise<Proof> {
  const { proof, examine } = createExaminer(options);
  const ledger = newLedger(states);
  const disk = createFaultyDisk({
    root: freshRoot(),
    mostPerWrite: MOST_PER_WRITE,
    isIgnored: options.isIgnored,
    // Copies: a checkpoint may run beside commands, and they go on while this moment is looked at.
    onChange: (call) => examine(forkTree(disk.root), copyOf(ledger), sayCall(call)),
  });
  await playSession(disk, ledger);
  proof.counterexamples.push(...ledger.refusals);
  return proof;
}

/**
 * The process is killed after every call, and what it wrote lives on in the kernel's memory alone; the next process opens
 * the plan, answers so many commands, and closes. Then the power goes, after every call of this second life.
 */
export async function proveKillThenPowerLoss(options: ProofOptions & { commands: number }, states: readonly string[]) {
  return proveSecondLives(options, await afterKills(options, states));
}

/** The power goes, the next process repairs what must be repaired and goes on, and the power goes again. */
export async function proveSecondPowerLoss(options: ProofOptions & { every: number }, states: readonly string[]) {
  return proveSecondLives({ ...options, commands: 1 }, await afterPowerLosses(options, states));
}

async function proveSecondLives(options: ProofOptions & { commands: number }, deaths: Iterable<Death>): Promise<Proof> {
  const { proof, examine } = createExaminer({ reopener: createReopener({ isLenient: true }), ...options });
  for (const { root, ledger, when } of deaths) {
    buryLocks(root);
    const disk = createFaultyDisk({
      root,
      mostPerWrite: MOST_PER_WRITE,
      isIgnored: options.isIgnored,
      onChange: (call) => examine(forkTree(root), copyOf(ledger), `${when}, then ${sayCall(call)}`),
    });
    await playSecondLife(disk, ledger, options.commands);
    proof.counterexamples.push(...ledger.refusals.map((refusal) => `${when}: ${refusal}`));
    if (options.isBrief && proof.counterexamples.length > 0) break;
  }
  return proof;
}

/** One call fails; what was refused then must not come back, whenever the power goes, and nothing that was answered goes. */
export async function proveFailure(options: ProofOptions, fault: Fault): Promise<Proof & { ledger: Ledger }> {
  const ledger = newLedger();
  const { proof, examine } = createExaminer(options);
  const disk = createFaultyDisk({
    root: freshRoot(),
    mostPerWrite: MOST_PER_WRITE,
    isIgnored: options.isIgnored,
    isTraced: options.isIgnored !== undefined,
    fault,
  });
  ledger.onRefusal = () => examine(forkTree(disk.root), copyOf(ledger), 'after the refusal');
  await playSession(disk, ledger);
  disk.repair();
  await examine(forkTree(disk.root), copyOf(ledger), 'at the end');
  if (!disk.hasFailed) proof.counterexamples.push('the call that was to fail was never made');
  return { ...proof, ledger };
}
