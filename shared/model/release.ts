import { z } from 'zod';
import type { Interval } from '../kernel/interval.ts';
import { MINUTE, toEpoch } from '../kernel/time.ts';
import { id, ids, instant, key, line, minutes, oneOf, reserveMinutes, text, uid } from './fields.ts';

export const RELEASE_KINDS = ['major', 'minor', 'patch', 'emergency'] as const;

/** The class of a change by its risk, the worst first. */
export const RISKS = ['very high', 'high', 'medium', 'low'] as const;

/** `go`: decided, and its items stay as they are. */
export const RELEASE_STATES = ['planning', 'go', 'done', 'failed', 'cancelled'] as const;

/** A release: items that go live together in [start, start + length), with a reserve behind it to back out. */
export const release = z.object({
  id,
  key,
  name: line,
  kind: oneOf(RELEASE_KINDS),
  state: oneOf(RELEASE_STATES),
  description: text,
  /** Who answers for it. */
  ownerId: id.nullable(),
  risk: oneOf(RISKS).nullable(),
  /** Where it goes: `Production`, `Staging EU`. */
  environment: line.nullable(),
  /** `EMEA`, `Campus North`. */
  region: line.nullable(),
  /** What kind of work it is, in the company's own words: `Train`, `Windows patching`. */
  workType: line.nullable(),
  tags: z.array(line).max(100, 'Give at most 100 tags.'),
  /** What it changes, for whom. */
  serviceIds: ids,
  /** What it touches: no two releases may touch the same one at the same time. */
  configurationItemIds: ids,
  /** Releases that must be done before it starts. */
  dependsOnIds: ids,
  /** UTC; null while no date is set (FLOW step 5). */
  start: instant.nullable(),
  /** When it was given this start: what a window's required notice counts from. Null while no date is set. */
  scheduledAt: instant.nullable(),
  lengthMinutes: minutes,
  /** Kept free after the planned end, to back out in (FLOW: a freeze covers any overlap with [start, end + back-out reserve)). */
  backOutMinutes: reserveMinutes,
  uid: uid.nullable(),
});
export type Release = z.infer<typeof release>;

/** What the release takes up, back-out reserve included; null while it has no date. */
export function releaseSpan(record: Release): Interval | null {
  if (record.start === null) return null;
  const start = toEpoch(record.start);
  return { start, end: start + (record.lengthMinutes + record.backOutMinutes) * MINUTE };
}

/** The planned end, without the reserve. */
export const releaseEnd = (record: Release & { start: string }): number =>
  toEpoch(record.start) + record.lengthMinutes * MINUTE;

/** Nothing more is decided of it: it is done, failed or cancelled. */
export const isOver = ({ state }: Release): boolean => state !== 'planning' && state !== 'go';
