import { Worker } from 'node:worker_threads';
import type { Compactor } from './backend/compaction.ts';

/** Makes checkpoints beside main, which goes on answering. The bundler puts the worker beside main. */
export const compactInThread: Compactor = (job) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./compactionWorker.js', import.meta.url), { workerData: job });
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The checkpoint ended with code ${code}`)),
    );
  });
