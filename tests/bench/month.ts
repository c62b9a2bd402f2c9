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
import { markedIn, milliseconds, tasksIn, traceWithMarks } from './trace.ts';

/**
 * From one month to the next in a plan with 10,000 releases over the year and 500 windows a day, beside FullCalendar alone with as
 * many chips: from the key to the frame that shows the next month, as the page itself marks them. Bound is what the window's main
 * thread worked meanwhile; the time by the clock holds what other programs took of the processor as well.
 */
export async function benchMonth(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-month-'));
  const home = join(folder, 'home');
  const own = await turnSlipway(home, await makeFullYear(home, { releases: 10_000, windows: 500 }));
  const peer = await turnBareCalendar(folder);
  await rm(folder, { recursive: true });
  const figure = (what: string, of: (turns: readonly Turn[]) => number, most: number | null): Figure => ({
    what: `10,000 releases, 500 daily windows: another month, ${what}`,
    value: of(own),
    peer: 'FullCalendar alone',
    peerValue: of(peer),
    unit: 'ms',
    bound: most === null ? null : { kind: 'value', most },
  });
  const worked = (turns: readonly Turn[]) => turns.map((turn) => turn.worked);
  const passed = (turns: readonly Turn[]) => turns.map((turn) => turn.passed);
  return [
    figure('p95', (turns) => percentile(worked(turns), 0.95), 100),
    figure('median', (turns) => median(worked(turns)), null),
    figure('by the clock, p95', (turns) => percentile(passed(turns), 0.95), null),
    figure('by the clock, median', (turns) => median(passed(turns)), null),
    figure('longest task', (turns) => Math.max(...turns.map((turn) => turn.longest)), null),
  ];
}

/** One turn, in milliseconds. */
interface Turn {
  /** By the clock, from the key to the frame. */
  passed: number;
  /** Of the processor, by the window's main thread. */
  worked: number;
  /** The longest task in it, of the processor. */
  longest: number;
}

/** Through the year and back, twice: the second time what a month holds is known already. */
const TURNS = '[[[[[[[[[[]]]]]]]]]]'.repeat(2).split('');

export async function turnSlipway(home: string, file: string): Promise<Turn[]> {
  const { app, page, close } = await launchApp({ home, arguments: [file] });
  await page.getByRole('grid', { name: 'Days of the month' }).waitFor();
  const turns = await turnAll(app, page, home, TURNS);
  await close();
  return turns;
}

export async function turnBareCalendar(folder: string): Promise<Turn[]> {
  const bare = await buildBareCalendar(folder);
  const { executable } = await electronRuntime();
  const year = new Date().getUTCFullYear();
  const app = await _electron.launch({
    executablePath: executable,
    // Two releases a day and what stands for the others, as Slipway shows them.
    args: [...(await launchArguments(executable)), bare, `--first=${year}-01-01`, '--count=1095', '--days=365'],
    env: { ...(process.env as Record<string, string>), XDG_CONFIG_HOME: folder },
  });
  const turns = await turnAll(
    app,
    await app.firstWindow(),
    folder,
    TURNS.map((key) => (key === '[' ? ']' : '[')),
  );
  await app.close();
  return turns;
}

async function turnAll(app: ElectronApplication, page: Page, folder: string, keys: string[]): Promise<Turn[]> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setContentSize(1280, 800));
  await page.locator('.release-chip').first().waitFor();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const { events, marks } = await traceWithMarks(app, folder, async () => {
    for (const key of keys) {
      // The window has come to rest from the turn before.
      await new Promise((resolve) => setTimeout(resolve, 400));
      await page.evaluate(TURN.replace('KEY', JSON.stringify(key)));
    }
  });
  return markedIn(marks, 'turn').map(({ start, end }) => {
    const tasks = tasksIn(events.filter(({ ts }) => ts >= start && ts < end)).map(milliseconds);
    return {
      passed: (end - start) / 1_000,
      worked: tasks.reduce((sum, task) => sum + task, 0),
      longest: Math.max(...tasks),
    };
  });
}

/**
 * The key is told in a task of its own, so that each task between the marks belongs to the turn. What runs after the frame that the
 * browser was asked for runs when it is painted; a chip that has no place yet is hidden.
 *
 * As text: what compiles this file would name functions by a helper that the page does not have.
 */
const TURN = `(async () => {
  const middle = () => document.querySelectorAll('[role$=cell][data-date]')[15]?.dataset.date?.slice(0, 7);
  const before = middle();
  performance.mark('turn begins');
  await new Promise((resolve) => setTimeout(() => {
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: KEY, bubbles: true, cancelable: true }));
    resolve();
  }, 0));
  const isThere = () => ![before, undefined].includes(middle()) &&
    Array.from(document.querySelectorAll('.release-chip')).filter((chip) => chip.checkVisibility({ visibilityProperty: true })).length >= 28;
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
  do await painted(); while (!isThere());
  performance.mark('turn ends');
})()`;
