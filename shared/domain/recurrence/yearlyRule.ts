import { DAY, HOUR, MINUTE, SECOND } from '../../kernel/time.ts';
import { type Endless, type Rule } from './recurrenceRule.ts';
import { WEEKDAY_CODES, type WeekdayCode } from './ruleParts.ts';

/**
 * FREQ=YEARLY, day by day: where a yearly rule has several of BYDAY, BYMONTHDAY, BYYEARDAY and BYWEEKNO, each limits the others
 * (RFC 5545, 3.3.10), while rrule-temporal 2.2 joins what they give, and reads the number in BYDAY=1MO,WE into both.
 * A day belongs to the year in which it lies, also in a week that begins in the year before (so have dateutil and rrule.js it).
 */
export function yearlyRule(rule: Rule, start: number): Endless {
  const times = timesOfDay(rule, start);
  const first = new Date(start);
  const firstYear = first.getUTCFullYear();
  const isDay = dayTest(rule, first);
  const known = new Map<number, number[]>();

  function daysOf(year: number): number[] {
    let days = known.get(year);
    if (!days) {
      // Pages are asked in order, so a few years are enough.
      if (known.size > 8) known.clear();
      days = daysOfYear(year, isDay);
      known.set(year, days);
    }
    return days;
  }

  /** The year's starts in [from, to], a few at a time. */
  function* startsOf(year: number, from: number, to: number): Iterable<number> {
    const days = daysOf(year);
    if (rule.bySetPos === null) {
      for (const day of days)
        if (day * DAY + DAY > from && day * DAY <= to) for (const time of times) yield day * DAY + time;
      return;
    }
    const all = days.length * times.length;
    const indexes = rule.bySetPos.map((position) => (position > 0 ? position - 1 : all + position));
    for (const index of new Set(indexes.toSorted((a, b) => a - b)))
      if (index >= 0 && index < all) yield days[Math.floor(index / times.length)]! * DAY + times[index % times.length]!;
  }

  function* startsBetween(from: number, to: number): Iterable<number> {
    const earliest = Math.max(from, start);
    const periods = Math.ceil(Math.max(0, new Date(earliest).getUTCFullYear() - firstYear) / rule.interval);
    const lastYear = new Date(to).getUTCFullYear();
    for (let year = firstYear + periods * rule.interval; year <= lastYear; year += rule.interval)
      for (const at of startsOf(year, earliest, to)) if (at >= earliest && at <= to) yield at;
  }

  return {
    between(from, to, most) {
      const found: number[] = [];
      for (const at of startsBetween(from, to)) {
        found.push(at);
        if (found.length >= most) break;
      }
      return found;
    },
    next(from, last) {
      const farthest = new Date(Math.max(from, start)).getUTCFullYear() + rule.interval * YEARS_OF_A_CYCLE;
      const to = farthest > 9999 ? last : Math.min(last, dayNumber(farthest + 1, 0) * DAY - SECOND);
      for (const at of startsBetween(from, to)) return at;
      return null;
    },
  };
}

/** After 400 years the same days fall on the same weekdays: what has not come by then never comes. One more, for `from` may cut one. */
const YEARS_OF_A_CYCLE = 401;

/** Milliseconds into a day, in order. What no part says, the start says. */
function timesOfDay({ byHour, byMinute, bySecond }: Rule, start: number): number[] {
  const first = new Date(start);
  const times: number[] = [];
  for (const hour of byHour ?? [first.getUTCHours()])
    for (const minute of byMinute ?? [first.getUTCMinutes()])
      for (const second of bySecond ?? [first.getUTCSeconds()])
        times.push(hour * HOUR + minute * MINUTE + second * SECOND);
  return times;
}

/** A day of a year. All count from 0, the weekday from Monday. */
interface DayOfYear {
  month: number;
  dayOfMonth: number;
  monthLength: number;
  dayOfYear: number;
  yearLength: number;
  weekday: number;
  year: number;
}

function daysOfYear(year: number, isDay: (day: DayOfYear) => boolean): number[] {
  const firstDay = dayNumber(year, 0);
  const yearLength = dayNumber(year + 1, 0) - firstDay;
  const found: number[] = [];
  for (let month = 0, dayOfYear = 0; month < 12; month++) {
    const monthLength = dayNumber(year, month + 1) - dayNumber(year, month);
    for (let dayOfMonth = 0; dayOfMonth < monthLength; dayOfMonth++, dayOfYear++) {
      const weekday = weekdayOf(firstDay + dayOfYear);
      if (isDay({ month, dayOfMonth, monthLength, dayOfYear, yearLength, weekday, year }))
        found.push(firstDay + dayOfYear);
    }
  }
  return found;
}

/** Whether a day of a year is one of the rule's. Without any part for the day, the start's day and month are meant. */
function dayTest(rule: Rule, first: Date): (day: DayOfYear) => boolean {
  const saysDay = rule.byDay || rule.byMonthDay || rule.byYearDay || rule.byWeekNo;
  const byMonth = rule.byMonth ?? (saysDay ? null : [first.getUTCMonth() + 1]);
  const byMonthDay = rule.byMonthDay ?? (saysDay ? null : [first.getUTCDate()]);
  const weekdays = (rule.byDay ?? []).map((item) => ({
    weekday: WEEKDAY_CODES.indexOf(item.slice(-2) as WeekdayCode),
    number: item.length > 2 ? Number(item.slice(0, -2)) : null,
  }));
  const weekStart = WEEKDAY_CODES.indexOf(rule.weekStart as WeekdayCode);
  return (day) =>
    (byMonth === null || byMonth.includes(day.month + 1)) &&
    (byMonthDay === null || isNth(byMonthDay, day.dayOfMonth, day.monthLength)) &&
    (rule.byYearDay === null || isNth(rule.byYearDay, day.dayOfYear, day.yearLength)) &&
    (rule.byDay === null || weekdays.some((one) => isWeekday(one, day, byMonth !== null))) &&
    (rule.byWeekNo === null || isInWeek(rule.byWeekNo, day, weekStart));
}

/** `index` counts from 0, the wanted numbers from 1, or from -1 at the end. */
const isNth = (wanted: readonly number[], index: number, length: number): boolean =>
  wanted.includes(index + 1) || wanted.includes(index - length);

/** The number counts the weekdays of the month where the rule names months, else those of the year. */
function isWeekday(wanted: { weekday: number; number: number | null }, day: DayOfYear, isOfMonth: boolean): boolean {
  if (wanted.weekday !== day.weekday) return false;
  if (wanted.number === null) return true;
  const [index, length] = isOfMonth ? [day.dayOfMonth, day.monthLength] : [day.dayOfYear, day.yearLength];
  return wanted.number > 0
    ? Math.floor(index / 7) + 1 === wanted.number
    : Math.floor((length - 1 - index) / 7) + 1 === -wanted.number;
}

/** Week 1 is the first that has four days in its year, so the days around New Year may be of another year's week. */
function isInWeek(wanted: readonly number[], day: DayOfYear, weekStart: number): boolean {
  const number = dayNumber(day.year, 0) + day.dayOfYear;
  let year = day.year;
  if (number < firstWeekOf(year, weekStart)) year--;
  else if (number >= firstWeekOf(year + 1, weekStart)) year++;
  const firstWeek = firstWeekOf(year, weekStart);
  const weeks = (firstWeekOf(year + 1, weekStart) - firstWeek) / 7;
  return isNth(wanted, Math.floor((number - firstWeek) / 7), weeks);
}

function firstWeekOf(year: number, weekStart: number): number {
  const fourth = dayNumber(year, 0) + 3;
  return fourth - ((weekdayOf(fourth) - weekStart + 7) % 7);
}

/** Days since 1970 of the first of a month. `Date.UTC` takes the years 0 to 99 for others. */
const dayNumber = (year: number, month: number): number => new Date(0).setUTCFullYear(year, month, 1) / DAY;

/** 0 = Monday, of days since 1970. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
