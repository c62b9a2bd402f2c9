import { z } from 'zod';
import { id, key, line, oneOf } from './fields.ts';
import { RISKS } from './release.ts';

export const NOTICE_UNITS = ['hours', 'days', 'businessDays'] as const;

/** What may be done in the windows of a class: "quickly reversible work, 24 hours' notice, three at a time". */
export const windowClass = z.object({
  id,
  key,
  name: line,
  /** The highest risk that it takes; null: any. */
  allowedRisk: oneOf(RISKS).nullable(),
  /** How long before its start a release must have its date; business days are those of the plan's calendar. */
  notice: z.object({
    amount: z
      .number({ error: 'Give a whole number.' })
      .int('Give a whole number.')
      .min(0, 'Give 0 or more.')
      .max(1000, 'Give at most 1,000.'),
    unit: oneOf(NOTICE_UNITS),
  }),
  /** How many releases one occurrence holds; null: any number. */
  capacity: z
    .number({ error: 'Give a whole number.' })
    .int('Give a whole number.')
    .min(1, 'Give at least 1.')
    .max(10_000, 'Give at most 10,000.')
    .nullable(),
});
export type WindowClass = z.infer<typeof windowClass>;
