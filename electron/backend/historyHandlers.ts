import type { Handlers } from '../../shared/api/rpc.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Client } from './audience.ts';
import type { Backend } from './backend.ts';
import { noPlanOpen } from './refusals.ts';
import { write } from './write.ts';

const CHANGES_SHOWN = 200;

/** Who did what, and how it is taken back. */
export function historyHandlers(
  backend: Backend,
): Pick<Handlers<Client>, 'history.undo' | 'history.redo' | 'history.page' | 'history.entry'> {
  return {
    'history.undo': (options) => write(backend, (store, actor) => store.undo(options, actor)),
    'history.redo': () => write(backend, (store, actor) => store.redo(actor)),
    'history.page': async ({ before, limit }) => {
      const { store } = backend;
      if (!store) return noPlanOpen;
      const entries = await store.history.page(before, limit);
      const last = entries.at(-1)?.seq ?? 1;
      return ok({ entries, before: last > 1 ? last : null, undoLine: store.state.undoLine });
    },
    'history.entry': async ({ seq }) => {
      const { store } = backend;
      if (!store) return noPlanOpen;
      const entry = await store.history.entry(seq);
      if (!entry) return refuse('missing', `Entry ${seq} is not in the history beside this plan.`);
      return ok({ header: entry.header, changes: entry.changes.slice(0, CHANGES_SHOWN), total: entry.changes.length });
    },
  };
}
