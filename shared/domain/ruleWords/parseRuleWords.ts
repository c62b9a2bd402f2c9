import { ok, type Result, refuse } from '../../kernel/result.ts';
import { addDays, addWall, type Day, dayOf, type WallTime, wallAt, weekdayOf, type Zone } from '../../kernel/time.ts';
import type { Shift } from '../../model/series.ts';
import { firstStart } from '../recurrence/firstStart.ts';
import { untilDay, untilOf } from '../recurrence/ruleUntil.ts';
import { readPattern } from './patternWords.ts';
import { type RuleSetting, type SpokenSeries, sayLongDay } from './ruleWords.ts';
import { takeOnce, takeOpenSpan, takeSpan, type WordSpan } from './spanWords.ts';
import {
  DATE,
  DATE_GROUPS,
  dayOfMatch,
  type Rest,
  spellDayRanges,
  take,
  takeClocks,
  type WordClocks,
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
  const rest = normalise(text, today);
  if (!/[a-z0-9]/.test(rest.text)) return notUnderstood(`Say when, like "${RULE_EXAMPLE}".`);
  const other = UNSAYABLE.find(([pattern]) => pattern.test(rest.text));
  if (other) return notUnderstood(other[1]);
  const shift = takeShift(rest, setting);
  if (shift && 'problem' in shift) return notUnderstood(shift.problem);
  const span = takeSpan(rest, today) ?? takeOpenSpan(rest, today);
  if (span && 'problem' in span) return notUnderstood(span.problem);
  if (span) return allOf(span, { zone: takeZone(rest) ?? setting.planZone, shift }, rest);
  const limits = takeLimits(rest, today);
  if ('problem' in limits) return notUnderstood(limits.problem);
  const clocks = takeClocks(rest) ?? ALL_DAY;
  if ('problem' in clocks) return notUnderstood(clocks.problem);
  const zone = takeZone(rest) ?? setting.planZone;
  const from = limits.from ?? today;
  const once = takeOnce(rest, from);
  if (once && typeof once !== 'string') return notUnderstood(once.problem);
  if (once) {
    const start = `${once}T${clocks.start}`;
    return allOf({ start, end: endOf(start, clocks), rule: null }, { zone, shift }, rest);
  }
  const pattern = readPattern(rest.text, from);
  if ('problem' in pattern) return notUnderstood(`${pattern.problem} Write it like "${RULE_EXAMPLE}".`);
  const until = limits.until && untilPart(limits.until, zone);
  const count = limits.count ? `;COUNT=${limits.count}` : '';
  const rule = `${pattern.rule}${until ?? ''}${count}`;
  const start = firstStart(pattern.rule, from, clocks.start, zone);
  if (start === null) return notUnderstood('This never happens. Write another day.');
  const spoken = { zone, start, end: endOf(start, clocks), rule, shift };
  if (limits.until && limits.until.day < dayOf(start))
    return notUnderstood(`It would end on ${sayLongDay(limits.until.day)}, before it begins. Give a later end.`);
  return ok(spoken);
}

const ALL_DAY: WordClocks = {
  start: '00:00',
  end: { kind: 'clock', time: '24:00', weekday: null, daysLater: null },
};

/** What people write that no rule in words can say, and what to do then. */
const UNSAYABLE: readonly (readonly [RegExp, string])[] = [
  [/\bfreq ?=/, 'This is an RRULE. Put it into the field RRULE, under "Single dates and RRULE".'],
  [/;/, 'Give one date, or one rule, and add the other dates under "Single dates and RRULE".'],
  [
    /\b(?:once|twice|one|two|three|four|\d+) (?:[a-z]+ )?(?:times )?(?:a|per) (?:week|month|quarter|year)\b/,
    'Say which days, like "the first Saturday of each month", or give one date and add the others under "Single dates and RRULE".',
  ],
  [
    /\b(?:easter|christmas|thanksgiving|black friday|ramadan|new year)\b/,
    'Give the date itself, like 25 December, or make the day an anchor date in Working days and let this follow it.',
  ],
  [
    /\b(?:hourly|(?:every|each) (?:\d+ )?(?:hours?|minutes?))\b/,
    'In words it comes once a day at most. For more often, write an RRULE under "Single dates and RRULE".',
  ],
  [
    /\b(?:next|this|coming) (?:mon|tue|wed|thu|fri|sat|sun)/,
    'Give the day itself, like 29 November 2026: this Sunday and next Sunday are not the same to everybody.',
  ],
  [
    new RegExp(String.raw`\b(?:except|but not|not|without)(?: on)? ${DATE}`),
    'Leave single dates out with the X beside them, under "Next dates".',
  ],
  [
    /\b(?:except|but not|not on) (?:mon|tue|wed|thu|fri|sat|sun)/,
    'Name the days on which it happens instead, like "every Monday to Saturday, 20:00 to 22:00".',
  ],
  [
    /\bweekend (?:after|following|before)\b/,
    'Say the day on which it begins, like "the Saturday after the second Tuesday, 00:00 to Sunday 24:00".',
  ],
];

const notUnderstood = (sentence: string) => refuse('invalid', sentence, { field: 'words' });

/** Lower case, one kind of dash, arrow and quote, single spaces, today and tomorrow as days; UTC, which stands beside each time, once and at the end. */
function normalise(text: string, today: Day): Rest {
  const plain = ` ${text} `
    .toLowerCase()
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/->|→/g, ' to ')
    .replace(/[“”„]/g, '"')
    .replace(/(\d{4}-\d\d-\d\d)t(?=\d)/g, '$1 ')
    .replace(/(:\d\d)z\b/g, '$1 utc')
    .replace(/\b(?:today|tonight)\b/g, today)
    .replace(/\btomorrow\b/g, addDays(today, 1))
    .replace(/\s+/g, ' ');
  const bare = plain.replace(/\b(?:utc|gmt)\b(?! ?[+-]\d)/g, '');
  return { text: spellDayRanges(bare === plain ? plain : `${bare} utc `.replace(/\s+/g, ' ')) };
}

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
  if (fromDay && typeof fromDay !== 'string') return fromDay;
  const until = take(
    rest,
    new RegExp(String.raw`\b(?:until|till|up to|to|ending(?: on)?) ${DATE}(?: (\d{1,2}:\d\d(?::\d\d)?))?`),
  );
  const untilTo = until ? dayOfMatch(until, 1, fromDay ?? today) : null;
  if (untilTo && typeof untilTo !== 'string') return untilTo;
  if (until && count) return { problem: 'Give either a last day or how many times, not both.' };
  return {
    from: fromDay,
    until: untilTo === null ? null : { day: untilTo, time: until![DATE_GROUPS + 1] ?? null },
    count: count ? Number(count[1]) : null,
  };
}

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
    /\b(?:(?:else|otherwise|or)(?: on)?|(?:moved?|moving|shifted|postponed) to) (?:the )?(?:next|following) (?:business|working) day\b/,
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
  return takeBareZone(rest);
}

/** `Tokyo`, `ET`: between commas, or behind the times. */
function takeBareZone(rest: Rest): Zone | null {
  for (const part of rest.text.split(',').map((words) => words.trim())) {
    const zone = readZone(part);
    if (!zone) continue;
    rest.text = rest.text.replace(part, ' ');
    return zone;
  }
  return null;
}

/** Nothing else may be left to read. */
function allOf(times: WordSpan, place: Pick<SpokenSeries, 'zone' | 'shift'>, rest: Rest): Result<SpokenSeries> {
  const [left] = rest.text.split(/[\s,.]+/).filter((word) => word && word !== 'once' && word !== 'on');
  return left
    ? notUnderstood(`"${left}" is not understood. Write it like "5 December 2026, 22:00 to 04:00".`)
    : ok({ ...place, ...times });
}

function endOf(start: WallTime, { end }: WordClocks): WallTime | null {
  if (end.kind === 'open') return null;
  if (end.kind === 'minutes') return addWall(start, { minutes: end.minutes });
  const day = dayOf(start);
  const goesOn = end.time > start.slice(11) ? 0 : 1;
  const toWeekday = end.weekday === null ? goesOn : (end.weekday - weekdayOf(day) + 7) % 7;
  const days = end.daysLater ?? (toWeekday === 0 && end.weekday !== null ? goesOn * 7 : toWeekday);
  return wallAt(addDays(day, days), end.time);
}
