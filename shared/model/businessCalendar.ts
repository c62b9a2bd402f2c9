import { z } from 'zod';
import { day, id, key, line, timeOfDay, weekday } from './fields.ts';

/** One stretch of a weekday in which people work. An end of 24:00 is the midnight that ends the day. */
const workingTime = z.object({ weekday, start: timeOfDay, end: timeOfDay });
export type WorkingTime = z.infer<typeof workingTime>;

export const holiday = z.object({ on: day, name: line });
export type Holiday = z.infer<typeof holiday>;

/** Working days and hours, and the holidays among them. A working day is a weekday with working time that is no holiday. */
export const businessCalendar = z.object({
  id,
  key,
  name: line,
  workingTimes: z.array(workingTime).max(50, 'Give at most 50 stretches.'),
  /** In order, each day once. */
  holidays: z.array(holiday).max(2000, 'Keep at most 2,000 holidays.'),
});
export type BusinessCalendar = z.infer<typeof businessCalendar>;
