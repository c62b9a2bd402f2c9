import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, type Interval, intersection, join, overlaps } from '../../../shared/kernel/interval.ts';

/** Small numbers, so that edges meet often; some empty, some the wrong way round. */
const interval: fc.Arbitrary<Interval> = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: -2, max: 6 }))
  .map(([start, length]) => ({ start, end: start + length }));
const real = interval.filter(({ start, end }) => start < end);

const POINTS = Array.from({ length: 30 }, (_, index) => index);
const covers = ({ start, end }: Interval, point: number): boolean => start <= point && point < end;

describe('intervals', () => {
  it('overlap when they share a point, and then their intersection is what they share', () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        const shared = POINTS.filter((point) => covers(a, point) && covers(b, point));
        expect(overlaps(a, b)).toBe(shared.length > 0);
        expect(overlaps(b, a)).toBe(overlaps(a, b));
        const both = intersection(a, b);
        expect(POINTS.filter((point) => both && covers(both, point))).toEqual(shared);
      }),
      { numRuns: 1_000 },
    );
  });

  it('contain another when they have all its points', () => {
    fc.assert(
      fc.property(real, real, (outer, inner) => {
        const isAll = POINTS.filter((point) => covers(inner, point)).every((point) => covers(outer, point));
        expect(contains(outer, inner)).toBe(isAll);
      }),
      { numRuns: 1_000 },
    );
  });

  it('are joined into sorted stretches that do not touch, with the same points and every part in one of them', () => {
    fc.assert(
      fc.property(fc.array(real, { maxLength: 10 }), (intervals) => {
        const before = structuredClone(intervals);
        const joined = join(intervals);
        expect(intervals).toEqual(before);
        expect(POINTS.filter((point) => joined.some((stretch) => covers(stretch, point)))).toEqual(
          POINTS.filter((point) => intervals.some((part) => covers(part, point))),
        );
        for (const [index, stretch] of joined.entries()) {
          const next = joined[index + 1];
          if (next) expect(stretch.end).toBeLessThan(next.start);
          for (const part of stretch.parts) expect(contains(stretch, part)).toBe(true);
        }
        const parts = joined.flatMap((stretch) => stretch.parts);
        expect(parts).toHaveLength(intervals.length);
        for (const part of intervals) expect(parts).toContain(part);
      }),
      { numRuns: 500 },
    );
  });

  it('that touch are joined, and those a point apart are not', () => {
    const stretches = (...intervals: Interval[]) => join(intervals).map(({ start, end }) => [start, end]);
    expect(stretches({ start: 5, end: 9 }, { start: 1, end: 5 })).toEqual([[1, 9]]);
    expect(stretches({ start: 6, end: 9 }, { start: 1, end: 5 })).toEqual([
      [1, 5],
      [6, 9],
    ]);
    expect(stretches({ start: 1, end: 9 }, { start: 2, end: 3 })).toEqual([[1, 9]]);
    expect(stretches()).toEqual([]);
  });
});
