import { type Day, weekdayOf } from '../../kernel/time.ts';
import { firstOfFollowing, WEEKDAY_CODES, WORK_WEEK, weekFrom } from '../recurrence/ruleParts.ts';
import { isDay, markOf, spreadRanges, wordsOf } from './patternMarks.ts';

/**
 * The words that say on which days, as a rule: `every second sunday` -> `FREQ=WEEKLY;INTERVAL=2;BYDAY=SU`. Each word becomes a
 * short mark (`E` every, `#2` second, `SU`, `M12`, `L` last), and the line of marks is what the patterns below look at.
 *
 * @param from the day that decides where the words leave the day open, as in `every 3 months`
 */
export function readPattern(text: string, from: Day): { rule: string } | { problem: string } {
  const marks: string[] = [];
  for (const word of wordsOf(text)) {
    const mark = markOf(word);
    if (mark === null) return { problem: `"${word}" is not understood.` };
    if (mark) marks.push(...mark.split(' '));
  }
  const line = spreadRanges(marks).join(' ');
  if (line === '') return { problem: 'On which days?' };
  const { often, rest } = takeOften(line);
  const days = readDaysOf(rest, often, from);
  return days ?? { problem: `"${text.replace(/[\s,]+/g, ' ').trim()}" is not understood.` };
}

interface Often {
  unit: 'day' | 'week' | 'month' | 'quarter' | 'year' | null;
  interval: number;
}

/** Takes `every 3 months` out of the line; `month` alone stands for every month. */
function takeOften(line: string): { often: Often; rest: string } {
  const patterns = [/\bE (?:#?(\d+) )?(day|week|month|quarter|year)\b/, /(?:^| )()(month|quarter|year)\b/];
  for (const pattern of patterns) {
    const match = pattern.exec(line);
    if (!match) continue;
    const rest = `${line.slice(0, match.index)} ${line.slice(match.index + match[0].length)}`;
    const often = { unit: match[2] as Often['unit'], interval: Number(match[1] || 1) };
    return { often, rest: rest.replace(/\s+/g, ' ').trim() };
  }
  return { often: { unit: null, interval: 1 }, rest: line };
}

type Read = { rule: string } | { problem: string } | null;

function readDaysOf(rest: string, often: Often, from: Day): Read {
  if (often.interval < 1 || often.interval > 999) return { problem: 'Every how many? Give 1 to 999.' };
  if (rest === '' || rest === 'E') return readUnit(often, from);
  return readWeekdays(rest, often) ?? readMonthDays(rest, often);
}

/** Where only how often is said, the day is that from which it goes on. */
function readUnit({ unit, interval }: Often, from: Day): Read {
  const [month, day] = [Number(from.slice(5, 7)), Number(from.slice(8, 10))];
  const every = (freq: string, times = 1) =>
    `FREQ=${freq}${interval * times > 1 ? `;INTERVAL=${interval * times}` : ''}`;
  switch (unit) {
    case 'day':
      return { rule: every('DAILY') };
    case 'week':
      return { rule: `${every('WEEKLY')};BYDAY=${WEEKDAY_CODES[weekdayOf(from) - 1]}` };
    case 'month':
      return { rule: `${every('MONTHLY')};BYMONTHDAY=${day}` };
    case 'quarter':
      return { rule: `${every('MONTHLY', 3)};BYMONTHDAY=${day}` };
    case 'year':
      return { rule: `${every('YEARLY')};BYMONTH=${month};BYMONTHDAY=${day}` };
    default:
      return null;
  }
}

const DAYS_OF_WEEK = String.raw`(?:(?:MO|TU|WE|TH|FR|SA|SU)(?: |$))+`;
const WEEKLY = new RegExp(String.raw`^(?:E )?(?:#?(\d+) )?(${DAYS_OF_WEEK}|work)$`);

/** `E #2 SU`, `TU TH`, `work`; but `#2 TU` without every, and `E #1 SU`, count in the month. */
function readWeekdays(line: string, { unit, interval: given }: Often): Read {
  const match = WEEKLY.exec(line);
  if (!match || (unit !== null && unit !== 'week') || (match[1] && given > 1)) return null;
  if (unit === null && (line.startsWith('#') || /#1\b/.test(line))) return null;
  const interval = Number(match[1] ?? given);
  if (interval < 1) return null;
  const days = match[2] === 'work' ? WORK_WEEK : inOrder(match[2]!.trim().split(' '));
  return { rule: `FREQ=WEEKLY${interval > 1 ? `;INTERVAL=${interval}` : ''};BYDAY=${days}` };
}

const inOrder = (days: readonly string[]): string => WEEKDAY_CODES.filter((code) => days.includes(code)).join(',');

/** `#1 SA`, `SU after #2 TU`, `#1 #15`, `L day`, `M12 25`, each in every month, quarter or year. */
function readMonthDays(line: string, often: Often): Read {
  const months = [...line.matchAll(/\bM(\d+)\b/g)].map((match) => Number(match[1]));
  const days = line
    .replace(/\bM\d+\b/g, '')
    .replace(/\bE\b/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const read = readPlaces(days, months.length > 0);
  if (read === null || 'problem' in read) return read;
  if (often.unit === 'week' || often.unit === 'day') return null;
  const byMonth = months.length > 0 ? months : quarterMonths(often, read.isFromEnd);
  if (byMonth === null) return null;
  if (byMonth.length > 0) return { rule: yearly(byMonth, read.days, often) };
  const interval = often.interval > 1 ? `;INTERVAL=${often.interval}` : '';
  return { rule: `FREQ=MONTHLY${interval};${read.days}` };
}

const yearly = (months: readonly number[], days: string, { unit, interval }: Often): string => {
  const inMonths = [...new Set(months)].toSorted((a, b) => a - b).join(',');
  return `FREQ=YEARLY${unit === 'year' && interval > 1 ? `;INTERVAL=${interval}` : ''};BYMONTH=${inMonths};${days}`;
};

/** What is counted from the end of a quarter stands in its last month. Of a year it must be said in which month. */
function quarterMonths({ unit, interval }: Often, isFromEnd: boolean): number[] | null {
  if (unit === 'year' || (unit === 'quarter' && interval > 1)) return null;
  if (unit !== 'quarter') return [];
  return isFromEnd ? [3, 6, 9, 12] : [1, 4, 7, 10];
}

type Places = { days: string; isFromEnd: boolean } | { problem: string } | null;

const ORDINAL = String.raw`(?:#\d+ L|#\d+|L)`;
const FOLLOWING = new RegExp(String.raw`^(?:#(\d+) )?(\w\w) (after|before) #(\d+) (\w\w)$`);
const WORK_DAYS = new RegExp(String.raw`^((?:${ORDINAL} )+)work$`);
const ORDINAL_DAYS = new RegExp(String.raw`^(?:(?:${ORDINAL} )+${DAYS_OF_WEEK} ?)+$`);
const MONTH_DAYS = new RegExp(String.raw`^(?:#?\d+ L day ?|L day ?|#?\d+ (?:day ?)?|#?\d+$)+$`);

function readPlaces(days: string, hasMonth: boolean): Places {
  const following = FOLLOWING.exec(days);
  if (following) return readFollowingDay(following);
  const work = WORK_DAYS.exec(days);
  if (work) {
    const places = readOrdinals(work[1]!);
    return { days: `BYDAY=${WORK_WEEK};BYSETPOS=${places.join(',')}`, isFromEnd: places.every((place) => place < 0) };
  }
  if (ORDINAL_DAYS.test(`${days} `)) return readOrdinalDays(days);
  if (!MONTH_DAYS.test(days)) return null;
  const numbers = [...days.matchAll(/#?(\d+)( L day)?|L day/g)].map(([, number, isLast]) =>
    number === undefined ? -1 : Number(number) * (isLast ? -1 : 1),
  );
  const wrong = numbers.find((number) => number === 0 || Math.abs(number) > 31);
  if (wrong !== undefined) return { problem: `No month has a ${Math.abs(wrong)}th day.` };
  // Only beside a month does a bare number say a day.
  if (!hasMonth && !/#|L/.test(days)) return null;
  return { days: `BYMONTHDAY=${[...new Set(numbers)].join(',')}`, isFromEnd: numbers.every((number) => number < 0) };
}

/** The second Saturday after the second Tuesday is the first after the third. */
function readFollowingDay([, which = '1', day, way, ordinal, anchor]: RegExpExecArray): Places {
  if (!isDay(day) || !isDay(anchor)) return null;
  const later = (WEEKDAY_CODES.indexOf(day) - WEEKDAY_CODES.indexOf(anchor) + 7) % 7 || 7;
  const week = Number(ordinal) + (Number(which) - 1) * (way === 'after' ? 1 : -1);
  const first = week < 1 ? null : firstOfFollowing(week, way === 'after' ? later : later - 7 || -7);
  if (first === null)
    return { problem: 'That day can lie in another month, which no rule can say. Count from an earlier week.' };
  return { days: `BYDAY=${day};BYMONTHDAY=${weekFrom(first)}`, isFromEnd: false };
}

const readOrdinals = (text: string): number[] =>
  [...text.matchAll(/#(\d+)( L)?|L/g)].map(([, number, isLast]) =>
    number === undefined ? -1 : Number(number) * (isLast ? -1 : 1),
  );

/** `#1 #3 SA`, `#1 SA L FR`. */
function readOrdinalDays(days: string): Places {
  const groups = [...days.matchAll(new RegExp(String.raw`((?:${ORDINAL} )+)(${DAYS_OF_WEEK})`, 'g'))];
  const places = groups.flatMap(([, ordinals, weekdays]) =>
    readOrdinals(ordinals!).flatMap((place) =>
      weekdays!
        .trim()
        .split(' ')
        .map((day) => ({ place, day })),
    ),
  );
  const wrong = places.find(({ place }) => place === 0 || Math.abs(place) > 5);
  if (wrong) return { problem: `No month has a ${Math.abs(wrong.place)}th week. Count to five, or from the last.` };
  return {
    days: `BYDAY=${places.map(({ place, day }) => `${place}${day}`).join(',')}`,
    isFromEnd: places.every(({ place }) => place < 0),
  };
}
