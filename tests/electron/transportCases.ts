import { expect, it } from 'vitest';
import type { PlanOpened, PlanStatus, PushMessage, Ran, Reply } from '../../shared/api/contract.ts';
import { createMirror, type Mirror } from '../../shared/store/mirror.ts';

/** One end of a connection to a backend with an open plan, whatever carries it. */
export interface Connection {
  request(name: string, input?: unknown): Promise<unknown>;
  /** All that was pushed to this end so far. */
  pushed(): Promise<PushMessage[]>;
}

export interface Transport {
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
}
