import { LONG_WEEKDAYS } from '../../kernel/timeText.ts';

/** What a date in a label is of the span: a day in it, its first or its last. */
type Role = 'on' | 'from' | 'until';

export interface DateMention {
  /** As it is written: `February 24th`. */
  text: string;
  day: number;
  /** 1 to 12. */
  month: number;
  year: number | null;
  role: Role;
}

export interface WeekdayMention {
  text: string;
  /** 1 = Monday. Several: any of them will do, as in `Mon-Fri`. */
  weekdays: number[];
  /** 1 to 5, -1 for the last of the month; null where the label does not say. */
  ordinal: number | null;
}

const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const MONTH_STARTS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY = '(0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?';
const LINK = '\\s*(?:-|\u2013|\\bto\\b|\\bthrough\\b|\\buntil\\b|\\band\\b|&)\\s*';
/** A number that is no day: a time, a version, a length. */
const NO_DAY = '(?![\\d.:/%]\\d|%|\\d|\\s*(?:h|hours?|min|minutes?|days?|weeks?|am|pm|[ap]\\.m\\.)\\b)';
const YEAR = '(?:,?\\s+(20\\d\\d)\\b)?';
const MONTH_FIRST = `\\b(${MONTHS})\\b\\.?\\s+${DAY}${NO_DAY}(?:(${LINK})${DAY}${NO_DAY}(?!\\s+(?:${MONTHS})\\b))?${YEAR}`;
const DAY_FIRST = `(?<![\\d.:/#-])\\b${DAY}(?:(${LINK})${DAY})?\\s+(?:of\\s+)?(${MONTHS})\\b\\.?${YEAR}`;
const ISO = '\\b(20\\d\\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])\\b';
const ANY_DATE = new RegExp(`(?<iso>${ISO})|(?<first>${MONTH_FIRST})|(?<second>${DAY_FIRST})`, 'gi');
/** `Phase 2 May rollout` names a phase, not a day. */
const COUNTED =
  /\b(?:phase|part|stage|wave|step|release|version|week|sprint|group|batch|tranche|level|tier|no\.?|v)\s*$/i;
const RANGE =
  /^\s*(?:-|\u2013|to|through|until|till)\s*(?:the\s+|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)*$/i;

/** A name has 500 characters at most; of a long reason the beginning is read. */
const MOST_READ = 2_000;

/** The few words in front, which say what a date is of the span. */
const wordsBefore = (text: string, at: number): string => text.slice(Math.max(0, at - 60), at);

interface Found {
  at: number;
  end: number;
  mentions: DateMention[];
  isRange: boolean;
}

/** The dates that a label names, in English, with their part in the span. Those of other events are left out. */
export function datesIn(written: string): DateMention[] {
  const text = written.slice(0, MOST_READ);
  const found = Array.from(text.matchAll(ANY_DATE), readDate).filter((one): one is Found => one !== null);
  const mentions: DateMention[] = [];
  for (const [index, one] of found.entries()) {
    const role = one.isRange ? 'on' : roleOf(wordsBefore(text, one.at));
    const before = found[index - 1];
    const isLinked = before !== undefined && !before.isRange && RANGE.test(text.slice(before.end, one.at));
    if (isLinked) {
      const from = mentions.at(-1);
      if (from) mentions[mentions.length - 1] = { ...from, role: 'from' };
      mentions.push(...one.mentions.map((mention) => ({ ...mention, role: 'until' as const })));
    } else if (role) mentions.push(...(one.isRange ? one.mentions : one.mentions.map((each) => ({ ...each, role }))));
  }
  return mentions;
}

function readDate(match: RegExpMatchArray): Found | null {
  const [, , isoYear, isoMonth, isoDay, , monthFirst, dayA, linkA, dayA2, yearA, , dayB, linkB, dayB2, monthB, yearB] =
    match;
  const at = match.index!;
  const end = at + match[0].length;
  const text = match[0].trim().replace(/\.$/, '');
  if (isoYear)
    return {
      at,
      end,
      isRange: false,
      mentions: [{ text, day: Number(isoDay), month: Number(isoMonth), year: Number(isoYear), role: 'on' }],
    };
  const word = (monthFirst ?? monthB)!;
  // Small letters: "releases may 2 times".
  if (/^(may|march)$/.test(word) || COUNTED.test(wordsBefore(match.input!, at))) return null;
  const month = MONTH_STARTS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
  const given = yearA ?? yearB;
  const year = given ? Number(given) : null;
  const [first, link, second] = monthFirst ? [dayA, linkA, dayA2] : [dayB, linkB, dayB2];
  const isRange = second !== undefined && !/and|&/i.test(link!);
  const mention = (day: string, role: Role, said = text): DateMention => ({
    text: said,
    day: Number(day),
    month,
    year,
    role,
  });
  if (second === undefined) return { at, end, isRange, mentions: [mention(first!, 'on')] };
  const mentions = isRange
    ? [mention(first!, 'from', `${first} ${word}`), mention(second, 'until', `${second} ${word}`)]
    : [mention(first!, 'on'), mention(second, 'on')];
  return { at, end, isRange, mentions };
}

const UNTIL = /\b(?:until|till|til|through|thru|to|ends?(?: on)?|ending(?: on)?)\s*$/i;
const FROM = /\b(?:from|since|starting(?: on)?|starts?(?: on)?|beginning(?: on)?|begins?(?: on)?|as of)\s*$/i;
const OTHER =
  /\b(?:before|after|following|except|excluding|without|not|no|non|by|than|pre|post|for|agreed(?: on)?|approved(?: on)?|announced(?: on)?|requested(?: on)?|as|since|see|in|of)[\s-]*(?:on|the|a|each|every)?\s*$/i;
const WEEKDAY_BEFORE = /(?:\b(?:the|on|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s*)+$/i;

/** By the word in front; null where the date is another event's. */
function roleOf(before: string): Role | null {
  const bare = before.replace(WEEKDAY_BEFORE, '');
  if (UNTIL.test(bare)) return 'until';
  if (FROM.test(bare)) return 'from';
  return OTHER.test(bare) ? null : 'on';
}

const FULL = LONG_WEEKDAYS.join('|');
const SHORT = 'mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun';
const ORDINALS = ['first|1st', 'second|2nd', 'third|3rd', 'fourth|4th', 'fifth|5th'];
const PAIR = new RegExp(`\\b(${FULL}|${SHORT})s?\\s*(-|\u2013|/|,|&|to|and)\\s*(${FULL}|${SHORT})s?\\b`, 'gi');
const ONE = new RegExp(`\\b(?:(${ORDINALS.join('|')}|last)\\s+)?(${FULL})s?\\b(?!\\.\\w)`, 'gi');
/** Days that have a name of their own, and need not lie in the span. */
const NAMED_DAY =
  /\b(?:black|cyber|good|easter|whit|palm|ash|maundy|patch|super|shrove|giving|holy|holiday|ruby|update|casual|spy|clean)\s*$/i;
const NOT_ON =
  /\b(?:before|after|following|except|excluding|without|not|no|non|by|than|pre|post|until|till|every other|alternate)[\s-]*(?:(?:on|the|a|each|every|for|and|first|second|third|fourth|last|\d(?:st|nd|rd|th))\s+)*$/i;
const OF_OTHER =
  /^\s+(?:(?:in|of|after|before|following)\s+)(?!(?:the|each|every|a)\s+month\b|month\b)(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/i;

/** The weekdays that a label names, with `first` to `last` where that is of a month. */
export function weekdaysIn(text: string): WeekdayMention[] {
  const mentions: WeekdayMention[] = [];
  let rest = text;
  for (const match of text.matchAll(PAIR)) {
    const paired = isSkipped(text, match.index) ? [] : readPair(match);
    mentions.push(...paired);
    // Whole words are looked at once more: they may be the first or the last of their month.
    const isDone = paired.length === 1;
    if (isDone) rest = rest.replace(match[0], ' '.repeat(match[0].length));
  }
  for (const match of rest.matchAll(ONE)) {
    if (isSkipped(text, match.index)) continue;
    const weekday = numberOf(match[2]!);
    const ordinal = match[1] && !OF_OTHER.test(text.slice(match.index + match[0].length)) ? ordinalOf(match[1]) : null;
    const mention = { text: match[0], weekdays: [weekday], ordinal };
    const known = mentions.findIndex(({ weekdays }) => weekdays.length === 1 && weekdays[0] === weekday);
    if (known >= 0) mentions[known] = mention;
    else mentions.push(mention);
  }
  return mentions;
}

/** `Mon-Fri`: any day between; `Sat/Sun`: either; `Tue and Fri`: both. */
function readPair(match: RegExpMatchArray): WeekdayMention[] {
  const [text, first, link, last] = match as [string, string, string, string];
  if (link === '/') return [{ text, weekdays: [numberOf(first), numberOf(last)], ordinal: null }];
  if (/-|\u2013|to/i.test(link)) return [{ text, weekdays: between(numberOf(first), numberOf(last)), ordinal: null }];
  return [first, last].map((word) => ({ text: word, weekdays: [numberOf(word)], ordinal: null }));
}

function isSkipped(text: string, at: number): boolean {
  const before = wordsBefore(text, at);
  return NAMED_DAY.test(before) || NOT_ON.test(before);
}

const numberOf = (word: string): number =>
  LONG_WEEKDAYS.findIndex((name) => name.slice(0, 3).toLowerCase() === word.slice(0, 3).toLowerCase()) + 1;

function between(first: number, last: number): number[] {
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((first - 1 + index) % 7) + 1);
}

function ordinalOf(word: string): number {
  const index = ORDINALS.findIndex((forms) => forms.split('|').includes(word.toLowerCase()));
  return index < 0 ? -1 : index + 1;
}
