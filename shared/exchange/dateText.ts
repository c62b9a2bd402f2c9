import { DAY, isWritable, MINUTE, parseDay, toEpoch, toInstant, wallToEpoch, type Zone } from '../kernel/time.ts';
import { MONTH_NUMBERS } from './monthNames.ts';

/** Whether 03/11/26 is 3 November or 11 March. A whole column is read one way. */
export type DateOrder = 'day' | 'month';

/** A date as a tracker writes it, taken apart. `first` and `second` are day and month in an order that is not known yet. */
export interface DateParts {
  year: number;
  /** Null where only the column's order can tell. */
  month: number | null;
  first: number;
  second: number;
  /** Seconds since midnight; null where no time is given. */
  seconds: number | null;
  /** Minutes from UTC; null where the text does not say. */
  offset: number | null;
}

const LONGEST_DATE = 60;
const TIME =
  '(?:[T,\\s]+(?:at |um |à )?(上午|下午|午前|午後|오전|오후)?\\s*(\\d{1,2})[:.h](\\d\\d)(?:[:.](\\d\\d)(?:[.,]\\d+)?)?\\s*([aApP]\\.?\\s?[mM]\\.?)?\\s*(Z|UTC|GMT|[+-]\\d\\d:?\\d\\d)?)?';
const WORD = '[^\\d\\s/.,:;()-]+';
const YEAR_FIRST = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${TIME}$`);
const NUMBERS = new RegExp(`^(\\d{1,2})[-/. ]+(\\d{1,2})[-/. ]+(\\d{4}|\\d\\d)${TIME}$`);
const DAY_NAME = new RegExp(`^(\\d{1,2})[-/. ]+(?:de )?(${WORD})\\.?[-/., ]+(?:de )?(\\d{4}|\\d\\d)${TIME}$`);
const NAME_DAY = new RegExp(`^(${WORD})\\.?\\s+(\\d{1,2}),?\\s+(\\d{4})${TIME}$`);
const SIGNS = new RegExp(`^(\\d{4})[年년]\\s*(\\d{1,2})[月월]\\s*(\\d{1,2})[日일]${TIME}$`);
const WEEKDAY = new RegExp(`^${WORD},?\\s+(?=\\d)|^${WORD},\\s+`);

/** Takes a date apart in any of the forms that trackers and spreadsheets write; null for all else. */
export function takeDateApart(text: string): DateParts | null {
  if (text.length > LONGEST_DATE) return null;
  const trimmed = text.replace(/[\u00A0\u202F]/g, ' ').trim();
  const given = isDigit(trimmed, 0) ? trimmed : trimmed.replace(WEEKDAY, '');
  if (!isDigit(trimmed, 0)) {
    const nameDay = withName(NAME_DAY.exec(trimmed), 1, 2);
    if (nameDay || !isDigit(given, 0)) return nameDay ?? withName(NAME_DAY.exec(given), 1, 2);
  }
  if (isDigit(given, 1) && isDigit(given, 2) && isDigit(given, 3)) {
    const yearFirst = YEAR_FIRST.exec(given) ?? SIGNS.exec(given);
    return yearFirst && parts(yearFirst, yearFirst[1]!, Number(yearFirst[2]), Number(yearFirst[3]));
  }
  const numbers = NUMBERS.exec(given);
  if (numbers) return { ...parts(numbers, numbers[3]!, null, Number(numbers[1])), second: Number(numbers[2]) };
  return withName(DAY_NAME.exec(given), 2, 1);
}

function isDigit(text: string, place: number): boolean {
  const code = text.charCodeAt(place);
  return code >= 48 && code <= 57;
}

function withName(match: RegExpExecArray | null, month: number, day: number): DateParts | null {
  const number = match && MONTH_NUMBERS.get(match[month]!.toLowerCase().normalize('NFC'));
  return match && number ? parts(match, match[3]!, number, Number(match[day])) : null;
}

/** What a date says about its column: day first, month first, either, or nothing. */
export function orderOf({ month, first, second }: DateParts): DateOrder | 'either' | null {
  if (month !== null || first === second) return null;
  if (first > 12) return 'day';
  return second > 12 ? 'month' : 'either';
}

/** The day that a date means, such as `2026-12-05`; null where there is no such day. */
export function dayMeant(date: DateParts, order: DateOrder): string | null {
  const { month, day } = monthAndDay(date, order);
  const text = `${String(date.year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  // The days of each month are counted once.
  if (day >= 1 && day <= 28 && month >= 1 && month <= 12) return text;
  return parseDay(text);
}

export const monthAndDay = ({ month, first, second }: DateParts, order: DateOrder): { month: number; day: number } => {
  if (month !== null) return { month, day: first };
  return order === 'day' ? { month: second, day: first } : { month: first, day: second };
};

/** The instant of a date without a zone of its own, by the clocks of `zone`. A file's days are few: each is looked up once. */
export function createInstantReader(zone: Zone): (date: DateParts, order: DateOrder) => string | null {
  const days = new Map<string, { start: number; isEven: boolean }>();
  const texts = new Map<number, string>();
  /** As `toInstant`, which for hundreds of thousands of dates takes too long. */
  function say(epoch: number): string | null {
    // A zone can carry the last hours of 9999 beyond.
    if (!isWritable(epoch)) return null;
    const number = Math.floor(epoch / DAY);
    let day = texts.get(number);
    if (day === undefined) {
      day = toInstant(number * DAY).slice(0, 11);
      texts.set(number, day);
    }
    const seconds = Math.floor((epoch - number * DAY) / 1_000);
    return `${day}${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}Z`;
  }
  return (date, order) => {
    const day = dayMeant(date, order);
    const seconds = date.seconds ?? 0;
    if (day === null || seconds >= 86_400) return null;
    if (date.offset !== null) return say(toEpoch(`${day}T00:00:00Z`) + seconds * 1_000 - date.offset * MINUTE);
    let known = days.get(day);
    if (!known) {
      const start = wallToEpoch(`${day}T00:00`, zone);
      known = { start, isEven: wallToEpoch(`${day}T23:59`, zone) - start === DAY - MINUTE };
      days.set(day, known);
    }
    if (known.isEven) return say(known.start + seconds * 1_000);
    const wall = `${day}T${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}`;
    return say(wallToEpoch(wall, zone) + (seconds % 60) * 1_000);
  };
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** The groups behind the first three are the time's in every form. */
function parts(match: RegExpExecArray, year: string, month: number | null, first: number): DateParts {
  const [before, hour, minute, second, after, zone] = match.slice(4);
  const given = Number(year);
  const isAfternoon = /^p|下午|午後|오후/i.test(after ?? before ?? '');
  const isTwelveHours = Boolean(after ?? before);
  const hours = isTwelveHours ? (Number(hour) % 12) + (isAfternoon ? 12 : 0) : Number(hour);
  const isTime = hour !== undefined && Number(minute) < 60 && Number(second ?? 0) < 60;
  return {
    year: year.length > 2 ? given : given + (given < 70 ? 2000 : 1900),
    month,
    first,
    second: 0,
    seconds: isTime ? hours * 3_600 + Number(minute) * 60 + Number(second ?? 0) : hour === undefined ? null : 86_400,
    offset: zone === undefined ? null : offsetOf(zone),
  };
}

function offsetOf(zone: string): number {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}
