import { addWall, dayOf, daysBetween, type WallTime, weekdayOf, type Zone } from '../../kernel/time.ts';
import { LONG_MONTHS, LONG_WEEKDAYS, sayCount, WEEKDAYS } from '../../kernel/timeText.ts';
import { capitalise } from '../../kernel/words.ts';
import type { BusinessCalendar } from '../../model/businessCalendar.ts';
import type { Series, Shift } from '../../model/series.ts';
import { type RuleParts, readParts } from '../recurrence/ruleParts.ts';
import { untilWall } from '../recurrence/ruleUntil.ts';
import { sayPattern } from './rulePattern.ts';
import { sayZoneTime } from './zoneWords.ts';

/** What of a series can be said and typed in one line; dates that come or go by themselves stand beside it. */
export type SpokenSeries = Pick<Series, 'zone' | 'start' | 'end' | 'rule' | 'shift'>;

/** What words are said against: what goes without saying, and the names of calendars. */
export interface RuleSetting {
  planZone: Zone;
  calendars: readonly Pick<BusinessCalendar, 'id' | 'name'>[];
}

/** `Every second Sunday, 04:00 to 10:00, New York time, not on holidays, until 31 December 2027`. */
export function sayRule(series: SpokenSeries, setting: RuleSetting): string {
  return capitalise([...sayTimes(series), ...sayLimits(series, setting)].join(', '));
}

/** As `sayRule`, with the day that it begins on: all that `parseRuleWords` needs to read the same series out of it. */
export function sayWholeRule(series: SpokenSeries, setting: RuleSetting): string {
  if (series.rule === null) return sayRule(series, setting);
  const [pattern, ...times] = sayTimes(series);
  return capitalise([pattern, ...times, `from ${sayLongDay(series.start)}`, ...sayLimits(series, setting)].join(', '));
}

/** `2 dates left out, 1 added, 3 changed by themselves`; empty where every occurrence is as the rule has it. */
export function sayDifferences({
  exceptions,
  additions,
  overrides,
}: Pick<Series, 'exceptions' | 'additions' | 'overrides'>): string {
  return [
    exceptions.length > 0 && `${sayCount(exceptions.length, 'date')} left out`,
    additions.length > 0 && `${sayCount(additions.length, 'date')} added`,
    overrides.length > 0 && `${sayCount(overrides.length, 'date')} changed`,
  ]
    .filter(Boolean)
    .join(', ');
}

function sayTimes({ rule, start, end }: SpokenSeries): string[] {
  if (rule === null) return [sayOnce(start, end)];
  const parts = readParts(rule);
  return [sayPattern(parts, start), sayClocks(start, end, namesOneDay(parts))];
}

function sayLimits({ rule, zone, shift }: SpokenSeries, { planZone, calendars }: RuleSetting): string[] {
  const parts = rule === null ? new Map<string, string>() : readParts(rule);
  const until = parts.get('UNTIL');
  const count = parts.get('COUNT');
  return [
    zone !== planZone && sayZoneTime(zone),
    shift && sayShift(shift, calendars),
    until && `until ${sayUntil(until, zone)}`,
    count && sayCount(Number(count), 'time'),
  ].filter((words) => typeof words === 'string' && words !== '') as string[];
}

/** `Sat 5 December 2026, 22:00 to 04:00`, `Mon 1 February 2027 to 4 February 2027`; `from …, no end` where nobody knows the end. */
function sayOnce(start: WallTime, end: WallTime | null): string {
  const day = `${WEEKDAYS[weekdayOf(dayOf(start)) - 1]} ${sayLongDay(start)}`;
  if (end === null) return `from ${day} ${clockOf(start)}, no end`;
  // It is said as it stands: that it ends too early is the contradiction's to say.
  if (end <= start) return `${day} ${clockOf(start)} to ${sayLongDay(end)} ${clockOf(end)}`;
  const isMidnight = clockOf(end) === '00:00';
  const days = daysBetween(dayOf(start), dayOf(end)) - (isMidnight ? 1 : 0);
  if (days < (isMidnight ? 1 : 7)) return `${day}, ${sayClocks(start, end, true)}`;
  const last = isMidnight ? addWall(end, { days: -1 }) : end;
  if (isMidnight && clockOf(start) === '00:00') return `${day} to ${sayLongDay(last)}`;
  return `${day} ${clockOf(start)} to ${sayLongDay(last)} ${isMidnight ? '24:00' : clockOf(end)}`;
}

/** Whether all its occurrences are on one weekday, so that another one names the day they end on. */
const namesOneDay = (parts: RuleParts): boolean => parts.get('FREQ') === 'WEEKLY' && !parts.get('BYDAY')?.includes(',');

/** `22:00 to 04:00`, `18:00 to Monday 06:00`, `after 17:00`, `all day`, `22:00 to 23:00 1 day later`. */
function sayClocks(start: WallTime, end: WallTime | null, isOneDay: boolean): string {
  const from = clockOf(start);
  if (end === null) return `after ${from}`;
  if (end <= start) return `${from} to ${clockOf(end)} ${sayEarlier(daysBetween(dayOf(end), dayOf(start)))}`;
  const isMidnight = clockOf(end) === '00:00';
  const days = daysBetween(dayOf(start), dayOf(end)) - (isMidnight ? 1 : 0);
  const to = isMidnight ? '24:00' : clockOf(end);
  if (days === 0 && from === '00:00' && isMidnight) return 'all day';
  const goesWithoutSaying = from !== to && days === (to > from ? 0 : 1);
  if (goesWithoutSaying) return `${from} to ${to}`;
  if (isOneDay && days < 7 && !isMidnight) return `${from} to ${LONG_WEEKDAYS[weekdayOf(dayOf(end)) - 1]} ${to}`;
  return `${from} to ${to} ${sayCount(days, 'day')} later`;
}

const sayEarlier = (days: number): string => (days === 0 ? 'the same day' : `${sayCount(days, 'day')} earlier`);

const DAYS_WORD: Record<Shift['days'], string> = { holidays: 'holidays', nonWorkingDays: 'non-working days' };

function sayShift({ days, to, calendarId }: Shift, calendars: RuleSetting['calendars']): string {
  const name = calendarId === null ? null : calendars.find(({ id }) => id === calendarId)?.name;
  const of = name ? ` of "${name}"` : '';
  const on = `${DAYS_WORD[days]}${of}`;
  if (to === 'skip') return `not on ${on}`;
  return to === 'nextBusinessDay' ? `on ${on} the next business day` : `on ${on} the same weekday after`;
}

/** `31 December 2027`, and with its time where it is one. */
function sayUntil(until: string, zone: Zone): string {
  const wall = untilWall(until, zone);
  if (wall === null) return until;
  return until.length === 8 ? sayLongDay(wall) : `${sayLongDay(wall)} ${clockOf(wall)}`;
}

/** `5 December 2026`. */
export const sayLongDay = (wall: WallTime): string =>
  `${Number(wall.slice(8, 10))} ${LONG_MONTHS[Number(wall.slice(5, 7)) - 1]} ${wall.slice(0, 4)}`;

const clockOf = (wall: WallTime): string => wall.slice(11);
