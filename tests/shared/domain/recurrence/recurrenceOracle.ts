import type { Frequency } from '../../../../shared/domain/recurrence/recurrenceRule.ts';

/**
 * RFC 5545, 3.3.10, the slow way: every second of every day is asked whether it belongs, day by day. It shares nothing with the
 * code that it judges, not even how a rule is read.
 */
export interface OracleRule {
  freq: Frequency;
  interval?: number;
  count?: number;
  /** Inclusive, milliseconds. */
  until?: number;
  wkst?: string;
  byday?: string[];
  bymonth?: number[];
  bymonthday?: number[];
  byyearday?: number[];
  byweekno?: number[];
  byhour?: number[];
  byminute?: number[];
  bysecond?: number[];
  bysetpos?: number[];
}

const DAY = 86_400_000;
const NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** All starts from `start` to `to`, as milliseconds of UTC. */
export function naive(rule: OracleRule, start: number, to: number): number[] {
  const times = timesOfDay(rule, start);
  const periods = new Map<number, number[]>();
  // The period in which the start lies begins before it: positions are counted in all of it.
  const firstDay = Math.floor(start / DAY) - (rule.freq === 'YEARLY' ? 366 + 7 : 31);
  const lastDay = Math.floor(to / DAY) + (rule.bysetpos ? (rule.freq === 'YEARLY' ? 373 : 31) : 0);
  for (let day = firstDay; day <= lastDay; day++) {
    if (!isDay(rule, day, start)) continue;
    for (const time of times) {
      const at = day * DAY + time;
      const period = periodOf(rule, at, start);
      if (period < 0 || period % (rule.interval ?? 1) !== 0) continue;
      const inPeriod = periods.get(period) ?? [];
      inPeriod.push(at);
      periods.set(period, inPeriod);
    }
  }
  const found = Array.from(periods.values()).flatMap((inPeriod) => pick(inPeriod, rule.bysetpos));
  return found
    .toSorted((a, b) => a - b)
    .filter((at) => at >= start)
    .slice(0, rule.count)
    .filter((at) => at <= to && at <= (rule.until ?? to));
}

function pick(inPeriod: number[], positions: number[] | undefined): number[] {
  if (!positions) return inPeriod;
  return inPeriod.filter((_, index) => positions.includes(index + 1) || positions.includes(index - inPeriod.length));
}

/** Each second of a day, asked by the parts that are about the time of day. What no part says, the start says. */
function timesOfDay({ freq, byhour, byminute, bysecond }: OracleRule, start: number): number[] {
  const first = new Date(start);
  const hours = byhour ?? (['HOURLY', 'MINUTELY', 'SECONDLY'].includes(freq) ? null : [first.getUTCHours()]);
  const minutes = byminute ?? (['MINUTELY', 'SECONDLY'].includes(freq) ? null : [first.getUTCMinutes()]);
  const seconds = bysecond ?? (freq === 'SECONDLY' ? null : [first.getUTCSeconds()]);
  const times: number[] = [];
  for (let second = 0; second < 86_400; second++) {
    const isIn = (values: number[] | null, value: number) => values === null || values.includes(value);
    if (!isIn(hours, Math.floor(second / 3600)) || !isIn(minutes, Math.floor(second / 60) % 60)) continue;
    if (isIn(seconds, second % 60)) times.push(second * 1000);
  }
  return times;
}

function isDay(rule: OracleRule, day: number, start: number): boolean {
  const { year, month, date } = dateOf(day);
  const first = dateOf(Math.floor(start / DAY));
  const monthLength = (Date.UTC(year, month, 1) - Date.UTC(year, month - 1, 1)) / DAY;
  const yearLength = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / DAY;
  const yearDay = day - Date.UTC(year, 0, 1) / DAY + 1;
  const isIn = (values: number[], value: number, length: number) =>
    values.includes(value) || values.includes(value - length - 1);
  if (rule.bymonth && !rule.bymonth.includes(month)) return false;
  if (rule.bymonthday && !isIn(rule.bymonthday, date, monthLength)) return false;
  if (rule.byyearday && !isIn(rule.byyearday, yearDay, yearLength)) return false;
  if (rule.byweekno) {
    const { number, last } = weekOf(day, rule.wkst ?? 'MO');
    if (!isIn(rule.byweekno, number, last)) return false;
  }
  if (rule.byday && !isByDay(rule, day)) return false;
  const saysDay = rule.bymonthday || rule.byyearday || rule.byweekno || rule.byday;
  if (rule.freq === 'YEARLY' && !saysDay) return date === first.date && (!!rule.bymonth || month === first.month);
  if (rule.freq === 'MONTHLY' && !saysDay) return date === first.date;
  if (rule.freq === 'WEEKLY' && !saysDay) return weekdayOf(day) === weekdayOf(Math.floor(start / DAY));
  return true;
}

/** A number in front counts the weekdays of the month, or of the year in a yearly rule without months. */
function isByDay(rule: OracleRule, day: number): boolean {
  const { year, month } = dateOf(day);
  const isOfYear = rule.freq === 'YEARLY' && !rule.bymonth;
  const [from, to] = isOfYear
    ? [Date.UTC(year, 0, 1) / DAY, Date.UTC(year + 1, 0, 1) / DAY]
    : [Date.UTC(year, month - 1, 1) / DAY, Date.UTC(year, month, 1) / DAY];
  const fromStart = Math.floor((day - from) / 7) + 1;
  const fromEnd = -(Math.floor((to - 1 - day) / 7) + 1);
  return rule.byday!.some((item) => {
    const number = Number.parseInt(item, 10);
    return (
      item.slice(-2) === NAMES[weekdayOf(day)] && (Number.isNaN(number) || number === fromStart || number === fromEnd)
    );
  });
}

/** Week 1 is the first with four days of the year in it; the days around New Year may be of the other year's week. */
function weekOf(day: number, wkst: string): { number: number; last: number } {
  const weekStart = day - ((weekdayOf(day) - NAMES.indexOf(wkst) + 7) % 7);
  // The fourth day of a week decides whose it is.
  const { year } = dateOf(weekStart + 3);
  const firstWeek = (of: number) => {
    const fourth = Date.UTC(of, 0, 4) / DAY;
    return fourth - ((weekdayOf(fourth) - NAMES.indexOf(wkst) + 7) % 7);
  };
  return {
    number: (weekStart - firstWeek(year)) / 7 + 1,
    last: (firstWeek(year + 1) - firstWeek(year)) / 7,
  };
}

/** How many periods after the start's own, which is 0. */
function periodOf({ freq, wkst = 'MO' }: OracleRule, at: number, start: number): number {
  const [date, first] = [dateOf(Math.floor(at / DAY)), dateOf(Math.floor(start / DAY))];
  const weekStart = (epoch: number) => {
    const day = Math.floor(epoch / DAY);
    return day - ((weekdayOf(day) - NAMES.indexOf(wkst) + 7) % 7);
  };
  const units = (length: number) => Math.floor(at / length) - Math.floor(start / length);
  switch (freq) {
    case 'YEARLY':
      return date.year - first.year;
    case 'MONTHLY':
      return (date.year - first.year) * 12 + date.month - first.month;
    case 'WEEKLY':
      return (weekStart(at) - weekStart(start)) / 7;
    case 'DAILY':
      return units(DAY);
    case 'HOURLY':
      return units(3_600_000);
    case 'MINUTELY':
      return units(60_000);
    case 'SECONDLY':
      return units(1000);
  }
}

/** 0 = Monday. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

function dateOf(day: number): { year: number; month: number; date: number } {
  const time = new Date(day * DAY);
  return { year: time.getUTCFullYear(), month: time.getUTCMonth() + 1, date: time.getUTCDate() };
}
