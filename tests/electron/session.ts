import type { Backend } from '../../electron/backend/backend.ts';
import { makeBackup } from '../../electron/backend/backups.ts';
import type { Disk } from '../../electron/backend/disk.ts';
import type { PlanStore } from '../../electron/backend/store.ts';
import { ok, type Result } from '../../shared/kernel/result.ts';
import { backendOn, describeState, PLAN } from './world.ts';

/** What was promised to the person so far. */
export interface Ledger {
  /** The last entry that was answered; -1 before a plan was. */
  answered: number;
  /** A command runs: it may be there after a crash, whole, or not. */
  isPending: boolean;
  /** What the plan holds after each entry, as far as that is known; of an entry that is pending it may be. */
  states: string[];
  /** Backups that were answered, by the entry that they stand at. */
  backups: number[];
  /** The person was told that it cannot be told whether the entry after the last was saved. */
  isUncertain: boolean;
  /** What the person was told when something was not done. */
  refusals: string[];
  /** Refusals after which the plan let itself be written. */
  wrongs: string[];
  /** Looks at the disk when something was refused and nothing was done since. */
  onRefusal?: () => Promise<void>;
}

export const newLedger = (states: readonly string[] = []): Ledger => ({
  answered: -1,
  isPending: false,
  states: [...states],
  backups: [],
  isUncertain: false,
  refusals: [],
  wrongs: [],
});

/** A tracker's export: one transaction of a few hundred records. */
const EXPORT = {
  file: { name: 'export.csv', sha256: 'f00d' },
  rows: Array.from({ length: 200 }, (_, row) => ({
    title: `Row ${row} of the export, with an é and a 💾`,
    description: row % 50 === 0 ? 'Several\nlines\n' : '',
    kind: 'feature',
    state: 'analysis',
    points: row % 8,
    sprint: null,
    externalKey: `PAY-${row}`,
    assignee: row % 3 === 0 ? 'Tomasz' : null,
  })),
};

const SETTINGS = { name: 'Merrowdale', zone: 'Europe/London' };

/** One plan's life through two processes, every kind of write in it. */
export async function playSession(disk: Disk, ledger: Ledger): Promise<void> {
  const backend = await backendOn(disk, 1);
  const made = await note(
    ledger,
    () => backend.store,
    () => backend.create(PLAN, SETTINGS),
  );
  if (made && backend.store) await morning(backend.store, ledger, disk);
  await backend.close();
  if (made) await playSecondLife(disk, ledger, 3);
}

/** The next process opens the plan, answers so many commands and closes. */
export async function playSecondLife(disk: Disk, ledger: Ledger, commands: number): Promise<void> {
  const backend = await backendOn(disk, 2);
  if (await openAgain(backend, ledger)) {
    // What is there when it opens is what people go on from, an entry included that was on its way.
    notePromise(ledger, backend.store!);
    ledger.states.splice(ledger.answered + 1);
    await afternoon(backend.store!, ledger, commands);
  }
  await backend.close();
}

/** A plan whose making was interrupted is made again, unless its first entry came to the disk all the same. */
async function openAgain(backend: Backend, ledger: Ledger): Promise<boolean> {
  if (ledger.answered < 0) {
    // The second making is at another time, and by another transaction.
    ledger.states.splice(1);
    ledger.isPending = true;
    const made = await backend.create(PLAN, SETTINGS);
    if (made.ok) return true;
  }
  return attempt(ledger, () => backend.open(PLAN));
}

async function morning(store: PlanStore, ledger: Ledger, disk: Disk): Promise<void> {
  const { run, undo, redo } = notedActions(store, ledger);
  await run('item.create', { title: 'Pay by card' });
  await run('item.create', { title: 'Pay by bank', description: 'Line one\nline two' });
  await run('release.create', { name: 'Spring', items: ['BLI-1'] });
  await run('release.reschedule', { release: 'REL-1', start: '2026-04-04T22:00:00Z' });
  // One that fails is nobody's loss, and nobody is told.
  await store.checkpoint().catch(() => undefined);
  await run('backlog.import', EXPORT);
  await run('item.update', { items: ['BLI-7'], fields: { points: 5 } });
  await undo();
  await redo();
  await run('item.remove', { items: ['BLI-7'] });
  const { seq } = store.state;
  const isKept = await attempt(ledger, () => makeBackup(disk, store, 'import', '2026-03-01T12:00:00Z').then(ok));
  if (isKept) ledger.backups.push(seq);
  await run('person.register', { name: 'Aoife', roles: [] });
  await run('item.create', { title: 'Refund' });
  await undo({ seq: 6, leaveLaterEdits: true });
}

async function afternoon(store: PlanStore, ledger: Ledger, commands: number): Promise<void> {
  const { run, undo } = notedActions(store, ledger);
  if (commands > 0) await run('item.create', { title: 'Settle', points: 3 });
  if (commands > 1) await undo();
  if (commands > 2) await run('plan.change', { name: 'Merrowdale 2026' });
}

function notedActions(store: PlanStore, ledger: Ledger) {
  const actor = { id: [...store.state.database.all('people')][0]?.id ?? 'nobody' };
  const noted = (work: () => Promise<Result<unknown>>) => note(ledger, () => store, work);
  return {
    run: (name: string, input: unknown) => noted(() => store.run(name, input, actor)),
    undo: (options = {}) => noted(() => store.undo(options, actor)),
    redo: () => noted(() => store.redo(actor)),
  };
}

/** Does what changes the plan, and notes what was promised with the answer. */
async function note(
  ledger: Ledger,
  store: () => PlanStore | null,
  work: () => Promise<Result<unknown>>,
): Promise<boolean> {
  ledger.isPending = true;
  const isDone = await attempt(ledger, work);
  ledger.isPending = false;
  if (isDone) notePromise(ledger, store()!);
  else {
    const told = ledger.refusals.at(-1)!;
    if (told.startsWith('It cannot be told')) ledger.isUncertain = true;
    if (/saved: /.test(told) && store()?.readOnly !== told) ledger.wrongs.push(told);
    await ledger.onRefusal?.();
  }
  return isDone;
}

function notePromise(ledger: Ledger, { state }: PlanStore): void {
  ledger.isPending = false;
  ledger.isUncertain = false;
  ledger.answered = state.seq;
  ledger.states[state.seq] = describeState(state);
}

/** As the contract's door does it: what a handler throws is told in a sentence too. */
async function attempt(ledger: Ledger, work: () => Promise<Result<unknown>>): Promise<boolean> {
  const thrown = (error: Error) => ({ ok: false, refusal: { message: `thrown: ${error.message}` } }) as const;
  const result = await work().catch(thrown);
  if (!result.ok) ledger.refusals.push(result.refusal.message);
  return result.ok;
}
