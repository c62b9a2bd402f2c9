import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Disk, nodeDisk } from '../../electron/backend/disk.ts';
import { type LockOwner, takeLock, thisProcess } from '../../electron/backend/lock.ts';
import { createPlanFile, openPlanToWrite } from '../../electron/backend/openPlans.ts';
import { planPaths } from '../../electron/backend/planPaths.ts';
import { createFaultyDisk } from './faultyDisk.ts';
import { seededRandom } from './powerLoss.ts';
import { freshRoot, PATHS, portsOn } from './world.ts';

/** One writer: the dead are replaced, the living and those elsewhere are named. */
const NO_PROCESS = 999_999_999;
let folder: string;
let lock: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-lock-'));
  lock = planPaths(join(folder, 'Merrowdale.slipway')).lock;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const me = (): LockOwner => thisProcess('Slipway', '2026-03-01T10:00:00Z');

async function leaveLock(content: Partial<LockOwner> | string): Promise<void> {
  await mkdir(lock, { recursive: true });
  const text = typeof content === 'string' ? content : JSON.stringify({ ...me(), ...content });
  await writeFile(join(lock, 'somebody.json'), text);
}

const owners = () => readdir(lock);

describe('a lock that nobody holds any more', () => {
  test.each<[string, Partial<LockOwner> | string]>([
    ['of a process that is no more', { pid: NO_PROCESS }],
    ['that a power loss left half written', '{"id":"somebody","host":"'],
    ['that a power loss left empty', ''],
  ])('%s is taken over', async (_, content) => {
    await leaveLock(content);
    const mine = me();
    expect(await takeLock(nodeDisk, lock, mine)).toHaveProperty('release');
    expect(await owners()).toEqual([`${mine.id}.json`]);
  });

  test('of a process whose number another one has now is taken over, where the kernel tells them apart', async () => {
    await leaveLock({ processStart: 'another boot/1' });
    const taken = await takeLock(nodeDisk, lock, me());
    expect('release' in taken).toBe(process.platform === 'linux');
  });

  test('is gone once it is released, and nothing is left beside it', async () => {
    const taken = await takeLock(nodeDisk, lock, me());
    if ('release' in taken) await taken.release();
    expect(await readdir(join(lock, '..'))).toEqual([]);
  });
});

describe('a lock that somebody holds', () => {
  let holder: ChildProcess;
  beforeEach(async () => {
    holder = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    await once(holder, 'spawn');
  });
  afterEach(() => holder.kill('SIGKILL'));

  test('a living process is named, with its host and program', async () => {
    const path = join(folder, 'Merrowdale.slipway');
    const ports = portsOn(nodeDisk, 1);
    ports.installation = {
      read: () => Promise.reject(new Error('unused')),
      update: () => Promise.reject(new Error('unused')),
    };
    await createPlanFile(ports, path);
    await leaveLock({ pid: holder.pid!, processStart: null, program: 'the slipway command' });
    const opened = await openPlanToWrite(ports, path);
    expect(opened.ok || opened.refusal).toEqual({
      kind: 'locked',
      message: `Merrowdale.slipway is open in the slipway command on ${hostname()} (process ${holder.pid}, since 2026-03-01T10:00:00Z). Close it there, or open it here to read only.`,
    });
    expect(await owners()).toEqual(['somebody.json']);
  });

  test('another host is named, though no process of that number is here', async () => {
    await leaveLock({ host: 'a-colleague', pid: NO_PROCESS });
    expect(await takeLock(nodeDisk, lock, me())).toMatchObject({ host: 'a-colleague', pid: NO_PROCESS });
    expect(await owners()).toEqual(['somebody.json']);
    expect(await readdir(join(lock, '..'))).toEqual(['lock']);
  });

  test('is taken over once its process is killed', async () => {
    await leaveLock({ pid: holder.pid!, processStart: null });
    expect(await takeLock(nodeDisk, lock, me())).toHaveProperty('pid', holder.pid);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(await takeLock(nodeDisk, lock, me())).toHaveProperty('release');
  });
});

describe('several takers at once', () => {
  test('on a real disk one wins, and all others are told of it', async () => {
    for (let round = 0; round < 20; round++) {
      await leaveLock({ pid: NO_PROCESS });
      const takers = Array.from({ length: 8 }, me);
      const outcomes = await Promise.all(takers.map((taker) => takeLock(nodeDisk, lock, taker)));
      const winners = takers.filter((_, index) => 'release' in outcomes[index]!);
      expect(winners).toHaveLength(1);
      for (const outcome of outcomes) if (!('release' in outcome)) expect(outcome.id).toBe(winners[0]!.id);
      for (const outcome of outcomes) if ('release' in outcome) await outcome.release();
    }
  });

  test('whatever the order of their calls, there are never two holders', async () => {
    let taken = 0;
    for (let seed = 0; seed < 400; seed++) {
      const random = seededRandom(seed);
      const disk = shuffled(createFaultyDisk({ root: freshRoot(), isTraced: false }), random);
      await disk.makeFolder(PATHS.lock);
      const file = await disk.open(join(PATHS.lock, 'somebody.json'));
      await file.write(Buffer.from(JSON.stringify({ ...me(), pid: NO_PROCESS })), 0);
      let holders = 0;
      await Promise.all(
        Array.from({ length: 4 }, async () => {
          for (let attempt = 0; attempt < 4; attempt++) {
            const outcome = await takeLock(disk, PATHS.lock, me());
            if (!('release' in outcome)) continue;
            taken++;
            expect(++holders).toBe(1);
            await pause(random);
            holders--;
            await outcome.release();
          }
        }),
      );
    }
    expect(taken).toBeGreaterThan(400);
  });
});

/** A disk whose calls take by chance longer or shorter, so that takers meet in every order. */
function shuffled(disk: Disk, random: () => number): Disk {
  const slow = <T extends object>(target: T): T =>
    new Proxy(target, {
      get: (_, name) => {
        const member = target[name as keyof T];
        if (typeof member !== 'function') return member;
        return async (...parameters: unknown[]) => {
          await pause(random);
          const result: unknown = await member.apply(target, parameters);
          await pause(random);
          return name === 'open' ? slow(result as object) : result;
        };
      },
    });
  return slow(disk);
}

async function pause(random: () => number): Promise<void> {
  // Now and then one is held up while another does many calls.
  const most = random() < 0.15 ? 80 : 6;
  for (let turns = Math.floor(random() * most); turns > 0; turns--) await Promise.resolve();
}
