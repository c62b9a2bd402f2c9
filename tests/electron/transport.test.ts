import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../electron/backend/audience.ts';
import type { Backend } from '../../electron/backend/backend.ts';
import { createHandlers } from '../../electron/backend/handlers.ts';
import type { PushMessage } from '../../shared/api/contract.ts';
import { answer, type Handlers } from '../../shared/api/rpc.ts';
import { startTestBackend } from './testBackend.ts';
import { type Connection, transportCases } from './transportCases.ts';

describe('in process', () => {
  let folder: string;
  let backend: Backend;
  let handlers: Handlers<Client>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-transport-'));
    backend = await startTestBackend(join(folder, 'settings'));
    handlers = createHandlers(backend);
    const created = await backend.create(join(folder, 'plan.slipway'), { name: 'Transport', zone: 'Europe/London' });
    expect(created).toEqual({ ok: true, value: null });
  });
  afterAll(async () => {
    await backend.close();
    await rm(folder, { recursive: true });
  });

  /** Everything is cloned on the way, as IPC does. */
  function connect(): Promise<Connection> {
    const pushed: PushMessage[] = [];
    const client: Client = { push: (message) => pushed.push(structuredClone(message)) };
    return Promise.resolve({
      request: async (name, input) =>
        structuredClone(
          await answer(handlers, name, structuredClone(input), client, (error) => {
            throw error as Error;
          }),
        ),
      pushed: () => Promise.resolve(pushed),
    });
  }

  transportCases(() => ({ connect }));

  it('answers a window that asks while the plan is being opened with that plan, and with one snapshot', async () => {
    const path = backend.store!.paths.plan;
    await backend.close();
    const opening = backend.open(path);
    const { request, pushed } = await connect();
    expect(await request('plan.status', undefined)).toMatchObject({ ok: true, value: { path } });
    const subscribed = await request('plan.subscribe', undefined);
    expect(subscribed).toMatchObject({ ok: true, value: { status: { path } } });
    expect((await pushed()).filter(({ kind }) => kind !== 'snapshot')).toEqual([]);
    expect(await opening).toEqual({ ok: true, value: null });
  });
});
