import { z } from 'zod';
import { id, line, text, zone } from './fields.ts';

/** What holds for the plan as a whole. A collection of one record, so that it travels the same road as all others. */
export const planSettings = z.object({
  id,
  name: line,
  /** All times are shown in this zone. Verdicts do not depend on it. */
  zone,
  /** How release notes are generated; null while Slipway's own template serves. */
  notesTemplate: text.nullable(),
});
export type PlanSettings = z.infer<typeof planSettings>;

export const SETTINGS_ID = 'plan';
