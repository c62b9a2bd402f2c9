import { WEEKDAY_CODES, type WeekdayCode } from '../recurrence/ruleParts.ts';
import { monthOfWord, weekdayOfWord } from './wordTimes.ts';

/** Words of a rule as short marks: `E` every, `#2` second, `L` last, `SU` Sunday, `M12` December, `work` Monday to Friday. */

/** `every weekend, Saturday` is about Saturday. */
const WEEKEND_OF_DAYS = /\bweekends?\b(.*\b(?:fri|sat|sun)[a-z]*\b)/;

export const wordsOf = (text: string): string[] =>
  text
    .replace(/\bpatch tuesdays?\b/g, 'monthly second tuesday')
    .replace(WEEKEND_OF_DAYS, '$1')
    .replace(/\(monday to friday\)/g, '')
    .replace(/\b([a-z]{3,})\s*-\s*([a-z]{3,})\b/g, (whole, a: string, b: string) =>
      weekdayOfWord(a) && weekdayOfWord(b) ? `${a} through ${b}` : whole,
    )
    .split(/[\s,;&/()]+/)
    .filter(Boolean);

/** Words that change nothing. */
const FILLERS = new Set(
  'and or at on in the of a an time days local window windows runs run open opens starting from'.split(' '),
);

const MARKS: Record<string, string> = {
  every: 'E',
  each: 'E',
  daily: 'E day',
  nightly: 'E day',
  weekly: 'E week',
  fortnightly: 'E 2 week',
  biweekly: 'E 2 week',
  monthly: 'E month',
  quarterly: 'E 3 month',
  yearly: 'E year',
  annually: 'E year',
  day: 'day',
  night: 'day',
  nights: 'day',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
  quarter: 'quarter',
  year: 'year',
  years: 'year',
  weekday: 'work',
  weekdays: 'work',
  workday: 'work',
  workdays: 'work',
  working: 'work',
  business: 'work',
  weekend: 'SA SU',
  weekends: 'SA SU',
  last: 'L',
  other: '#2',
  alternate: 'E #2',
  first: '#1',
  second: '#2',
  third: '#3',
  fourth: '#4',
  fifth: '#5',
  two: '2',
  three: '3',
  four: '4',
  six: '6',
  after: 'after',
  following: 'after',
  before: 'before',
  to: 'to',
  through: 'to',
  '-': 'to',
};

/** The mark of a word, '' for one that changes nothing; null for one that nobody knows. */
export function markOf(word: string): string | null {
  if (word === 'days') return 'day';
  if (FILLERS.has(word)) return '';
  if (Object.hasOwn(MARKS, word)) return MARKS[word]!;
  const ordinal = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(word);
  if (ordinal) return `#${Number(ordinal[1])}`;
  if (/^\d{1,3}$/.test(word)) return String(Number(word));
  const weekday = weekdayOfWord(word);
  if (weekday) return WEEKDAY_CODES[weekday - 1]!;
  const month = monthOfWord(word);
  return month ? `M${month}` : null;
}

export const isDay = (mark: string | undefined): mark is WeekdayCode => WEEKDAY_CODES.includes(mark as WeekdayCode);

/** `MO to FR` is all days between; a `work` before `day` is one mark. */
export function spreadRanges(marks: readonly string[]): string[] {
  const spread: string[] = [];
  for (const [index, mark] of marks.entries()) {
    const [before, next] = [marks[index - 1], marks[index + 1]];
    if (mark === 'day' && before === 'work') continue;
    if (mark !== 'to' || !isDay(before) || !isDay(next)) {
      spread.push(mark);
      continue;
    }
    for (let at = WEEKDAY_CODES.indexOf(before) + 1; WEEKDAY_CODES[at % 7] !== next; at++)
      spread.push(WEEKDAY_CODES[at % 7]!);
  }
  return spread;
}
