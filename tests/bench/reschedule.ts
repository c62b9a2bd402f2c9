import { randomBytes } from 'node:crypto';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import type { Backend } from '../../electron/backend/backend.ts';
import { compactInThread } from '../../electron/compactor.ts';
import { projectRoot } from '../../scripts/programs.ts';
import { DAY, toEpoch, toInstant } from '../../shared/kernel/time.ts';
import { startTestBackend } from '../electron/testBackend.ts';
import { type Figure, median, percentile } from './figures.ts';

/**
 * `release.reschedule` answered, all rules on and checkpoints included, in plans of 1,000, 10,000 and 100,000 records, beside
 * one bare append + fdatasync of as many bytes, taken in turn with it.
 */
const SIZES = [1_000, 10_000, 100_000];
const ROUNDS = 1_500;

export async function benchReschedule(): Promise<Figure[]> {
  const measured = new Map<number, { command: number[]; append: number[] }>();
  for (const size of SIZES) measured.set(size, await measure(size));
  const p95 = (size: number) => percentile(measured.get(size)!.command, 0.95);
  const figures = SIZES.flatMap((size): Figure[] => {
    const { command, append } = measured.get(size)!;
    const name = size.toLocaleString('en-US');
    return [
      {
        what: `reschedule at ${name}, median`,
        value: median(command),
        peer: 'append + fdatasync',
        peerValue: median(append),
        unit: 'ms',
        bound: { kind: 'difference', most: 2 },
      },
      {
        what: `reschedule at ${name}, p95`,
        value: p95(size),
        peer: 'append + fdatasync, p95',
        peerValue: percentile(append, 0.95),
        unit: 'ms',
        bound: null,
      },
    ];
  });
  figures.push({
    what: 'reschedule p95 at 100,000',
    value: p95(100_000),
    peer: 'p95 at 1,000',
    peerValue: p95(1_000),
    unit: 'ms',
    bound: { kind: 'ratio', most: 1.5 },
  });
  figures.push(await besideLowdb(median(measured.get(10_000)!.command)));
  return figures;
}

async function measure(size: number): Promise<{ command: number[]; append: number[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-bench-'));
  const worker = pathToFileURL(join(projectRoot, 'out/main/compactionWorker.js'));
  const backend = await startTestBackend(join(folder, 'settings'), {
    compact: compactInThread(worker),
    newNonce: () => randomBytes(16).toString('hex'),
  });
  const releases = await fill(backend, join(folder, 'plan.slipway'), size);
  const peer = await open(join(folder, 'peer'), 'w');
  const actor = backend.actor();
  if (!actor.ok) throw new Error(actor.refusal.message);
  const command: number[] = [];
  const append: number[] = [];
  const bytes = Buffer.alloc(1_500, 'x');
  for (let round = 0; round < ROUNDS; round++) {
    const key = `REL-${(round % releases) + 1}`;
    const start = toInstant(FIRST + ((round * 7) % 700) * DAY);
    const before = performance.now();
    const result = await backend.store!.run('release.reschedule', { release: key, start }, actor.value);
    command.push(performance.now() - before);
    if (!result.ok) throw new Error(result.refusal.message);
    const beforePeer = performance.now();
    await peer.write(bytes);
    await peer.datasync();
    append.push(performance.now() - beforePeer);
  }
  await peer.close();
  await backend.close();
  await rm(folder, { recursive: true });
  return { command, append };
}

const FIRST = toEpoch('2027-01-01T01:00:00Z');

/** Nine tenths items; the rest releases with dates over two years, windows every night and freezes of a day. */
async function fill(backend: Backend, path: string, size: number): Promise<number> {
  const run = async (name: string, input: unknown) => {
    const actor = backend.actor();
    const result = actor.ok ? await backend.store!.run(name, input, actor.value) : actor;
    if (!result.ok) throw new Error(result.refusal.message);
  };
  const made = await backend.create(path, { name: 'Bench', zone: 'Europe/London' });
  if (!made.ok) throw new Error(made.refusal.message);
  await run('window.create', {
    name: 'Nights',
    zone: 'UTC',
    start: '2026-01-01T00:00',
    end: '2026-01-01T06:00',
    rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU',
  });
  for (let index = 0; index < 20; index++)
    await run('freeze.create', {
      name: `Freeze ${index}`,
      zone: 'UTC',
      start: `20${30 + index}-01-01T00:00`,
      end: `20${30 + index}-01-02T00:00`,
    });
  const items = Math.round(size * 0.9);
  await run('backlog.import', {
    file: { name: 'bench.csv', sha256: '' },
    rows: Array.from({ length: items }, (_, index) => row(index)),
  });
  const releases = Math.min(2_000, size - items);
  for (let index = 0; index < releases; index++)
    await run('release.create', {
      name: `Release ${index}`,
      lengthMinutes: 120,
      backOutMinutes: 60,
      start: toInstant(FIRST + (index % 700) * DAY),
    });
  return releases;
}

const row = (index: number) => ({
  title: `Item ${index}: ${'a title of ordinary length '.repeat(2)}`,
  description: 'What it is about, in a sentence or two.',
  kind: 'feature',
  state: 'coding',
  points: index % 13,
  sprint: `26.${index % 26}`,
  assignee: null,
  externalKey: `PAY-${index}`,
});

/** What it would cost to keep the same plan in lowdb's own file: it writes everything for each change, and does not sync. */
async function besideLowdb(value: number): Promise<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-lowdb-'));
  const file = join(folder, 'db.json');
  const database = new Low(new JSONFile<{ items: object[] }>(file), {
    items: Array.from({ length: 10_000 }, (_, index) => row(index)),
  });
  const times: number[] = [];
  for (let round = 0; round < 20; round++) {
    const before = performance.now();
    await database.update(({ items }) => {
      items[round] = { ...items[round], points: round };
    });
    times.push(performance.now() - before);
  }
  await readFile(file);
  await rm(folder, { recursive: true });
  return {
    what: 'reschedule at 10,000, median',
    value,
    peer: 'lowdb JSONFile',
    peerValue: median(times),
    unit: 'ms',
    bound: null,
  };
}
