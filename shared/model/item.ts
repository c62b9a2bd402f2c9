import { z } from 'zod';
import { id, instant, key, line, oneOf, text } from './fields.ts';

export const ITEM_KINDS = ['feature', 'defect', 'regulatory', 'upkeep'] as const;
export const ITEM_STATES = ['analysis', 'coding', 'testing', 'done'] as const;

/** A backlog item: a piece of work that a release may carry (FLOW step 3). */
export const item = z.object({
  id,
  key,
  title: line,
  description: text,
  kind: oneOf(ITEM_KINDS),
  state: oneOf(ITEM_STATES),
  points: z
    .number({ error: 'Give a number.' })
    .min(0, 'Give 0 or more.')
    .max(10_000, 'Give at most 10,000.')
    .nullable(),
  sprint: line.nullable(),
  assigneeId: id.nullable(),
  /** The release that carries the item. */
  releaseId: id.nullable(),
  /** The key in the tracker it was imported from, such as `PAY-4471`; a second import updates by it. */
  externalKey: line.nullable(),
  updatedAt: instant.nullable(),
});
export type Item = z.infer<typeof item>;
