import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessDaysGiven, earliestWithNotice } from '../../../../shared/domain/businessTime/notice.ts';
import { OFFICE_HOURS } from '../../../../shared/domain/businessTime/workingTimes.ts';
import { DAY, dayOf, MINUTE, toEpoch, toInstant, wallOf, weekdayOf } from '../../../../shared/kernel/time.ts';
import type { BusinessCalendar } from '../../../../shared/model/businessCalendar.ts';

const calendar: BusinessCalendar = {
  id: 'c',
  key: 'CAL-1',
  name: 'Bank',
  workingTimes: OFFICE_HOURS,
  holidays: ['2026-12-25', '2026-12-28', '2027-01-01'].map((on) => ({ on, name: 'Holiday' })),
};

const after = (placed: string, amount: number, zone = 'UTC') => {
  const earliest = earliestWithNotice(toEpoch(placed), { amount, unit: 'businessDays' }, calendar, zone);
  return earliest === null ? null : toInstant(earliest);
};

describe('the notice in business days', () => {
  it.each([
    ['Mon, to the second', '2026-11-23T10:00:30Z', 2, '2026-11-25T10:00:30Z'],
    ['Thu, over the weekend', '2026-11-26T10:00:00Z', 2, '2026-11-30T10:00:00Z'],
    ['midnight: Thu and Fri, whole', '2026-11-26T00:00:00Z', 2, '2026-11-28T00:00:00Z'],
    ['Sat: Monday, whole', '2026-11-28T10:00:00Z', 1, '2026-12-01T00:00:00Z'],
    [
      'Sat: the five days of the week, so that the next weekend may be',
      '2026-11-28T23:59:59Z',
      5,
      '2026-12-05T00:00:00Z',
    ],
    ['a holiday between', '2026-12-24T16:00:00Z', 1, '2026-12-29T16:00:00Z'],
    ['on a holiday', '2026-12-25T16:00:00Z', 1, '2026-12-30T00:00:00Z'],
    ['none', '2026-11-28T10:00:00Z', 0, '2026-11-28T10:00:00Z'],
  ])('from %s', (_what, placed, amount, earliest) => {
    expect(after(placed, amount)).toBe(earliest);
  });

  it('keeps the time of day on the window’s clock over a switch', () => {
    // Fri 27 March 10:00 in London; the clocks go forward on Sunday.
    expect(after('2026-03-27T10:00:00Z', 1, 'Europe/London')).toBe('2026-03-30T09:00:00Z');
    // Friday 20:00 UTC is Saturday in Kiritimati.
    expect(after('2026-11-27T20:00:00Z', 1, 'Pacific/Kiritimati')).toBe('2026-11-30T10:00:00Z');
  });

  it('is what a clock shows that stands still on other days, and is counted the same', () => {
    const isWorking = (epoch: number) =>
      weekdayOf(dayOf(wallOf(epoch))) <= 5 && !calendar.holidays.some(({ on }) => on === wallOf(epoch).slice(0, 10));
    const onClock = (placed: number, amount: number): number => {
      let now = placed;
      let left = amount * DAY;
      while (left > 0) {
        const midnight = (Math.floor(now / DAY) + 1) * DAY;
        const step = isWorking(now) ? Math.min(left, midnight - now) : 0;
        left -= step;
        now = left === 0 ? now + step : midnight;
      }
      return now;
    };
    const placing = fc
      .integer({ min: 0, max: 60 * 1440 })
      .map((minutes) => toEpoch('2026-11-20T00:00:00Z') + minutes * MINUTE);
    fc.assert(
      fc.property(placing, fc.integer({ min: 1, max: 12 }), (placed, amount) => {
        const earliest = onClock(placed, amount);
        expect(earliestWithNotice(placed, { amount, unit: 'businessDays' }, calendar, 'UTC')).toBe(earliest);
        expect(businessDaysGiven(placed, earliest, 20, calendar, 'UTC')).toBeGreaterThanOrEqual(amount);
        expect(businessDaysGiven(placed, earliest - 1000, 20, calendar, 'UTC')).toBe(amount - 1);
      }),
      { numRuns: 300 },
    );
  });
});
