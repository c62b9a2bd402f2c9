import { z } from 'zod';
import { day, id, key, line, text } from './fields.ts';

/** A sprint: a time in which a team works on what its backlog items name it for (FLOW step 3). */
export const sprint = z.object({
  id,
  key,
  /** As items name it, once in a plan. */
  name: line,
  startOn: day.nullable(),
  endOn: day.nullable(),
  goal: text,
});
export type Sprint = z.infer<typeof sprint>;
