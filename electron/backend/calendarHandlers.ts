import { basename, parse } from 'node:path';
import type { Handlers } from '../../shared/api/rpc.ts';
import { writeCalendar } from '../../shared/exchange/icalendar/icalendarWrite.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import { toEpoch } from '../../shared/kernel/time.ts';
import type { Backend, Client } from './backend.ts';
import { isDiskError, replaceFile, sayDiskError } from './disk.ts';
import type { FileKind } from './fileNames.ts';

type CalendarHandlers = Pick<Handlers<Client>, 'calendar.preview' | 'calendar.export'>;

const ICS_FILE: FileKind = { title: 'Save as iCalendar', ending: 'ics', kind: 'iCalendar' };

/** What the windows ask about calendars of other programs. What was looked at is imported as any other file is: `import.run`. */
export function calendarHandlers(backend: Backend): CalendarHandlers {
  const { ports, imports } = backend;
  return {
    'calendar.preview': async ({ handle, as }, client) => {
      const path = backend.files.path(handle);
      if (!path) return refuse('missing', 'Choose the file again: Slipway was started anew since.');
      const { store } = backend;
      if (!store) return refuse('missing', 'No plan is open.');
      const request = { path, as, now: ports.now(), transactionId: ports.newTransactionId() };
      return imports.readCalendar(handle, request, store, (share, rows) =>
        client.push({ kind: 'importing', progress: { handle, share, rows } }),
      );
    },
    'calendar.export': async ({ kinds, from, to, releases }) => {
      const { store } = backend;
      if (!store) return refuse('missing', 'No plan is open.');
      const target = await ports.chooseFile(`${parse(store.paths.plan).name} calendar`, ICS_FILE);
      if (!target) return refuse('cancelled', 'Nothing was chosen.');
      const period = from !== undefined && to !== undefined ? { start: toEpoch(from), end: toEpoch(to) } : undefined;
      const { seq, database } = store.state;
      const written = writeCalendar(database, { kinds, period, releases, now: toEpoch(ports.now()), seq });
      try {
        await replaceFile(ports.disk, target, inTurn(written.pieces));
        return ok({ fileName: basename(target), counts: written.counts, undated: written.undated });
      } catch (error) {
        if (!isDiskError(error)) throw error;
        return refuse('failed', `${basename(target)} was not written: ${sayDiskError(error)}.`);
      }
    },
  };
}

/** Whoever waits for an answer is answered between two pieces. */
async function* inTurn(pieces: readonly string[]): AsyncGenerator<Buffer> {
  for (let at = 0; at < pieces.length; at += 100) {
    yield Buffer.from(pieces.slice(at, at + 100).join(''), 'utf8');
    await new Promise(setImmediate);
  }
}
