import { addDays, addWall, dayOf, wallToEpoch, type Zone } from '../../kernel/time.ts';
import {
  firstOfFollowing,
  type RuleParts,
  readDays,
  readFollowing,
  readNumbers,
  readParts,
  turnWeekday,
  type WeekdayCode,
  weekFrom,
  writeParts,
} from './ruleParts.ts';
import { untilDay, untilInstant, untilWall } from './ruleUntil.ts';

/**
 * The rule that comes so many days later each time, its UNTIL with it: every Wednesday becomes every Thursday, the first
 * Saturday the Sunday after it. Null for a rule of which no rule is that far away.
 *
 * @param minutes by which the wall time of each occurrence moves, whole days included
 */
export function shiftRule(rule: string, days: number, minutes: number, zone: Zone): string | null {
  const parts = readParts(rule);
  const until = parts.get('UNTIL');
  if (until) parts.set('UNTIL', shiftUntil(until, days, minutes, zone));
  const isClockOwn = parts.has('BYHOUR') || parts.has('BYMINUTE') || parts.has('BYSECOND');
  if (isClockOwn && minutes !== days * 1440) return null;
  if (days === 0) return writeParts(parts);
  const moved = SHIFTS[parts.get('FREQ') ?? '']?.(parts, days) ?? null;
  return moved && writeParts(moved);
}

function shiftUntil(until: string, days: number, minutes: number, zone: Zone): string {
  const wall = untilWall(until, zone);
  if (wall === null) return until;
  if (until.length === 8) return untilDay(addDays(dayOf(wall), days));
  return untilInstant(wallToEpoch(addWall(wall, { minutes }), zone));
}

/** What a rule may have beside days for these to hold. */
const EVERYWHERE = ['FREQ', 'INTERVAL', 'UNTIL', 'COUNT', 'WKST', 'BYHOUR', 'BYMINUTE', 'BYSECOND'];

const hasOnly = (parts: RuleParts, ...names: string[]): boolean =>
  [...parts.keys()].every((name) => EVERYWHERE.includes(name) || names.includes(name));

const SHIFTS: Record<string, (parts: RuleParts, days: number) => RuleParts | null> = {
  DAILY: (parts) => (hasOnly(parts) ? parts : null),
  WEEKLY: (parts, days) => (hasOnly(parts, 'BYDAY') ? shiftWeekdays(parts, days) : null),
  MONTHLY: shiftInMonth,
  YEARLY: shiftInMonth,
};

/** The week begins as much later too, so that with an interval the same weeks are passed over. */
function shiftWeekdays(parts: RuleParts, days: number): RuleParts | null {
  const byDay = parts.get('BYDAY');
  if (byDay)
    parts.set(
      'BYDAY',
      readDays(byDay)
        .map(({ weekday }) => turnWeekday(weekday, days))
        .join(','),
    );
  const isAnyWeek = Number(parts.get('INTERVAL') ?? 1) === 1;
  if (!isAnyWeek) parts.set('WKST', turnWeekday((parts.get('WKST') ?? 'MO') as WeekdayCode, days));
  return parts;
}

/** Days that are in every month, before and after: what would reach into another month has no rule. */
function shiftInMonth(parts: RuleParts, days: number): RuleParts | null {
  const [byDay, byMonthDay] = [parts.get('BYDAY'), parts.get('BYMONTHDAY')];
  if (!hasOnly(parts, 'BYDAY', 'BYMONTHDAY', 'BYMONTH')) return null;
  // A rule that goes by its start's own day follows the start; from the 29th on not every month has it.
  if (!byDay && !byMonthDay) return null;
  if (!byDay) return shiftMonthDays(parts, byMonthDay!, days);
  const read = readDays(byDay);
  const [day] = read;
  if (read.length !== 1 || !day) return null;
  const nth = byMonthDay
    ? readFollowing(day.weekday, readNumbers(byMonthDay))
    : day.ordinal !== null && { ordinal: day.ordinal, daysAfter: 0 };
  const first = nth && firstOfFollowing(nth.ordinal, nth.daysAfter + days);
  if (!first) return null;
  parts.set('BYDAY', turnWeekday(day.weekday, days));
  parts.set('BYMONTHDAY', weekFrom(first));
  return parts;
}

function shiftMonthDays(parts: RuleParts, byMonthDay: string, days: number): RuleParts | null {
  const before = readNumbers(byMonthDay);
  const after = before.map((day) => day + days);
  const isInside = (day: number) => day >= 1 && day <= 28;
  if (!before.every(isInside) || !after.every(isInside)) return null;
  parts.set('BYMONTHDAY', after.join(','));
  return parts;
}
