import { daysBetween, wholeDay } from '../../../shared/domain/shownCalendar/calendarDays.ts';
import { type DayFacts, factsOfDays } from '../../../shared/domain/shownCalendar/dayFacts.ts';
import type { Zone } from '../../../shared/kernel/time.ts';
import { pageShown, type ShownPlan } from './calendarPlace.ts';
import { isOnPage } from './pages.ts';

/** What each day holds, as long as the plan, the filter and the zone are the same: to turn back costs nothing. */
const known = new WeakMap<ShownPlan, Map<string, DayFacts>>();

/** The days of a page are found together: for one alone every window would be asked again. */
export function shownFacts(shown: ShownPlan, day: string, zone: Zone): DayFacts {
  const facts = known.get(shown) ?? new Map<string, DayFacts>();
  known.set(shown, facts);
  const found = facts.get(`${day} ${zone}`);
  if (found) return found;
  if (facts.size > MOST_DAYS) facts.clear();
  const page = pageShown();
  const days = isOnPage(page, day) ? daysBetween(page.start, page.end, zone) : [wholeDay(day, zone)];
  for (const [index, one] of factsOfDays(shown.view, days, zone).entries())
    facts.set(`${days[index]!.day} ${zone}`, one);
  return facts.get(`${day} ${zone}`)!;
}

const MOST_DAYS = 1_000;
