import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { electronRuntime } from '../../scripts/electronRuntime.ts';
import { launchArguments } from '../../scripts/launch.ts';
import { launchApp } from '../e2e/app.ts';
import { dayAt, makeFullMonth } from '../e2e/fullMonth.ts';
import { makeFullYear } from '../e2e/fullYear.ts';
import { buildBareCalendar } from './bareBuild.ts';
import { type Figure, percentile } from './figures.ts';
import { longestTask, milliseconds, type TraceEvent, traceOf } from './trace.ts';

/**
 * A release dragged over three weeks and let go, in a plan with one release and in a full one, beside FullCalendar alone with as many
 * events. In time of the processor: what another program takes meanwhile is not ours.
 */
const PLANS: { name: string; make(home: string): Promise<string>; events: number }[] = [
  {
    name: 'a plan of 1 release',
    make: (home) => makeFullMonth(home, { releases: 1, windows: 2, freezes: 1 }),
    events: 1,
  },
  {
    name: '1,000 releases, 50 windows',
    make: (home) => makeFullMonth(home, { releases: 1_000, windows: 50, freezes: 20 }),
    // Two releases a day and what stands for the others.
    events: 84,
  },
  {
    name: '10,000 releases, 500 daily windows',
    make: (home) => makeFullYear(home, { releases: 10_000, windows: 500 }),
    events: 84,
  },
  {
    name: 'the same, each window of a class',
    make: (home) => makeFullYear(home, { releases: 10_000, windows: 500, classes: 5 }),
    events: 84,
  },
];
const DAYS = [3, 5, 8, 12, 15, 19, 20, 16, 10, 2, 9, 13, 6];

interface Drag {
  /** How often the window was drawn anew meanwhile, frames a second. */
  frames: number;
  /** The longest task of the window's main thread, milliseconds. */
  longest: number;
  /**
   * What the answers to each move of the pointer took, at once and in the frames until the next move, milliseconds. The panel beside,
   * which is drawn after the frame, and the search for slots count for the longest task.
   */
  moves: number[];
}

export async function benchDrag(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-drag-'));
  const bare = await buildBareCalendar(folder);
  const figures: Figure[] = [];
  for (const { name, make, events } of PLANS) {
    const home = await mkdtemp(join(folder, 'home-'));
    const own = await dragInSlipway(home, await make(home));
    const peer = await dragInBareCalendar(bare, events);
    figures.push(
      {
        what: `drag, ${name}: longest task`,
        value: own.longest,
        peer: 'FullCalendar alone',
        peerValue: peer.longest,
        unit: 'ms',
        bound: { kind: 'value', most: 50 },
      },
      {
        what: `drag, ${name}: each move, p95`,
        value: percentile(own.moves, 0.95),
        peer: 'FullCalendar alone',
        peerValue: percentile(peer.moves, 0.95),
        unit: 'ms',
        bound: { kind: 'difference', most: 4 },
      },
      {
        what: `drag, ${name}: frame rate`,
        value: own.frames,
        peer: 'FullCalendar alone',
        peerValue: peer.frames,
        unit: 'fps',
        bound: null,
      },
    );
  }
  await rm(folder, { recursive: true });
  return figures;
}

async function dragInSlipway(home: string, file: string): Promise<Drag> {
  const { app, page, close } = await launchApp({ home, arguments: [file] });
  await page.getByRole('grid', { name: 'Days of the month' }).waitFor();
  await page.keyboard.press(']');
  const drag = await measureDrag(app, page, home);
  await close();
  return drag;
}

async function dragInBareCalendar(folder: string, events: number): Promise<Drag> {
  const { executable } = await electronRuntime();
  const app = await _electron.launch({
    executablePath: executable,
    args: [...(await launchArguments(executable)), folder, `--first=${dayAt(0)}`, `--count=${events}`],
    env: { ...(process.env as Record<string, string>), XDG_CONFIG_HOME: folder },
  });
  const drag = await measureDrag(app, await app.firstWindow(), folder);
  await app.close();
  return drag;
}

async function measureDrag(app: ElectronApplication, page: Page, folder: string): Promise<Drag> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setContentSize(1280, 800));
  const chip = page.locator('.release-chip:visible').first();
  await chip.waitFor();
  // What drawing the month has left to do is no part of the drag.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const from = (await chip.boundingBox())!;
  let frames = 0;
  const events = await traceOf(app, folder, async () => {
    const framesSince = await countFrames(page);
    await page.mouse.move(from.x + 20, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(from.x + 24, from.y + 20, { steps: 3 });
    for (const day of DAYS) {
      const cell = (await page
        .locator(`[role$=cell][data-date="${dayAt(day)}"]`)
        .first()
        .boundingBox())!;
      await page.mouse.move(cell.x + cell.width / 2, cell.y + cell.height / 2, { steps: 10 });
    }
    frames = await framesSince();
    await page.mouse.up();
    // The drop is answered, and the calendar drawn anew.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  });
  return { ...readTrace(events), frames };
}

/** From now on; asked, it says how many frames a second were drawn. */
async function countFrames(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(COUNT_FRAMES);
  return () => page.evaluate('(counted.frames * 1000) / (performance.now() - counted.since)');
}

/** As text: what compiles this file would name functions by a helper that the page does not have. */
const COUNT_FRAMES = `globalThis.counted = { frames: 0, since: performance.now() };
requestAnimationFrame(function count() { counted.frames += 1; requestAnimationFrame(count); });`;

function readTrace(events: readonly TraceEvent[]): Omit<Drag, 'frames'> {
  const moves = movesIn(events).map((answers) => answers.reduce((sum, event) => sum + scriptIn(event, events), 0));
  if (moves.length === 0) throw new Error('The trace of the drag holds no moves.');
  return { longest: longestTask(events), moves };
}

/** A move of the pointer is told twice, as one of a pointer and then as one of a mouse; and what waits for the frame is of it too. */
function movesIn(events: readonly TraceEvent[]): TraceEvent[][] {
  const moves: TraceEvent[][] = [];
  let isDown = false;
  for (const event of events.toSorted((a, b) => a.ts - b.ts)) {
    const type = event.name === 'EventDispatch' ? event.args.data?.type : undefined;
    if (type === 'pointerdown') isDown = true;
    if (type === 'pointerup') isDown = false;
    if (!isDown) continue;
    if (type === 'pointermove') moves.push([event]);
    else if (type === 'mousemove' || event.name === 'FireAnimationFrame') moves.at(-1)?.push(event);
  }
  return moves;
}

const LAYOUT = ['UpdateLayoutTree', 'Layout'];

/** Without the layout that it asks for: a frame needs one anyway. */
function scriptIn(whole: TraceEvent, events: readonly TraceEvent[]): number {
  const layout = events.filter(
    ({ name, ts }) => LAYOUT.includes(name) && ts >= whole.ts && ts < whole.ts + (whole.dur ?? 0),
  );
  return milliseconds(whole) - layout.reduce((sum, event) => sum + milliseconds(event), 0);
}
