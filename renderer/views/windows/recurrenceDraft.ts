import { firstStart } from '../../../shared/domain/recurrence/firstStart.ts';
import {
  firstOfFollowing,
  intervalOf,
  type RuleParts,
  readDays,
  readFollowing,
  readNumbers,
  readParts,
  WEEKDAY_CODES,
  type WeekdayCode,
  WORK_WEEK,
  weekFrom,
} from '../../../shared/domain/recurrence/ruleParts.ts';
import {
  addDays,
  addWall,
  type Day,
  dayOf,
  daysBetween,
  type WallTime,
  wallMinutesBetween,
  weekdayOf,
} from '../../../shared/kernel/time.ts';
import type { Series } from '../../../shared/model/series.ts';

/** A rule as the controls have it: the common cases. All others are typed, in words or as RRULE. */
export type RuleShape =
  | { kind: 'once' }
  | { kind: 'daily'; interval: number }
  | { kind: 'weekly'; interval: number; days: readonly WeekdayCode[] }
  | { kind: 'monthDays'; interval: number; days: readonly number[] }
  | {
      kind: 'monthWeekday';
      interval: number;
      place: number;
      weekday: WeekdayCode | 'work';
      dayAfter: WeekdayCode | null;
    }
  | { kind: 'yearly'; interval: number }
  | { kind: 'other' };

/** Until when it goes on. */
export type RuleLimit =
  | { kind: 'none' }
  | { kind: 'until'; day: Day }
  | { kind: 'count'; count: number }
  | { kind: 'other' };

const LIMITS = ['UNTIL', 'COUNT'];

export function readShape(rule: string | null, start: WallTime): RuleShape {
  if (rule === null) return { kind: 'once' };
  const parts = readParts(rule);
  const named = [...parts.keys()]
    .filter((name) => !['FREQ', 'INTERVAL', ...LIMITS].includes(name))
    .toSorted()
    .join(' ');
  const interval = intervalOf(parts);
  switch (parts.get('FREQ')) {
    case 'DAILY':
      return named === '' ? { kind: 'daily', interval } : { kind: 'other' };
    case 'WEEKLY':
      return readWeekly(parts, named, interval, start);
    case 'MONTHLY':
      return readMonthly(parts, named, interval, start);
    case 'YEARLY': {
      const own = `${Number(start.slice(5, 7))} ${Number(start.slice(8, 10))}`;
      const isOwn = named === 'BYMONTH BYMONTHDAY' && `${parts.get('BYMONTH')} ${parts.get('BYMONTHDAY')}` === own;
      return isOwn || named === '' ? { kind: 'yearly', interval } : { kind: 'other' };
    }
    default:
      return { kind: 'other' };
  }
}

function readWeekly(parts: RuleParts, named: string, interval: number, start: WallTime): RuleShape {
  if (named !== '' && named !== 'BYDAY') return { kind: 'other' };
  const days = parts.has('BYDAY')
    ? readDays(parts.get('BYDAY')!)
    : [{ ordinal: null, weekday: WEEKDAY_CODES[weekdayOf(dayOf(start)) - 1]! }];
  if (days.some(({ ordinal }) => ordinal !== null)) return { kind: 'other' };
  return { kind: 'weekly', interval, days: days.map(({ weekday }) => weekday) };
}

function readMonthly(parts: RuleParts, named: string, interval: number, start: WallTime): RuleShape {
  const byDay = parts.get('BYDAY');
  const byMonthDay = parts.get('BYMONTHDAY');
  if (named === '') return { kind: 'monthDays', interval, days: [Number(start.slice(8, 10))] };
  if (named === 'BYMONTHDAY') return { kind: 'monthDays', interval, days: readNumbers(byMonthDay!) };
  if (named === 'BYDAY BYSETPOS' && byDay === WORK_WEEK && !parts.get('BYSETPOS')!.includes(','))
    return { kind: 'monthWeekday', interval, place: Number(parts.get('BYSETPOS')), weekday: 'work', dayAfter: null };
  const [day, ...others] = byDay ? readDays(byDay) : [];
  if (!day || others.length > 0) return { kind: 'other' };
  if (named === 'BYDAY' && day.ordinal !== null)
    return { kind: 'monthWeekday', interval, place: day.ordinal, weekday: day.weekday, dayAfter: null };
  const following = named === 'BYDAY BYMONTHDAY' ? readFollowing(day.weekday, readNumbers(byMonthDay!)) : null;
  if (!following) return { kind: 'other' };
  const { ordinal: place, after: weekday, daysAfter } = following;
  return { kind: 'monthWeekday', interval, place, weekday, dayAfter: daysAfter === 0 ? null : day.weekday };
}

/** Null for what no rule can say. */
export function writeShape(shape: RuleShape, from: Day): string | null {
  if (shape.kind === 'once' || shape.kind === 'other') return null;
  const every = (freq: string) => `FREQ=${freq}${shape.interval > 1 ? `;INTERVAL=${shape.interval}` : ''}`;
  switch (shape.kind) {
    case 'daily':
      return every('DAILY');
    case 'weekly':
      return `${every('WEEKLY')};BYDAY=${WEEKDAY_CODES.filter((code) => shape.days.includes(code)).join(',')}`;
    case 'monthDays':
      return `${every('MONTHLY')};BYMONTHDAY=${shape.days.join(',')}`;
    case 'yearly':
      return `${every('YEARLY')};BYMONTH=${Number(from.slice(5, 7))};BYMONTHDAY=${Number(from.slice(8, 10))}`;
    case 'monthWeekday': {
      const days = writeMonthWeekday(shape);
      return days && `${every('MONTHLY')};${days}`;
    }
  }
}

function writeMonthWeekday({ place, weekday, dayAfter }: RuleShape & { kind: 'monthWeekday' }): string | null {
  if (weekday === 'work') return `BYDAY=${WORK_WEEK};BYSETPOS=${place}`;
  if (dayAfter === null) return `BYDAY=${place}${weekday}`;
  const later = (WEEKDAY_CODES.indexOf(dayAfter) - WEEKDAY_CODES.indexOf(weekday) + 7) % 7 || 7;
  const first = firstOfFollowing(place, later);
  return first === null ? null : `BYDAY=${dayAfter};BYMONTHDAY=${weekFrom(first)}`;
}

export function readLimit(rule: string | null): RuleLimit {
  const parts = readParts(rule ?? '');
  const [until, count] = LIMITS.map((name) => parts.get(name));
  if (count) return { kind: 'count', count: Number(count) };
  if (!until) return { kind: 'none' };
  return until.length === 8
    ? { kind: 'until', day: `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6)}` }
    : { kind: 'other' };
}

/** The rule with that limit in place of its own; one with a time of day stays as it is. */
export function withLimit(rule: string, limit: RuleLimit): string {
  if (limit.kind === 'other') return rule;
  const rest = rule.split(';').filter((part) => !LIMITS.includes(part.split('=')[0]!));
  if (limit.kind === 'until') rest.push(`UNTIL=${limit.day.replaceAll('-', '')}`);
  if (limit.kind === 'count') rest.push(`COUNT=${limit.count}`);
  return rest.join(';');
}

/** The limit of one rule, whatever it is, on another one. */
export const keepLimit = (rule: string, before: string | null): string => {
  const limits = (before ?? '').split(';').filter((part) => LIMITS.includes(part.split('=')[0]!));
  return [rule, ...limits].join(';');
};

/** The series with another rule: it begins at the rule's first time on or after `from`, as long as before. */
export function withRule(series: Series, rule: string | null, from: Day): Series {
  const clock = series.start.slice(11);
  const bare = rule === null ? null : withLimit(rule, { kind: 'none' });
  const start = (bare === null ? null : firstStart(bare, from, clock, series.zone)) ?? `${from}T${clock}`;
  return { ...series, rule, ...movedTo(series, start) };
}

export function movedTo({ start, end }: Pick<Series, 'start' | 'end'>, to: WallTime): Pick<Series, 'start' | 'end'> {
  return { start: to, end: end === null ? null : addWall(to, { minutes: wallMinutesBetween(start, end) }) };
}

/** How the end is typed: a time, `24:00` for midnight, and how many days after the start's. */
export function readEnd({ start, end }: Pick<Series, 'start' | 'end'>): { clock: string; days: number } {
  if (end === null) return { clock: '24:00', days: 0 };
  const days = daysBetween(dayOf(start), dayOf(end));
  return end.slice(11) === '00:00' && days > 0 ? { clock: '24:00', days: days - 1 } : { clock: end.slice(11), days };
}

/** The end at that time so many days after the start; never before it. */
export function endAt(start: WallTime, clock: string, days: number): WallTime {
  const wanted = days === 0 && clock <= start.slice(11) ? 1 : days;
  const day = addDays(dayOf(start), wanted + (clock === '24:00' ? 1 : 0));
  return `${day}T${clock === '24:00' ? '00:00' : clock}`;
}
