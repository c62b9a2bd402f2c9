import { z } from 'zod';
import { CALENDAR_FACETS } from '../domain/shownCalendar/calendarFilter.ts';
import { isZone } from '../kernel/time.ts';
import { day } from '../model/fields.ts';

/** What a filter of the calendar may say (domain/calendarFilter.ts). */
const calendarFilter = z.partialRecord(
  z.enum(CALENDAR_FACETS),
  z.array(z.string().max(500).nullable()).max(1_000).readonly(),
);

/** Days of the calendar, as they are shown: the last is not included. */
const shownDays = z.object({
  start: day,
  end: day,
  zone: z.string().max(100).refine(isZone, 'Give a time zone, like Europe/London.'),
  filter: calendarFilter,
});

/** Two years and a bit: more days are no document that anybody reads. */
const MOST_DAYS = 800;
const isShort = ({ start, end }: { start: string; end: string }): boolean =>
  start < end && (Date.parse(end) - Date.parse(start)) / 86_400_000 <= MOST_DAYS;
const TOO_LONG = { error: `Choose a first day before the last, and at most ${MOST_DAYS} days.`, path: ['end'] };

const PRINTED_AS = ['month', 'year', 'list', 'schedule'] as const;

export const PAPERS = ['A4', 'Letter'] as const;
export type Paper = (typeof PAPERS)[number];

/** A page of the calendar, its days as a list, or the forward schedule of change. */
export const printedCalendar = shownDays
  .extend({ as: z.enum(PRINTED_AS), title: z.string().max(200), paper: z.enum(PAPERS) })
  .refine(isShort, TOO_LONG);
export type PrintedCalendar = z.infer<typeof printedCalendar>;

export const scheduledDays = shownDays.refine(isShort, TOO_LONG);
export type ScheduledDays = z.infer<typeof scheduledDays>;
