import { addDays, type Day, weekdayOf } from '../../kernel/time.ts';
import type { BusinessCalendar } from '../../model/businessCalendar.ts';

/** The working days of a business calendar. Null stands for Monday to Friday without holidays. */

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

interface Facts {
  /** 1 = Monday to 7 = Sunday. */
  weekdays: ReadonlySet<number>;
  holidays: ReadonlySet<Day>;
}

/** Records never change in place, so neither do these. */
const known = new WeakMap<BusinessCalendar, Facts>();

function factsOf(calendar: BusinessCalendar): Facts {
  let facts = known.get(calendar);
  if (!facts) {
    facts = {
      weekdays: new Set(calendar.workingTimes.map(({ weekday }) => weekday)),
      holidays: new Set(calendar.holidays.map(({ on }) => on)),
    };
    known.set(calendar, facts);
  }
  return facts;
}
