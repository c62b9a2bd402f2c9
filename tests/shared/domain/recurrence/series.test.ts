import { describe, expect, it } from 'vitest';
import { occurrencesOfSeries } from '../../../../shared/domain/recurrence/series.ts';
import { DAY, END_OF_TIME, toEpoch, toInstant } from '../../../../shared/kernel/time.ts';
import type { BusinessCalendar } from '../../../../shared/model/businessCalendar.ts';
import { ONCE, type Series } from '../../../../shared/model/series.ts';

const seriesOf = (fields: Partial<Series>): Series => ({
  ...ONCE,
  zone: 'UTC',
  start: '2026-12-02T22:00',
  end: '2026-12-03T02:00',
  ...fields,
});

const YEAR = { start: toEpoch('2026-06-01T00:00:00Z'), end: toEpoch('2027-06-01T00:00:00Z') };

/** `start/end`, as far as the minute. */
const said = (fields: Partial<Series>, calendar: BusinessCalendar | null = null, interval = YEAR): string[] =>
  occurrencesOfSeries(seriesOf(fields), interval, calendar).map(
    ({ start, end }) => `${toInstant(start).slice(0, 16)}/${toInstant(end).slice(0, 16)}`,
  );

const starts = (fields: Partial<Series>, calendar: BusinessCalendar | null = null): string[] =>
  said(fields, calendar).map((text) => text.slice(0, 16));

describe('a series', () => {
  it('without a rule happens once, and at its additions as long as the first', () => {
    expect(said({})).toEqual(['2026-12-02T22:00/2026-12-03T02:00']);
    expect(said({ additions: ['2027-01-05T10:00', '2026-11-01T23:00'] })).toEqual([
      '2026-11-01T23:00/2026-11-02T03:00',
      '2026-12-02T22:00/2026-12-03T02:00',
      '2027-01-05T10:00/2027-01-05T14:00',
    ]);
    expect(said({ additions: ['2027-01-05T10:00'], exceptions: ['2026-12-02T22:00'] })).toEqual([
      '2027-01-05T10:00/2027-01-05T14:00',
    ]);
  });

  it('adds to its rule, and what is added and given as well comes once', () => {
    const rule = 'FREQ=WEEKLY;COUNT=2';
    expect(starts({ rule, additions: ['2026-12-09T22:00', '2026-12-05T12:00'] })).toEqual([
      '2026-12-02T22:00',
      '2026-12-05T12:00',
      '2026-12-09T22:00',
    ]);
  });

  it('moves or resizes one occurrence, also to where nobody would look for it', () => {
    const rule = 'FREQ=WEEKLY;COUNT=3';
    const moved = { occurrence: '2026-12-09T22:00', start: '2027-05-20T08:00', end: '2027-05-20T09:00' };
    expect(said({ rule, overrides: [moved] })).toEqual([
      '2026-12-02T22:00/2026-12-03T02:00',
      '2026-12-16T22:00/2026-12-17T02:00',
      '2027-05-20T08:00/2027-05-20T09:00',
    ]);
    const [found] = occurrencesOfSeries(
      seriesOf({ rule, overrides: [moved] }),
      { start: toEpoch('2027-05-20T08:30:00Z'), end: toEpoch('2027-05-20T08:31:00Z') },
      null,
    );
    expect(found).toMatchObject({ wall: '2026-12-09T22:00' });
  });

  it('has no override of what is left out, or of what it never had', () => {
    const rule = 'FREQ=WEEKLY;COUNT=3';
    const override = (occurrence: string) => ({ occurrence, start: '2027-05-20T08:00', end: '2027-05-20T09:00' });
    expect(said({ rule, overrides: [override('2026-12-10T22:00')] })).toHaveLength(3);
    expect(starts({ rule, overrides: [override('2026-12-09T22:00')], exceptions: ['2026-12-09T22:00'] })).toEqual([
      '2026-12-02T22:00',
      '2026-12-16T22:00',
    ]);
  });

  it('without an end lasts until somebody ends it; one that recurs, until the end of its day', () => {
    const [once] = occurrencesOfSeries(seriesOf({ end: null }), { start: YEAR.end, end: YEAR.end + DAY }, null);
    expect(once?.end).toBe(END_OF_TIME);
    expect(said({ end: null, rule: 'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2', zone: 'Europe/London' })).toEqual([
      '2026-12-31T22:00/2027-01-01T00:00',
      '2027-01-31T22:00/2027-02-01T00:00',
    ]);
    // London, 25 October: the day has 25 hours.
    expect(said({ start: '2026-10-24T00:00', end: null, rule: 'FREQ=DAILY;COUNT=2', zone: 'Europe/London' })).toEqual([
      '2026-10-23T23:00/2026-10-24T23:00',
      '2026-10-24T23:00/2026-10-26T00:00',
    ]);
  });

  it('lasts over midnight, for days, and for longer than what is kept at once', () => {
    const long = seriesOf({ rule: 'FREQ=YEARLY', start: '2020-01-01T00:00', end: '2021-03-01T00:00' });
    const hour = { start: toEpoch('2026-02-01T00:00:00Z'), end: toEpoch('2026-02-01T01:00:00Z') };
    expect(occurrencesOfSeries(long, hour, null).map(({ wall }) => wall)).toEqual([
      '2025-01-01T00:00',
      '2026-01-01T00:00',
    ]);
  });

  it('ends to the second', () => {
    const series = seriesOf({ start: '2026-12-02T22:00:30', end: '2026-12-02T22:00:45', rule: 'FREQ=DAILY;COUNT=2' });
    const found = occurrencesOfSeries(series, YEAR, null).map(({ start, end }) => [toInstant(start), toInstant(end)]);
    expect(found).toEqual([
      ['2026-12-02T22:00:30Z', '2026-12-02T22:00:45Z'],
      ['2026-12-03T22:00:30Z', '2026-12-03T22:00:45Z'],
    ]);
  });

  it('counts two wall times that land on one instant behind a spring switch once, and the longer stands', () => {
    const fields = {
      zone: 'Europe/London',
      start: '2027-03-28T00:30',
      end: '2027-03-28T02:30',
      rule: 'FREQ=HOURLY;COUNT=4',
    };
    expect(said(fields)).toEqual([
      '2027-03-28T00:30/2027-03-28T01:30',
      '2027-03-28T01:30/2027-03-28T03:30',
      '2027-03-28T02:30/2027-03-28T04:30',
    ]);
  });

  it('ends with the last instant that can be written', () => {
    const interval = { start: toEpoch('9999-12-30T00:00:00Z'), end: END_OF_TIME };
    expect(said({ start: '9999-12-30T22:00', end: '9999-12-31T02:00', rule: 'FREQ=DAILY' }, null, interval)).toEqual([
      '9999-12-30T22:00/9999-12-31T02:00',
      '9999-12-31T22:00/9999-12-31T23:59',
    ]);
  });

  it('is the same in a fixed offset all year', () => {
    const fields = { zone: '+05:30', start: '2026-03-01T05:30', end: '2026-03-01T06:30', rule: 'FREQ=MONTHLY' };
    expect(new Set(starts(fields).map((text) => text.slice(11)))).toEqual(new Set(['00:00']));
  });
});

describe('a shift', () => {
  const week = (...weekdays: number[]) => weekdays.map((weekday) => ({ weekday, start: '09:00', end: '17:00' }));
  const calendarOf = (weekdays: number[], ...holidays: string[]): BusinessCalendar => ({
    id: 'businessCalendars-0',
    key: 'CAL-1',
    name: 'London',
    workingTimes: week(...weekdays),
    holidays: holidays.map((on) => ({ on, name: 'Holiday' })),
  });
  const office = calendarOf([1, 2, 3, 4, 5], '2026-12-25', '2026-12-28');
  const fridays = { start: '2026-12-18T20:00', end: '2026-12-18T23:00', rule: 'FREQ=WEEKLY;COUNT=3' };
  const shiftTo = (
    to: 'skip' | 'nextBusinessDay' | 'nextSameWeekday',
    days: 'holidays' | 'nonWorkingDays' = 'holidays',
  ) => ({
    shift: { to, days, calendarId: null },
  });

  it('skips a holiday, or goes to the next working day or the following same weekday', () => {
    expect(starts({ ...fridays, ...shiftTo('skip') }, office)).toEqual(['2026-12-18T20:00', '2027-01-01T20:00']);
    expect(starts({ ...fridays, ...shiftTo('nextBusinessDay') }, office)).toEqual([
      '2026-12-18T20:00',
      '2026-12-29T20:00',
      '2027-01-01T20:00',
    ]);
    // The second goes to where the third is already: it comes once.
    expect(starts({ ...fridays, ...shiftTo('nextSameWeekday') }, office)).toEqual([
      '2026-12-18T20:00',
      '2027-01-01T20:00',
    ]);
  });

  it('for all days that are not worked goes from weekends as well; a weekday that is never worked is left out', () => {
    const sundays = { start: '2026-12-20T20:00', end: '2026-12-20T23:00', rule: 'FREQ=WEEKLY;COUNT=2' };
    expect(starts({ ...sundays, ...shiftTo('nextBusinessDay') }, office)).toEqual([
      '2026-12-20T20:00',
      '2026-12-27T20:00',
    ]);
    expect(starts({ ...sundays, ...shiftTo('nextBusinessDay', 'nonWorkingDays') }, office)).toEqual([
      '2026-12-21T20:00',
      '2026-12-29T20:00',
    ]);
    expect(starts({ ...sundays, ...shiftTo('nextSameWeekday', 'nonWorkingDays') }, office)).toEqual([]);
    expect(starts({ ...sundays, ...shiftTo('nextBusinessDay', 'nonWorkingDays') }, calendarOf([]))).toEqual([]);
  });

  it('is found where it went to, however far from where the rule had it', () => {
    const closed = Array.from({ length: 80 }, (_, day) =>
      toInstant(toEpoch('2026-12-25T00:00:00Z') + day * DAY).slice(0, 10),
    );
    const series = seriesOf({ ...fridays, ...shiftTo('nextBusinessDay') });
    const day = { start: toEpoch('2027-03-15T00:00:00Z'), end: toEpoch('2027-03-16T00:00:00Z') };
    const found = occurrencesOfSeries(series, day, calendarOf([1, 2, 3, 4, 5], ...closed));
    expect(found.map(({ start }) => toInstant(start))).toEqual(['2027-03-15T20:00:00Z']);
  });

  it('leaves alone what somebody moved by hand, and names each by the start that the rule gave it', () => {
    const moved = { occurrence: '2026-12-25T20:00', start: '2026-12-25T06:00', end: '2026-12-25T07:00' };
    expect(starts({ ...fridays, ...shiftTo('skip'), overrides: [moved] }, office)).toContain('2026-12-25T06:00');
    const shifted = occurrencesOfSeries(seriesOf({ ...fridays, ...shiftTo('nextBusinessDay') }), YEAR, office);
    expect(shifted.map(({ wall }) => wall)).toContain('2026-12-25T20:00');
  });

  it('follows the calendar when that changes, and is answered from what is kept when it does not', () => {
    const series = seriesOf({ ...fridays, ...shiftTo('skip') });
    const first = occurrencesOfSeries(series, YEAR, office);
    expect(occurrencesOfSeries(series, { ...YEAR }, office)).toBe(first);
    expect(occurrencesOfSeries(series, YEAR, calendarOf([1, 2, 3, 4, 5]))).toHaveLength(3);
  });
});
