import { parse } from 'node:path';
import type { Handlers } from '../../shared/api/rpc.ts';
import { DRAFTED } from '../../shared/domain/calendarImport/calendarDrafts.ts';
import { toEpoch } from '../../shared/kernel/time.ts';
import type { Client } from './audience.ts';
import type { Backend } from './backend.ts';
import { exportCalendar } from './calendarExport.ts';
import type { Copyings } from './copyings.ts';
import type { FileKind } from './fileNames.ts';
import { chooseAgain, noPlanOpen, nothingChosen } from './refusals.ts';

type CalendarHandlers = Pick<Handlers<Client>, 'calendar.preview' | 'calendar.export'>;

const ICS_FILE: FileKind = { title: 'Save as iCalendar', ending: 'ics', kind: 'iCalendar' };

/** What the windows ask about calendars of other programs. What was looked at is imported as any other file is: `import.run`. */
export function calendarHandlers(backend: Backend, copyings: Copyings): CalendarHandlers {
  const { ports, imports } = backend;
  return {
    'calendar.preview': async ({ handle, as, chosen }, client) => {
      const path = backend.files.path(handle);
      if (!path) return chooseAgain;
      const { store } = backend;
      if (!store) return noPlanOpen;
      const request = { path, as, chosen, now: ports.now(), transactionId: ports.newTransactionId() };
      return imports.readCalendar(handle, request, store, (share, rows) =>
        client.push({ kind: 'importing', progress: { handle, share, rows } }),
      );
    },
    'calendar.export': async ({ kinds, from, to, releases, job }, client) => {
      const { store } = backend;
      if (!store) return noPlanOpen;
      const target = await ports.chooseFile(`${parse(store.paths.plan).name} calendar`, ICS_FILE);
      if (!target) return nothingChosen;
      const period = from !== undefined && to !== undefined ? { start: toEpoch(from), end: toEpoch(to) } : undefined;
      const { seq, database } = store.state;
      const total = DRAFTED.reduce((sum, collection) => sum + database.count(collection), 0);
      const asked = { kinds, period, releases, now: toEpoch(ports.now()), seq };
      return copyings.run(job, client, total, (watch) => exportCalendar(ports, store, { target, asked, watch }));
    },
  };
}
