import type { Handlers } from '../../shared/api/rpc.ts';
import { ok } from '../../shared/kernel/result.ts';
import { attachmentHandlers } from './attachmentHandlers.ts';
import type { Client } from './audience.ts';
import type { Backend } from './backend.ts';
import { calendarHandlers } from './calendarHandlers.ts';
import { createCopyings } from './copyings.ts';
import { exportHandlers } from './exportHandlers.ts';
import { historyHandlers } from './historyHandlers.ts';
import { importHandlers } from './importHandlers.ts';
import { mirrorHandlers } from './mirrorHandlers.ts';
import { planHandlers, troubleHandlers } from './planHandlers.ts';
import { write } from './write.ts';

/** The backend as the contract has it. The same handlers answer windows over IPC and tests in process. */
export function createHandlers(backend: Backend): Handlers<Client> {
  const { ports } = backend;
  const copyings = createCopyings();
  return {
    'app.info': () => ok(ports.info),
    'app.newWindow': () => {
      ports.newWindow();
      return ok(null);
    },
    'preferences.get': async () => ok(await backend.preferences()),
    'preferences.set': async (changes) => ok(await backend.setPreferences(changes)),
    'identity.get': () => ok(backend.identity()),
    'identity.set': async (identity) => {
      await backend.setIdentity(identity);
      return ok(identity);
    },
    'command.run': ({ name, input }) => write(backend, (store, actor) => store.run(name, input, actor)),
    ...planHandlers(backend),
    ...troubleHandlers(backend),
    ...mirrorHandlers(backend),
    ...historyHandlers(backend),
    ...attachmentHandlers(backend, copyings),
    ...importHandlers(backend),
    ...calendarHandlers(backend, copyings),
    ...exportHandlers(backend),
    'copying.cancel': ({ job }, client) => {
      copyings.cancel(job, client);
      return ok(null);
    },
  };
}
