import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addBusinessDays,
  countBusinessDays,
  isWorkingDay,
  workingDayFrom,
  workingMinutesBetween,
} from '../../../../shared/domain/businessTime/businessTime.ts';
import {
  checkWorkingTimes,
  readStretches,
  sayStretches,
  sayWorkingWeek,
} from '../../../../shared/domain/businessTime/workingTimes.ts';
import { addDays } from '../../../../shared/kernel/time.ts';
import type { BusinessCalendar } from '../../../../shared/model/businessCalendar.ts';
import { valueOf } from '../../inMemoryPlan.ts';

const day = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays('2025-06-01', days));

/** Calendars that have at least one working weekday. */
const calendar: fc.Arbitrary<BusinessCalendar | null> = fc.option(
  fc
    .tuple(
      fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      fc.uniqueArray(day, { maxLength: 40 }),
      fc.constantFrom(
        [['09:00', '17:00']],
        [['00:00', '24:00']],
        [
          ['08:00', '12:00'],
          ['13:00', '16:30'],
        ],
      ),
    )
    .map(([weekdays, holidays, hours]) => ({
      id: 'c',
      key: 'CAL-1',
      name: 'C',
      workingTimes: weekdays.flatMap((weekday) => hours.map(([start, end]) => ({ weekday, start, end }))),
      holidays: holidays.toSorted().map((on) => ({ on, name: 'H' })),
    })),
);
const amount = fc.integer({ min: 0, max: 120 });

describe('working days', () => {
  it('added and taken away again lead back to the same working day', () => {
    fc.assert(
      fc.property(calendar, day, amount, (by, from, count) => {
        const start = workingDayFrom(from, by)!;
        const there = addBusinessDays(start, count, by)!;
        expect(isWorkingDay(there, by)).toBe(true);
        expect(addBusinessDays(there, -count, by)).toBe(start);
      }),
    );
  });

  it('are counted between a day and the one that many further on', () => {
    fc.assert(
      fc.property(calendar, day, amount, (by, from, count) => {
        const there = addBusinessDays(from, count, by)!;
        // The days after the first, up to and with the last.
        expect(countBusinessDays(addDays(from, 1), addDays(there, 1), by)).toBe(count);
      }),
    );
  });

  it('further on are later, and from a later day never earlier', () => {
    fc.assert(
      fc.property(calendar, day, amount, fc.nat({ max: 30 }), (by, from, count, more) => {
        const there = addBusinessDays(from, count, by)!;
        expect(addBusinessDays(from, count + 1, by)! > there).toBe(true);
        expect(addBusinessDays(addDays(from, more), count, by)! >= there).toBe(true);
      }),
    );
  });

  it('of a calendar without any are not there, and the search for one ends', () => {
    const none: BusinessCalendar = { id: 'c', key: 'CAL-1', name: 'C', workingTimes: [], holidays: [] };
    expect(addBusinessDays('2026-11-20', 1, none)).toBeNull();
    expect(workingDayFrom('2026-11-20', none, -1)).toBeNull();
    expect(workingMinutesBetween('2026-01-01T00:00', '2026-12-31T00:00', none)).toBe(0);
  });
});

describe('working minutes', () => {
  const office: BusinessCalendar = {
    id: 'c',
    key: 'CAL-1',
    name: 'C',
    workingTimes: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00', end: '17:00' })),
    holidays: [{ on: '2026-12-25', name: 'Christmas Day' }],
  };

  it.each([
    ['2026-11-20T16:00', '2026-11-23T10:00', 120],
    ['2026-11-20T17:00', '2026-11-23T09:00', 0],
    ['2026-12-24T12:00', '2026-12-28T12:00', 300 + 180],
    ['2026-11-20T08:00', '2026-11-20T18:00', 480],
    ['2026-11-20T12:00', '2026-11-20T12:30', 30],
    ['2026-11-20T12:30', '2026-11-20T12:00', 0],
    ['2026-11-21T00:00', '2026-11-22T23:59', 0],
  ])('from %s to %s are %i', (start, end, minutes) => {
    expect(workingMinutesBetween(start, end, office)).toBe(minutes);
  });

  it('of two stretches that touch are those of both', () => {
    const wall = fc.tuple(day, fc.integer({ min: 0, max: 1_439 })).map(([on, minute]) => {
      const two = (value: number) => String(value).padStart(2, '0');
      return `${on}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
    });
    fc.assert(
      fc.property(calendar, fc.array(wall, { minLength: 3, maxLength: 3 }), (by, walls) => {
        const [first, second, third] = walls.toSorted() as [string, string, string];
        const between = (a: string, b: string) => workingMinutesBetween(a, b, by);
        expect(between(first, third)).toBe(between(first, second) + between(second, third));
      }),
      { numRuns: 50 },
    );
  });
});

describe('working hours in words', () => {
  it.each([
    ['9-17:30', '09:00 to 17:30'],
    ['08:00 to 12:00, 13:00 to 24:00', '08:00 to 12:00, 13:00 to 24:00'],
    ['8.30 \u2013 12; 13-17', '08:30 to 12:00, 13:00 to 17:00'],
    ['', ''],
  ])('%j is %j', (text, said) => {
    expect(sayStretches(valueOf(readStretches(text, 3)), 3)).toBe(said);
  });

  it.each(['nine to five', '9', '9-17-18', '25:00 to 26:00'])('%j is refused', (text) => {
    expect(readStretches(text, 3)).toMatchObject({ ok: false, refusal: { field: 'workingTimes' } });
  });

  it('say weekdays with the same hours together', () => {
    const times = valueOf(
      checkWorkingTimes([
        { weekday: 6, start: '10:00', end: '12:00' },
        ...[1, 2, 4, 5].map((weekday) => ({ weekday, start: '09:00', end: '17:00' })),
      ]),
    );
    expect(sayWorkingWeek(times)).toBe('Mon to Tue 09:00 to 17:00; Thu to Fri 09:00 to 17:00; Sat 10:00 to 12:00');
    expect(sayWorkingWeek([])).toBe('No working days');
  });
});
