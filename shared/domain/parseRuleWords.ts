import { ok, type Result, refuse } from '../kernel/result.ts';
import { addDays, addWall, type Day, parseTimeOfDay, type WallTime, weekdayOf, type Zone } from '../kernel/time.ts';
import type { Shift } from '../model/series.ts';
import { readPattern } from './patternWords.ts';
import { expand } from './recurrence.ts';
import { untilDay, untilOf } from './ruleUntil.ts';
import { type RuleSetting, type SpokenSeries, sayLongDay } from './ruleWords.ts';
import {
  DATE,
  DATE_GROUPS,
  dayOfMatch,
  type Rest,
  take,
  takeClocks,
  type WordClocks,
  weekdayOfWord,
} from './wordTimes.ts';
import { readZone } from './zoneWords.ts';

export const RULE_EXAMPLE = 'every second Sunday, 04:00 to 10:00, New York time, not on holidays';

/**
 * Reads what people type about when something recurs: `every second Sunday, 04:00-10:00 New York time, not on holidays`. What is
 * not said is the plan's zone, the whole day, and from today on.
 *
 * @param today in the plan's zone: where a rule without `from` begins
 * @returns refused as invalid, field `words`, with what was not understood and an example
 */
export function parseRuleWords(text: string, today: Day, setting: RuleSetting): Result<SpokenSeries> {
  const rest = normalise(text);
  if (!/[a-z0-9]/.test(rest.text)) return notUnderstood(`Say when, like "${RULE_EXAMPLE}".`);
  const shift = takeShift(rest, setting);
  if (shift && 'problem' in shift) return notUnderstood(shift.problem);
  const span = takeSpan(rest, today);
  if (span && 'problem' in span) return notUnderstood(span.problem);
  if (span) return onceOf(span, { zone: takeZone(rest) ?? setting.planZone, shift }, rest);
  const limits = takeLimits(rest, today);
  if ('problem' in limits) return notUnderstood(limits.problem);
  const clocks = takeClocks(rest) ?? ALL_DAY;
  if ('problem' in clocks) return notUnderstood(clocks.problem);
  const zone = takeZone(rest) ?? setting.planZone;
  const from = limits.from ?? today;
  const once = takeOnce(rest, from);
  if (once) {
    const start = `${once}T${clocks.start}`;
    return onceOf({ start, end: endOf(start, clocks) }, { zone, shift }, rest);
  }
  const pattern = readPattern(rest.text, from);
  if ('problem' in pattern) return notUnderstood(`${pattern.problem} Write it like "${RULE_EXAMPLE}".`);
  const until = limits.until && untilPart(limits.until, zone);
  const count = limits.count ? `;COUNT=${limits.count}` : '';
  const rule = `${pattern.rule}${until ?? ''}${count}`;
  const start = firstStart(pattern.rule, from, clocks.start, zone);
  if (start === null) return notUnderstood('This never happens. Write another day.');
  const spoken = { zone, start, end: endOf(start, clocks), rule, shift };
  if (limits.until && limits.until.day < start.slice(0, 10))
    return notUnderstood(`It would end on ${sayLongDay(limits.until.day)}, before it begins. Give a later end.`);
  return ok(spoken);
}

const ALL_DAY: WordClocks = {
  start: '00:00',
  end: { kind: 'clock', time: '24:00', weekday: null, daysLater: null },
};

const notUnderstood = (sentence: string) => refuse('invalid', sentence, { field: 'words' });

/** Lower case, one kind of dash and quote, single spaces. */
const normalise = (text: string): Rest => ({
  text: ` ${text} `
    .toLowerCase()
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[“”„]/g, '"')
    .replace(/\s+/g, ' '),
});

interface Limits {
  from: Day | null;
  until: { day: Day; time: string | null } | null;
  count: number | null;
}

function takeLimits(rest: Rest, today: Day): Limits | { problem: string } {
  const count = take(rest, /\b(?:for )?(\d{1,6}) times\b/);
  if (count && Number(count[1]) < 1) return { problem: 'It must happen at least once. Write it like 12 times.' };
  const from = take(rest, new RegExp(String.raw`\b(?:from|starting(?: on)?|beginning(?: on)?|since) ${DATE}`));
  const fromDay = from ? dayOfMatch(from, 1, today) : null;
  if (from && fromDay === null) return notADay(from[0]);
  const until = take(
    rest,
    new RegExp(String.raw`\b(?:until|till|up to|to|ending(?: on)?) ${DATE}(?: (\d{1,2}:\d\d(?::\d\d)?))?`),
  );
  const untilTo = until ? dayOfMatch(until, 1, fromDay ?? today) : null;
  if (until && untilTo === null) return notADay(until[0]);
  if (until && count) return { problem: 'Give either a last day or how many times, not both.' };
  return {
    from: fromDay,
    until: untilTo === null ? null : { day: untilTo, time: until![8] ?? null },
    count: count ? Number(count[1]) : null,
  };
}

const notADay = (text: string) => ({
  problem: `"${text.trim()}" is not a day of the calendar. Write it like 31 December 2027.`,
});

function untilPart({ day, time }: NonNullable<Limits['until']>, zone: Zone): string {
  return `;UNTIL=${time === null ? untilDay(day) : untilOf(`${day}T${time.padStart(5, '0')}`, zone)}`;
}

const SHIFT_DAYS = String.raw`(public holidays?|bank holidays?|holidays?|non-?working days?)(?: of "([^"]+)")?`;
const SHIFT_WAYS: readonly (readonly [RegExp, Shift['to']])[] = [
  [new RegExp(String.raw`\b(?:not on|never on|except on|except|skip|without) (?:the )?${SHIFT_DAYS}`), 'skip'],
  [
    new RegExp(String.raw`\b(?:if )?on (?:a )?${SHIFT_DAYS},? (?:on |to |then )?the next (?:business|working) day`),
    'nextBusinessDay',
  ],
  [
    new RegExp(
      String.raw`\b(?:if )?on (?:a )?${SHIFT_DAYS},? (?:on |to |then )?the (?:(?:following )?same weekday(?: after)?)`,
    ),
    'nextSameWeekday',
  ],
];

/** `not on holidays`, `else the next business day`, `on holidays of "Merrowdale" the same weekday after`. */
function takeShift(rest: Rest, { calendars }: RuleSetting): Shift | null | { problem: string } {
  const bare = take(
    rest,
    /\b(?:,? ?)?(?:else|otherwise|or)(?: on)? (?:the )?(?:next|following) (?:business|working) day\b/,
  );
  if (bare) return { days: 'nonWorkingDays', to: 'nextBusinessDay', calendarId: null };
  for (const [pattern, to] of SHIFT_WAYS) {
    const match = take(rest, pattern);
    if (!match) continue;
    const [, days = '', name] = match;
    const calendar = calendars.find((one) => one.name.toLowerCase() === name);
    if (name && !calendar) return { problem: `There is no calendar "${name}". ${sayCalendars(calendars)}` };
    return { days: days.startsWith('non') ? 'nonWorkingDays' : 'holidays', to, calendarId: calendar?.id ?? null };
  }
  return null;
}

const sayCalendars = (calendars: RuleSetting['calendars']): string =>
  calendars[0] ? `Name one like "${calendars[0].name}".` : 'Make one in the settings first, or leave the name out.';

const EXACT_ZONE =
  /(?:\b(?:in|zone) )?(?:\b[a-z_]+\/[a-z0-9_+/-]+|(?<![\w:-])(?:utc|gmt)?\s*[+-]\d{1,2}(?::?\d\d)?\b|\b(?:utc|gmt|zulu)\b)(?: time)?/;

/** `New York time`, `in London`, `Europe/Oslo`, `UTC`, `+05:30`: the longest name that is a zone. */
function takeZone(rest: Rest): Zone | null {
  const exact = take(rest, EXACT_ZONE);
  if (exact) {
    const zone = readZone(exact[0].replace(/^\s*(?:in|zone) | time$/g, ''));
    if (zone) return zone;
    rest.text += ` ${exact[0]}`;
  }
  for (const pattern of [/((?:[a-z'-]+ ){0,3}[a-z'-]+) time\b/, /\b(?:in|by) ((?:[a-z'-]+ ?){1,4})/]) {
    const match = pattern.exec(rest.text);
    const words = match?.[1]?.trim().split(' ') ?? [];
    const isBefore = pattern.source.endsWith('time\\b');
    for (let length = words.length; length > 0; length--) {
      const name = (isBefore ? words.slice(-length) : words.slice(0, length)).join(' ');
      const zone = readZone(name);
      if (!zone) continue;
      rest.text = rest.text.replace(isBefore ? `${name} time` : name, ' , ');
      return zone;
    }
  }
  return null;
}

/** Whether it says a weekday or how often, beside the days that are named. */
const isRepeated = (text: string): boolean =>
  /\b(every|each|daily|nightly|weekly|monthly|quarterly|yearly|annually|weekdays?|weekends?|months?)\b/.test(text) ||
  text.split(/[\s,]+/).some((word) => weekdayOfWord(word) !== null);

/** One day with its year, and no word of repeating. */
function takeOnce(rest: Rest, from: Day): Day | null {
  if (isRepeated(rest.text.replace(new RegExp(DATE), ' '))) return null;
  const match = new RegExp(String.raw`\b(?:once )?(?:on )?${DATE}`).exec(rest.text);
  if (!match || !(match[1] ?? match[4] ?? match[7])) return null;
  take(rest, new RegExp(String.raw`\b(?:once )?(?:on )?${DATE}`));
  return dayOfMatch(match, 1, from);
}

const SPAN = new RegExp(
  String.raw`\b(?:once )?(?:on |from )?${DATE}(?:,? (?:at )?(\d{1,2}:\d\d))? (?:to|-|until|till) ${DATE}(?:,? (?:at )?(\d{1,2}:\d\d))?`,
);

/** `18 December 2026 18:00 to 4 January 2027 06:00`, and of days without times the whole of them. */
function takeSpan(rest: Rest, from: Day): { start: WallTime; end: WallTime } | null | { problem: string } {
  const match = SPAN.exec(rest.text);
  if (!match || isRepeated(rest.text.replace(match[0], ' '))) return null;
  take(rest, SPAN);
  const first = dayOfMatch(match, 1, from);
  const last = first && dayOfMatch(match, DATE_GROUPS + 2, first);
  const [start, end] = [match[DATE_GROUPS + 1] ?? '00:00', match[2 * DATE_GROUPS + 2] ?? '24:00'];
  if (!first || !last) return notADay(match[0]);
  const times = [start, end].map(parseTimeOfDay);
  if (times[0] === null || times[1] === null || start === '24:00')
    return { problem: `"${match[0].trim()}" has a time that is none. Write it like 22:00.` };
  return { start: `${first}T${times[0]}`, end: wallOf(`${last}T${times[1]}`) };
}

function onceOf(
  times: Pick<SpokenSeries, 'start' | 'end'>,
  place: Pick<SpokenSeries, 'zone' | 'shift'>,
  rest: Rest,
): Result<SpokenSeries> {
  const [left] = rest.text.split(/[\s,.]+/).filter((word) => word && word !== 'once' && word !== 'on');
  return left
    ? notUnderstood(`"${left}" is not understood. Write it like "5 December 2026, 22:00 to 04:00".`)
    : ok({ ...place, ...times, rule: null });
}

/** `2026-12-05T24:00` is the midnight that ends the day. */
const wallOf = (wall: string): WallTime =>
  wall.endsWith('T24:00') ? addWall(`${wall.slice(0, 10)}T00:00`, { days: 1 }) : wall;

function endOf(start: WallTime, { end }: WordClocks): WallTime | null {
  if (end.kind === 'open') return null;
  if (end.kind === 'minutes') return addWall(start, { minutes: end.minutes });
  const day = start.slice(0, 10);
  const goesOn = end.time > start.slice(11) ? 0 : 1;
  const toWeekday = end.weekday === null ? goesOn : (end.weekday - weekdayOf(day) + 7) % 7;
  const days = end.daysLater ?? (toWeekday === 0 && end.weekday !== null ? goesOn * 7 : toWeekday);
  return wallOf(`${addDays(day, days)}T${end.time}`);
}

/** How far ahead a rule must happen for the first time: 29 February comes within 8 years. */
const FARTHEST_DAYS = 366 * 9;

function firstStart(rule: string, from: Day, clock: string, zone: Zone): WallTime | null {
  const start = `${from}T${clock}`;
  // A year is enough for nearly all, and it is looked through for each letter that is typed.
  for (const days of [40, 400, FARTHEST_DAYS]) {
    const [first] = expand(rule, start, start, addWall(start, { days }), zone);
    if (first) return first;
  }
  return null;
}
