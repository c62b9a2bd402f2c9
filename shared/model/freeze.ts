import { z } from 'zod';
import type { Interval } from '../kernel/interval.ts';
import { wallToEpoch } from '../kernel/time.ts';
import { id, key, line, oneOf, text, wallTime, zone } from './fields.ts';

/** `block` is a hard freeze, `approval` a soft one that a role may open, `review` only asks to look harder. */
export const FREEZE_LEVELS = ['block', 'approval', 'review'] as const;

/** A freeze: a dated time in which no release may run, or only with an approval. It outranks every window. */
export const freeze = z.object({
  id,
  key,
  name: line,
  level: oneOf(FREEZE_LEVELS),
  /** Who may approve a release inside a soft freeze; null for the other levels. */
  approverRole: line.nullable(),
  zone,
  start: wallTime,
  end: wallTime,
  reason: text,
});
export type Freeze = z.infer<typeof freeze>;

/** Records never change in place, so neither does a record's span; to place one in its zone takes longer than all else in a rule. */
const spans = new WeakMap<Freeze, Interval>();

export function freezeSpan(record: Freeze): Interval {
  let span = spans.get(record);
  if (!span) {
    span = { start: wallToEpoch(record.start, record.zone), end: wallToEpoch(record.end, record.zone) };
    spans.set(record, span);
  }
  return span;
}
