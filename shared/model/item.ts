import { z } from 'zod';
import { day, id, instant, key, line, oneOf, text } from './fields.ts';

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
  /** A sprint's name. Trackers know their sprints by name; what is known of one beside it stands in the sprints. */
  sprint: line.nullable(),
  /** As the tracker says it: `High`, `P2`, `1`. */
  priority: line.nullable(),
  labels: z.array(line).max(100, 'Give at most 100 labels.'),
  /** The external key of the epic or feature above it. */
  parentKey: line.nullable(),
  dueOn: day.nullable(),
  /** When the tracker first had it. */
  createdAt: instant.nullable(),
  assigneeId: id.nullable(),
  /** The release that carries the item. */
  releaseId: id.nullable(),
  /** The key in the tracker it was imported from, such as `PAY-4471`; a second import updates by it. */
  externalKey: line.nullable(),
  updatedAt: instant.nullable(),
});
export type Item = z.infer<typeof item>;
