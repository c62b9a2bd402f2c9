import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBusinessDays, isWorkingDay, workingDayFrom } from '../../../../shared/domain/businessTime/businessTime.ts';
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
        let counted = 0;
        for (let day = addDays(from, 1); day <= there; day = addDays(day, 1)) if (isWorkingDay(day, by)) counted += 1;
        expect(counted).toBe(count);
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
