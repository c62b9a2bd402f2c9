import { Worker } from 'node:worker_threads';
import { type Result, refuse } from '../shared/kernel/result.ts';
import { collectionNames, type PlanRecord } from '../shared/model/plan.ts';
import type { Change } from '../shared/store/change.ts';
import type { PreparedEntry } from './backend/entryWriter.ts';
import type { ImportRunner, StartImport } from './backend/importRunner.ts';
import type { Answer, Question } from './backend/importWorker.ts';

const RECORDS_IN_PIECE = 500;
/** In MB: what a thread may take before it is ended, so that a hostile file cannot take all of the computer's memory. */
const MOST_MEMORY = 3_072;

/**
 * Reads and compares files beside main, which goes on answering.
 *
 * @param worker the built importWorker.js
 */
export const importInThread =
  (worker: URL): StartImport =>
  () => {
    const thread = new Worker(worker, { resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY } });
    const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
    let onProgress: (share: number, rows: number) => void = () => undefined;
    let asked = 0;
    let syncedSeq = -1;
    let end: Error | null = null;

    const giveUp = (error: Error) => {
      end ??= error;
      for (const { reject } of waiting.values()) reject(end);
      waiting.clear();
    };
    thread.on('message', (answer: Answer) => {
      if ('share' in answer) return onProgress(answer.share, answer.rows);
      const asker = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('error' in answer) asker?.reject(new Error(answer.error));
      else asker?.resolve(answer.value as never);
    });
    thread.on('error', giveUp);
    thread.on('exit', () => giveUp(new Stopped()));
    // An import that is forgotten must not keep the app from quitting.
    thread.unref();

    const ask = <T>(question: Question): Promise<T> =>
      new Promise((resolve, reject) => {
        if (end) return reject(end);
        asked += 1;
        waiting.set(asked, { resolve, reject });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the rule means windows; a port has no origin
        thread.postMessage({ id: asked, question });
      });

    const runner: ImportRunner = {
      async sync(seq, database) {
        if (seq === syncedSeq) return;
        // All as it stands now: it may change while it is handed over.
        const plan = collectionNames.map((collection) => ({
          collection,
          records: [...database.all(collection)] as PlanRecord[],
        }));
        const counters = [...database.counters];
        await ask({ ask: 'clear' });
        for (const { collection, records } of plan)
          for (let start = 0; start < records.length; start += RECORDS_IN_PIECE)
            await ask({ ask: 'load', piece: { collection, records: records.slice(start, start + RECORDS_IN_PIECE) } });
        await ask({ ask: 'counters', counters });
        syncedSeq = seq;
      },
      async read(request, tell) {
        onProgress = tell;
        return ask({ ask: 'read', request });
      },
      async readCalendar(request, tell) {
        onProgress = tell;
        return ask({ ask: 'readCalendar', request });
      },
      async writeCalendar(asked, onRecord) {
        onProgress = (_, done) => onRecord(done);
        return ask({ ask: 'writeCalendar', asked });
      },
      rows: (filter, from) => ask({ ask: 'rows', filter, from }),
      refused: () => ask({ ask: 'refused' }),
      kept: () => ask({ ask: 'kept' }),
      async prepare(draft) {
        const made = await ask<Result<Omit<PreparedEntry, 'piece'>>>({ ask: 'prepare', draft });
        const piece = (index: number) => ask<Change[]>({ ask: 'piece', index }).catch(nullIfStopped);
        return made.ok ? { ok: true, value: { ...made.value, piece } } : made;
      },
      stop: () => void thread.terminate(),
      hasEnded: () => end !== null,
    };
    return withRefusals(runner);
  };

class Stopped extends Error {}

function nullIfStopped(error: unknown): null {
  if (error instanceof Stopped) return null;
  throw error;
}

/** A thread that was stopped, or died of a file, is no bug: it is said. */
function withRefusals(runner: ImportRunner): ImportRunner {
  const refusalOf = (error: unknown) => {
    if (error instanceof Stopped) return refuse('cancelled', 'The import was cancelled. Nothing was written.');
    if ((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY')
      return refuse('invalid', 'The file takes more memory than there is. Split it, or export less of it.');
    throw error;
  };
  return {
    ...runner,
    read: (request, onProgress) => runner.read(request, onProgress).catch(refusalOf),
    readCalendar: (request, onProgress) => runner.readCalendar(request, onProgress).catch(refusalOf),
    writeCalendar: (asked, onRecord) => runner.writeCalendar(asked, onRecord).catch(refusalOf),
    prepare: (draft) => runner.prepare(draft).catch(refusalOf),
  };
}
