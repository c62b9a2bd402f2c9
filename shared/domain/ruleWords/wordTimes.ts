import { type Day, parseDay, parseTimeOfDay, type TimeOfDay, weekdayOf } from '../../kernel/time.ts';
import { LONG_MONTHS, LONG_WEEKDAYS } from '../../kernel/timeText.ts';

/** Days and times of day as people type them. Each reader takes the words that it understood out of the text. */

/** What is still to be read of a text, in lower case. */
export interface Rest {
  text: string;
}

/** Takes the first match out of the text; null where there is none. */
export function take(rest: Rest, pattern: RegExp): RegExpExecArray | null {
  const match = pattern.exec(rest.text);
  if (match) rest.text = `${rest.text.slice(0, match.index)} , ${rest.text.slice(match.index + match[0].length)}`;
  return match;
}

const CLOCK = String.raw`(?:\d{1,2}[:.]\d\d(?::\d\d)?|\d{1,2})\s*(?:am|pm|a\.m\.|p\.m\.)(?![a-z])|\d{1,2}[:.]\d\d(?::\d\d)?|noon|midnight|\d{1,2}(?=\s*(?:-|to)\s*\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m)`;
const WEEKDAY = String.raw`(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*`;
const TO = String.raw`(?:-|to|until|till|through)`;

const RANGE = new RegExp(
  String.raw`\b(?:from |between |at )?(${CLOCK})\s*(?:h\b)?\s*(?:${TO}|and)\s*(?:the )?(${WEEKDAY}|next day)?\s*(?:at )?(${CLOCK})(?:\s*h\b)?(?:,? (?:(\d{1,2}) days? later|(?:the )?(next day)))?`,
);
const FOUR_DIGITS = /\b(\d\d)(\d\d)\s*(?:-|to)\s*(\d\d)(\d\d)\b/;
const FOR_LENGTH = new RegExp(
  String.raw`\b(?:at |from )?(${CLOCK}),? for (\d{1,3}(?:\.\d+)?) ?(hours?|h|minutes?|min|m)\b(?: (\d{1,2}) ?(?:minutes?|min)\b)?`,
);
const OPEN = new RegExp(String.raw`\b(?:after|from|starting at)\s*(${CLOCK})(?: on(?!\s*[a-z]))?`);
const ALONE = new RegExp(String.raw`\b(?:at )?(${CLOCK})`);

/** When an occurrence starts, and how it ends. */
export interface WordClocks {
  start: TimeOfDay;
  end:
    | { kind: 'clock'; time: TimeOfDay; weekday: number | null; daysLater: number | null }
    | { kind: 'minutes'; minutes: number }
    | { kind: 'open' };
}

/** Null where no time is given; a sentence where one is given that is none, or no end. */
export function takeClocks(rest: Rest): WordClocks | { problem: string } | null {
  const digits = FOUR_DIGITS.exec(rest.text);
  if (digits && !/^(19|20)\d\d$/.test(digits[1]! + digits[2]!))
    rest.text = rest.text.replace(FOUR_DIGITS, '$1:$2-$3:$4');
  const range = take(rest, RANGE);
  if (range) return rangeOf(range);
  const length = take(rest, FOR_LENGTH);
  if (length) {
    const start = readClock(length[1]!);
    const unit = length[3]!.startsWith('h') ? 60 : 1;
    const minutes = Math.round(Number(length[2]) * unit) + Number(length[4] ?? 0);
    return start && minutes > 0 ? { start, end: { kind: 'minutes', minutes } } : notATime(length[1]!);
  }
  if (take(rest, /\ball day\b/))
    return { start: '00:00', end: { kind: 'clock', time: '24:00', weekday: null, daysLater: null } };
  const open = take(rest, OPEN);
  if (open) {
    const start = readClock(open[1]!);
    return start && start < '24:00' ? { start, end: { kind: 'open' } } : notATime(open[1]!);
  }
  const alone = ALONE.exec(rest.text);
  return alone
    ? { problem: `When does it end? Write it like ${alone[1]} to 23:00, or after ${alone[1]} for no end.` }
    : null;
}

function rangeOf(match: RegExpExecArray): WordClocks | { problem: string } {
  const [, from = '', endDay, to = '', later, nextDay] = match;
  const [start, time] = [readClock(withHalf(from, to)), readClock(to === 'midnight' ? '24:00' : to)];
  if (start === null || start === '24:00') return notATime(from);
  if (time === null) return notATime(to);
  const daysLater = nextDay || endDay === 'next day' ? 1 : later === undefined ? null : Number(later);
  const weekday = endDay && endDay !== 'next day' ? weekdayOfWord(endDay) : null;
  return { start, end: { kind: 'clock', time, weekday, daysLater } };
}

/** `10-11pm` begins at 22:00, `9-5pm` at 09:00. */
function withHalf(from: string, to: string): string {
  const half = /([ap])\.?m/.exec(to)?.[1];
  const [, hour] = /^(\d{1,2})$/.exec(from) ?? [];
  const [, toHour] = /^(\d{1,2})/.exec(to) ?? [];
  if (!half || !hour || !toHour) return from;
  const isSameHalf = Number(hour) % 12 < Number(toHour) % 12;
  return `${from}${isSameHalf === (half === 'p') ? 'pm' : 'am'}`;
}

const notATime = (text: string) => ({ problem: `"${text}" is not a time. Write it like 22:00, up to 24:00.` });

function readClock(text: string): string | null {
  if (text === 'noon') return '12:00';
  if (text === 'midnight') return '00:00';
  const [, hour, minute = '00', half] = /^(\d{1,2})(?:[:.](\d\d))?(?::00)?\s*([ap])?/.exec(text) ?? [];
  if (!half) return parseTimeOfDay(`${hour}:${minute}`);
  if (Number(hour) < 1 || Number(hour) > 12) return null;
  return parseTimeOfDay(`${(Number(hour) % 12) + (half === 'p' ? 12 : 0)}:${minute}`);
}

/** 1 for Monday to 7 for Sunday, of `mon` or `Mondays`; null for another word. */
export function weekdayOfWord(word: string): number | null {
  const bare = word.replace(/\.$/, '').replace(/s$/, '');
  const index = LONG_WEEKDAYS.findIndex((name) => name.toLowerCase().startsWith(bare) && bare.length >= 2);
  if (index >= 0) return index + 1;
  // `weds`, `thurs`, `tues`
  const loose = ['mon', 'tues', 'wed', 'thur', 'fri', 'sat', 'sun'].findIndex((name) => bare.startsWith(name));
  return loose >= 0 && bare.length <= 5 ? loose + 1 : null;
}

/** 1 for January, of `jan` or `January`; null for another word. */
export function monthOfWord(word: string): number | null {
  const bare = word.replace(/\.$/, '');
  if (bare === 'sept') return 9;
  const index = LONG_MONTHS.findIndex((name) => name.toLowerCase().startsWith(bare) && bare.length >= 3);
  return index >= 0 ? index + 1 : null;
}

const MONTH = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`;

/** A day as people write it; the groups are those of `dayOfMatch`. */
export const DATE = String.raw`(?:(${WEEKDAY}),? )?(?:(\d{4}-\d\d-\d\d)|(\d{1,2})(?:st|nd|rd|th)? (?:of )?(${MONTH}),?(?: (\d{4}))?|(${MONTH}) (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?)`;
export const DATE_GROUPS = 8;

const DAY_RANGE = String.raw`(?<![\d:.-])(\d{1,2})(?:st|nd|rd|th)? ?(?:-|to) ?(\d{1,2})(?:st|nd|rd|th)?`;
const DAYS_OF_MONTH = new RegExp(String.raw`${DAY_RANGE} (?:of )?(${MONTH}),?( \d{4})?\b`, 'g');
const MONTH_AND_DAYS = new RegExp(String.raw`\b(${MONTH}) ${DAY_RANGE}(?![:.]|\d)(?:,?( \d{4})\b)?`, 'g');

/** `24-25 Feb 2027` and `Feb 24-25, 2027` as `24 feb 2027 to 25 feb 2027`. */
export const spellDayRanges = (text: string): string =>
  text
    .replace(DAYS_OF_MONTH, (_, first, last, month, year = '') => `${first} ${month}${year} to ${last} ${month}${year}`)
    .replace(
      MONTH_AND_DAYS,
      (_, month, first, last, year = '') => `${first} ${month}${year} to ${last} ${month}${year}`,
    );

/**
 * The day that the groups of a `DATE` name, from `first` on in the match; one without a year is the next from `from` on. Else a
 * sentence: of one that the calendar does not have, or has on another weekday than is written.
 */
export function dayOfMatch(match: RegExpExecArray, first: number, from: Day): Day | { problem: string } {
  const [weekday, iso, day1, month1, year1, month2, day2, year2] = match.slice(first, first + DATE_GROUPS);
  const day = iso ? parseDay(iso) : dayOf(Number(day1 ?? day2), month1 ?? month2!, year1 ?? year2, from);
  if (day === null)
    return { problem: `"${match[0].trim()}" is not a day of the calendar. Write it like 31 December 2027.` };
  const wanted = weekday ? weekdayOfWord(weekday) : null;
  if (wanted === null || wanted === weekdayOf(day)) return day;
  const is = LONG_WEEKDAYS[weekdayOf(day) - 1];
  return {
    problem: `${Number(day.slice(8))} ${LONG_MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)} is a ${is}, not a ${LONG_WEEKDAYS[wanted - 1]}. Correct the day, or leave the weekday out.`,
  };
}

function dayOf(day: number, monthWord: string, year: string | undefined, from: Day): Day | null {
  const month = monthOfWord(monthWord);
  if (month === null) return null;
  const inYear = (wanted: string) =>
    parseDay(`${wanted}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
  if (year) return inYear(year);
  for (let ahead = 0; ahead <= 8; ahead++) {
    const found = inYear(String(Number(from.slice(0, 4)) + ahead).padStart(4, '0'));
    if (found && found >= from) return found;
  }
  return null;
}
