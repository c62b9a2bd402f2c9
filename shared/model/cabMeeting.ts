import { z } from 'zod';
import { id, key, line, oneOf, timeOfDay, uid } from './fields.ts';
import { series } from './series.ts';

/** By when a change must be handed in for a meeting: "by 14:00, one business day before". */
const cutOff = z.object({
  days: z
    .number({ error: 'Give a whole number.' })
    .int('Give a whole number.')
    .min(0, 'Give 0 or more.')
    .max(365, 'Give at most 365.'),
  unit: oneOf(['days', 'businessDays']),
  time: timeOfDay,
});

/** The meetings of a Change Advisory Board. */
export const cabMeeting = z.object({ id, key, name: line, ...series, cutOff: cutOff.nullable(), uid: uid.nullable() });
export type CabMeeting = z.infer<typeof cabMeeting>;
