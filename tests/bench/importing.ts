import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Page } from 'playwright';
import { launchApp } from '../e2e/app.ts';
import { introduceOneself, startEmptyPlan } from '../e2e/person.ts';
import { startTestBackend } from '../electron/testBackend.ts';
import { writeBacklogFile } from './backlogFile.ts';
import { type Figure, median } from './figures.ts';

const ROWS = 100_000;
const RUNS = 3;

/** A file of 100,000 rows from the disk into a saved plan, beside Papa Parse that only parses it; and what the windows feel. */
export async function benchImport(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-import-'));
  const file = join(folder, 'backlog.csv');
  await writeBacklogFile(file, ROWS);
  const { size } = await stat(file);
  const own: number[] = [];
  const peer: number[] = [];
  // The first of each only warms up.
  for (let run = 0; run <= RUNS; run++) {
    const parsed = await parseAlone(file);
    const imported = await importFile(join(folder, String(run)), file);
    if (run > 0) {
      peer.push(parsed);
      own.push(imported);
    }
  }
  const what = `import of ${ROWS.toLocaleString('en-US')} rows, ${Math.round(size / 1_000_000)} MB`;
  const felt = await importInApp(join(folder, 'app'), file);
  await rm(folder, { recursive: true });
  return [
    {
      what: `${what}: backend`,
      value: median(own),
      peer: 'Papa Parse alone',
      peerValue: median(peer),
      unit: 'ms',
      bound: { kind: 'ratio', most: 5 },
    },
    {
      what: `${what}: longest task of the window`,
      value: felt.window,
      peer: 'the window at rest',
      peerValue: felt.windowAtRest,
      unit: 'ms',
      bound: { kind: 'value', most: 50 },
    },
    {
      what: `${what}: longest task of main`,
      value: felt.main,
      peer: 'main at rest',
      peerValue: felt.mainAtRest,
      unit: 'ms',
      bound: { kind: 'value', most: 50 },
    },
  ];
}

async function parseAlone(file: string): Promise<number> {
  const text = await readFile(file, 'utf8');
  const start = performance.now();
  const { data } = Papa.parse<object>(text, { header: true });
  if (data.length !== ROWS) throw new Error(`Papa Parse found ${data.length} rows`);
  return performance.now() - start;
}

/** Read, compared, decided, journalled and synced; the backup before it is no part of it. */
async function importFile(home: string, file: string): Promise<number> {
  await mkdir(home, { recursive: true });
  const backend = await startTestBackend(home);
  await backend.create(join(home, 'plan.slipway'), { name: 'Import', zone: 'Europe/London' });
  const actor = backend.actor();
  if (!actor.ok) throw new Error(actor.refusal.message);
  const { imports, ports, store } = backend;
  const start = performance.now();
  const preview = await imports.read('file', { path: file, options: {}, kept: {} }, store!, () => undefined);
  const ran = preview.ok ? await imports.run('file', ports, store!, actor.value) : preview;
  const took = performance.now() - start;
  if (!ran.ok) throw new Error(ran.refusal.message);
  await backend.close();
  return took;
}

/** In the real app, from the choice of the file until all is in the plan. Processes that wait for others are not counted. */
async function importInApp(home: string, file: string) {
  await mkdir(home, { recursive: true });
  const running = await launchApp({ home });
  const { app, page } = running;
  await introduceOneself(page, 'Amara Osei');
  await startEmptyPlan(running, 'Import', join(home, 'plan.slipway'));
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Backlog' }).click();
  await page.getByRole('button', { name: 'Import CSV' }).first().click();
  await page.getByRole('button', { name: 'Choose a file…' }).waitFor();
  const windowTasks = await watchWindow(page);
  const mainTasks = await watchMain(app);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const [windowAtRest, mainAtRest] = [await windowTasks(), await mainTasks()];
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: /^Import 100,000 items/ }).click({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Open the backlog' }).waitFor({ timeout: 120_000 });
  const felt = { window: await windowTasks(), main: await mainTasks(), windowAtRest, mainAtRest };
  await running.close();
  return felt;
}

/** The longest task of the window over 50 ms since it was asked last, in milliseconds; as text, for the page knows no helpers. */
async function watchWindow(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(`
    globalThis.longTasks = [];
    new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((entry) => entry.duration)))
      .observe({ type: 'longtask' });
  `);
  return () => page.evaluate<number>('Math.max(0, ...longTasks.splice(0))');
}

/** The longest that main kept a timer waiting, in milliseconds, since it was asked last. */
async function watchMain(app: Awaited<ReturnType<typeof launchApp>>['app']): Promise<() => Promise<number>> {
  await app.evaluate(() => {
    let last = performance.now();
    const watch = { longest: 0 };
    Object.assign(globalThis, { mainWatch: watch });
    setInterval(() => {
      const now = performance.now();
      watch.longest = Math.max(watch.longest, now - last - 5);
      last = now;
    }, 5);
  });
  return () =>
    app.evaluate(() => {
      const { mainWatch } = globalThis as unknown as { mainWatch: { longest: number } };
      const { longest } = mainWatch;
      mainWatch.longest = 0;
      return longest;
    });
}
