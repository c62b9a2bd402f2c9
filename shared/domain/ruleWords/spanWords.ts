import { addDays, type Day, parseTimeOfDay, type WallTime, wallAt } from '../../kernel/time.ts';
import { DATE, DATE_GROUPS, dayOfMatch, type Rest, take, weekdayOfWord } from './wordTimes.ts';

/** Words that name days of the calendar rather than a rule: one day, from one to another, from one on. */

/** What was read: `rule` is null, or that it comes every year. */
export interface WordSpan {
  start: WallTime;
  end: WallTime | null;
  rule: string | null;
}

const TIME = String.raw`(?:,? (?:at )?(\d{1,2}:\d\d))?`;
const SPAN = new RegExp(String.raw`\b(?:once )?(?:on |from )?${DATE}${TIME} (?:to|-|until|till) ${DATE}${TIME}`);
const YEARLY = /\b(?:(?:every|each) year|yearly|annually)\b/;

/** `18 December 2026 18:00 to 4 January 2027 06:00`, `20 December to 3 January every year`; of days without times all of them. */
export function takeSpan(rest: Rest, from: Day): WordSpan | null | { problem: string } {
  const match = SPAN.exec(rest.text);
  if (!match) return null;
  const others = rest.text.replace(match[0], ' ');
  if (isRepeated(others.replace(YEARLY, ' '))) return null;
  const isYearly = YEARLY.test(others);
  const first = dayOfMatch(match, 1, from);
  if (typeof first !== 'string') return first;
  const last = dayOfMatch(match, DATE_GROUPS + 2, first);
  if (typeof last !== 'string') return last;
  if (isYearly && last > addDays(first, 364)) return null;
  take(rest, SPAN);
  if (isYearly) take(rest, YEARLY);
  const start = parseTimeOfDay(match[DATE_GROUPS + 1] ?? '00:00');
  const end = parseTimeOfDay(match[2 * DATE_GROUPS + 2] ?? '24:00');
  if (start === null || end === null || start === '24:00')
    return { problem: `"${match[0].trim()}" has a time that is none. Write it like 22:00.` };
  return {
    start: wallAt(first, start),
    end: wallAt(last, end),
    rule: isYearly ? `FREQ=YEARLY;BYMONTH=${Number(first.slice(5, 7))};BYMONTHDAY=${Number(first.slice(8, 10))}` : null,
  };
}

const NO_END = String.raw`(?:,? (?:on|onwards?|(?:with )?no end|without (?:an )?end|open[- ]ended|until further notice)\b)`;
const OPEN_SPANS = [String.raw`\b(?:from|since) ${DATE}${TIME}${NO_END}?`, `${DATE}${TIME}${NO_END}`].map(
  (pattern) => new RegExp(pattern),
);

/** `from 1 December 2026`, `1 December 2026 22:00, no end`: it ends when somebody says so. */
export function takeOpenSpan(rest: Rest, from: Day): WordSpan | null | { problem: string } {
  const pattern = OPEN_SPANS.find((one) => one.test(rest.text));
  const match = pattern?.exec(rest.text);
  if (!pattern || !match) return null;
  // Beside days or times it says from when on those are meant.
  const others = rest.text.replace(match[0], ' ').replace(OFFSET, ' ');
  if (isRepeated(others) || /\d[:.]\d\d|\d ?[ap]\.?m\b|\d+(?:st|nd|rd|th)\b|all day|until/.test(others)) return null;
  take(rest, pattern);
  const day = dayOfMatch(match, 1, from);
  const time = parseTimeOfDay(match[DATE_GROUPS + 1] ?? '00:00');
  if (typeof day !== 'string') return day;
  if (time === null || time === '24:00')
    return { problem: `"${match[0].trim()}" has a time that is none. Write it like 22:00.` };
  return { start: `${day}T${time}`, end: null, rule: null };
}

/** `+05:30` is no time of day. */
const OFFSET = /[+-]\d{1,2}(?::?\d\d)?\b/;

/** One day with its year, and no word of repeating. */
export function takeOnce(rest: Rest, from: Day): Day | { problem: string } | null {
  if (isRepeated(rest.text.replace(new RegExp(DATE), ' '))) return null;
  const match = new RegExp(String.raw`\b(?:once )?(?:on )?${DATE}`).exec(rest.text);
  if (!match || !(match[2] ?? match[5] ?? match[8])) return null;
  take(rest, new RegExp(String.raw`\b(?:once )?(?:on )?${DATE}`));
  return dayOfMatch(match, 1, from);
}

/** Whether it says a weekday or how often, beside the days that are named. */
const isRepeated = (text: string): boolean =>
  /\b(every|each|daily|nightly|weekly|monthly|quarterly|yearly|annually|weekdays?|weekends?|months?)\b/.test(text) ||
  text.split(/[\s,]+/).some((word) => weekdayOfWord(word) !== null);
