import {
  addDays,
  type Day,
  dayOf,
  epochToWall,
  isDayWritable,
  toEpoch,
  type WallTime,
  wallAt,
  weekdayOf,
} from '../../kernel/time.ts';
import { LONG_WEEKDAYS, sayCount } from '../../kernel/timeText.ts';
import type { BusinessCalendar } from '../../model/businessCalendar.ts';
import type { RelativeTime } from '../../model/relativeTime.ts';
import type { View } from '../../store/view.ts';
import { planCalendar, zoneOf } from '../planSettings.ts';
import { addBusinessDays } from './businessTime.ts';

/**
 * The wall time that a relative time comes to; null while its anchor or release has no date, or where the plan's calendar has
 * too few working days. A release counts by the day on which it starts in the plan's zone.
 */
export function resolve(relative: RelativeTime, view: View): WallTime | null {
  const base = baseDay(relative, view);
  const moved = base && moveDay(base, relative, planCalendar(view));
  if (!moved) return null;
  const day = relative.weekday === null ? moved : addDays(moved, relative.weekday - weekdayOf(moved));
  const wall = wallAt(day, relative.time);
  return isDayWritable(dayOf(wall)) ? wall : null;
}

/** `5 business days after the date of REL-12 at 22:00`, `Monday of the week before Autumn term starts at 00:00`. */
export function sayRelative(relative: RelativeTime, view: View): string {
  const base = sayBase(relative, view);
  const { amount, unit, weekday, time } = relative;
  const offset = `${sayCount(Math.abs(amount), UNIT_WORD[unit])} ${amount < 0 ? 'before' : 'after'} `;
  if (weekday === null) return `${amount === 0 ? '' : offset}${base} at ${time}`;
  const isNextWeek = unit === 'weeks' && Math.abs(amount) === 1;
  const from = amount === 0 ? 'of ' : isNextWeek ? (amount < 0 ? 'before ' : 'after ') : offset;
  return `${LONG_WEEKDAYS[weekday - 1]} of the week ${from}${base} at ${time}`;
}

const UNIT_WORD: Record<RelativeTime['unit'], string> = {
  days: 'day',
  weeks: 'week',
  businessDays: 'business day',
};

function baseDay({ anchorId, releaseId }: RelativeTime, view: View): Day | null {
  if (anchorId !== null) return view.get('anchors', anchorId)?.on ?? null;
  const start = releaseId === null ? null : view.get('releases', releaseId)?.start;
  return start ? dayOf(epochToWall(toEpoch(start), zoneOf(view))) : null;
}

function moveDay(base: Day, { amount, unit }: RelativeTime, calendar: BusinessCalendar | null): Day | null {
  if (unit === 'businessDays') return addBusinessDays(base, amount, calendar);
  return addDays(base, unit === 'weeks' ? amount * 7 : amount);
}

function sayBase({ anchorId, releaseId }: RelativeTime, view: View): string {
  if (anchorId !== null) return view.get('anchors', anchorId)?.name ?? 'an anchor date that is gone';
  const release = releaseId === null ? undefined : view.get('releases', releaseId);
  return release ? `the date of ${release.key}` : 'the date of a release that is gone';
}
