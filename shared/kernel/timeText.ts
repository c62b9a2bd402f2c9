import {
  DAY,
  type Instant,
  MINUTE,
  offsetMilliseconds,
  Temporal,
  toEpoch,
  type WallTime,
  type Zone,
  zoned,
} from './time.ts';

/** The words of DESIGN section 4: 24 hours always, no decimals, two units at most. */

export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Sat 28 Nov 22:00`, with the seconds where they are not zero; with the year when it is not the one of `now`, or when `now` is not known. */
export const sayInstant = (instant: Instant | number, zone: Zone, now?: number): string =>
  sayTime(instant, zone, now, sayClock);

/** When something was done, to the minute: `Sat 28 Nov 22:00`. What is planned to the second is said by `sayInstant`. */
export const sayMoment = (instant: Instant | number, zone: Zone, now?: number): string =>
  sayTime(instant, zone, now, sayMinute);

function sayTime(instant: Instant | number, zone: Zone, now: number | undefined, clock: typeof sayClock): string {
  const time = wallAt(typeof instant === 'number' ? instant : toEpoch(instant), zone);
  return `${sayDay(time, now === undefined || wallAt(now, zone).year !== time.year)} ${clock(time)}`;
}

/**
 * A moment as one says it who reads it at `now`: `today 10:42`, `Mon 17:40` within 6 days back, else as `sayMoment`. Not for
 * the log, whose sentences are read on other days.
 */
export function sayWhen(instant: Instant | number, zone: Zone, now: number): string {
  const time = zoned(typeof instant === 'number' ? instant : toEpoch(instant), zone);
  const daysBack = time.toPlainDate().until(zoned(now, zone).toPlainDate(), { largestUnit: 'day' }).days;
  if (daysBack === 0) return `today ${sayMinute(time)}`;
  if (daysBack > 0 && daysBack <= 6) return `${WEEKDAYS[time.dayOfWeek - 1]} ${sayMinute(time)}`;
  return sayMoment(instant, zone, now);
}

/** When something was saved: `10:42:07` today, else as `sayWhen`. */
export function saySavedAt(instant: Instant, zone: Zone, now: number): string {
  const said = sayWhen(instant, zone, now);
  const { second } = zoned(toEpoch(instant), zone);
  return said.startsWith('today ') ? `${said.slice('today '.length)}:${twoDigits(second)}` : said;
}

/** A time in its own zone, which it carries where that is not the plan's: `Sun 6 Dec 06:00 +08 Singapore`. */
export function sayInZone(instant: Instant | number, zone: Zone, planZone: Zone, now: number): string {
  const said = sayWhen(instant, zone, now);
  return zone === planZone
    ? said
    : `${said} ${sayZone(zone, typeof instant === 'number' ? instant : toEpoch(instant))}`;
}

/** `+08 Singapore`, `+05:30`, `UTC`. */
function sayZone(zone: Zone, epoch: number): string {
  const offset = zoned(epoch, zone).offset.replace(/:00$/, '');
  if (zone === 'UTC') return zone;
  return isFixed(zone) ? offset : `${offset} ${zone.split('/').at(-1)!.replaceAll('_', ' ')}`;
}

const isFixed = (zone: Zone): boolean => /^[+-]/.test(zone);

/** The offset as the status bar has it: `GMT`, `+01:00`. */
export function sayOffset(epoch: number, zone: Zone): string {
  const { offset } = zoned(epoch, zone);
  return offset === '+00:00' ? 'GMT' : offset;
}

/** `Thu 3 Dec 02:00`, of a time that stands without a zone. */
export function sayWall(wall: WallTime, hasYear = false): string {
  const time = Temporal.PlainDateTime.from(wall);
  return `${sayDay(time, hasYear)} ${sayClock(time)}`;
}

export const LONG_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `December 2026`, of a day such as `2026-12-05`. */
export const sayMonth = (day: string): string => `${LONG_MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;

/** `Sat 5 Dec`, and the year where it is not that of the present day. */
export function sayDate(day: string, present: string): string {
  return sayDay(Temporal.PlainDateTime.from(day), day.slice(0, 4) !== present.slice(0, 4));
}

/** `Mon 30 Nov to Sun 6 Dec 2026`, of two days. */
export function sayDays(first: string, last: string): string {
  const [from, to] = [Temporal.PlainDateTime.from(first), Temporal.PlainDateTime.from(last)];
  return `${sayDay(from, from.year !== to.year)} to ${sayDay(to, true)}`;
}

/** `Sat 28 Nov 22:00 to Sun 03:10`: the end's day is named only when it differs, its month only when more than 6 days on. */
export function saySpan(start: number, end: number, zone: Zone, now?: number): string {
  const from = wallAt(start, zone);
  const to = wallAt(end, zone);
  const first = sayInstant(start, zone, now);
  if (from.date === to.date) return `${first} to ${sayClock(to)}`;
  const isNear = end - start < 6 * 24 * 60 * MINUTE;
  if (isNear) return `${first} to ${WEEKDAYS[to.dayOfWeek - 1]} ${sayClock(to)}`;
  return `${first} to ${sayDay(to, from.year !== to.year)} ${sayClock(to)}`;
}

/** `6 h 40 min`, `35 min`, `2 d 11 h`. */
export function sayLength(minutes: number): string {
  const whole = Math.round(minutes);
  const days = Math.floor(whole / 1440);
  const hours = Math.floor((whole % 1440) / 60);
  const rest = whole % 60;
  const parts = days > 0 ? [`${days} d`, hours && `${hours} h`] : [hours && `${hours} h`, rest && `${rest} min`];
  return parts.filter(Boolean).join(' ') || '0 min';
}

/** The same with the seconds of what is shorter than an hour and no whole minutes: `1 min 30 s`. */
export function sayExactLength(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  if (seconds >= 3600 || seconds % 60 === 0) return sayLength(minutes);
  return [seconds > 60 && `${Math.floor(seconds / 60)} min`, `${seconds % 60} s`].filter(Boolean).join(' ');
}

/** The true length of a span by the zone's clocks: `6 h`, and over a switch `6 h, clocks go back`. */
export function sayLengthOf(start: number, end: number, zone: Zone): string {
  const length = sayExactLength((end - start) / MINUTE);
  const turned = zoned(end, zone).offsetNanoseconds - zoned(start, zone).offsetNanoseconds;
  return turned === 0 ? length : `${length}, clocks go ${turned < 0 ? 'back' : 'forward'}`;
}

/** `in 4 d 11 h`, or `4 d 11 h ago`. */
export function sayToGo(from: number, to: number): string {
  const minutes = Math.round(Math.abs(to - from) / MINUTE);
  return to >= from ? `in ${sayLength(minutes)}` : `${sayLength(minutes)} ago`;
}

export const sayCount = (count: number, noun: string, plural = `${noun}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? noun : plural}`;

interface Wall extends Clock {
  /** Days since 1970. */
  date: number;
  /** 1 = Monday to 7 = Sunday. */
  dayOfWeek: number;
  day: number;
  month: number;
  year: number;
}

/** What the clocks of the zone show. A month has hundreds of times to say, and Temporal takes ten times as long. */
function wallAt(epoch: number, zone: Zone): Wall {
  const wall = new Date(epoch + offsetMilliseconds(epoch, zone));
  return {
    date: Math.floor(wall.getTime() / DAY),
    dayOfWeek: wall.getUTCDay() || 7,
    day: wall.getUTCDate(),
    month: wall.getUTCMonth() + 1,
    year: wall.getUTCFullYear(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
  };
}

function sayDay(time: { dayOfWeek: number; day: number; month: number; year: number }, withYear: boolean): string {
  return `${WEEKDAYS[time.dayOfWeek - 1]} ${time.day} ${MONTHS[time.month - 1]}${withYear ? ` ${time.year}` : ''}`;
}

type Clock = { hour: number; minute: number; second: number };

const sayClock = (time: Clock): string =>
  time.second === 0 ? sayMinute(time) : `${sayMinute(time)}:${twoDigits(time.second)}`;

const sayMinute = (time: Clock): string => `${twoDigits(time.hour)}:${twoDigits(time.minute)}`;

const twoDigits = (number: number): string => String(number).padStart(2, '0');
