import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Interval, overlaps } from '../../../shared/kernel/interval.ts';
import { DAY, END_OF_TIME, HOUR } from '../../../shared/kernel/time.ts';
import { addSpan, emptySpanIndex, idsDuring, removeSpan } from '../../../shared/store/spanIndex.ts';

const WEEK = 7 * DAY;

/** Hours, weeks and years; edges that fall on the edge of a bucket; a few before 1970. */
const length = fc.oneof(
  fc.constantFrom(1, HOUR, WEEK, 16 * WEEK, 16 * WEEK + 1, 17 * WEEK),
  fc.integer({ min: 1, max: 3 * DAY }),
  fc.integer({ min: 1, max: 40 * WEEK }),
  fc.integer({ min: 1, max: 4_000 * WEEK }),
);
const start = fc.oneof(
  fc.integer({ min: -30, max: 30 }).map((weeks) => weeks * WEEK),
  fc.integer({ min: -60 * WEEK, max: 60 * WEEK }),
);
const span: fc.Arbitrary<Interval> = fc
  .tuple(start, length)
  .map(([from, lasts]) => ({ start: from, end: from + lasts }));

/** A span is added, replaced or taken away. */
const move = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), span: fc.option(span) });

describe('a span index', () => {
  it('answers as a list that is searched whole', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), fc.array(span, { minLength: 1, maxLength: 6 }), (moves, asked) => {
        const index = emptySpanIndex();
        const naive = new Map<string, Interval>();
        for (const { id, span: given } of moves) {
          removeSpan(index, id);
          naive.delete(id);
          if (!given) continue;
          addSpan(index, id, given);
          naive.set(id, given);
        }
        for (const interval of asked) {
          const found = [...idsDuring(index, interval)];
          expect(new Set(found).size).toBe(found.length);
          const expected = [...naive].filter(([, known]) => overlaps(known, interval)).map(([id]) => id);
          expect(found.toSorted()).toEqual(expected.toSorted());
        }
      }),
      { numRuns: 600 },
    );
  });

  it('has what lasts until the end of time, and is asked for all of time', () => {
    const index = emptySpanIndex();
    addSpan(index, 'open', { start: 0, end: END_OF_TIME });
    addSpan(index, 'short', { start: 0, end: HOUR });
    expect([...idsDuring(index, { start: END_OF_TIME - 1, end: END_OF_TIME })]).toEqual(['open']);
    expect([...idsDuring(index, { start: 0, end: END_OF_TIME })].toSorted()).toEqual(['open', 'short']);
  });

  it('leaves nothing behind when all is taken away', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 10 }), (spans) => {
        const index = emptySpanIndex();
        for (const [number, given] of spans.entries()) addSpan(index, String(number), given);
        for (const number of spans.keys()) removeSpan(index, String(number));
        expect(index).toEqual(emptySpanIndex());
      }),
      { numRuns: 100 },
    );
  });

  it('looks at each of 100,000 spans only when it must', () => {
    const index = emptySpanIndex();
    for (let number = 0; number < 100_000; number++)
      addSpan(index, String(number), { start: number * HOUR, end: (number + 2) * HOUR });
    const started = performance.now();
    for (let number = 0; number < 500; number++)
      expect([...idsDuring(index, { start: number * 100 * HOUR, end: (number * 100 + 1) * HOUR })].length).toBeLessThan(
        3,
      );
    // Searching the whole list 500 times takes seconds.
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});
