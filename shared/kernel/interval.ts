/** A half-open interval [start, end) of milliseconds since 1970 UTC. What ends at 06:00 does not touch what starts at 06:00. */
export interface Interval {
  start: number;
  end: number;
}

/** An empty interval overlaps nothing: a freeze whose whole length falls into a spring switch holds nobody up. */
export const overlaps = (a: Interval, b: Interval): boolean => Math.max(a.start, b.start) < Math.min(a.end, b.end);

export const contains = (outer: Interval, inner: Interval): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

export function intersection(a: Interval, b: Interval): Interval | null {
  return overlaps(a, b) ? { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) } : null;
}

/** Joins intervals that overlap or touch; the result is sorted and disjoint. */
export function join<T extends Interval>(intervals: readonly T[]): { start: number; end: number; parts: T[] }[] {
  const joined: { start: number; end: number; parts: T[] }[] = [];
  for (const part of intervals.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last && part.start <= last.end) {
      last.end = Math.max(last.end, part.end);
      last.parts.push(part);
    } else {
      joined.push({ start: part.start, end: part.end, parts: [part] });
    }
  }
  return joined;
}

/** What is left of the parts outside all of the intervals, in the order of the parts. */
export const without = <T extends Interval>(parts: readonly T[], away: readonly Interval[]): T[] =>
  away.reduce<T[]>(
    (left, { start, end }) =>
      left.flatMap((part) =>
        part.end <= start || end <= part.start
          ? [part]
          : [
              { ...part, end: start },
              { ...part, start: end },
            ].filter((one) => one.start < one.end),
      ),
    [...parts],
  );
