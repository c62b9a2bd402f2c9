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
  /** When its author changed it last; null where it stands as it was said. */
  editedAt: instant.nullable(),
  /** Kept byte for byte. */
  text: text.refine((given) => given.trim() !== '', 'Type something.'),
});
export type Comment = z.infer<typeof comment>;
