import { addWall, type Day, type WallTime, type Zone } from '../../kernel/time.ts';
import { expand } from './recurrence.ts';

/** How far ahead a rule must happen for the first time: 29 February comes within 8 years. */
const FARTHEST_DAYS = 366 * 9;

/**
 * The first time that a rule happens on or after a day: where its series begins.
 *
 * @param clock the time of day, such as `22:00`
 * @returns null where it never happens within nine years
 */
export function firstStart(rule: string, from: Day, clock: string, zone: Zone): WallTime | null {
  const start = `${from}T${clock}`;
  // A year is enough for nearly all, and it is looked through for each letter that is typed.
  for (const days of [40, 400, FARTHEST_DAYS]) {
    const [first] = expand(rule, start, start, addWall(start, { days }), zone);
    if (first) return first;
  }
  return null;
}
