import { z } from 'zod';
import { id, text } from './fields.ts';

/** The notes of one release (FLOW step 10): Markdown, generated from its items and edited by hand. */
export const releaseNotes = z.object({
  id,
  releaseId: id,
  /** What people read and publish. */
  body: text,
  /** What was generated last. Against it, hand edits are told from what a new generation would change. */
  generated: text,
});
export type ReleaseNotes = z.infer<typeof releaseNotes>;
