import { Worker } from 'node:worker_threads';
import type { Compacted, Compactor } from './backend/compaction.ts';

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
      thread.once('message', (compacted: Compacted) => resolve(compacted));
      thread.once('error', reject);
      // Nothing comes of it where the answer came before.
      thread.once('exit', (code) => reject(new Error(`The checkpoint ended with code ${code}`)));
    });
