import { randomBytes } from 'node:crypto';
import { v7 as newTransactionId } from 'uuid';
import type { BackendPorts } from '../../electron/backend/backend.ts';
import { compact } from '../../electron/backend/compaction.ts';
import { nodeDisk } from '../../electron/backend/disk.ts';
import type { InstallationFile } from '../../electron/backend/installation.ts';
import { MAYA, portsOn } from './world.ts';

/** The backend on the real disk, with seams so near that every one of them is met many times a second. */
export const realPorts = (installation: InstallationFile): BackendPorts => ({
  ...portsOn(nodeDisk, 0, { chunk: 4_000, segment: 60_000, checkpoint: 40_000 }),
  now: () => new Date().toISOString().replace(/\.\d+/, ''),
  newTransactionId,
  newNonce: () => randomBytes(16).toString('hex'),
  compact: (job) => compact(nodeDisk, job),
  installation,
  identity: MAYA,
});
