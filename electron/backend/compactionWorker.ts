import { workerData } from 'node:worker_threads';
import { type CompactionJob, compact } from './compaction.ts';
import { nodeDisk } from './disk.ts';

/** One checkpoint in a thread of its own. What goes wrong reaches main as the worker's error. */
await compact(nodeDisk, workerData as CompactionJob);
