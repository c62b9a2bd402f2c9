import { type WallTime, wallEpoch, wallOf } from '../../kernel/time.ts';
import type { BusinessCalendar } from '../../model/businessCalendar.ts';
import type { Series } from '../../model/series.ts';
import { expand } from './recurrence.ts';
import { LONGEST_SHIFT, shiftWall } from './shift.ts';

/**
 * The rule's starts that days off carry to the same time as this one, itself among them, in order: after a Christmas and a New
 * Year on a Friday, the second Friday of January stands for three. Who takes that date away means all of them.
 */
export function sameLanding(series: Series, wall: WallTime, calendar: BusinessCalendar | null): readonly WallTime[] {
  const { rule, shift, zone, exceptions, overrides } = series;
  const isReplaced = (start: WallTime) =>
    exceptions.includes(start) || overrides.some(({ occurrence }) => occurrence === start);
  if (rule === null || shift === null || shift.to === 'skip' || isReplaced(wall)) return [wall];
  const to = shiftWall(wallEpoch(wall), shift, calendar);
  if (to === null) return [wall];
  const first = wallOf(to - LONGEST_SHIFT);
  const starts = expand(rule, series.start, first > series.start ? first : series.start, wallOf(to), zone);
  const landing = starts.filter((start) => !isReplaced(start) && shiftWall(wallEpoch(start), shift, calendar) === to);
  return landing.includes(wall) ? landing : [wall];
}
