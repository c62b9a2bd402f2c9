import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Page } from 'playwright';
import { launchApp } from '../e2e/app.ts';
import { goTo, introduceOneself, startEmptyPlan } from '../e2e/person.ts';
import { startTestBackend } from '../electron/testBackend.ts';
import { writeBacklogFile } from './backlogFile.ts';
import { type Figure, median } from './figures.ts';
import { longestTask, traceOf } from './trace.ts';

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
    ...felt.window.map(
      ([done, value]): Figure => ({
        what: `${done}: longest task of the window`,
        value,
        peer: 'the window at rest',
        peerValue: felt.windowAtRest,
        unit: 'ms',
        bound: { kind: 'value', most: 50 },
      }),
    ),
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

/**
 * In the real app: an import from the choice of the file until all is in the plan, the undo of it, and a bulk edit of half as
 * many. The window in time of the processor; processes that wait for others are not counted.
 */
async function importInApp(home: string, file: string) {
  await mkdir(home, { recursive: true });
  const running = await launchApp({ home });
  const { app, page } = running;
  await introduceOneself(page, 'Amara Osei');
  await startEmptyPlan(running, 'Import', join(home, 'plan.slipway'));
  const longest = async (work: () => Promise<unknown>) => longestTask(await traceOf(app, home, work));
  const mainTasks = await watchMain(app);
  const windowAtRest = await longest(async () => {
    for (let index = 0; index < 10; index++) await page.evaluate('new Promise((done) => setTimeout(done, 100))');
  });
  const mainAtRest = await mainTasks();
  const imported = await longest(() => importInView(page, file, ROWS));
  const main = await mainTasks();
  const undone = await longest(async () => {
    await page.getByRole('button', { name: 'Undo the import' }).click();
    await waitForCount(page, 0);
  });
  const half = join(home, 'half.csv');
  await writeBacklogFile(half, ROWS / 2);
  await importInView(page, half, ROWS / 2);
  const edited = await longest(() => editAll(page));
  await running.close();
  const what = (rows: number) => rows.toLocaleString('en-US');
  const window: [string, number][] = [
    [`import of ${what(ROWS)} rows`, imported],
    [`undo of the import of ${what(ROWS)} rows`, undone],
    [`bulk edit of ${what(ROWS / 2)} items`, edited],
  ];
  return { window, main, windowAtRest, mainAtRest };
}

async function importInView(page: Page, file: string, rows: number): Promise<void> {
  await goTo(page, 'Backlog');
  await page.getByRole('button', { name: 'Import CSV' }).first().click();
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.getByRole('button', { name: `Import ${rows.toLocaleString('en-US')} items` }).click({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Open the backlog' }).waitFor({ timeout: 120_000 });
  await waitForCount(page, rows);
}

/** Gives each the same points, in the table where all of them are chosen. */
async function editAll(page: Page): Promise<void> {
  await goTo(page, 'Backlog');
  await page.getByRole('grid', { name: 'Backlog' }).getByRole('checkbox').first().click();
  await page.getByRole('toolbar', { name: 'Chosen items' }).getByRole('button', { name: 'Points…' }).click();
  await page.getByRole('option', { name: '13', exact: true }).click();
  await page.getByText(`${(13 * (ROWS / 2)).toLocaleString('en-US')} points`).waitFor({ timeout: 120_000 });
}

/** Of the items, as the sidebar says it. */
const waitForCount = (page: Page, count: number): Promise<void> =>
  page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: new RegExp(`^Backlog ?${count === 0 ? '' : count.toLocaleString('en-US')}$`) })
    .waitFor({ timeout: 120_000 });

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
