import { describe, expect, it } from 'vitest';
import { cutOffOf } from '../../../shared/domain/cabMeeting.ts';
import { toEpoch, toInstant } from '../../../shared/kernel/time.ts';
import type { BusinessCalendar } from '../../../shared/model/businessCalendar.ts';

const calendar: BusinessCalendar = {
  id: 'c1',
  key: 'CAL-1',
  name: 'Merrowdale',
  workingTimes: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00', end: '17:00' })),
  holidays: [{ on: '2026-12-25', name: 'Christmas Day' }],
};

const NOW = toEpoch('2026-12-01T00:00:00Z');

describe('the cut-off of a meeting', () => {
  const meeting = (cutOff: Parameters<typeof cutOffOf>[0]['cutOff']) => ({ zone: 'Europe/London', cutOff });
  it.each([
    [{ days: 1, unit: 'businessDays', time: '14:00' } as const, '2026-12-24T14:00:00Z'],
    [{ days: 1, unit: 'days', time: '14:00' } as const, '2026-12-27T14:00:00Z'],
    [{ days: 0, unit: 'days', time: '24:00' } as const, '2026-12-29T00:00:00Z'],
  ])('%j before Mon 28 Dec 10:00 is %s', (cutOff, expected) => {
    const by = cutOffOf(meeting(cutOff), toEpoch('2026-12-28T10:00:00Z'), calendar);
    expect(by !== null && toInstant(by)).toBe(expected);
  });

  it('is none where the meeting has none, or the calendar no working day', () => {
    expect(cutOffOf(meeting(null), NOW, calendar)).toBeNull();
    const idle = { ...calendar, workingTimes: [] };
    expect(cutOffOf(meeting({ days: 1, unit: 'businessDays', time: '14:00' }), NOW, idle)).toBeNull();
  });
});
