import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { parseDay, weekdayOf } from '../kernel/time.ts';
import { LONG_WEEKDAYS, sayCount } from '../kernel/timeText.ts';
import { type Holiday, holiday } from '../model/businessCalendar.ts';
import { dayMeant, orderOf, takeDateApart } from './dateText.ts';

/** Types on which people do not work. The others (observance, school, optional) are offered, but not chosen. */
export const USUAL_TYPES: readonly string[] = ['public', 'bank'];

/** A holiday as a file has it, with the type that says whether people work on it. */
export interface TypedHoliday extends Holiday {
  type: string;
  /** It begins after midnight in the file, such as Christmas Eve from 14:00. A holiday here is a whole day. */
  isPart: boolean;
}

export interface HolidaysRead {
  holidays: TypedHoliday[];
  /** How many entries of the file are no holidays. */
  leftOut: number;
}

const row = z.object({ date: z.string(), name: z.string(), type: z.string().default('public') });

/** The longest file of holidays that is read, in characters; a country's year has about 6,000. */
export const LONGEST_HOLIDAYS_FILE = 5_000_000;

/**
 * Holidays from the JSON of date-holidays: an array of `{date: "2026-12-25 00:00:00", name, type}`. Days that a part of is
 * free count whole, because a business day is one on which work can be counted on.
 */
export function readHolidayFile(text: string): Result<HolidaysRead> {
  const rows = parseJson(text);
  if (!Array.isArray(rows) || rows.length === 0)
    return refuseFile(
      'The file is no list of holidays: it should hold [{"date": "2026-12-25", "name": "Christmas Day", "type": "public"}], or be an .ics file.',
    );
  if (rows.length > 10_000)
    return refuseFile(`The file has ${sayCount(rows.length, 'holiday')}. Split it: 10,000 fit at once.`);
  const found: TypedHoliday[] = [];
  for (const [index, given] of rows.entries()) {
    const read = row.safeParse(given);
    const on = read.success ? parseDay(read.data.date.slice(0, 10)) : null;
    const checked = read.success && on ? holiday.safeParse({ on, name: read.data.name }) : null;
    if (!read.success || !checked?.success)
      return refuseFile(`Holiday ${index + 1} in the file has no date like 2026-12-25 with a name. Nothing was read.`);
    const isPart = /[T ](?!00:00)\d\d:\d\d/.test(read.data.date.slice(10));
    found.push({ ...checked.data, type: read.data.type.trim() || 'public', isPart });
  }
  return ok({ holidays: found, leftOut: 0 });
}

/** Type -> how many of it, the usual ones first. */
export function typesOf(holidays: readonly TypedHoliday[]): { type: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { type } of holidays) counts.set(type, (counts.get(type) ?? 0) + 1);
  const place = (type: string) => (USUAL_TYPES.includes(type) ? USUAL_TYPES.indexOf(type) : USUAL_TYPES.length);
  return [...counts]
    .map(([type, count]) => ({ type, count }))
    .toSorted((a, b) => place(a.type) - place(b.type) || b.count - a.count);
}

interface ReadLines {
  holidays: Holiday[];
  /** How many of them are said to be of a part of the day, such as `24 Dec 2026 half day`. */
  parts: number;
  /** What is no holiday: the sentence names the line. */
  problems: string[];
}

/** Holidays as people type or paste them, one a line: `25 Dec 2026 Christmas Day`, `2026-12-25, Christmas Day`. */
export function readHolidayLines(text: string): ReadLines {
  const read: ReadLines = { holidays: [], parts: 0, problems: [] };
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    const words = line
      .replace(/[\t,;|]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    if (words === '') continue;
    const found = readLine(words);
    if (typeof found === 'string') read.problems.push(`Line ${index + 1}: ${found}`);
    else {
      read.holidays.push(found);
      if (PART.test(found.name)) read.parts += 1;
    }
  }
  return read;
}

/** `half day`, `14:00`, `from 2 pm`, `ab 14 Uhr`. */
const PART =
  /\bhalf[ -]?(a )?(day|holiday)|\bhalf$|\b\d{1,2}[:.h]\d\d\b|\b\d{1,2} ?([ap]\.?m\b|uhr\b|uur\b|h\b)|\bhalber tag|\bdemi-journée|\b(morning|afternoon) (off|only)\b/i;

/** A date of up to five words (`Fri 25 December 2026`), and what stands behind it is the name. */
function readLine(line: string): Holiday | string {
  const words = line.split(' ');
  for (let count = Math.min(5, words.length); count > 0; count--) {
    const text = words
      .slice(0, count)
      .join(' ')
      .replace(/(\d)(st|nd|rd|th)\b/gi, '$1');
    const date = takeDateApart(text);
    if (!date || date.seconds !== null) continue;
    if (orderOf(date) === 'either')
      return `${text} can be read as day or month first. Write it like 2026-12-25 or 25 Dec 2026.`;
    const on = dayMeant(date, orderOf(date) === 'month' ? 'month' : 'day');
    if (!on) return `${text} is no day of the calendar.`;
    const problem = sayOtherDay(text, on) ?? saySeveral(words.slice(count));
    if (problem) return problem;
    const checked = holiday.safeParse({ on, name: words.slice(count).join(' ') || 'Holiday' });
    return checked.success ? checked.data : `the name is too long. Shorten it to 500 characters.`;
  }
  const begins = /^(\D+ )?\d{1,2}\D/.test(line) ? 'with no date that has day, month and year' : 'with no date';
  return `"${line.slice(0, 40)}" begins ${begins}. Write it like 25 Dec 2026 Christmas Day.`;
}

/** Where the line begins with the name of another weekday. */
function sayOtherDay(text: string, on: string): string | null {
  const word = /^[a-z]+/i.exec(text)?.[0].toLowerCase() ?? '';
  const said = word.length < 3 ? -1 : LONG_WEEKDAYS.findIndex((name) => name.toLowerCase().startsWith(word));
  const is = weekdayOf(on) - 1;
  return said < 0 || said === is
    ? null
    : `${text.slice(word.length).trim()} is a ${LONG_WEEKDAYS[is]}, not a ${LONG_WEEKDAYS[said]}. Mend the one or the other.`;
}

/** Several days in one line: only the first would count. */
const saySeveral = (rest: readonly string[]): string | null =>
  /^(-|–|—|to|until|till|bis|and|&|\+)$/i.test(rest[0] ?? '') && /^\D{0,4}\d/.test(rest.slice(1, 3).join(' '))
    ? 'several days stand in one line. Give each a line of its own.'
    : null;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
}

const refuseFile = (sentence: string) => refuse('invalid', sentence, { field: 'file' });
