import { z } from 'zod';
import type { Interval } from '../kernel/interval.ts';
import { END_OF_TIME, wallToEpoch } from '../kernel/time.ts';
import { CHANGE_TYPES } from './changeRecord.ts';
import { id, key, line, oneOf, text, uid, wallTime } from './fields.ts';
import { relativeTime } from './relativeTime.ts';
import { RISKS } from './release.ts';
import { EVERYTHING, scope } from './scope.ts';
import { isRecurring, ONCE, type Series, series } from './series.ts';

/** `block` is a hard freeze, `approval` a soft one that a role may open, `review` only asks to look harder. */
export const FREEZE_LEVELS = ['block', 'approval', 'review'] as const;

/** What becomes of windows that a freeze covers: they stand, they do not take place, or what was planned in them goes to the first after. */
export const COVERED_WINDOWS = ['keep', 'cancel', 'defer'] as const;

/** What a freeze is to some changes: the first that fits a change's type and risk (its class) counts. Null fits all. */
const freezeLevel = z.object({
  changeType: oneOf(CHANGE_TYPES).nullable(),
  risk: oneOf(RISKS).nullable(),
  /** `none`: these changes may run in it. */
  level: oneOf([...FREEZE_LEVELS, 'none']),
  approverRole: line.nullable(),
});
export type FreezeLevel = z.infer<typeof freezeLevel>;

/** A freeze: a time in which no release may run, or only with an approval. It outranks every window. */
export const freeze = z.object({
  id,
  key,
  name: line,
  ...series,
  /** Null: its dates are not set yet, so that it holds nobody up. */
  start: wallTime.nullable(),
  /** What the start and end follow; only of a freeze that happens once. */
  startFrom: relativeTime.nullable(),
  endFrom: relativeTime.nullable(),
  /** What it is to every change that `levels` does not name. */
  level: oneOf(FREEZE_LEVELS),
  /** Who may approve a release inside a soft freeze; null for the other levels. */
  approverRole: line.nullable(),
  levels: z.array(freezeLevel).max(50, 'Give at most 50 levels.'),
  scope,
  windows: oneOf(COVERED_WINDOWS),
  reason: text,
  uid: uid.nullable(),
});
export type Freeze = z.infer<typeof freeze>;

/** A hard freeze that comes once, for everything. */
export const PLAIN_FREEZE = {
  ...ONCE,
  startFrom: null,
  endFrom: null,
  level: 'block',
  approverRole: null,
  levels: [],
  scope: EVERYTHING,
  windows: 'keep',
  reason: '',
  uid: null,
} satisfies Partial<Freeze>;

/** A freeze whose dates are set. */
export type DatedFreeze = Freeze & Series;

export const isDated = (record: Freeze): record is DatedFreeze => record.start !== null;

/** Records never change in place, so neither does a record's span; to place one in its zone takes longer than all else in a rule. */
const spans = new WeakMap<Freeze, Interval | null>();

/** From a freeze's first start to where it can be no more: its end, or for a recurring one the end of time. */
export function freezeSpan(record: Freeze): Interval | null {
  let span = spans.get(record);
  if (span === undefined) {
    span = spanOf(record);
    spans.set(record, span);
  }
  return span;
}

function spanOf(record: Freeze): Interval | null {
  if (!isDated(record)) return null;
  const start = wallToEpoch(record.start, record.zone);
  if (isRecurring(record) || record.end === null) return { start, end: END_OF_TIME };
  return { start, end: wallToEpoch(record.end, record.zone) };
}
