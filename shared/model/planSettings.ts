import { z } from 'zod';
import { id, line, oneOf, text, zone } from './fields.ts';

/** What a release needs that touches several services with windows of their own: a window of any of them, or one of each. */
export const SEVERAL_WINDOWS = ['any', 'all'] as const;

/** What holds for the plan as a whole. A collection of one record, so that it travels the same road as all others. */
export const planSettings = z.object({
  id,
  name: line,
  /** All times are shown in this zone. Verdicts do not depend on it. */
  zone,
  /** How release notes are generated; null while Slipway's own template serves. */
  notesTemplate: text.nullable(),
  severalWindows: oneOf(SEVERAL_WINDOWS),
  /** The business calendar that counts where no other is named; null: Monday to Friday, no holidays. */
  calendarId: id.nullable(),
});
export type PlanSettings = z.infer<typeof planSettings>;

export const SETTINGS_ID = 'plan';

/** What a plan begins with beside its name and zone. */
export const NEW_SETTINGS = {
  id: SETTINGS_ID,
  notesTemplate: null,
  severalWindows: 'any',
  calendarId: null,
} satisfies Omit<PlanSettings, 'name' | 'zone'>;
