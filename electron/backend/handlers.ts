import { dirname, parse } from 'node:path';
import type { PlanStatus, Ran, Reply } from '../../shared/api/contract.ts';
import type { Handlers } from '../../shared/api/rpc.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { collectionNames, type PlanRecord } from '../../shared/model/plan.ts';
import { SAMPLE_NAME } from '../../shared/sample/samplePlan.ts';
import type { Transaction } from '../../shared/store/change.ts';
import { toPushes } from '../../shared/store/mirror.ts';
import type { Actor } from './actor.ts';
import { attachFile, saveAttachment } from './attaching.ts';
import { type Backend, type Client, createdBy } from './backend.ts';
import { calendarHandlers } from './calendarHandlers.ts';
import { createCopyings } from './copyings.ts';
import { safeFileName } from './fileNames.ts';
import { importHandlers } from './importHandlers.ts';
import { whyOnlyRead } from './openPlans.ts';
import { planFileName } from './planPaths.ts';
import { printCalendar } from './printCalendar.ts';
import { publishNotes } from './publish.ts';
import { restoreBackup } from './restore.ts';
import { createSample } from './samplePlan.ts';
import type { PlanStore } from './store.ts';
import { CSV_FILE, writeBacklogCsv, writeScheduleCsv } from './writeCsv.ts';

/** The backend as the contract has it. The same handlers answer windows over IPC and tests in process. */
export function createHandlers(backend: Backend): Handlers<Client> {
  const { ports } = backend;
  const copyings = createCopyings();

  /** The status once something was opened; what refused it otherwise. */
  const opened = (result: Result<null>): Reply<PlanStatus> => (result.ok ? ok(backend.status()!) : result);

  async function write(run: (store: PlanStore, actor: Actor) => Promise<Result<Transaction>>): Promise<Reply<Ran>> {
    const actor = backend.actor();
    if (!actor.ok) return actor;
    const result = await run(backend.store!, actor.value);
    if (!result.ok) return result;
    const { seq, label } = result.value.header;
    return ok({ seq, label, created: createdBy(result.value, CREATED_IN_REPLY) });
  }

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
    'plan.recent': async () => {
      const { recent } = await ports.installation.read();
      return ok(
        recent.map(({ path, name, openedAt }) => ({
          fileName: planFileName(path),
          folder: dirname(path),
          name,
          openedAt,
        })),
      );
    },
    'plan.create': async (settings) => {
      const path = await ports.chooseNewPlan(settings.name);
      return path ? opened(await backend.create(path, settings)) : cancelled;
    },
    'plan.createSample': async () => {
      const path = await ports.chooseNewPlan(SAMPLE_NAME);
      return path ? opened(await createSample(backend, path)) : cancelled;
    },
    'plan.open': async ({ recent }) => {
      const known = recent === undefined ? null : (await ports.installation.read()).recent[recent]?.path;
      const path = known ?? (await ports.choosePlanToOpen());
      return path ? opened(await backend.open(path)) : cancelled;
    },
    'plan.close': async () => {
      await backend.close();
      return ok(null);
    },
    'plan.saveCopy': async () => {
      const plan = backend.store?.paths.plan;
      if (!plan) return refuse('missing', 'No plan is open.');
      const target = await ports.chooseCopy(plan);
      return target ? backend.saveCopy(target) : cancelled;
    },
    'plan.status': async () => {
      await backend.ready();
      return ok(backend.status());
    },
    'plan.trouble': () => ok(backend.trouble),
    'plan.openReadOnly': async () => {
      const { trouble } = backend;
      if (!trouble) return refuse('missing', 'There is no plan to look at.');
      const why = whyOnlyRead(trouble.refusal);
      return why ? opened(await backend.openReadOnly(trouble.path, why)) : { ok: false, refusal: trouble.refusal };
    },
    'plan.restore': async ({ backup }) => {
      const { trouble } = backend;
      if (!trouble) return refuse('missing', 'There is no plan to restore.');
      const restored = await restoreBackup(ports, trouble.path, backup);
      return opened(restored.ok ? await backend.open(trouble.path) : restored);
    },
    'plan.retry': async () => opened(await backend.reopen()),
    'plan.subscribe': async (_, client) => {
      await backend.ready();
      backend.subscribe(client);
      const { store } = backend;
      if (!store) return refuse('missing', 'No plan is open.');
      const { seq, database } = store.state;
      // Taken at once, so that all pieces are of one seq; sent bit by bit, so that main goes on answering.
      const pieces = collectionNames.flatMap((collection) => cut(collection, [...database.all(collection)]));
      const counters = [...database.counters];
      const subscription = ++subscriptions;
      for (const piece of pieces) {
        client.push({ kind: 'snapshot', subscription, piece });
        await new Promise(setImmediate);
      }
      return ok({ status: backend.status()!, subscription, seq, counters, pieces: pieces.length });
    },
    'plan.since': async ({ seq }, client) => {
      const { store } = backend;
      if (!store) return ok(false);
      for await (const { header, changes } of store.history.since(seq)) {
        for (const push of toPushes(header, changes)) client.push({ kind: 'changed', push });
      }
      return ok(true);
    },
    'command.run': ({ name, input }) => write((store, actor) => store.run(name, input, actor)),
    ...importHandlers(backend, write),
    ...calendarHandlers(backend, copyings),
    'notes.publish': async (wanted) => {
      const { store } = backend;
      return store ? publishNotes(ports, store.state.database, wanted) : refuse('missing', 'No plan is open.');
    },
    'backlog.export': async ({ shown }) => {
      const { store } = backend;
      if (!store) return refuse('missing', 'No plan is open.');
      const target = await ports.chooseFile(`${parse(store.paths.plan).name} backlog`, CSV_FILE);
      return target ? writeBacklogCsv(ports.disk, store.state.database, shown, target) : cancelled;
    },
    'calendar.print': async (wanted) => {
      const { store } = backend;
      if (!store) return refuse('missing', 'No plan is open.');
      return printCalendar(ports, store.state.database, wanted, ports.now());
    },
    'schedule.export': async (wanted) => {
      const { store } = backend;
      if (!store) return refuse('missing', 'No plan is open.');
      const target = await ports.chooseFile(`${parse(store.paths.plan).name} forward schedule`, CSV_FILE);
      return target ? writeScheduleCsv(ports.disk, store.state.database, wanted, ports.now(), target) : cancelled;
    },
    'history.undo': (options) => write((store, actor) => store.undo(options, actor)),
    'history.redo': () => write((store, actor) => store.redo(actor)),
    'history.page': async ({ before, limit }) => {
      const { store } = backend;
      if (!store) return refuse('missing', 'No plan is open.');
      const entries = await store.history.page(before, limit);
      const last = entries.at(-1)?.seq ?? 1;
      return ok({ entries, before: last > 1 ? last : null, undoLine: store.state.undoLine });
    },
    'history.entry': async ({ seq }) => {
      const { store } = backend;
      if (!store) return refuse('missing', 'No plan is open.');
      const entry = await store.history.entry(seq);
      if (!entry) return refuse('missing', `Entry ${seq} is not in the history beside this plan.`);
      return ok({ header: entry.header, changes: entry.changes.slice(0, CHANGES_SHOWN), total: entry.changes.length });
    },
    'attachment.add': ({ handle, on, job }, client) =>
      write((store, actor) => {
        const file = backend.files.get(handle);
        if (!file) return Promise.resolve(chooseAgain);
        const arrival = ports.newTransactionId();
        return copyings.run(job, client, file.bytes, (watch) =>
          attachFile(ports.disk, store, actor, { path: file.path, on, arrival, watch }),
        );
      }),
    'attachment.save': async ({ attachment: id, job }, client) => {
      const { store } = backend;
      const attachment = store?.state.database.get('attachments', id);
      if (!store || !attachment) return refuse('missing', 'This attachment is not in the plan any more.');
      const target = await ports.chooseFile(safeFileName(attachment.name, 'Attachment'), null);
      if (!target) return cancelled;
      return copyings.run(job, client, attachment.bytes, (watch) =>
        saveAttachment(ports.disk, store.paths, attachment, target, watch),
      );
    },
    'copying.cancel': ({ job }) => {
      copyings.cancel(job);
      return ok(null);
    },
    'plan.verify': async () => {
      const { store } = backend;
      return store ? ok(await store.verify()) : refuse('missing', 'No plan is open.');
    },
  };
}

const cancelled = refuse('cancelled', 'Nothing was chosen.');
const chooseAgain = refuse('missing', 'Choose the file again: Slipway was started anew since.');

const CHANGES_SHOWN = 200;

let subscriptions = 0;
/** To unpack the ids of a whole import would hold the window up. */
const CREATED_IN_REPLY = 100;
const RECORDS_IN_PIECE = 2_000;

function cut(collection: (typeof collectionNames)[number], records: PlanRecord[]) {
  return Array.from({ length: Math.ceil(records.length / RECORDS_IN_PIECE) }, (_, index) => ({
    collection,
    records: records.slice(index * RECORDS_IN_PIECE, (index + 1) * RECORDS_IN_PIECE),
  }));
}
