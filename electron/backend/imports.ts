import type { CalendarPreview } from '../../shared/api/calendarPreview.ts';
import type { ImportPreview, KeptImport, PreviewRow, RowFilter } from '../../shared/api/importPreview.ts';
import { zoneOf } from '../../shared/domain/planSettings.ts';
import type { ImportOptions } from '../../shared/exchange/importOptions.ts';
import { type Result, refuse } from '../../shared/kernel/result.ts';
import type { Transaction } from '../../shared/store/change.ts';
import type { Actor } from './actor.ts';
import { makeBackup } from './backups.ts';
import type { CalendarRequest } from './calendarJob.ts';
import type { ImportRunner, StartImport } from './importRunner.ts';
import type { OnProgress } from './sourceFacts.ts';
import type { PlanStore } from './store.ts';
import type { StorePorts } from './storePorts.ts';

/** The imports that are under way, one for each file that was picked. The last one looked at stays; the others end. */
export interface Imports {
  read(
    handle: string,
    file: { path: string; options: ImportOptions; kept: Record<string, KeptImport> },
    store: PlanStore,
    onProgress: OnProgress,
  ): Promise<Result<ImportPreview>>;
  /** The same for a calendar of another program. */
  readCalendar(
    handle: string,
    request: CalendarRequest,
    store: PlanStore,
    onProgress: OnProgress,
  ): Promise<Result<CalendarPreview>>;
  rows(handle: string, filter: RowFilter, from: number): Promise<Result<PreviewRow[]>>;
  refused(handle: string): Promise<Result<string>>;
  kept(handle: string): Promise<{ signature: string; kept: KeptImport } | null>;
  /** Imports what was read last, in one step, after a backup of the plan as it stands. */
  run(
    handle: string,
    ports: Pick<StorePorts, 'disk' | 'now'>,
    store: PlanStore,
    actor: Actor,
  ): Promise<Result<Transaction>>;
  stop(handle: string): void;
}

const cancelled = refuse('cancelled', 'The import was cancelled. Nothing was written.');
const busy = refuse(
  'conflict',
  'Another file is being written into this plan. Wait until it is in, then choose this one again.',
);
const anew = refuse('missing', 'Choose the file again: it was let go of since.');

export function createImports(start: StartImport): Imports {
  let current: { handle: string; runner: ImportRunner } | null = null;
  /** The one that is being written: another window must not end it by looking at a file of its own. */
  let writing: string | null = null;
  const runnerOf = (handle: string) => (current?.handle === handle ? current.runner : null);

  const stop = (handle: string) => {
    if (current?.handle !== handle) return;
    current.runner.stop();
    current = null;
  };

  /** Reads in the runner of this file, which is shown the plan first. */
  async function readWith<Preview>(
    handle: string,
    { database, seq }: PlanStore['state'],
    read: (runner: ImportRunner) => Promise<Result<Preview>>,
  ): Promise<Result<Preview>> {
    if (writing !== null && writing !== handle) return busy;
    if (current && current.handle !== handle) stop(current.handle);
    current ??= { handle, runner: start() };
    const { runner } = current;
    try {
      await runner.sync(seq, database);
      const result = await read(runner);
      if (runner.hasEnded()) stop(handle);
      return result;
    } catch (error) {
      // Stopped while it was shown the plan.
      if (current?.runner !== runner) return cancelled;
      stop(handle);
      throw error;
    }
  }

  return {
    read(handle, { path, options, kept }, { state }, onProgress) {
      const zone = zoneOf(state.database);
      return readWith(handle, state, (runner) => runner.read({ path, options, zone, kept }, onProgress));
    },
    readCalendar: (handle, request, { state }, onProgress) =>
      readWith(handle, state, (runner) => runner.readCalendar(request, onProgress)),
    async rows(handle, filter, from) {
      const runner = runnerOf(handle);
      return runner ? { ok: true, value: await runner.rows(filter, from) } : anew;
    },
    async refused(handle) {
      const runner = runnerOf(handle);
      return runner ? { ok: true, value: await runner.refused() } : anew;
    },
    kept: async (handle) => (await runnerOf(handle)?.kept()) ?? null,
    async run(handle, ports, store, actor) {
      const runner = runnerOf(handle);
      if (!runner) return anew;
      if (store.readOnly) return refuse('readOnly', store.readOnly);
      writing = handle;
      try {
        await makeBackup(ports.disk, store, 'import', ports.now());
        return await store.runPrepared(prepareWith(runner, store), actor);
      } finally {
        writing = null;
      }
    },
    stop,
  };
}

/** Brings the thread up to what the plan is by then, and has it write the entry. */
const prepareWith =
  (runner: ImportRunner, store: PlanStore): Parameters<PlanStore['runPrepared']>[0] =>
  async (draft) => {
    try {
      await runner.sync(store.state.seq, store.state.database);
    } catch (error) {
      if (runner.hasEnded()) return cancelled;
      throw error;
    }
    return runner.prepare(draft);
  };
