import { saySwitchOn } from '../../../shared/domain/shownCalendar/calendarDays.ts';
import type { DayFacts } from '../../../shared/domain/shownCalendar/dayFacts.ts';
import { holidayOn } from '../../../shared/domain/shownCalendar/holidays.ts';
import type { WindowGroup } from '../../../shared/domain/shownCalendar/windowDays.ts';
import type { Zone } from '../../../shared/kernel/time.ts';
import { sayCount, sayLength } from '../../../shared/kernel/timeText.ts';
import type { View } from '../../../shared/store/view.ts';
import type { DayMark } from './yearFacts.ts';

const long = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `Saturday 5 December 2026`. */
export const sayLongDay = (day: string): string => long.format(Date.parse(`${day}T00:00:00Z`)).replace(',', '');

const short = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' });

/** `Sat 5 December 2026`, for a title. */
export const sayTitleDay = (day: string): string =>
  sayLongDay(day).replace(/^\w+/, short.format(Date.parse(`${day}T00:00:00Z`)));

/** What a day in the month holds, for who hears it: `Saturday 5 December 2026, 2 releases, window Core at 22:00`. */
export const sayDayFacts = (view: View, day: string, { releases, windows, freezes }: DayFacts, zone: Zone): string =>
  [
    sayLongDay(day),
    ...notesOf(view, day, zone),
    sayCount(releases.length, 'release'),
    ...freezes.slice(0, MOST_NAMED).map(({ name, level }) => `${LEVEL[level]} ${isolated(name)}`),
    ...(freezes.length > MOST_NAMED ? [`${freezes.length - MOST_NAMED} more freezes`] : []),
    ...windows.map((group) => sayGroup(view, group)),
  ].join(', ');

/** What is special about a day: `Christmas Day, holiday`, `clocks go forward 1 h`. */
export function notesOf(view: View, day: string, zone: Zone): string[] {
  const holiday = holidayOn(view, day);
  return [holiday === null ? null : `${isolated(holiday)}, holiday`, saySwitchOn(day, zone)].filter(
    (note) => note !== null,
  );
}

/** A name that runs from right to left takes nothing of the words around it along. */
const isolated = (name: string): string => (RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name);

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Freezes that are named one by one; the day's list has them all. */
const MOST_NAMED = 4;

/** What a day of the year holds: the same, how full its windows are, and the worst that holds of its releases. */
export function sayYearDay(view: View, facts: DayFacts & { day: string }, mark: DayMark | null, zone: Zone): string {
  const full = sayFullness(facts);
  return [sayDayFacts(view, facts.day, facts, zone), ...(full ? [full] : []), ...(mark ? [MARK_WORDS[mark]] : [])].join(
    ', ',
  );
}

/** `window time 40 % taken, 2 h 24 min of 6 h`; null where no window is open. */
export function sayFullness({
  openMinutes,
  takenMinutes,
}: Pick<DayFacts, 'openMinutes' | 'takenMinutes'>): string | null {
  if (openMinutes === 0) return null;
  const share = Math.round((takenMinutes / openMinutes) * 100);
  return `window time ${share} % taken, ${sayLength(takenMinutes)} of ${sayLength(openMinutes)}`;
}

function sayGroup(view: View, group: WindowGroup): string {
  const { count, cancelled, name, at, fate } = group;
  if (count === 1) return `window ${isolated(name)} at ${at}${fate ? `, ${fate}` : ''}`;
  return `${sayKind(view, group)}${cancelled > 0 ? `, ${cancelled} of them cancelled` : ''}`;
}

/** `37 windows`, and of more than one kind `2 kinds`. */
export function sayWindowGroups(view: View, groups: readonly WindowGroup[]): { many: string; kinds: string | null } {
  if (groups.length === 1) return { many: sayKind(view, groups[0]!), kinds: null };
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  return { many: sayCount(count, 'window'), kinds: `${groups.length} kinds` };
}

/** `37 windows`, of a class `37 Standard windows`. */
export const sayKind = (view: View, { classId, count }: Pick<WindowGroup, 'classId' | 'count'>): string => {
  const kind = classId && view.get('windowClasses', classId)?.name;
  return sayCount(count, kind ? `${kind} window` : 'window');
};

const LEVEL = { block: 'hard freeze', approval: 'soft freeze', review: 'review freeze' } as const;

/** The worst that holds of a day's releases. */
const MARK_WORDS: Record<DayMark, string> = {
  block: 'worst: blocked',
  failed: 'worst: failed',
  approval: 'worst: needs an approval',
  warn: 'worst: may go with a warning',
  waived: 'worst: may go by a waiver',
  pass: 'all may go',
  done: 'all done',
};
