import { Worker } from 'node:worker_threads';
import type { Compactor } from './backend/compaction.ts';

/**
 * Makes checkpoints beside main, which goes on answering.
 *
 * @param worker the built compactionWorker.js
 */
export const compactInThread =
  (worker: URL): Compactor =>
  (job) =>
    new Promise((resolve, reject) => {
      const thread = new Worker(worker, { workerData: job });
      thread.once('error', reject);
      thread.once('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`The checkpoint ended with code ${code}`)),
      );
    });
