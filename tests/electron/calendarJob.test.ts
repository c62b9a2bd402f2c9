import { execFileSync } from 'node:child_process';
import { symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCalendarJob } from '../../electron/backend/calendarJob.ts';
import { SCHEMA_VERSION } from '../../shared/model/plan.ts';
import { createDatabase } from '../../shared/store/database.ts';
import { calendar, event } from '../shared/api/calendars.ts';
import { ACTOR, NOW, valueOf } from '../shared/inMemoryPlan.ts';
import { fileOf, look } from './importing.ts';

const TRANSACTION = '019a0000-0000-7000-8000-000000000009';
const request = (path: string, chosen = {}) => ({ path, chosen, now: NOW, transactionId: TRANSACTION });
const patchNight = (name: string) =>
  calendar(event('UID:1', `SUMMARY:${name}`, 'DTSTART:20261205T220000Z', 'DTEND:20261206T040000Z'));

const HEADER = {
  kind: 'command' as const,
  planId: '019a0000-0000-7000-8000-000000000001',
  epoch: 1,
  seq: 1,
  transactionId: TRANSACTION,
  replicaId: '019a0000-0000-7000-8000-000000000002',
  replicaSeq: 1,
  base: { seq: 0, hash: '' },
  actor: ACTOR,
  onBehalfOf: null,
  at: NOW,
  schema: SCHEMA_VERSION,
  concerns: null,
};

function jobOf() {
  const plan = createDatabase();
  const shares: number[] = [];
  const job = createCalendarJob(() => plan);
  const read = (path: string, chosen = {}) => job.read(request(path, chosen), (share) => shares.push(share));
  return { job, read, shares };
}

async function refusalOf(path: string): Promise<string> {
  const read = await jobOf().read(path);
  return read.ok ? 'It was read.' : read.refusal.message;
}

describe('a calendar on its way in', () => {
  it('is read once, whatever is chosen for its events, and comes in as it was shown', async () => {
    const path = await fileOf('a.ics', patchNight('Patch night'));
    const { job, read, shares } = jobOf();
    expect(valueOf(await read(path)).kinds).toMatchObject([{ kind: 'windows', events: 1 }]);
    expect(Math.min(...shares)).toBeLessThan(0.7);
    shares.length = 0;
    await writeFile(path, patchNight('Something else'));
    const chosen = valueOf(await read(path, { 3: 'meetings' }));
    expect(chosen.kinds).toMatchObject([{ kind: 'meetings', events: 1, first: [{ name: 'Patch night' }] }]);
    // What remains after reading alone is done again.
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.7);
    const encoded = valueOf(job.encode({ header: HEADER, nonce: '0' }));
    expect(encoded.changes).toMatchObject([{ collection: 'cabMeetings', after: { name: 'Patch night' } }]);
  });
});

describe('what is no file', () => {
  it('is refused, and nobody waits for it', async () => {
    const file = await fileOf('a.ics', patchNight('Patch night'));
    const folder = dirname(file);
    expect(await refusalOf(folder)).toBe(`${folder.split('/').at(-1)} is a folder. Choose a file in it.`);
    expect(await refusalOf(join(folder, 'gone.ics'))).toBe('gone.ics cannot be read: it is not there any more.');
    const link = join(folder, 'link.ics');
    await symlink(file, link);
    expect(await refusalOf(link)).toBe('It was read.');
    const circle = join(folder, 'circle.ics');
    await symlink(circle, circle);
    expect(await refusalOf(circle)).toBe('circle.ics cannot be read: it is a link that leads to itself.');
  });

  it.skipIf(process.platform === 'win32')('of a pipe or a device neither, by a backlog or a calendar', async () => {
    const pipe = join(dirname(await fileOf('a.ics', '')), 'pipe.ics');
    execFileSync('mkfifo', [pipe]);
    for (const path of [pipe, '/dev/zero', '/dev/null']) {
      expect(await refusalOf(path)).toContain('is a pipe or a device, and no file.');
      expect(await look(path)).toContain('is a pipe or a device, and no file.');
    }
  });
});
