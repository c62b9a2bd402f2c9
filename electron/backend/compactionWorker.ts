import { parentPort, workerData } from 'node:worker_threads';
import { type CompactionJob, compact } from './compaction.ts';
import { nodeDisk } from './disk.ts';

/** One checkpoint in a thread of its own. What goes wrong reaches main as the worker's error. */
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- the rule means windows; a port has no origin
parentPort?.postMessage(await compact(nodeDisk, workerData as CompactionJob));
