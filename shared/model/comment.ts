import { z } from 'zod';
import { id, instant, text } from './fields.ts';

/** What somebody had to say about a record of any collection. */
export const comment = z.object({
  id,
  /** The collection and id of the record that it is about. */
  onCollection: z.string().max(40),
  onId: id,
  authorId: id,
  at: instant,
  text: text.pipe(z.string().trim().min(1, 'Type something.')),
});
export type Comment = z.infer<typeof comment>;
