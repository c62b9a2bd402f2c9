import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBackend } from '../../electron/backend/backend.ts';
import { nodeDisk } from '../../electron/backend/disk.ts';
import { openInstallation } from '../../electron/backend/installation.ts';
import { loadPlan } from '../../electron/backend/loadPlan.ts';
import { openPlanToWrite } from '../../electron/backend/openPlans.ts';
import { planPaths } from '../../electron/backend/planPaths.ts';
import { verifyPlan } from '../../electron/backend/verify.ts';
import { bundleOf } from './bundle.ts';
import { KILLS } from './effort.ts';
import { seededRandom } from './powerLoss.ts';
import { realPorts } from './realPorts.ts';
import { describeState } from './world.ts';

/**
 * A real process on a real disk is killed again and again while it writes, and the plan lives on. What a power loss does is
 * proved in durability.test.ts; this shows that the model has not left out what a real kernel does.
 */
const ROUNDS = Number(process.env.SLIPWAY_KILLS ?? KILLS);
/** Verifying reads the whole history: a plan is used for so many rounds, then comes the next. */
const ROUNDS_OF_A_PLAN = 50;
const FIRST_ANSWER_WITHIN = 20_000;

const children = new Set<ChildProcess>();
const folders: string[] = [];
let writerProgram: Awaited<ReturnType<typeof bundleOf>>;
beforeAll(async () => {
  writerProgram = await bundleOf('tests/electron/writer.ts');
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
  await writerProgram.remove();
});

test(`a process killed ${ROUNDS} times loses nothing that it had answered`, {
  timeout: 20_000 + ROUNDS * 5_000,
}, async () => {
  const random = seededRandom(50);
  let killed = 0;
  let answered = 0;
  let pending = 0;
  for (let first = 0; first < ROUNDS; first += ROUNDS_OF_A_PLAN) {
    const plan = await newPlan();
    let reached = 1;
    let writer = startWriter(plan);
    const rounds = Math.min(ROUNDS_OF_A_PLAN, ROUNDS - first);
    for (let round = 0; round < rounds; round++) {
      // The next one loads its program meanwhile, and opens the plan when it is told to.
      const next = startWriter(plan);
      const reported = await writeAndKill(await writer, 20 + random() * 180);
      killed++;
      answered += reported.length;
      const found = await reopen(plan);
      expect(found.seals.slice(0, reported.length)).toEqual(reported.map(({ seal }) => seal));
      expect(found.firstSeq + reported.length - 1).toBe(reported.at(-1)!.seq);
      expect(found.seals.length - reported.length).toBeLessThanOrEqual(1);
      pending += found.seals.length - reported.length;
      reached = found.seq;
      writer = next;
    }
    (await writer).child.kill('SIGKILL');
    expect(reached).toBeGreaterThan(rounds);
  }
  console.log(`${killed} kills, ${answered} answers, ${pending} entries whole but not answered yet`);
  expect(killed).toBe(ROUNDS);
});

interface Plan {
  path: string;
  home: string;
  /** The last entry that this process has seen. */
  seen: number;
}

async function newPlan(): Promise<Plan> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-kill-'));
  folders.push(folder);
  const plan = { path: join(folder, 'Merrowdale.slipway'), home: join(folder, 'home'), seen: 1 };
  const backend = await createBackend(realPorts(openInstallation(nodeDisk, plan.home)));
  const made = await backend.create(plan.path, { name: 'Merrowdale', zone: 'UTC' });
  expect(made.ok).toBe(true);
  await backend.close();
  return plan;
}

interface Writer {
  child: ChildProcess;
  said(): string;
}

async function startWriter({ path, home }: Plan): Promise<Writer> {
  const child = spawn(process.execPath, [writerProgram.script, path, home], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.add(child);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  await until(() => said.startsWith('ready\n'), child);
  return { child, said: () => said };
}

/** What the writer had answered when it was killed. */
async function writeAndKill({ child, said }: Writer, milliseconds: number) {
  const isClosed = once(child, 'close');
  child.stdin!.write('go\n');
  await until(() => said().split('\n').length > 2, child);
  await wait(milliseconds);
  child.kill('SIGKILL');
  const [code, signal] = (await isClosed) as [number | null, string | null];
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' });
  children.delete(child);
  // What follows the last line end may be half a line.
  return said()
    .split('\n')
    .slice(1, -1)
    .map((line) => ({ seq: Number(line.split(' ')[0]), seal: line.split(' ')[1]! }));
}

async function until(isSo: () => boolean, child: ChildProcess): Promise<void> {
  for (const start = Date.now(); !isSo(); await wait(5))
    if (child.exitCode !== null || Date.now() - start > FIRST_ANSWER_WITHIN)
      throw new Error(`The writer ended with ${child.exitCode}, or said nothing`);
}

/** Opens the plan as the next process does, checks the whole of it, and answers the seals of the entries since the last time. */
async function reopen(plan: Plan) {
  const opened = await openPlanToWrite(realPorts(openInstallation(nodeDisk, plan.home)), plan.path);
  if (!opened.ok) throw new Error(opened.refusal.message);
  const { store, close } = opened.value;
  const { seq } = store.state;
  const firstSeq = plan.seen + 1;
  const seals: string[] = [];
  // Each entry names the seal of the one before.
  for await (const { header } of store.history.since(firstSeq)) seals.push(header.base.hash);
  seals.push(store.state.headHash);
  const state = describeState(store.state);
  await close();
  // After closing, the plan file holds it all: verifying compares it with the history played from its first entry.
  const found = await verifyPlan(nodeDisk, planPaths(plan.path));
  expect(found).toMatchObject({ problems: [], lastSeq: seq, headHash: seals.at(-1) });
  const loaded = await loadPlan(nodeDisk, planPaths(plan.path));
  expect(loaded.ok && describeState(loaded.value.state)).toBe(state);
  plan.seen = seq;
  return { seq, firstSeq, seals };
}
