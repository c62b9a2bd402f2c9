import { basename, parse } from 'node:path';
import { prepareCalendar } from '../../shared/api/calendarPreview.ts';
import type { Ran, Reply } from '../../shared/api/contract.ts';
import type { Handlers } from '../../shared/api/rpc.ts';
import type { EventKind } from '../../shared/exchange/icalendarKinds.ts';
import { writeCalendar } from '../../shared/exchange/icalendarWrite.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { toEpoch } from '../../shared/kernel/time.ts';
import type { Transaction } from '../../shared/store/change.ts';
import type { Actor } from './actor.ts';
import type { Backend, Client } from './backend.ts';
import { type CalendarFile, readCalendarFile } from './calendarFile.ts';
import { isDiskError, replaceFile, sayDiskError } from './disk.ts';
import type { FileKind } from './fileNames.ts';
import type { PlanStore } from './store.ts';

type CalendarHandlers = Pick<Handlers<Client>, 'calendar.preview' | 'calendar.import' | 'calendar.export'>;

const ICS_FILE: FileKind = { title: 'Save as iCalendar', ending: 'ics', kind: 'iCalendar' };

/** What the windows ask about calendars of other programs. */
export function calendarHandlers(
  backend: Backend,
  write: (run: (store: PlanStore, actor: Actor) => Promise<Result<Transaction>>) => Promise<Reply<Ran>>,
): CalendarHandlers {
  const { ports } = backend;
  /** The file that was looked at last: what is imported is what was shown, even if the file has changed since. */
  let looked: { handle: string; file: CalendarFile } | null = null;

  async function fileOf(handle: string): Promise<Result<CalendarFile>> {
    if (looked?.handle === handle) return ok(looked.file);
    const path = backend.files.path(handle);
    if (!path) return refuse('missing', 'Choose the file again: Slipway was started anew since.');
    const file = await readCalendarFile(path);
    if (file.ok) looked = { handle, file: file.value };
    return file;
  }

  const prepare = (store: PlanStore, { text, ...file }: CalendarFile, as: EventKind | undefined, actor: string) =>
    prepareCalendar(store.state.database, text, {
      file,
      as,
      run: { now: ports.now(), actor, transactionId: ports.newTransactionId() },
    });

  return {
    'calendar.preview': async ({ handle, as }) => {
      const file = await fileOf(handle);
      if (!file.ok) return file;
      const { store } = backend;
      if (!store) return refuse('missing', 'No plan is open.');
      const prepared = prepare(store, file.value, as, 'nobody');
      return prepared.ok ? ok(prepared.value.preview) : prepared;
    },
    'calendar.import': ({ handle, as }) =>
      write(async (store, actor) => {
        const file = await fileOf(handle);
        if (!file.ok) return file;
        const prepared = prepare(store, file.value, as, 'nobody');
        return prepared.ok ? store.run('ics.import', prepared.value.input, actor) : prepared;
      }),
    'calendar.export': async ({ kinds, from, to }) => {
      const { store } = backend;
      if (!store) return refuse('missing', 'No plan is open.');
      const target = await ports.chooseFile(`${parse(store.paths.plan).name} calendar`, ICS_FILE);
      if (!target) return refuse('cancelled', 'Nothing was chosen.');
      const period = from !== undefined && to !== undefined ? { start: toEpoch(from), end: toEpoch(to) } : undefined;
      const { seq, database } = store.state;
      const written = writeCalendar(database, { kinds, period, now: toEpoch(ports.now()), seq });
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
