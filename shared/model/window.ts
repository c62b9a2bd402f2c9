import { z } from 'zod';
import { id, key, line, wallTime, zone } from './fields.ts';

/**
 * A maintenance window: times in which releases may run. The first occurrence is wall time in a zone, so that 22:00 stays
 * 22:00 over a switch of the clocks; the rule repeats it (RFC 5545, RRULE).
 */
export const maintenanceWindow = z.object({
  id,
  key,
  name: line,
  zone,
  start: wallTime,
  end: wallTime,
  /** An RRULE without the `RRULE:`, such as `FREQ=WEEKLY;BYDAY=WE`. */
  rule: line,
  /** Wall-time starts of occurrences that are left out (RFC 5545, EXDATE). */
  exceptions: z.array(wallTime).max(1000),
});
export type MaintenanceWindow = z.infer<typeof maintenanceWindow>;
