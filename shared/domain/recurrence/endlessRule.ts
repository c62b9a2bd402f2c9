import { RRuleTemporal } from 'rrule-temporal';
import { DAY, HOUR, MINUTE, SECOND, Temporal, wallEpoch } from '../../kernel/time.ts';
import type { Endless, Frequency, Rule } from './recurrenceRule.ts';
import { yearlyRule } from './yearlyRule.ts';

export const endlessRule = (rule: Rule, start: number): Endless =>
  rule.frequency === 'YEARLY' ? yearlyRule(rule, start) : libraryRule(rule, start);

/** How long the periods of a frequency are at most. */
export const PERIOD: Record<Frequency, number> = {
  YEARLY: 366 * DAY,
  MONTHLY: 31 * DAY,
  WEEKLY: 7 * DAY,
  DAILY: DAY,
  HOURLY: HOUR,
  MINUTELY: MINUTE,
  SECONDLY: SECOND,
};

function libraryRule(given: Rule, start: number): Endless {
  const each = startsInPeriod(given);
  // The library would look for a position that no period has until it gives up, again and again.
  const bySetPos = given.bySetPos?.filter((position) => Math.abs(position) <= each) ?? null;
  if (bySetPos?.length === 0) return NEVER;
  const rule = { ...given, bySetPos };
  // What a month of every second would take, nobody waits for.
  if (each > MOST_IN_PERIOD) return { between: () => null, next: () => start };
  const library = inLibrary(rule, start);
  const asked = { library, each, ...stretchOf(rule, each) };
  return {
    between: (from, to, most) => collect(asked, from, Math.min(to, LAST_WALL), most),
    next(from, last) {
      try {
        const next = library.next(new Date(from), true)?.epochMilliseconds ?? null;
        return next === null || next > last ? null : next;
      } catch {
        return 'unknown';
      }
    },
  };
}

const NEVER: Endless = { between: () => [], next: () => null };

const MOST_IN_PERIOD = 100_000;
const STEPS_AT_ONCE = 10_000;
/** The library takes ten times as long for a month where it is asked for a thousand years of them. */
const MONTHS_AT_ONCE = 1_000;

/** How often a rule has a period, and how long a time the library is asked about at once; milliseconds. */
function stretchOf({ frequency, interval }: Rule, each: number): { period: number; stretch: number } {
  const period = PERIOD[frequency] * interval;
  if (frequency === 'MONTHLY') return { period, stretch: period * Math.ceil(MONTHS_AT_ONCE / each) };
  return { period, stretch: each === 1 ? Number.POSITIVE_INFINITY : period * Math.ceil(STEPS_AT_ONCE / each) };
}

/** How often a rule can happen in one of its periods at most. */
function startsInPeriod({ frequency, byDay, byMonthDay, byHour, byMinute, bySecond }: Rule): number {
  const seconds = frequency === 'SECONDLY' ? 1 : (bySecond?.length ?? 1);
  const minutes = frequency === 'SECONDLY' || frequency === 'MINUTELY' ? 1 : (byMinute?.length ?? 1);
  const inMonth = byDay || byMonthDay ? 31 : 1;
  const days = frequency === 'MONTHLY' ? inMonth : frequency === 'WEEKLY' ? (byDay?.length ?? 1) : 1;
  const hours = PERIOD[frequency] < DAY ? 1 : (byHour?.length ?? 1);
  return seconds * minutes * hours * days;
}

/** No day can have more starts than this. */
export function mostInDay(rule: Rule): number {
  const period = PERIOD[rule.frequency];
  const hours = rule.byHour?.length ?? (period < DAY ? 24 : 1);
  const minutes = rule.byMinute?.length ?? (period < HOUR ? 60 : 1);
  const seconds = rule.bySecond?.length ?? (period < MINUTE ? 60 : 1);
  const byTime = hours * minutes * seconds;
  return period < DAY ? Math.min(byTime, startsInPeriod(rule) * Math.ceil(DAY / (period * rule.interval))) : byTime;
}

/** Nothing can be written beyond, so a longer interval comes to the same, and stays within what the library can count. */
const LONGEST_INTERVAL = 10_100 * 366 * DAY;

function inLibrary(rule: Rule, start: number): RRuleTemporal {
  const { byDay, byMonth, byMonthDay, byYearDay, byHour, byMinute, bySecond, bySetPos } = rule;
  const lists = { byDay, byMonth, byMonthDay, byYearDay, byHour, byMinute, bySecond, bySetPos };
  return new RRuleTemporal({
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list !== null)),
    freq: rule.frequency,
    interval: Math.min(rule.interval, Math.ceil(LONGEST_INTERVAL / PERIOD[rule.frequency])),
    wkst: rule.weekStart,
    dtstart: Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO('UTC'),
    tzid: 'UTC',
  });
}

/** How often the library may give up on a stretch before we do. */
const MOST_RETRIES = 20;
/** How many starts the library may try for one question, a second's work: BYSETPOS may pick one of 86,400 a day. */
const MOST_TRIED = 1_000_000;

interface Asked {
  library: RRuleTemporal;
  each: number;
  period: number;
  stretch: number;
}

/**
 * Stretch by stretch, so that we stop in time where a rule happens too often. The library gives up after 10,000 steps; then the
 * halves are asked, as long as that leads on.
 */
function collect({ library, each, period, stretch }: Asked, from: number, to: number, most: number): number[] | null {
  const found: number[] = [];
  let retries = 0;
  let tried = 0;
  // The last is the next to do.
  const todo = [[from, to] as const];
  for (let next = todo.pop(); next && found.length < most; next = todo.pop()) {
    const [first, last] = next;
    if (first > last) continue;
    if (last - first > stretch) {
      todo.push([first + stretch + SECOND, last], [first, first + stretch]);
      continue;
    }
    if (each > 1) tried += each * Math.ceil((last - first) / period);
    if (tried > MOST_TRIED) return null;
    try {
      for (const time of library.between(new Date(first), new Date(last), true)) found.push(time.epochMilliseconds);
    } catch {
      const middle = Math.floor((first + last) / 2 / SECOND) * SECOND;
      if (++retries > MOST_RETRIES || middle <= first) return null;
      todo.push([middle + SECOND, last], [first, middle]);
    }
  }
  return found;
}

export const LAST_WALL = wallEpoch('9999-12-31T23:59:59');
