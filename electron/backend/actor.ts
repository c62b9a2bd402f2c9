import type { Identity } from '../../shared/api/contract.ts';
import { type Decision, decide } from '../../shared/api/decide.ts';
import { deriveId, type Id } from '../../shared/kernel/id.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { overlay } from '../../shared/store/overlay.ts';
import type { View } from '../../shared/store/view.ts';

/**
 * Who a command is recorded for: a person of the plan, somebody whom the plan does not know yet and who is made known to it
 * first, or the person that this very command creates.
 */
export type Actor = { id: Id } | { newcomer: Identity } | 'created by this command';

/** The person that a transaction creates first. */
export const createdPerson = (transactionId: string): Id => deriveId(transactionId, 'people', 0);

/** How a newcomer is made known to the plan, in an entry of their own. */
export const registerNewcomer = (view: View, newcomer: Identity, now: Instant, transactionId: string) =>
  decide(view, 'person.register', newcomer, { now, actor: createdPerson(transactionId), transactionId });

/**
 * What a command would do before anything is written. A newcomer stands in the plan then already, because what they say or
 * raise refers to them.
 */
export function rehearse(
  actor: Actor,
  decideOn: (view: View, id: Id) => Result<Decision>,
  on: { view: View; transactionId: string; register: (newcomer: Identity) => Result<Decision> },
): Result<Decision> {
  if (actor === 'created by this command') return decideOn(on.view, createdPerson(on.transactionId));
  if ('id' in actor) return decideOn(on.view, actor.id);
  const registered = on.register(actor.newcomer);
  if (!registered.ok) return registered;
  const { changes } = registered.value;
  return decideOn(overlay(on.view, changes), changes[0]!.id);
}
