import type { Instant } from '../kernel/time.ts';
import type { Release } from '../model/release.ts';

/**
 * The fields of a release that is given a start: a new one is given now, and a start that stays keeps when it was given,
 * for required notice counts from there. Whoever looks at a candidate asks the same, as if it were placed now.
 */
export function withStart(
  before: Pick<Release, 'start' | 'scheduledAt'>,
  start: Instant | null,
  now: Instant,
): Pick<Release, 'start' | 'scheduledAt'> {
  if (start === before.start) return { start, scheduledAt: before.scheduledAt };
  return { start, scheduledAt: start === null ? null : now };
}
