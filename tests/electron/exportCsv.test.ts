import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHandlers } from '../../electron/backend/handlers.ts';
import { answer } from '../../shared/api/rpc.ts';
import { startTestBackend } from './testBackend.ts';
import { makeTwin, type Twin } from './twin.ts';

let twin: Twin;
let folder: string;
beforeAll(async () => {
  twin = await makeTwin();
  ({ folder } = twin);
});
afterAll(() => twin.remove());

describe('slipway export', () => {
  const slipway = (...words: string[]) => twin.slipway(['--plan', 'twin.slipway', '--actor', 'Amara Osei', ...words]);

  it('writes a collection to stdout as it would stand in a file, and refuses what it does not know', async () => {
    await slipway('new', '--name', 'Merrowdale');
    const title = '=HYPERLINK("http://x")';
    await slipway('run', 'item.create', '--input', JSON.stringify({ title, labels: ['a;b'] }));
    expect(await slipway('export', 'items', '--csv')).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(
        /^\uFEFFKey,External key,Title,[^\r\n]+\r\nBLI-1,,"'=HYPERLINK\(""http:\/\/x""\)",,Feature,Analysis,,,,"""a;b""",[^\r\n]+\r\n$/,
      ),
    });
    expect((await slipway('export', 'people', '--csv')).stdout).toBe('\uFEFFKey,Name,Roles\r\nPER-1,Amara Osei,\r\n');
    expect(await slipway('export', 'items')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'Say in what form: slipway export items --csv.\n',
    });
    expect(await slipway('export', 'itmes', '--csv')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^There is no collection itmes\. Name one of: plan, people, items, /),
    });
  });
});

describe('the backlog as CSV, from a window', () => {
  it('writes what is shown, in its order, or all; a file that was there is replaced only by a whole one', async () => {
    const target = join(folder, 'out.csv');
    let chosen: string | null = target;
    const backend = await startTestBackend(join(folder, 'settings'), { chooseFile: () => Promise.resolve(chosen) });
    await backend.create(join(folder, 'plan.slipway'), { name: 'Merrowdale', zone: 'UTC' });
    const handlers = createHandlers(backend);
    const ask = (name: string, input: unknown) =>
      answer(handlers, name, input, { push: () => undefined }, (error) => {
        throw error as Error;
      });
    for (const title of ['First', 'Second', 'קריאה'])
      await ask('command.run', { name: 'item.create', input: { title, points: 2 } });
    const ids = Array.from(backend.store!.state.database.all('items'), ({ id }) => id);
    await writeFile(target, 'what was there');
    const shown = { items: [ids[2], 'gone since', ids[0]], columns: ['Points'] };
    expect(await ask('backlog.export', { shown })).toEqual({ ok: true, value: { fileName: 'out.csv', rows: 2 } });
    expect(await readFile(target, 'utf8')).toBe(
      '\uFEFFKey,External key,Title,Points\r\nBLI-3,,קריאה,2\r\nBLI-1,,First,2\r\n',
    );
    expect(await ask('backlog.export', {})).toEqual({ ok: true, value: { fileName: 'out.csv', rows: 3 } });
    chosen = null;
    expect(await ask('backlog.export', {})).toMatchObject({ ok: false, refusal: { kind: 'cancelled' } });
    chosen = join(folder, 'no such folder', 'out.csv');
    expect(await ask('backlog.export', {})).toMatchObject({
      ok: false,
      refusal: { kind: 'failed', message: expect.stringMatching(/^out\.csv was not written: /) },
    });
    expect((await readdir(folder)).filter((name) => name.includes('writing'))).toEqual([]);
    await backend.close();
  });
});
