import { addDays, type Day, dayOf, type WallTime, weekdayOf } from '../../kernel/time.ts';
import type { BusinessCalendar } from '../../model/businessCalendar.ts';

/**
 * Working days and hours of a business calendar. Null stands for Monday to Friday without holidays; as nobody has said when
 * people work, those days count whole.
 */

export const isHoliday = (day: Day, calendar: BusinessCalendar | null): boolean =>
  calendar !== null && factsOf(calendar).holidays.has(day);

/** A working day is a weekday with working time that is no holiday. */
export function isWorkingDay(day: Day, calendar: BusinessCalendar | null): boolean {
  if (calendar === null) return weekdayOf(day) <= 5;
  const { weekdays, holidays } = factsOf(calendar);
  return weekdays.has(weekdayOf(day)) && !holidays.has(day);
}

/** Ten years without a working day: the calendar has none, and a search for one must end. */
const FARTHEST_DAYS = 3_660;

/** The first working day from `day` on, `day` included; `step` -1 looks back. Null where the calendar has none. */
export function workingDayFrom(day: Day, calendar: BusinessCalendar | null, step: 1 | -1 = 1): Day | null {
  if (calendar !== null && factsOf(calendar).weekdays.size === 0) return null;
  let candidate = day;
  for (let tried = 0; tried < FARTHEST_DAYS; tried++) {
    if (isWorkingDay(candidate, calendar)) return candidate;
    candidate = addDays(candidate, step);
  }
  return null;
}

/** The working day `amount` working days after `day`, or before it; 0 is `day` itself. Null where the calendar has too few. */
export function addBusinessDays(day: Day, amount: number, calendar: BusinessCalendar | null): Day | null {
  const step = amount < 0 ? -1 : 1;
  let reached: Day = day;
  for (let left = Math.abs(amount); left > 0; left--) {
    const next = workingDayFrom(addDays(reached, step), calendar, step);
    if (next === null) return null;
    reached = next;
  }
  return reached;
}

/** How many working days lie in [from, to). */
export function countBusinessDays(from: Day, to: Day, calendar: BusinessCalendar | null): number {
  let count = 0;
  for (let day = from; day < to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count++;
  return count;
}

/** The working minutes between two wall times, by the wall clock; 0 where the end is not after the start. */
export function workingMinutesBetween(start: WallTime, end: WallTime, calendar: BusinessCalendar | null): number {
  let minutes = 0;
  const last = dayOf(end);
  for (let day = dayOf(start); day <= last; day = addDays(day, 1)) {
    const from = day === dayOf(start) ? minuteOf(start.slice(11)) : 0;
    const to = day === last ? minuteOf(end.slice(11)) : WHOLE_DAY.end;
    for (const stretch of workOf(day, calendar))
      minutes += Math.max(0, Math.min(to, stretch.end) - Math.max(from, stretch.start));
  }
  return minutes;
}

/** A stretch of a day in minutes since its midnight. */
interface Stretch {
  start: number;
  end: number;
}

const WHOLE_DAY: Stretch = { start: 0, end: 1_440 };

function workOf(day: Day, calendar: BusinessCalendar | null): readonly Stretch[] {
  if (!isWorkingDay(day, calendar)) return [];
  return calendar === null ? [WHOLE_DAY] : factsOf(calendar).weekdays.get(weekdayOf(day))!;
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

interface Facts {
  weekdays: Map<number, Stretch[]>;
  holidays: Set<Day>;
}

/** Records never change in place, so neither do these. */
const known = new WeakMap<BusinessCalendar, Facts>();

function factsOf(calendar: BusinessCalendar): Facts {
  let facts = known.get(calendar);
  if (!facts) {
    facts = {
      weekdays: weekdaysOf(calendar),
      holidays: new Set(calendar.holidays.map(({ on }) => on)),
    };
    known.set(calendar, facts);
  }
  return facts;
}

function weekdaysOf({ workingTimes }: BusinessCalendar): Map<number, Stretch[]> {
  const weekdays = new Map<number, Stretch[]>();
  for (const { weekday, start, end } of workingTimes)
    weekdays.set(weekday, [...(weekdays.get(weekday) ?? []), { start: minuteOf(start), end: minuteOf(end) }]);
  return weekdays;
}
