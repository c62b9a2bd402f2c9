import type { Handlers } from '../../shared/api/rpc.ts';
import { ok } from '../../shared/kernel/result.ts';
import { type CollectionName, collectionNames, type PlanRecord } from '../../shared/model/plan.ts';
import { type SnapshotPiece, toPushes } from '../../shared/store/mirror.ts';
import type { Client } from './audience.ts';
import type { Backend } from './backend.ts';
import { noPlanOpen } from './refusals.ts';

/** What a window's mirror of the plan begins with, and how it catches up. */
export function mirrorHandlers(backend: Backend): Pick<Handlers<Client>, 'plan.subscribe' | 'plan.since'> {
  return {
    'plan.subscribe': async (_, client) => {
      await backend.ready();
      backend.subscribe(client);
      const { store } = backend;
      if (!store) return noPlanOpen;
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
  };
}

let subscriptions = 0;
const RECORDS_IN_PIECE = 2_000;

function cut(collection: CollectionName, records: PlanRecord[]): SnapshotPiece[] {
  return Array.from({ length: Math.ceil(records.length / RECORDS_IN_PIECE) }, (_, index) => ({
    collection,
    records: records.slice(index * RECORDS_IN_PIECE, (index + 1) * RECORDS_IN_PIECE),
  }));
}
