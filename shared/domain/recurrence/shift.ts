import { DAY, wallOf } from '../../kernel/time.ts';
import type { BusinessCalendar } from '../../model/businessCalendar.ts';
import type { Shift } from '../../model/series.ts';
import { isHoliday, isWorkingDay } from '../businessTime/businessTime.ts';

/** How far an occurrence is shifted at most, a quarter of a year: where no day fits until then, it is left out. */
export const LONGEST_SHIFT = 91 * DAY;

/**
 * Where an occurrence goes that falls on a day of the calendar, at the same time of day. `wall` and the answer are as `wallEpoch`
 * counts; null: it is left out. A following same weekday that never comes, such as a Sunday where Sundays are no working days,
 * is left out as well.
 */
export function shiftWall(wall: number, shift: Shift, calendar: BusinessCalendar | null): number | null {
  const hasToMove = (epoch: number): boolean =>
    shift.days === 'holidays' ? isHoliday(dayOf(epoch), calendar) : !isWorkingDay(dayOf(epoch), calendar);
  if (!hasToMove(wall)) return wall;
  if (shift.to === 'skip') return null;
  const isWeekly = shift.to === 'nextSameWeekday';
  const step = isWeekly ? 7 * DAY : DAY;
  for (let moved = wall + step; moved - wall <= LONGEST_SHIFT; moved += step)
    if (isWeekly ? !hasToMove(moved) : isWorkingDay(dayOf(moved), calendar)) return moved;
  return null;
}

const dayOf = (wall: number): string => wallOf(wall).slice(0, 10);
