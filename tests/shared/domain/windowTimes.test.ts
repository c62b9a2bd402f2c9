import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { occurrencesOf } from '../../../shared/domain/schedule.ts';
import { occurrencesDuring } from '../../../shared/domain/windowTimes.ts';
import { addWall, DAY, toEpoch } from '../../../shared/kernel/time.ts';
import { type MaintenanceWindow, PLAIN_WINDOW } from '../../../shared/model/window.ts';
import { planWith } from '../rules/ruleFixtures.ts';

const FIRST = '2026-12-01T00:00';
const EPOCH = toEpoch('2026-12-01T00:00:00Z');
const minutes = fc.integer({ min: 0, max: 40 * 1_440 });

describe('the times of all windows', () => {
  it('are those of each, also of what opens once at the edge of a week, in any zone', () => {
    const window = fc.record({
      start: minutes.map((from) => addWall(FIRST, { minutes: from })),
      // From a quarter of an hour to longer than all that is kept, or without an end.
      length: fc.option(fc.constantFrom(15, 240, 2_880, 20_160, 1_000_000), { freq: 8 }),
      zone: fc.constantFrom('UTC', 'Pacific/Kiritimati', '-12:00', 'Europe/London'),
      rule: fc.option(fc.constant('FREQ=WEEKLY;COUNT=3')),
    });
    fc.assert(
      fc.property(fc.array(window, { maxLength: 8 }), minutes, fc.integer({ min: 1, max: 20 }), (all, from, days) => {
        const windows = all.map(
          ({ length, ...one }, index): MaintenanceWindow => ({
            ...PLAIN_WINDOW,
            ...one,
            id: `w${index}`,
            key: `WIN-${index + 1}`,
            name: `W${index}`,
            end: length === null ? null : addWall(one.start, { minutes: length }),
            rule: length !== null && length < 10_000 ? one.rule : null,
          }),
        );
        const view = planWith({ windows });
        const interval = { start: EPOCH + from * 60_000, end: EPOCH + from * 60_000 + days * DAY };
        const each = windows.flatMap((one) => occurrencesOf(view, one, interval));
        expect(occurrencesDuring(view, interval)).toEqual(each.toSorted((a, b) => a.start - b.start));
      }),
      { numRuns: 150 },
    );
  });
});
