/**
 * Why something a person asked for was not done. `message` is a whole sentence for a release coordinator: what, where, what to do.
 *
 * - `invalid`   the input is wrong; `field` names the place in the form
 * - `missing`   a record that the input names is not there
 * - `blocked`   a rule forbids it; the findings say which
 * - `conflict`  the record has changed since
 * - `readOnly`  this plan cannot be written just now
 * - `locked`    another Slipway writes this plan
 * - `damaged`   the file on disk is not what Slipway wrote
 * - `cancelled` the person closed the dialog; nothing need be said
 * - `failed`    a bug in Slipway, or a disk that fails outside the journal; the plan is safe
 */
export type RefusalKind =
  | 'invalid'
  | 'missing'
  | 'blocked'
  | 'conflict'
  | 'readOnly'
  | 'locked'
  | 'damaged'
  | 'cancelled'
  | 'failed';

export interface Refusal {
  kind: RefusalKind;
  message: string;
  /** Path of the offending input field, such as `start` or `rows.12.title`. */
  field?: string;
  /** Further sentences, one a line, such as each record that stands in the way. */
  details?: string[];
}

/** An expected outcome. Refusals are values; only bugs throw. */
export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const refuse = (kind: RefusalKind, message: string, more: Omit<Refusal, 'kind' | 'message'> = {}) =>
  ({ ok: false, refusal: { kind, message, ...more } }) as const;

/** Closes a union: the compiler complains here when a case was forgotten. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`);
}
