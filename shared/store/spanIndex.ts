import type { Id } from '../kernel/id.ts';
import { type Interval, overlaps } from '../kernel/interval.ts';
import { DAY } from '../kernel/time.ts';

/**
 * Which records take up time in an interval. Records lie in buckets of a week, so that a change costs the same in a plan of
 * 100 and of 100,000 records; the few that last longer than a season lie in a list of their own.
 */
export interface SpanIndex {
  spans: Map<Id, Interval>;
  buckets: Map<number, Set<Id>>;
  long: Set<Id>;
}

const BUCKET = 7 * DAY;
const LONGEST_IN_BUCKETS = 16;

export const emptySpanIndex = (): SpanIndex => ({ spans: new Map(), buckets: new Map(), long: new Set() });

export function addSpan(index: SpanIndex, id: Id, span: Interval): void {
  index.spans.set(id, span);
  if (isLong(span)) index.long.add(id);
  else
    for (const bucket of bucketsOf(span)) {
      const ids = index.buckets.get(bucket);
      if (ids) ids.add(id);
      else index.buckets.set(bucket, new Set([id]));
    }
}

export function removeSpan(index: SpanIndex, id: Id): void {
  const span = index.spans.get(id);
  if (!span) return;
  index.spans.delete(id);
  if (isLong(span)) index.long.delete(id);
  else
    for (const bucket of bucketsOf(span)) {
      const ids = index.buckets.get(bucket)!;
      ids.delete(id);
      if (ids.size === 0) index.buckets.delete(bucket);
    }
}

/** The ids of the records that overlap the interval, each once. */
export function* idsDuring(index: SpanIndex, interval: Interval): Iterable<Id> {
  for (const id of index.long) if (overlaps(index.spans.get(id)!, interval)) yield id;
  // An interval wider than all that is indexed would walk more buckets than there are.
  const isWide = (interval.end - interval.start) / BUCKET > index.buckets.size;
  const buckets = isWide ? [...index.buckets.keys()].toSorted((a, b) => a - b) : bucketsOf(interval);
  for (const bucket of buckets) {
    for (const id of index.buckets.get(bucket) ?? []) {
      const span = index.spans.get(id)!;
      const firstShared = Math.floor(Math.max(span.start, interval.start) / BUCKET);
      if (bucket === firstShared && overlaps(span, interval)) yield id;
    }
  }
}

const isLong = (span: Interval): boolean => span.end - span.start > LONGEST_IN_BUCKETS * BUCKET;

function* bucketsOf({ start, end }: Interval): Iterable<number> {
  const last = Math.floor(Math.max(start, end - 1) / BUCKET);
  for (let bucket = Math.floor(start / BUCKET); bucket <= last; bucket++) yield bucket;
}
