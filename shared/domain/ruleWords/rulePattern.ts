import { dayOf, type WallTime, weekdayOf } from '../../kernel/time.ts';
import { LONG_MONTHS, LONG_WEEKDAYS } from '../../kernel/timeText.ts';
import { sayList } from '../../kernel/words.ts';
import {
  intervalOf,
  type OrdinalDay,
  type RuleParts,
  readDays,
  readFollowing,
  readNumbers,
  WEEKDAY_CODES,
  WORK_WEEK,
} from '../recurrence/ruleParts.ts';

/** On which days a rule comes, in words: `every second Sunday`, `the last Friday of each month`. */

/** What the words of a rule's days leave to others: until when, how often. */
const SAID_ELSEWHERE = new Set(['FREQ', 'INTERVAL', 'UNTIL', 'COUNT']);

/** `start` gives the day that a rule without one goes by. */
export function sayPattern(parts: RuleParts, start: WallTime): string {
  return sayCommon(parts, start) ?? sayEveryPart(parts);
}

/** The rules that have words of their own; null for all others. */
function sayCommon(parts: RuleParts, start: WallTime): string | null {
  const given = [...parts.keys()].filter(
    (name) => !SAID_ELSEWHERE.has(name) && !(name === 'WKST' && isPlainWeek(parts)),
  );
  const named = given.toSorted().join(' ');
  switch (parts.get('FREQ')) {
    case 'DAILY':
      return named === '' ? sayEvery(intervalOf(parts), 'day') : null;
    case 'WEEKLY':
      return named === 'BYDAY' || named === '' ? sayWeekly(parts, start) : null;
    case 'MONTHLY': {
      const days = sayDaysOfMonth(parts, named, start);
      return days && `${days} ${sayOfEach(intervalOf(parts))}`;
    }
    case 'YEARLY':
      return sayYearly(parts, named, start);
    default:
      return null;
  }
}

/** Which day begins the week tells only which weeks are passed over. */
const isPlainWeek = (parts: RuleParts): boolean => parts.get('WKST') === 'MO' || intervalOf(parts) === 1;

function sayWeekly(parts: RuleParts, start: WallTime): string | null {
  const interval = intervalOf(parts);
  const value = parts.get('BYDAY') ?? WEEKDAY_CODES[weekdayOf(dayOf(start)) - 1]!;
  const days = readDays(value);
  if (days.some(({ ordinal }) => ordinal !== null)) return null;
  const names = value === WORK_WEEK ? 'weekday' : sayList(days.map(sayWeekday));
  if (interval === 1) return `every ${names}`;
  return interval === 2 && days.length === 1 ? `every second ${names}` : `every ${interval} weeks on ${names}`;
}

/** `the first Saturday`, `the 1st and 15th`, `the Sunday after the second Tuesday`: which days of a month. */
function sayDaysOfMonth(parts: RuleParts, named: string, start: WallTime): string | null {
  const days = parts.get('BYDAY');
  const monthDays = parts.get('BYMONTHDAY');
  if (named === '') return `the ${sayNumber(Number(start.slice(8, 10)))}`;
  if (named === 'BYMONTHDAY') return `the ${sayMonthDays(readNumbers(monthDays!))}`;
  if (named === 'BYDAY') {
    const read = readDays(days!);
    return read.every(({ ordinal }) => ordinal !== null) ? `the ${sayOrdinalDays(read)}` : null;
  }
  if (named === 'BYDAY BYMONTHDAY') return sayFollowing(readDays(days!), readNumbers(monthDays!));
  if (named !== 'BYDAY BYSETPOS' || days !== WORK_WEEK) return null;
  const places = readNumbers(parts.get('BYSETPOS')!);
  return places.every((place) => Math.abs(place) <= 23)
    ? `the ${sayList(places.map((place) => sayOrdinal(place)))} working day (Monday to Friday)`
    : null;
}

function sayFollowing(days: readonly OrdinalDay[], monthDays: readonly number[]): string | null {
  const [day] = days;
  if (days.length !== 1 || !day || day.ordinal !== null) return null;
  const following = readFollowing(day.weekday, monthDays);
  if (!following) return null;
  const nth = sayOrdinalDay({ ordinal: following.ordinal, weekday: following.after });
  return following.daysAfter === 0 ? `the ${nth}` : `the ${sayWeekday(day)} after the ${nth}`;
}

/** `every 25 December`, `the first Monday of May`, and every how many years. */
function sayYearly(parts: RuleParts, named: string, start: WallTime): string | null {
  const interval = intervalOf(parts);
  const often = interval === 1 ? 'each year' : `every ${interval} years`;
  if (named === '') return `on ${Number(start.slice(8, 10))} ${sayMonthNumber(Number(start.slice(5, 7)))} ${often}`;
  if (!parts.has('BYMONTH')) return null;
  const months = sayList(readNumbers(parts.get('BYMONTH')!).map(sayMonthNumber));
  const ofMonth = named
    .split(' ')
    .filter((name) => name !== 'BYMONTH')
    .join(' ');
  if (ofMonth === '') return null;
  const days = sayDaysOfMonth(parts, ofMonth, start);
  return days && `${days} of ${months} ${often}`;
}

const sayOfEach = (interval: number): string =>
  interval === 1 ? 'of each month' : interval === 2 ? 'of every second month' : `every ${interval} months`;

function sayEvery(interval: number, unit: string): string {
  return interval === 1 ? `every ${unit}` : interval === 2 ? `every second ${unit}` : `every ${interval} ${unit}s`;
}

const UNITS: Record<string, string> = {
  SECONDLY: 'second',
  MINUTELY: 'minute',
  HOURLY: 'hour',
  DAILY: 'day',
  WEEKLY: 'week',
  MONTHLY: 'month',
  YEARLY: 'year',
};

/** How each part reads in a rule that has no words of its own: nothing is left unsaid. */
const PART_WORDS: Record<string, (value: string) => string> = {
  BYMONTH: (value) => `in ${sayList(readNumbers(value).map(sayMonthNumber))}`,
  BYWEEKNO: (value) => `in the ${sayList(readNumbers(value).map(sayNumber))} week of the year`,
  BYYEARDAY: (value) => `on the ${sayList(readNumbers(value).map(sayNumber))} day of the year`,
  BYMONTHDAY: (value) => `on the ${sayMonthDays(readNumbers(value))} of the month`,
  BYDAY: (value) =>
    `on ${sayList(readDays(value).map((day) => (day.ordinal === null ? sayWeekday(day) : `the ${sayOrdinalDay(day)}`)))}`,
  BYHOUR: (value) => `at hour ${sayList(value.split(','))}`,
  BYMINUTE: (value) => `at minute ${sayList(value.split(','))}`,
  BYSECOND: (value) => `at second ${sayList(value.split(','))}`,
  BYSETPOS: (value) => `only the ${sayList(readNumbers(value).map(sayOrdinal))} of these`,
  WKST: (value) => `weeks begin on ${sayWeekday({ weekday: value as OrdinalDay['weekday'] })}`,
};

function sayEveryPart(parts: RuleParts): string {
  const freq = parts.get('FREQ') ?? '';
  const said = Object.entries(PART_WORDS)
    .filter(([name]) => parts.has(name))
    .map(([name, say]) => say(parts.get(name)!));
  return [sayEvery(intervalOf(parts), UNITS[freq] ?? freq.toLowerCase()), ...said].join(', ');
}

const sayWeekday = ({ weekday: code }: Pick<OrdinalDay, 'weekday'>): string =>
  LONG_WEEKDAYS[WEEKDAY_CODES.indexOf(code)] ?? code;

const sayMonthNumber = (month: number): string => LONG_MONTHS[month - 1] ?? String(month);

const sayOrdinalDay = ({ ordinal, weekday: code }: OrdinalDay): string =>
  `${sayOrdinal(ordinal!)} ${sayWeekday({ weekday: code })}`;

/** `first and third Saturday`, `first Saturday and last Friday`. */
function sayOrdinalDays(days: readonly OrdinalDay[]): string {
  const [first] = days;
  if (days.every(({ weekday: code }) => code === first!.weekday))
    return `${sayList(days.map(({ ordinal }) => sayOrdinal(ordinal!)))} ${sayWeekday(first!)}`;
  return sayList(days.map(sayOrdinalDay));
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

/** `second`, `last`, `second last`, `20th`. */
function sayOrdinal(place: number): string {
  if (place > 0) return ORDINALS[place - 1] ?? sayNumber(place);
  return place === -1 ? 'last' : `${ORDINALS[-place - 1] ?? sayNumber(-place)} last`;
}

/** `1st and 15th`, `last day`, `15th and last day`. */
const sayMonthDays = (days: readonly number[]): string =>
  sayList(days.map((day) => (day > 0 ? sayNumber(day) : `${sayOrdinal(day)} day`)));

/** `22nd`; from the end `2nd last`. */
function sayNumber(number: number): string {
  if (number < 0) return number === -1 ? 'last' : `${sayNumber(-number)} last`;
  const isTeen = number % 100 >= 11 && number % 100 <= 13;
  return `${number}${(!isTeen && ['th', 'st', 'nd', 'rd'][number % 10]) || 'th'}`;
}
