import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Zone } from '../kernel/time.ts';
import { sayCount } from '../kernel/timeText.ts';
import { type HolidaysRead, readHolidayFile } from './holidays.ts';
import { draftsOf, readCalendar } from './icalendar/icalendarRead.ts';

/** By what a calendar's days are found: the plan's zone, and the present in milliseconds, around which what comes again is followed. */
export interface HolidaySetting {
  planZone: Zone;
  now: number;
}

/**
 * Holidays of a file: the JSON of date-holidays, or iCalendar, of which every event of whole days is a holiday. Those of hours
 * are left out and counted; a file that has no others is refused.
 */
export function readHolidays(text: string, { planZone, now }: HolidaySetting): Result<HolidaysRead> {
  if (!/^\ufeff?\s*BEGIN:VCALENDAR\b/i.test(text)) return readHolidayFile(text);
  const read = readCalendar(text, { as: 'holidays', planZone, now });
  if (!read.ok) return read;
  const days = draftsOf(read.value).holidays;
  const leftOut = read.value.skipped.length + read.value.found.filter((event) => event.read.kind !== 'holidays').length;
  if (days.length === 0)
    return refuse(
      'invalid',
      `The file has no whole day that could be a holiday: ${sayCount(leftOut, 'entry', 'entries')} of hours, or of something else. Calendar file in the calendar brings those in.`,
      { field: 'file' },
    );
  return ok({ holidays: days.map(({ on, name }) => ({ on, name, type: 'public', isPart: false })), leftOut });
}
