import { z } from 'zod';
import { id, key, line, text } from './fields.ts';

/** A service that the business uses, such as payments (ITIL: IT service). */
export const service = z.object({
  id,
  key,
  name: line,
  description: text,
  ownerId: id.nullable(),
  /** 1 is the most critical, 5 the least. */
  criticality: z.number({ error: 'Give 1 to 5.' }).int('Give 1 to 5.').min(1, 'Give 1 to 5.').max(5, 'Give 1 to 5.'),
});
export type Service = z.infer<typeof service>;
