import { addWall, type Day, type TimeOfDay, type WallTime, type Zone } from '../../kernel/time.ts';
import { expand } from './recurrence.ts';

/** How far ahead the next of a rule may be, in days: 29 February comes within 8 years. */
const FARTHEST_DAYS = 366 * 9;

/**
 * The first time that a rule happens on or after a day: where its series begins.
 *
 * @param clock in the zone
 * @returns null where it never happens within nine years
 */
export function firstStart(rule: string, from: Day, clock: TimeOfDay, zone: Zone): WallTime | null {
  const start = `${from}T${clock}`;
  return nextStart({ rule, start, zone }, start);
}

/**
 * The rule's own first start at or after `from`, left out or not.
 *
 * @returns null where none comes within nine years
 */
export function nextStart(
  { rule, start, zone }: { rule: string; start: WallTime; zone: Zone },
  from: WallTime,
): WallTime | null {
  // A year is enough for nearly all, and it is looked through for each letter that is typed.
  for (const days of [40, 400, FARTHEST_DAYS]) {
    const [first] = expand(rule, start, from, addWall(from, { days }), zone);
    if (first) return first;
  }
  return null;
}
