import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../electron/backend/backend.ts';
import { nodeDisk } from '../../electron/backend/disk.ts';
import { createHandlers } from '../../electron/backend/handlers.ts';
import { importInLine, type StartImport } from '../../electron/backend/importRunner.ts';
import type { PushMessage } from '../../shared/api/contract.ts';
import { answer } from '../../shared/api/rpc.ts';
import { EVENT_KINDS } from '../../shared/exchange/icalendar/icalendarKinds.ts';
import { startTestBackend } from './testBackend.ts';

describe('the calendar as a file, from a window', () => {
  let folder: string;
  let target: string;
  let backend: Backend;
  /** What the disk does when the calendar is written. */
  let trouble: string | null = null;
  /** What happens once a thread has written so many records. */
  let meanwhile: () => void = () => undefined;
  const pushed: PushMessage[] = [];

  const startImport: StartImport = () => {
    const runner = importInLine();
    return {
      ...runner,
      writeCalendar: (asked, onRecord) =>
        runner.writeCalendar(asked, (done) => {
          if (done === 2) meanwhile();
          onRecord(done);
        }),
    };
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-ics-out-'));
    target = join(folder, 'out.ics');
    const open: typeof nodeDisk.open = async (path) => {
      const file = await nodeDisk.open(path);
      if (trouble === null || !path.includes('.ics')) return file;
      const error = Object.assign(new Error('from the test'), { code: trouble, syscall: 'write' });
      return { ...file, write: () => Promise.reject(error), close: () => file.close() };
    };
    backend = await startTestBackend(join(folder, 'settings'), {
      disk: { ...nodeDisk, open },
      chooseFile: () => Promise.resolve(target),
      startImport,
    });
    await backend.create(join(folder, 'plan.slipway'), { name: 'Merrowdale', zone: 'UTC' });
    for (const name of ['Patch night', 'קריאה', '"; drop']) {
      const fields = { name, zone: 'Europe/London', start: '2026-12-05T22:00', end: '2026-12-06T04:00' };
      expect(await ask('command.run', { name: 'window.create', input: fields })).toMatchObject({ ok: true });
    }
  });
  afterAll(async () => {
    await backend.close();
    await rm(folder, { recursive: true });
  });

  const windowOf = () => ({ push: (message: PushMessage) => void pushed.push(message) });
  const own = windowOf();
  const ask = (name: string, input: unknown, client = own) =>
    answer(createHandlersOnce(), name, input, client, (error) => {
      throw error as Error;
    });
  let handlers: ReturnType<typeof createHandlers> | null = null;
  const createHandlersOnce = () => (handlers ??= createHandlers(backend));
  const exported = (job: string) => ask('calendar.export', { kinds: EVENT_KINDS, job });
  const left = async () => (await readdir(folder)).filter((name) => name.includes('.ics'));

  it('is written whole, and replaces what was there only then', async () => {
    await writeFile(target, 'what was there');
    expect(await exported('one')).toMatchObject({ ok: true, value: { fileName: 'out.ics', counts: { windows: 3 } } });
    const text = await readFile(target, 'utf8');
    expect(text.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(3);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  it('leaves what was there when the disk is full, and says so', async () => {
    await writeFile(target, 'what was there');
    trouble = 'ENOSPC';
    expect(await exported('two')).toMatchObject({
      ok: false,
      refusal: { kind: 'failed', message: 'out.ics was not written: the disk is full.' },
    });
    trouble = null;
    expect(await readFile(target, 'utf8')).toBe('what was there');
    expect(await left()).toEqual(['out.ics']);
  });

  it('is broken off at the request of its own window, and leaves nothing', async () => {
    await rm(target);
    meanwhile = () => void ask('copying.cancel', { job: 'three' }, windowOf());
    expect(await exported('three')).toMatchObject({ ok: true });
    await rm(target);
    meanwhile = () => void ask('copying.cancel', { job: 'three' });
    expect(await exported('three')).toMatchObject({
      ok: false,
      refusal: { kind: 'cancelled', message: 'The export was cancelled. Nothing was written.' },
    });
    meanwhile = () => undefined;
    expect(await left()).toEqual([]);
  });
});
