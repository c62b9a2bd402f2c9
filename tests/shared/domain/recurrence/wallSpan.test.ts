import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSpan } from '../../../../shared/domain/recurrence/wallSpan.ts';
import { addWall } from '../../../../shared/kernel/time.ts';
import { sayWall } from '../../../../shared/kernel/timeText.ts';
import { refusalOf } from '../../inMemoryPlan.ts';

const start = '2026-12-02T22:00';
const refusedEnd = (end: string): string => refusalOf(checkSpan({ start, end })).message;

describe('a span by the wall clock', () => {
  it.each([
    ['2026-12-02T22:00', 'Ends when it starts. Give a later end.'],
    ['2026-12-02T21:59', 'Ends 1 min before it starts. Did you mean Thu 3 Dec 21:59?'],
    ['2026-12-02T02:00', 'Ends 20 h before it starts. Did you mean Thu 3 Dec 02:00?'],
    ['2026-12-01T22:00', 'Ends 1 d before it starts. Did you mean Thu 3 Dec 22:00?'],
    ['2026-11-02T23:00', 'Ends 29 d 23 h before it starts. Did you mean Wed 2 Dec 23:00?'],
  ])('that ends at %s is refused', (end, message) => {
    expect(refusedEnd(end)).toBe(message);
  });

  it('is told the next time at which it could end, and that is no more than a day on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (minutes) => {
        const end = addWall(start, { minutes: -minutes });
        const later = [1, 2].map((day) => addWall(start.slice(0, 11) + end.slice(11), { days: day - 1 }));
        const meant = later.find((wall) => wall > start)!;
        expect(refusedEnd(end)).toContain(`Did you mean ${sayWall(meant)}?`);
      }),
      { numRuns: 100 },
    );
  });

  it('is taken when it ends later, be it by a minute', () => {
    expect(checkSpan({ start, end: '2026-12-02T22:01' })).toEqual({
      ok: true,
      value: { start, end: '2026-12-02T22:01' },
    });
  });
});
