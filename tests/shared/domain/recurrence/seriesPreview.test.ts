import { describe, expect, it } from 'vitest';
import { previewSeries } from '../../../../shared/domain/recurrence/seriesPreview.ts';
import { toEpoch, toInstant } from '../../../../shared/kernel/time.ts';
import type { BusinessCalendar } from '../../../../shared/model/businessCalendar.ts';
import { ONCE, type Series } from '../../../../shared/model/series.ts';

const calendar: BusinessCalendar = {
  id: 'c1',
  key: 'CAL-1',
  name: 'Merrowdale',
  workingTimes: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00', end: '17:00' })),
  holidays: [{ on: '2026-12-25', name: 'Christmas Day' }],
};

const fridays: Series = {
  ...ONCE,
  zone: 'Europe/London',
  start: '2026-12-04T22:00',
  end: '2026-12-05T02:00',
  rule: 'FREQ=WEEKLY;BYDAY=FR',
};
const NOW = toEpoch('2026-12-01T00:00:00Z');

const preview = (series: Series, count = 5) =>
  previewSeries(series, series.shift ? calendar : null, NOW, count).map(({ wall, start, why }) => [
    wall,
    start === null ? null : toInstant(start),
    why,
  ]);

describe('the next dates of a series', () => {
  it('are as many as wanted, and of one that ends as many as there are', () => {
    expect(preview(fridays, 12)).toHaveLength(12);
    expect(preview({ ...fridays, rule: 'FREQ=WEEKLY;BYDAY=FR;COUNT=3' }, 12)).toHaveLength(3);
    expect(preview({ ...fridays, rule: null }, 12)).toEqual([['2026-12-04T22:00', '2026-12-04T22:00:00Z', null]]);
    expect(
      preview({ ...fridays, rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', start: '2028-02-29T22:00', end: null }, 2),
    ).toHaveLength(2);
  });

  it('say of those that are moved to one day that they are one', () => {
    const weekly = { ...fridays, shift: { days: 'holidays', to: 'nextSameWeekday', calendarId: null } as const };
    const yearEnd = {
      ...calendar,
      holidays: [...calendar.holidays, { on: '2027-01-01', name: "New Year's Day" }],
    };
    const dates = previewSeries(weekly, yearEnd, NOW, 5).map(({ wall, start, why }) => [wall, start !== null, why]);
    expect(dates.slice(3)).toEqual([
      ['2026-12-25T22:00', false, 'moved to Fri 8 Jan too: Fri 25 Dec is Christmas Day'],
      ['2027-01-01T22:00', false, "moved to Fri 8 Jan too: Fri 1 Jan is New Year's Day"],
      ['2027-01-08T22:00', true, null],
      ['2027-01-15T22:00', true, null],
    ]);
  });

  it('say which of two times is meant where the clocks go back, and when one that does not exist takes place', () => {
    const night = { ...fridays, rule: null, start: '2027-10-31T01:30', end: '2027-10-31T05:00' };
    expect(preview(night)[0]![2]).toBe('01:30 comes twice that day: the first is meant');
    expect(preview({ ...night, start: '2027-10-30T22:00', end: '2027-10-31T01:00' })[0]![2]).toBe(
      '01:00 comes twice that day: the first is meant',
    );
    expect(preview({ ...night, start: '2027-03-28T01:30', end: '2027-03-28T05:00' })[0]).toEqual([
      '2027-03-28T01:30',
      '2027-03-28T01:30:00Z',
      '01:30 does not exist that day: clocks go forward, 02:30 is meant',
    ]);
    expect(preview({ ...night, zone: '+00:00' })[0]![2]).toBe(null);
    expect(preview({ ...night, end: null })[0]![2]).toBe(null);
  });

  it('say which are left out, by hand and by a holiday, and where one went', () => {
    const byHand = { ...fridays, exceptions: ['2026-12-11T22:00'] };
    expect(preview(byHand, 2)).toEqual([
      ['2026-12-04T22:00', '2026-12-04T22:00:00Z', null],
      ['2026-12-11T22:00', null, 'left out by hand'],
      ['2026-12-18T22:00', '2026-12-18T22:00:00Z', null],
    ]);
    const skip = { ...fridays, shift: { days: 'holidays', to: 'skip', calendarId: null } as const };
    expect(preview(skip, 4)[3]).toEqual(['2026-12-25T22:00', null, 'Fri 25 Dec is Christmas Day']);
    const next = { ...fridays, shift: { days: 'holidays', to: 'nextBusinessDay', calendarId: null } as const };
    expect(preview(next, 4)[3]).toEqual([
      '2026-12-25T22:00',
      '2026-12-28T22:00:00Z',
      'moved: Fri 25 Dec is Christmas Day',
    ]);
    const moved = {
      ...fridays,
      overrides: [{ occurrence: '2026-12-11T22:00', start: '2026-12-12T20:00', end: '2026-12-12T23:00' }],
    };
    expect(preview(moved, 2)[1]).toEqual(['2026-12-11T22:00', '2026-12-12T20:00:00Z', 'moved by hand from Fri 11 Dec']);
  });
});
