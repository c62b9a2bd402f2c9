import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { array, assert, asyncProperty, constantFrom, oneof, string } from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Backend } from '../../electron/backend/backend.ts';
import { BACKLOG_COLUMNS } from '../../shared/exchange/backlogColumns.ts';
import { defuse } from '../../shared/exchange/formula.ts';
import type { Item } from '../../shared/model/item.ts';
import { fileOf, hasSharedData, SHARED_DATA, sayMissing } from './importing.ts';
import { startTestBackend } from './testBackend.ts';

async function openPlan(): Promise<Backend> {
  const home = await mkdtemp(join(tmpdir(), 'slipway-round-'));
  const backend = await startTestBackend(home);
  await backend.create(join(home, 'plan.slipway'), { name: 'Round', zone: 'Europe/London' });
  return backend;
}

async function importInto({ imports, ports, store, actor }: Backend, path: string) {
  const who = actor();
  const preview = await imports.read(path, { path, options: {}, kept: {} }, store!, () => undefined);
  if (!preview.ok) throw new Error(preview.refusal.message);
  if (!who.ok) throw new Error(who.refusal.message);
  const ran = await imports.run(path, ports, store!, who.value);
  if (!ran.ok) throw new Error(ran.refusal.message);
  return preview.value;
}

const itemsOf = ({ store }: Backend): Item[] => [...store!.state.database.all('items')];

/** Our CSV, as the backlog writes it. */
const ourCsv = (backend: Backend): string => {
  const rows = itemsOf(backend).map((item) =>
    BACKLOG_COLUMNS.map(({ say }) => defuse(say(item, backend.store!.state.database))),
  );
  return `\uFEFF${Papa.unparse([BACKLOG_COLUMNS.map(({ header }) => header), ...rows])}\r\n`;
};

const withoutIds = (items: Item[]) => items.map(({ id: _, assigneeId: __, ...fields }) => fields);

/** A title is one line without blanks around it; whatever else it holds stays. */
const asTitle = (text: string): string => text.replace(/[\r\n\u2028\u2029]+/g, ' ').trim();

async function throughAll(texts: readonly string[]): Promise<void> {
  const titled = texts.map((text, index) => [`N-${index}`, asTitle(text) || `empty ${index}`, text]);
  const file = await fileOf('naughty.csv', Papa.unparse([['Issue key', 'Summary', 'Description'], ...titled]));
  const first = await openPlan();
  const preview = await importInto(first, file);
  expect(preview.counts).toMatchObject({ new: texts.length, refused: 0 });
  expect(itemsOf(first).map(({ title, description }) => [title, description])).toEqual(
    titled.map(([, ...texts]) => texts),
  );
  const second = await openPlan();
  await importInto(second, await fileOf('ours.csv', ourCsv(first)));
  expect(withoutIds(itemsOf(second))).toEqual(withoutIds(itemsOf(first)));
  // And once more into the plan it came from: nothing has changed.
  const own = await fileOf('ours.csv', ourCsv(first));
  const again = await first.imports.read(own, { path: own, options: {}, kept: {} }, first.store!, () => undefined);
  expect(again).toMatchObject({
    ok: true,
    value: { counts: { new: 0, changed: 0, refused: 0, unchanged: texts.length } },
  });
  await first.close();
  await second.close();
}

describe('through import, plan, our CSV and import, byte for byte', () => {
  if (!hasSharedData) sayMissing();

  it.runIf(hasSharedData)('goes the Big List of Naughty Strings', async () => {
    const naughty = JSON.parse(readFileSync(join(SHARED_DATA, 'csv/blns/blns.json'), 'utf8')) as string[];
    expect(naughty.length).toBeGreaterThan(500);
    await throughAll(naughty);
  });

  it.runIf(hasSharedData)('go cells that a spreadsheet would run', async () => {
    const { payloads } = JSON.parse(
      readFileSync(join(SHARED_DATA, 'csv/csv-injection/csv_injection_payloads.json'), 'utf8'),
    ) as { payloads: string[] };
    await throughAll(payloads);
  });

  it('goes any text', async () => {
    const text = oneof(
      string({ unit: 'grapheme' }),
      array(constantFrom("'", '=', '"', ',', ';', '\n', '\r', '\t', ' ', '\uFEFF', 'a')).map((signs) => signs.join('')),
    );
    await assert(asyncProperty(array(text, { minLength: 1, maxLength: 20 }), throughAll), { numRuns: 8 });
  });
});

describe('an import', () => {
  it('is one step, matches by key, changes only what the file says, and is undone whole', async () => {
    const backend = await openPlan();
    await importInto(backend, await fileOf('a.csv', 'Key,Title,Points,Assignee\nP-1,Pay,3,Priya\nP-2,Retry,5,Priya\n'));
    const preview = await importInto(backend, await fileOf('b.csv', 'Key,Title\nP-1,Pay now\nP-2,Retry\nP-3,New\n'));
    expect(preview.counts).toEqual({ new: 1, changed: 1, unchanged: 1, refused: 0 });
    expect(itemsOf(backend).map(({ key, title, points }) => [key, title, points])).toEqual([
      ['BLI-1', 'Pay now', 3],
      ['BLI-2', 'Retry', 5],
      ['BLI-3', 'New', null],
    ]);
    const actor = backend.actor();
    if (!actor.ok) throw new Error();
    expect((await backend.store!.undo({}, actor.value)).ok).toBe(true);
    expect(itemsOf(backend).map(({ title }) => title)).toEqual(['Pay', 'Retry']);
    expect([...backend.store!.state.database.all('people')].map(({ name }) => name)).toEqual(['Amara Osei', 'Priya']);
    expect((await backend.store!.verify()).problems).toEqual([]);
    await backend.close();
  });

  it('without an external key is matched by our own key in our CSV', async () => {
    const backend = await openPlan();
    const actor = backend.actor();
    if (!actor.ok) throw new Error();
    await backend.store!.run('item.create', { title: 'By hand', points: 3 }, actor.value);
    const edited = ourCsv(backend).replace('By hand', 'By hand and in the sheet');
    const preview = await importInto(backend, await fileOf('ours.csv', edited));
    expect(preview.counts).toEqual({ new: 0, changed: 1, unchanged: 0, refused: 0 });
    expect(itemsOf(backend)).toMatchObject([{ key: 'BLI-1', title: 'By hand and in the sheet', points: 3 }]);
    await backend.close();
  });

  it('is not ended by another window that looks at a file of its own meanwhile', async () => {
    const plan = await openPlan();
    const { imports, ports, store, actor } = plan;
    const [first, second] = [await fileOf('one.csv', 'Title\nOne'), await fileOf('two.csv', 'Title\nTwo')];
    const read = (path: string) => imports.read(path, { path, options: {}, kept: {} }, store!, () => undefined);
    const who = actor();
    if (!who.ok) throw new Error(who.refusal.message);
    await read(first);
    const writing = imports.run(first, ports, store!, who.value);
    expect(await read(second)).toMatchObject({
      refusal: {
        kind: 'conflict',
        message: 'Another file is being written into this plan. Wait until it is in, then choose this one again.',
      },
    });
    expect(await writing).toMatchObject({ ok: true });
    expect(await read(second)).toMatchObject({ ok: true, value: { counts: { new: 1 } } });
    expect(itemsOf(plan).map(({ title }) => title)).toEqual(['One']);
    await plan.close();
  });
});
