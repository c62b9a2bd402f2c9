import { parse } from 'node:path';
import type { Handlers } from '../../shared/api/rpc.ts';
import type { Client } from './audience.ts';
import type { Backend } from './backend.ts';
import { printCalendar } from './printCalendar.ts';
import { publishNotes } from './publish.ts';
import { noPlanOpen, nothingChosen } from './refusals.ts';
import { CSV_FILE, writeBacklogCsv, writeScheduleCsv } from './writeCsv.ts';

type ExportHandlers = Pick<Handlers<Client>, 'notes.publish' | 'backlog.export' | 'calendar.print' | 'schedule.export'>;

/** What goes out as a file, to where the person says. */
export function exportHandlers(backend: Backend): ExportHandlers {
  const { ports } = backend;
  return {
    'notes.publish': async (wanted) => {
      const { store } = backend;
      return store ? publishNotes(ports, store.state.database, wanted) : noPlanOpen;
    },
    'backlog.export': async ({ shown }) => {
      const { store } = backend;
      if (!store) return noPlanOpen;
      const target = await ports.chooseFile(`${parse(store.paths.plan).name} backlog`, CSV_FILE);
      return target ? writeBacklogCsv(ports.disk, store.state.database, shown, target) : nothingChosen;
    },
    'calendar.print': async (wanted) => {
      const { store } = backend;
      if (!store) return noPlanOpen;
      return printCalendar(ports, store.state.database, wanted, ports.now());
    },
    'schedule.export': async (wanted) => {
      const { store } = backend;
      if (!store) return noPlanOpen;
      const target = await ports.chooseFile(`${parse(store.paths.plan).name} forward schedule`, CSV_FILE);
      return target ? writeScheduleCsv(ports.disk, store.state.database, wanted, ports.now(), target) : nothingChosen;
    },
  };
}
