import { z } from 'zod';
import { id, instant, line } from './fields.ts';

/** A file that belongs to a record. Its bytes lie beside the plan, under their hash: see electron/backend/attachments. */
export const attachment = z.object({
  id,
  onCollection: z.string().max(40),
  onId: id,
  name: line,
  bytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  addedById: id,
  at: instant,
});
export type Attachment = z.infer<typeof attachment>;
