import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { type Backend, type BackendPorts, createBackend } from '../../electron/backend/backend.ts';
import { compact } from '../../electron/backend/compaction.ts';
import { nodeDisk } from '../../electron/backend/disk.ts';
import { openInstallation } from '../../electron/backend/installation.ts';
import { noDesktop } from '../../electron/backend/noDesktop.ts';

/** The real backend on the real disk, without a desktop around it. */
export const startTestBackend = (settings: string, ports: Partial<BackendPorts> = {}): Promise<Backend> =>
  createBackend({
    disk: nodeDisk,
    now: () => '2026-11-24T10:42:00Z',
    newTransactionId: v7,
    newNonce: () => randomBytes(16).toString('hex'),
    compact: (job) => compact(nodeDisk, job),
    installation: openInstallation(nodeDisk, settings),
    program: 'a test',
    info: { version: '0', electron: null, tzdata: 'test', platform: 'test', zone: 'UTC' },
    identity: { name: 'Amara Osei', roles: ['Release coordinator'] },
    ...noDesktop,
    ...ports,
  });
