import type { Day } from '../../kernel/time.ts';
import type { BusinessCalendar } from '../../model/businessCalendar.ts';
import type { View } from '../../store/view.ts';
import { planCalendar } from '../planSettings.ts';

/** The name of a holiday in the plan's business calendar; null on any other day, and where the plan has no calendar. */
export function holidayOn(view: View, day: Day): string | null {
  const calendar = planCalendar(view);
  return (calendar && namesOf(calendar).get(day)) ?? null;
}

/** Records never change in place, so the days of one are looked up once. */
const known = new WeakMap<BusinessCalendar, ReadonlyMap<Day, string>>();

function namesOf(calendar: BusinessCalendar): ReadonlyMap<Day, string> {
  const names = known.get(calendar) ?? new Map(calendar.holidays.map(({ on, name }) => [on, name]));
  known.set(calendar, names);
  return names;
}
