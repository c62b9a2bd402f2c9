import { z } from 'zod';
import { id, line, oneOf, wallTime, zone } from './fields.ts';

/** One occurrence that was moved or resized by itself (RFC 5545, RECURRENCE-ID): the rule's own start names it. */
const override = z.object({ occurrence: wallTime, start: wallTime, end: wallTime.nullable() });
export type Override = z.infer<typeof override>;

/** Where an occurrence goes that falls on a day of the calendar: left out, to the next working day, or weeks on. */
export const SHIFT_TARGETS = ['skip', 'nextBusinessDay', 'nextSameWeekday'] as const;

/** Which days an occurrence has to leave: holidays only, or weekends as well. */
export const SHIFT_DAYS = ['holidays', 'nonWorkingDays'] as const;

const shift = z.object({
  days: oneOf(SHIFT_DAYS),
  to: oneOf(SHIFT_TARGETS),
  /** The business calendar that knows the days; null: the plan's own. */
  calendarId: id.nullable(),
});
export type Shift = z.infer<typeof shift>;

/**
 * A span of wall time that recurs (RFC 5545): what windows, freezes and meetings have in common. Start and end are wall time in
 * a zone, so that 22:00 stays 22:00 over a switch of the clocks, and the real length may change there.
 */
export const series = {
  /** An IANA zone, or a fixed offset such as `+05:30`, which no switch of the clocks moves. */
  zone,
  /** The first occurrence. */
  start: wallTime,
  /** Null: open-ended. A single one lasts until somebody ends it, a recurring one until the end of its day. */
  end: wallTime.nullable(),
  /** An RRULE without the `RRULE:`, such as `FREQ=WEEKLY;BYDAY=WE`; null: it happens once. */
  rule: line.nullable(),
  /** Starts beside the rule's (RDATE); each lasts as long as the first. */
  additions: z.array(wallTime).max(1000, 'Give at most 1,000 dates.'),
  /** Starts that are left out (EXDATE). */
  exceptions: z.array(wallTime).max(1000, 'Give at most 1,000 dates.'),
  overrides: z.array(override).max(1000, 'Change at most 1,000 occurrences by themselves.'),
  shift: shift.nullable(),
};
const seriesSchema = z.object(series);
export type Series = z.infer<typeof seriesSchema>;

/** What a series is that happens once. */
export const ONCE = { rule: null, additions: [], exceptions: [], overrides: [], shift: null } satisfies Partial<Series>;

/** Whether it may come more than once, or elsewhere than its start says. */
export const isRecurring = ({
  rule,
  additions,
  overrides,
  shift,
}: Pick<Series, 'rule' | 'additions' | 'overrides' | 'shift'>): boolean =>
  rule !== null || additions.length > 0 || overrides.length > 0 || shift !== null;
