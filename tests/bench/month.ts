import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { electronRuntime } from '../../scripts/electronRuntime.ts';
import { launchArguments } from '../../scripts/launch.ts';
import { launchApp } from '../e2e/app.ts';
import { makeFullYear } from '../e2e/fullYear.ts';
import { buildBareCalendar } from './bareBuild.ts';
import { type Figure, median, percentile } from './figures.ts';
import { milliseconds, tasksIn, traceOf } from './trace.ts';

/** From one month to the next in a plan with 10,000 releases over the year and 500 windows a day, beside FullCalendar alone. */
export async function benchMonth(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-month-'));
  const home = join(folder, 'home');
  const own = await turnSlipway(home, await makeFullYear(home, { releases: 10_000, windows: 500 }));
  const peer = await turnBareCalendar(folder);
  await rm(folder, { recursive: true });
  const common = { peer: 'FullCalendar alone', unit: 'ms' as const };
  const what = '10,000 releases, 500 daily windows: another month';
  return [
    {
      ...common,
      what: `${what}, p95`,
      value: percentile(own, 0.95),
      peerValue: percentile(peer, 0.95),
      bound: { kind: 'value', most: 100 },
    },
    { ...common, what: `${what}, median`, value: median(own), peerValue: median(peer), bound: null },
  ];
}

/** Through the year and back, twice: the second time what a month holds is known already. */
const TURNS = '[[[[[[[[[[]]]]]]]]]]'.repeat(2).split('');

export async function turnSlipway(home: string, file: string): Promise<number[]> {
  const { app, page, close } = await launchApp({ home, arguments: [file] });
  await page.getByRole('grid', { name: 'Days of the month' }).waitFor();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setContentSize(1280, 800));
  // What the window finds out ahead of time, while nobody waits for it.
  await new Promise((resolve) => setTimeout(resolve, 15_000));
  const times: number[] = [];
  for (const key of TURNS) times.push(await turn(app, page, home, key));
  await close();
  return times;
}

export async function turnBareCalendar(folder: string): Promise<number[]> {
  const bare = await buildBareCalendar(folder);
  const { executable } = await electronRuntime();
  const year = new Date().getUTCFullYear();
  const app = await _electron.launch({
    executablePath: executable,
    // Two releases a day and what stands for the others, as Slipway shows them.
    args: [...(await launchArguments(executable)), bare, `--first=${year}-01-01`, '--count=1095', '--days=365'],
    env: { ...(process.env as Record<string, string>), XDG_CONFIG_HOME: folder },
  });
  const page = await app.firstWindow();
  await page.locator('.release-chip').first().waitFor();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const times: number[] = [];
  for (const key of TURNS.map((key) => (key === '[' ? ']' : '['))) times.push(await turn(app, page, folder, key));
  await app.close();
  return times;
}

/**
 * From the key until the next month stands on the screen, its days and its chips: milliseconds in which the window's main thread
 * worked. What another program takes meanwhile is not ours.
 */
async function turn(app: ElectronApplication, page: Page, folder: string, key: string): Promise<number> {
  // The window has come to rest from the turn before.
  await new Promise((resolve) => setTimeout(resolve, 400));
  const events = await traceOf(app, folder, () => page.evaluate(TURN.replace('KEY', JSON.stringify(key))));
  return tasksIn(events).reduce((sum, task) => sum + milliseconds(task), 0);
}

/** As text: what compiles this file would name functions by a helper that the page does not have. */
const TURN = `(async () => {
  const middle = () => document.querySelectorAll('[role$=cell][data-date]')[15]?.dataset.date?.slice(0, 7);
  const before = middle();
  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: KEY, bubbles: true, cancelable: true }));
  const isThere = () => ![before, undefined].includes(middle()) && document.querySelectorAll('.release-chip').length >= 28;
  while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 4));
  // Drawn: the frame is through.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
})()`;
