import { expect, it } from 'vitest';
import type { HistoryEntry, PlanOpened, PlanStatus, PushMessage, Ran, Reply } from '../../shared/api/contract.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../../shared/api/preferences.ts';
import type { Verification } from '../../shared/api/verification.ts';
import { createMirror, type Mirror } from '../../shared/store/mirror.ts';

/** One end of a connection to a backend with an open plan, whatever carries it. */
export interface Connection {
  request(name: string, input?: unknown): Promise<unknown>;
  /** All that was pushed to this end so far. */
  pushed(): Promise<PushMessage[]>;
}

interface Transport {
  /** A new end, as a window that has just opened. */
  connect(): Promise<Connection>;
}

const ask = async <T>(connection: Connection, name: string, input?: unknown): Promise<Reply<T>> =>
  (await connection.request(name, input)) as Reply<T>;

async function answered<T>(reply: Promise<Reply<T>>): Promise<T> {
  const given = await reply;
  if (!given.ok) throw new Error(given.refusal.message);
  return given.value;
}

/** Opens a mirror the way a window does: subscribe, load the pieces, take the pushes. */
async function openMirror(connection: Connection): Promise<Mirror> {
  const opened = await answered(ask<PlanOpened>(connection, 'plan.subscribe'));
  const mirror = createMirror();
  await expect.poll(async () => (await piecesOf(connection, opened.subscription)).length).toBe(opened.pieces);
  for (const piece of await piecesOf(connection, opened.subscription)) mirror.load(piece);
  mirror.opened(opened.seq, opened.counters);
  return mirror;
}

const piecesOf = async (connection: Connection, subscription: number) =>
  (await connection.pushed()).flatMap((message) =>
    message.kind === 'snapshot' && message.subscription === subscription ? [message.piece] : [],
  );

async function catchUp(connection: Connection, mirror: Mirror, seq: number): Promise<void> {
  await expect
    .poll(async () => {
      for (const message of await connection.pushed()) if (message.kind === 'changed') mirror.receive(message.push);
      return mirror.seq();
    })
    .toBeGreaterThanOrEqual(seq);
}

/** The same cases over any transport: in process, and over real Electron IPC. */
export function transportCases(transport: () => Transport): void {
  it('answers a command once it is saved, and pushes it to every window', async () => {
    const [first, second] = [await transport().connect(), await transport().connect()];
    const [one, two] = [await openMirror(first), await openMirror(second)];
    const ran = await answered(
      ask<Ran>(first, 'command.run', { name: 'release.create', input: { name: 'Seen by all' } }),
    );
    expect(ran.label).toMatch(/^Made REL-\d+$/);
    await catchUp(first, one, ran.seq);
    await catchUp(second, two, ran.seq);
    const created = ran.created[0]!;
    expect(one.database.get('releases', created.id)).toMatchObject({ name: 'Seen by all', key: created.key });
    expect(two.database.get('releases', created.id)).toEqual(one.database.get('releases', created.id));
    const status = await answered(ask<PlanStatus>(second, 'plan.status'));
    expect(status).toMatchObject({ undo: { label: ran.label }, readOnly: null });
    expect(status.seq).toBeGreaterThanOrEqual(ran.seq);
  });

  it('refuses bad input with the field and a sentence, and writes nothing', async () => {
    const connection = await transport().connect();
    const before = await answered(ask<PlanStatus>(connection, 'plan.status'));
    const reply = await ask<Ran>(connection, 'command.run', {
      name: 'release.create',
      input: { name: '  ', lengthMinutes: 0 },
    });
    expect(reply).toMatchObject({
      ok: false,
      refusal: { kind: 'invalid', field: 'name', message: 'Name: Type at least one character.' },
    });
    expect(await ask(connection, 'command.run', { name: 'release.destroy', input: {} })).toMatchObject({
      refusal: { kind: 'invalid', message: 'There is no command release.destroy.' },
    });
    expect((await answered(ask<PlanStatus>(connection, 'plan.status'))).seq).toBe(before.seq);
  });

  it('refuses requests that are not in the contract, and inputs of the wrong shape', async () => {
    const connection = await transport().connect();
    expect(await ask(connection, 'files.read', '/etc/passwd')).toMatchObject({
      ok: false,
      refusal: { kind: 'invalid' },
    });
    expect(await ask(connection, '__proto__')).toMatchObject({ ok: false, refusal: { kind: 'invalid' } });
    expect(await ask(connection, 'history.page', { before: 'x', limit: 1e9 })).toMatchObject({
      ok: false,
      refusal: { kind: 'invalid' },
    });
    expect(await ask(connection, 'command.run', 'release.create')).toMatchObject({
      ok: false,
      refusal: { kind: 'invalid' },
    });
  });

  it('refuses what a rule blocks, with the findings', async () => {
    const connection = await transport().connect();
    const run = (name: string, input: unknown) => ask<Ran>(connection, 'command.run', { name, input });
    await answered(
      run('freeze.create', { name: 'Frozen', zone: 'UTC', start: '2031-01-01T00:00', end: '2031-02-01T00:00' }),
    );
    const { created } = await answered(run('release.create', { name: 'To be frozen' }));
    const reply = await run('release.reschedule', { release: created[0]!.key, start: '2031-01-10T22:00:00Z' });
    expect(reply).toMatchObject({
      ok: false,
      refusal: { kind: 'blocked', findings: [{ rule: 'noFreeze', severity: 'block' }] },
    });
  });

  it('takes back and does again', async () => {
    const connection = await transport().connect();
    const mirror = await openMirror(connection);
    const ran = await answered(
      ask<Ran>(connection, 'command.run', { name: 'item.create', input: { title: 'Comes and goes' } }),
    );
    const { id } = ran.created[0]!;
    const undone = await answered(ask<Ran>(connection, 'history.undo', {}));
    await catchUp(connection, mirror, undone.seq);
    expect(mirror.database.get('items', id)).toBeUndefined();
    const redone = await answered(ask<Ran>(connection, 'history.redo'));
    await catchUp(connection, mirror, redone.seq);
    expect(mirror.database.get('items', id)).toMatchObject({ title: 'Comes and goes' });
  });

  it('sends again what a window missed', async () => {
    const [writer, late] = [await transport().connect(), await transport().connect()];
    const mirror = await openMirror(late);
    const seen = mirror.seq();
    const last = await answered(ask<Ran>(writer, 'command.run', { name: 'item.create', input: { title: 'Missed' } }));
    const before = (await late.pushed()).length;
    expect(await answered(ask<boolean>(late, 'plan.since', { seq: seen }))).toBe(true);
    await expect
      .poll(async () =>
        (await late.pushed())
          .slice(before)
          .some((message) => message.kind === 'changed' && message.push.seq === last.seq),
      )
      .toBe(true);
  });

  it('tells the history newest first, page by page', async () => {
    const connection = await transport().connect();
    const first = await answered(
      ask<{ entries: { seq: number }[]; before: number | null }>(connection, 'history.page', {
        before: null,
        limit: 3,
      }),
    );
    expect(first.entries.map(({ seq }) => seq)).toEqual([0, 1, 2].map((back) => first.entries[0]!.seq - back));
    const second = await answered(
      ask<{ entries: { seq: number }[] }>(connection, 'history.page', { before: first.before, limit: 3 }),
    );
    expect(second.entries[0]!.seq).toBe(first.entries.at(-1)!.seq - 1);
  });

  it('tells what an entry changed, and names what stands in the way of taking it back', async () => {
    const connection = await transport().connect();
    const run = async (name: string, input: unknown) => answered(ask<Ran>(connection, 'command.run', { name, input }));
    const items = [
      (await run('item.create', { title: 'One' })).created[0]!,
      (await run('item.create', { title: 'Two' })).created[0]!,
    ];
    const { seq } = await run('item.update', { items: items.map(({ id }) => id), fields: { state: 'coding' } });
    const later = await run('item.update', { items: [items[0]!.id], fields: { state: 'done' } });

    const entry = await answered(ask<HistoryEntry>(connection, 'history.entry', { seq }));
    expect(entry).toMatchObject({ header: { seq }, total: 2 });
    expect(entry.changes.map(({ before, after }) => [before, after])).toMatchObject(
      items.map(({ key }) => [
        { key, state: 'analysis' },
        { key, state: 'coding' },
      ]),
    );
    expect(await ask(connection, 'history.entry', { seq: 1_000_000 })).toMatchObject({ refusal: { kind: 'missing' } });

    expect(await ask(connection, 'history.undo', { seq })).toMatchObject({
      refusal: { kind: 'conflict', details: [items[0]!.key], message: expect.stringContaining('Take back the rest') },
    });
    await answered(ask<Ran>(connection, 'history.undo', { seq, leaveLaterEdits: true }));
    const [one, two] = await Promise.all(
      items.map(async ({ id }) => (await openMirror(connection)).database.get('items', id)),
    );
    expect([one!.state, two!.state]).toEqual(['done', 'analysis']);
    // Of an entry whose every record changed later nothing is left to take back.
    await run('item.update', { items: [items[0]!.id], fields: { state: 'testing' } });
    expect(await ask(connection, 'history.undo', { seq: later.seq })).toMatchObject({
      refusal: { kind: 'conflict', message: expect.stringMatching(/later\. Undo the later changes first\.$/) },
    });
  });

  it('checks the plan on the disk, while other windows write', async () => {
    const [checking, writing] = [await transport().connect(), await transport().connect()];
    const write = (title: string) =>
      answered(ask<Ran>(writing, 'command.run', { name: 'item.create', input: { title } }));
    const before = await write('Before the check');
    const [found] = await Promise.all([
      answered(ask<Verification>(checking, 'plan.verify')),
      write('During the check'),
      write('During the check, too'),
    ]);
    expect(found).toMatchObject({ problems: [], notes: [], firstSeq: 1 });
    expect(found.lastSeq).toBeGreaterThanOrEqual(before.seq);
    expect(found.headHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('keeps preferences, and tells every window', async () => {
    const [first, second] = [await transport().connect(), await transport().connect()];
    await openMirror(second);
    const set = (changes: object) => answered(ask<Preferences>(first, 'preferences.set', changes));
    await set(DEFAULT_PREFERENCES);
    expect(await set({ density: 'compact', sidebarWidth: 300, theme: undefined })).toEqual({
      ...DEFAULT_PREFERENCES,
      density: 'compact',
      sidebarWidth: 300,
    });
    await expect
      .poll(async () => (await second.pushed()).findLast(({ kind }) => kind === 'preferences'))
      .toMatchObject({ preferences: { density: 'compact', sidebarWidth: 300 } });
    expect(await ask(first, 'preferences.set', { sidebarWidth: 20 })).toMatchObject({
      ok: false,
      refusal: { kind: 'invalid', field: 'sidebarWidth' },
    });
    expect(await answered(ask<Preferences>(second, 'preferences.get'))).toMatchObject({ sidebarWidth: 300 });
    await set(DEFAULT_PREFERENCES);
  });
}
