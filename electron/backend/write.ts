import type { Ran, Reply } from '../../shared/api/contract.ts';
import { ok, type Result } from '../../shared/kernel/result.ts';
import type { Transaction } from '../../shared/store/change.ts';
import type { Actor } from './actor.ts';
import type { Backend } from './backend.ts';
import type { PlanStore } from './store.ts';

/** To unpack the ids of a whole import would hold the window up. */
const CREATED_IN_REPLY = 100;

/** Runs what the person at this computer asks of the open plan; answers once it is on disk. */
export async function write(
  backend: Backend,
  run: (store: PlanStore, actor: Actor) => Promise<Result<Transaction>>,
): Promise<Reply<Ran>> {
  const actor = backend.actor();
  if (!actor.ok) return actor;
  const result = await run(backend.store!, actor.value);
  if (!result.ok) return result;
  const { seq, label } = result.value.header;
  return ok({ seq, label, created: createdBy(result.value, CREATED_IN_REPLY) });
}

/** The records that a transaction brought into being, in order. */
export const createdBy = ({ changes }: Transaction, most = Number.POSITIVE_INFINITY): Ran['created'] => {
  const created: Ran['created'] = [];
  for (const { collection, id, before, after } of changes) {
    if (created.length >= most) break;
    if (before === null) created.push({ collection, id, ...(after?.key ? { key: after.key } : {}) });
  }
  return created;
};
