import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { createBackend } from '../../electron/backend/backend.ts';
import { nodeDisk } from '../../electron/backend/disk.ts';
import { openInstallation } from '../../electron/backend/installation.ts';
import type { PlanStore } from '../../electron/backend/store.ts';
import { realPorts } from './realPorts.ts';

/**
 * The process that is killed: opens a plan when it is told to and changes it as fast as it can, in every way there is. Each
 * answer is told on stdout as `seq seal`, in one write call, before the next command begins.
 */
const [path, home] = process.argv.slice(2) as [string, string];
const ports = realPorts(openInstallation(nodeDisk, home));
writeSync(1, 'ready\n');
await once(process.stdin, 'data');
const backend = await createBackend(ports);
const opened = await backend.open(path);
if (!opened.ok) throw new Error(opened.refusal.message);
const store = backend.store!;
const actor = backend.actor();
if (!actor.ok) throw new Error(actor.refusal.message);
for (let turn = store.state.seq; ; turn++) {
  const result = await change(store, turn);
  if (!result.ok) throw new Error(result.refusal.message);
  writeSync(1, `${store.state.seq} ${store.state.headHash}\n`);
}

function change(store: PlanStore, turn: number) {
  const who = actor.ok ? actor.value : { id: '' };
  if (turn % 40 === 39) return store.run('backlog.import', exportOf(turn), who);
  if (turn % 7 === 5 && store.state.undoLine.undoable.length > 0) return store.undo({}, who);
  if (turn % 7 === 6 && store.state.undoLine.redoable.length > 0) return store.redo(who);
  const items = [...store.state.database.all('items')];
  const item = items[turn % 97];
  return item
    ? store.run('item.update', { items: [item.key], fields: { description: `Turn ${turn}. `.repeat(turn % 50) } }, who)
    : store.run('item.create', { title: `Item of turn ${turn}` }, who);
}

/** The same sixty rows each time: the plan does not grow, and the entry is large. */
function exportOf(turn: number) {
  return {
    file: { name: 'export.csv', sha256: '' },
    rows: Array.from({ length: 60 }, (_, row) => ({
      title: `Row ${row} as of turn ${turn}`,
      description: '',
      kind: 'feature',
      state: 'coding',
      points: turn % 13,
      sprint: null,
      externalKey: `PAY-${row}`,
      assignee: null,
    })),
  };
}
