import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright';

/** Something that the main thread of a window did. */
export interface TraceEvent {
  name: string;
  cat: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  /** Microseconds by the clock. */
  dur?: number;
  /** Microseconds of the processor. */
  tdur?: number;
  args: { name?: string; data?: { type?: string } };
}

/** What the first window's main thread did meanwhile, in time of the processor: what another program takes is not ours. */
export const traceOf = async (
  app: ElectronApplication,
  folder: string,
  work: () => Promise<unknown>,
): Promise<TraceEvent[]> => (await traceWithMarks(app, folder, work)).events;

/** The same with the marks that the page has set by `performance.mark`, in their order. */
export async function traceWithMarks(
  app: ElectronApplication,
  folder: string,
  work: () => Promise<unknown>,
): Promise<{ events: TraceEvent[]; marks: TraceEvent[] }> {
  await app.evaluate(({ contentTracing }) =>
    contentTracing.startRecording({ included_categories: ['devtools.timeline', 'toplevel', 'blink.user_timing'] }),
  );
  await work();
  const trace = join(folder, `trace-${(traces += 1)}.json`);
  const pid = await app.evaluate(async ({ contentTracing, BrowserWindow }, path) => {
    await contentTracing.stopRecording(path);
    return BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId();
  }, trace);
  const { traceEvents } = JSON.parse(await readFile(trace, 'utf8')) as { traceEvents: TraceEvent[] };
  const main = traceEvents.find((event) => event.pid === pid && event.args.name === 'CrRendererMain')?.tid;
  const own = traceEvents.filter((event) => event.pid === pid && event.tid === main).toSorted((a, b) => a.ts - b.ts);
  return {
    events: own.filter(({ ph }) => ph === 'X'),
    marks: own.filter(({ cat, ph }) => cat === 'blink.user_timing' && (ph === 'R' || ph === 'I')),
  };
}

/** The spans from `NAME begins` to `NAME ends`, in microseconds of the trace's clock. */
export function markedIn(marks: readonly TraceEvent[], name: string): { start: number; end: number }[] {
  const [begins, ends] = ['begins', 'ends'].map((word) => marks.filter((mark) => mark.name === `${name} ${word}`));
  if (begins!.length === 0 || begins!.length !== ends!.length)
    throw new Error(`The trace holds ${begins!.length} beginnings and ${ends!.length} ends of a ${name}.`);
  return begins!.map(({ ts }, index) => ({ start: ts, end: ends![index]!.ts }));
}

/** Each trace has a file of its own: Chromium may still be writing the last one. */
let traces = 0;

export const milliseconds = ({ tdur = 0 }: TraceEvent): number => tdur / 1_000;

export function longestTask(events: readonly TraceEvent[]): number {
  return Math.max(...tasksIn(events).map(milliseconds));
}

export function tasksIn(events: readonly TraceEvent[]): TraceEvent[] {
  const tasks = events.filter(({ name }) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask');
  if (tasks.length === 0 || tasks.some(({ tdur }) => tdur === undefined))
    throw new Error('The trace holds no tasks or no time of the processor.');
  return tasks;
}
