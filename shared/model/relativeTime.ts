import { z } from 'zod';
import { id, oneOf, timeOfDay, weekday } from './fields.ts';

export const RELATIVE_UNITS = ['days', 'weeks', 'businessDays'] as const;

/**
 * A wall time that follows a named date: "term start - 5 days", "release date + 5 business days", "Monday of the week before
 * term start". Records that have one keep the wall time it came to beside it; whoever moves the date moves these too.
 */
export const relativeTime = z.object({
  /** What it follows: exactly one of these is given. */
  anchorId: id.nullable(),
  releaseId: id.nullable(),
  amount: z
    .number({ error: 'Give a whole number.' })
    .int('Give a whole number.')
    .min(-1000, 'Give at least -1,000.')
    .max(1000, 'Give at most 1,000.'),
  /** Business days are those of the plan's business calendar. */
  unit: oneOf(RELATIVE_UNITS),
  /** Then that day of the same week, Monday first (1 = Monday to 7 = Sunday, ISO 8601); null: the day itself. */
  weekday: weekday.nullable(),
  time: timeOfDay,
});
export type RelativeTime = z.infer<typeof relativeTime>;
