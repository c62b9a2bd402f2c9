import { ok, type Result, refuse } from '../../kernel/result.ts';
import { DAY, parseBasicWallTime, SECOND, wallEpoch } from '../../kernel/time.ts';
import { WEEKDAY_CODES } from './ruleParts.ts';

/** The text of an RRULE, read by RFC 5545, 3.3.10: its parts, their values, and which of them go together. */

export const FREQUENCIES = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** Where a rule ends: at a wall time, or at an instant. Milliseconds; what happens then still counts. */
type Until = { kind: 'wall' | 'instant'; epoch: number };

/** A list is null where the rule does not have the part. */
export interface Rule {
  /** As it is kept: in capitals, without spaces and without the `RRULE:`. */
  text: string;
  frequency: Frequency;
  interval: number;
  count: number | null;
  until: Until | null;
  /** Such as `MO`, `2TU`, `-1FR`. */
  byDay: string[] | null;
  byMonth: number[] | null;
  byMonthDay: number[] | null;
  byYearDay: number[] | null;
  byWeekNo: number[] | null;
  byHour: number[] | null;
  byMinute: number[] | null;
  /** 0 to 59: our clocks have no leap second, so 60 is the second before it (RFC 5545, 3.3.12). */
  bySecond: number[] | null;
  bySetPos: number[] | null;
  weekStart: string;
}

/** A rule without its COUNT and UNTIL, which can be asked about any time without walking there. All times as `wallEpoch` counts. */
export interface Endless {
  /** The starts in [from, to], in order, or the first of them where `most` are enough; null where that takes too long. */
  between(from: number, to: number, most: number): number[] | null;
  /** The first in [from, last]; null: there is none. `unknown`: not within the steps that are taken at most. */
  next(from: number, last: number): number | null | 'unknown';
}

/** Reads a rule, or refuses it naming the part that is wrong. */
export function readRule(text: string): Result<Rule> {
  const parts = partsOf(text);
  if (!parts.ok) return parts;
  const values = parts.value;
  for (const [name, value] of values) if (!canRead(name, value)) return refuseUnreadable(name, value);
  const conflict = conflictIn(values);
  if (conflict) return refuseRule(conflict);
  const numbers = (name: string) => (values.has(name) ? numbersOf(values.get(name)!) : null);
  return ok({
    text: Array.from(values, ([name, value]) => `${name}=${value}`).join(';'),
    frequency: values.get('FREQ') as Frequency,
    interval: Number(values.get('INTERVAL') ?? 1),
    count: values.has('COUNT') ? Number(values.get('COUNT')) : null,
    until: values.has('UNTIL') ? untilOf(values.get('UNTIL')!) : null,
    byDay: values.has('BYDAY') ? [...new Set(values.get('BYDAY')!.replaceAll('+', '').split(','))] : null,
    byMonth: numbers('BYMONTH'),
    byMonthDay: numbers('BYMONTHDAY'),
    byYearDay: numbers('BYYEARDAY'),
    byWeekNo: numbers('BYWEEKNO'),
    byHour: numbers('BYHOUR'),
    byMinute: numbers('BYMINUTE'),
    bySecond: numbers('BYSECOND') && [...new Set(numbers('BYSECOND')!.map((second) => Math.min(second, 59)))],
    bySetPos: numbers('BYSETPOS'),
    weekStart: values.get('WKST') ?? 'MO',
  });
}

/** A rule as sentences say it. */
export const shorten = (rule: string): string => (rule.length > 200 ? `${rule.slice(0, 200)}…` : rule);

/** A refusal of the field `rule`. */
export const refuseRule = (sentence: string) => refuse('invalid', sentence, { field: 'rule' });

const SIGNED = '[+-]?\\d{1,3}';
const DAY_NAME = `(?:${WEEKDAY_CODES.join('|')})`;
const list = (item: string): RegExp => new RegExp(`^${item}(?:,${item})*$`);

/** What a part's value looks like, between which numbers its values lie, and an example. */
const PARTS: Record<string, { shape: RegExp; range?: [number, number]; isSigned?: boolean; example: string }> = {
  FREQ: { shape: new RegExp(`^(?:${FREQUENCIES.join('|')})$`), example: 'FREQ=WEEKLY' },
  INTERVAL: { shape: /^0*[1-9]\d{0,6}$/, example: 'INTERVAL=2' },
  COUNT: { shape: /^0*[1-9]\d{0,5}$/, example: 'COUNT=10' },
  UNTIL: { shape: /^\d{8}(T\d{6}Z?)?$/, example: 'UNTIL=20271231 or UNTIL=20271231T220000Z' },
  WKST: { shape: new RegExp(`^${DAY_NAME}$`), example: 'WKST=MO' },
  BYDAY: { shape: list(`(?:[+-]?\\d{1,2})?${DAY_NAME}`), range: [1, 53], isSigned: true, example: 'BYDAY=MO,WE' },
  BYMONTH: { shape: list('\\d{1,2}'), range: [1, 12], example: 'BYMONTH=1,7' },
  BYMONTHDAY: { shape: list(SIGNED), range: [1, 31], isSigned: true, example: 'BYMONTHDAY=1,-1' },
  BYYEARDAY: { shape: list(SIGNED), range: [1, 366], isSigned: true, example: 'BYYEARDAY=1,-1' },
  BYWEEKNO: { shape: list(SIGNED), range: [1, 53], isSigned: true, example: 'BYWEEKNO=20' },
  BYHOUR: { shape: list('\\d{1,2}'), range: [0, 23], example: 'BYHOUR=4,22' },
  BYMINUTE: { shape: list('\\d{1,2}'), range: [0, 59], example: 'BYMINUTE=0,30' },
  BYSECOND: { shape: list('\\d{1,2}'), range: [0, 60], example: 'BYSECOND=0,30' },
  BYSETPOS: { shape: list(SIGNED), range: [1, 366], isSigned: true, example: 'BYSETPOS=-1' },
};

function partsOf(text: string): Result<Map<string, string>> {
  if (/\bEXRULE\b/i.test(text))
    return refuseRule('EXRULE is no longer part of RFC 5545. Give the dates that are left out (EXDATE).');
  const canonical = text
    .trim()
    .toUpperCase()
    .replace(/^RRULE\s*:/, '');
  if (/\bRRULE\s*:/.test(canonical))
    return refuseRule('There is more than one RRULE. Give one rule, and make the others windows of their own.');
  const parts = new Map<string, string>();
  for (const part of canonical.replace(/\s/g, '').split(';')) {
    const [name, ...rest] = part.split('=');
    if (name !== '' && parts.has(name!)) return refuseRule(`The rule has ${name} twice. Give it once.`);
    parts.set(name!, rest.join('='));
  }
  if (!parts.has('FREQ'))
    return refuseRule(`"${shorten(text)}" is not a recurrence rule. Write it like FREQ=WEEKLY;BYDAY=WE.`);
  for (const name of parts.keys()) {
    if (name === '')
      return refuseRule('The rule has an empty part: two semicolons in a row, or one at its end. Take it out.');
    if (name === 'RSCALE' || name === 'SKIP')
      return refuseRule(`${name} counts in other calendars than ours, which Slipway cannot. Leave ${name} out.`);
    if (!Object.hasOwn(PARTS, name))
      return refuseRule(`A rule has no part "${name}". It may have ${Object.keys(PARTS).join(', ')}.`);
  }
  return ok(parts);
}

function canRead(name: string, value: string): boolean {
  const { shape, range, isSigned } = PARTS[name]!;
  if (!shape.test(value)) return false;
  if (name === 'UNTIL') return untilOf(value) !== null;
  if (!range) return true;
  return value.split(',').every((item) => {
    // The days of BYDAY: one without a number means every one.
    if (/^[A-Z]/.test(item)) return true;
    const number = Number.parseInt(item, 10);
    const size = isSigned ? Math.abs(number) : number;
    return size >= range[0] && size <= range[1];
  });
}

function refuseUnreadable(name: string, value: string) {
  const { range, isSigned, example } = PARTS[name]!;
  const shown = value.length > 80 ? `${value.slice(0, 80)}…` : value;
  if (name === 'COUNT' && /^[1-9]\d*$/.test(value))
    return refuseRule(`"COUNT=${shown}" is more than Slipway counts to. Give at most 999,999, or an end by UNTIL.`);
  const between = range
    ? `, with numbers from ${range[0]} to ${range[1]}${isSigned ? ' or from the end, like -1' : ''}`
    : '';
  return refuseRule(`"${name}=${shown}" cannot be read. Write it like ${example}${between}.`);
}

/** Which parts go together: the table of RFC 5545, 3.3.10, and the sentences around it. Null where all do. */
function conflictIn(parts: ReadonlyMap<string, string>): string | null {
  const frequency = parts.get('FREQ')!;
  const isOneOf = (...names: Frequency[]) => (names as string[]).includes(frequency);
  if (parts.has('UNTIL') && parts.has('COUNT')) return 'The rule has both UNTIL and COUNT. Give only one of them.';
  if (parts.has('BYWEEKNO') && !isOneOf('YEARLY'))
    return `BYWEEKNO only goes with FREQ=YEARLY, not with FREQ=${frequency}.`;
  if (parts.has('BYYEARDAY') && isOneOf('DAILY', 'WEEKLY', 'MONTHLY'))
    return `BYYEARDAY does not go with FREQ=${frequency}. Use FREQ=YEARLY.`;
  if (parts.has('BYMONTHDAY') && isOneOf('WEEKLY')) return 'BYMONTHDAY does not go with FREQ=WEEKLY. Use FREQ=MONTHLY.';
  if (/\d/.test(parts.get('BYDAY') ?? '')) {
    if (!isOneOf('MONTHLY', 'YEARLY'))
      return `BYDAY with a number only goes with FREQ=MONTHLY or YEARLY, not with FREQ=${frequency}.`;
    if (parts.has('BYWEEKNO')) return 'BYDAY with a number does not go with BYWEEKNO. Leave the number out.';
  }
  const others = Array.from(parts.keys()).filter((name) => name.startsWith('BY') && name !== 'BYSETPOS');
  if (parts.has('BYSETPOS') && others.length === 0)
    return 'BYSETPOS picks from what another BY part gives. Add one, like BYDAY=MO,TU,WE,TH,FR.';
  return null;
}

const numbersOf = (value: string): number[] => [...new Set(value.split(',').map(Number))].toSorted((a, b) => a - b);

/** A day alone is meant whole. Null for a day or a time that does not exist. */
function untilOf(value: string): Until | null {
  const isDay = value.length === 8;
  const wall = parseBasicWallTime(isDay ? `${value}T000000` : value.slice(0, 15));
  if (wall === null) return null;
  const epoch = wallEpoch(wall);
  if (isDay) return { kind: 'wall', epoch: epoch + DAY - SECOND };
  return { kind: value.endsWith('Z') ? 'instant' : 'wall', epoch };
}
