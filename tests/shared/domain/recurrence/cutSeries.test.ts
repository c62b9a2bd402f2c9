import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutSeries, moveSeries } from '../../../../shared/domain/recurrence/cutSeries.ts';
import { occurrencesOfSeries } from '../../../../shared/domain/recurrence/series.ts';
import { addWall, toEpoch } from '../../../../shared/kernel/time.ts';
import { ONCE, type Series } from '../../../../shared/model/series.ts';
import { refusalOf, valueOf } from '../../inMemoryPlan.ts';

const RANGE = { start: toEpoch('2026-01-01T00:00:00Z'), end: toEpoch('2028-06-01T00:00:00Z') };

const times = (series: Series | null) =>
  series ? occurrencesOfSeries(series, RANGE, null).map(({ start, end }) => `${start}-${end}`) : [];

const weekly: Series = {
  ...ONCE,
  zone: 'Europe/London',
  start: '2026-03-04T01:30',
  end: '2026-03-04T03:00',
  rule: 'FREQ=WEEKLY;BYDAY=WE',
};

/** Over both switches of the clocks, in the hour that they leave out or have twice. */
const series = fc
  .record({
    rule: fc.constantFrom(
      'FREQ=WEEKLY;BYDAY=WE',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,SU',
      'FREQ=DAILY;UNTIL=20270301',
      'FREQ=DAILY;COUNT=300',
      'FREQ=WEEKLY;BYDAY=WE;COUNT=40',
      'FREQ=MONTHLY;BYMONTHDAY=4',
      'FREQ=MONTHLY;BYDAY=1WE',
      'FREQ=DAILY;INTERVAL=3;UNTIL=20270301T013000Z',
    ),
    zone: fc.constantFrom('Europe/London', 'America/New_York', '+05:30', 'Australia/Lord_Howe'),
    length: fc.constantFrom(30, 90, 1500),
    left: fc.array(fc.nat(30), { maxLength: 4 }),
    moved: fc.array(fc.nat(30), { maxLength: 4 }),
  })
  .map(({ rule, zone, length, left, moved }): Series => {
    const plain = { ...weekly, zone, rule, end: addWall(weekly.start, { minutes: length }) };
    const walls = occurrencesOfSeries(plain, RANGE, null).map(({ wall }) => wall);
    const named = (places: number[]) => [...new Set(places)].flatMap((place) => walls[place] ?? []);
    return {
      ...plain,
      exceptions: named(left),
      overrides: named(moved)
        .filter((wall) => !named(left).includes(wall))
        .map((occurrence) => ({
          occurrence,
          start: addWall(occurrence, { minutes: 45 }),
          end: addWall(occurrence, { minutes: 60 }),
        })),
    };
  });

describe('a series that is cut', () => {
  it('has the same occurrences in its two parts as it had whole', () => {
    fc.assert(
      fc.property(series, fc.nat(40), (whole, place) => {
        const { wall } = occurrencesOfSeries(whole, RANGE, null)[place] ?? {};
        if (!wall) return;
        const { before, after } = valueOf(cutSeries(whole, wall));
        expect([...times(before), ...times(after)].toSorted()).toEqual(times(whole).toSorted());
        expect(after.start).toBe(before ? wall : whole.start);
        expect(before === null || times(before).length < times(whole).length).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('divides its count, and gives each side what belongs to it', () => {
    const whole: Series = {
      ...weekly,
      rule: 'FREQ=WEEKLY;BYDAY=WE;COUNT=10',
      exceptions: ['2026-03-11T01:30', '2026-04-01T01:30'],
      additions: ['2026-03-05T01:30', '2026-04-02T01:30'],
      overrides: [{ occurrence: '2026-04-08T01:30', start: '2026-03-01T00:00', end: null }],
    };
    const { before, after } = valueOf(cutSeries(whole, '2026-03-25T01:30'));
    expect(before).toMatchObject({
      rule: 'FREQ=WEEKLY;BYDAY=WE;COUNT=3',
      exceptions: ['2026-03-11T01:30'],
      additions: ['2026-03-05T01:30'],
      overrides: [],
    });
    expect(after).toMatchObject({
      start: '2026-03-25T01:30',
      end: '2026-03-25T03:00',
      rule: 'FREQ=WEEKLY;BYDAY=WE;COUNT=7',
      exceptions: ['2026-04-01T01:30'],
      additions: ['2026-04-02T01:30'],
      overrides: whole.overrides,
    });
  });

  it('is not cut at a date that was added while its rule goes on', () => {
    const refusal = refusalOf(cutSeries({ ...weekly, additions: ['2026-03-06T01:30'] }, '2026-03-06T01:30'));
    expect(refusal.message).toBe(
      'Fri 6 Mar 01:30 was added to the rule by itself. Change it alone, or begin with another date.',
    );
    const last = {
      ...weekly,
      rule: 'FREQ=WEEKLY;BYDAY=WE;COUNT=1',
      additions: ['2026-03-06T01:30', '2026-03-07T01:30'],
    };
    const { before, after } = valueOf(cutSeries(last, '2026-03-06T01:30'));
    expect(after).toMatchObject({ rule: null, start: '2026-03-06T01:30', additions: ['2026-03-07T01:30'] });
    expect(before).toMatchObject({ rule: 'FREQ=WEEKLY;BYDAY=WE;COUNT=1', additions: [] });
  });

  it('may come as often as a rule can, for years', () => {
    const added = '2026-06-01T00:05';
    const dense: Series = {
      ...ONCE,
      zone: 'UTC',
      start: '2023-01-01T00:00',
      end: '2023-01-01T00:05',
      rule: 'FREQ=MINUTELY;INTERVAL=10',
      additions: [added],
    };
    const { before, after } = valueOf(cutSeries(dense, '2026-01-01T00:00'));
    expect(before?.rule).toBe('FREQ=MINUTELY;INTERVAL=10;UNTIL=20251231T235959Z');
    expect(after).toMatchObject({ rule: dense.rule, start: '2026-01-01T00:00', additions: [added] });
    expect(refusalOf(cutSeries(dense, added)).field).toBe('occurrence');
  });
});

describe('a series that is moved', () => {
  it.each([
    ['FREQ=WEEKLY;BYDAY=WE', 'FREQ=WEEKLY;BYDAY=TH'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=TU'],
    ['FREQ=MONTHLY;BYMONTHDAY=4', 'FREQ=MONTHLY;BYMONTHDAY=5'],
    ['FREQ=MONTHLY;BYDAY=1WE', 'FREQ=MONTHLY;BYDAY=TH;BYMONTHDAY=2,3,4,5,6,7,8'],
    ['FREQ=DAILY;UNTIL=20270301', 'FREQ=DAILY;UNTIL=20270302'],
  ])('by a day: %s becomes %s', (rule, expected) => {
    const to = { start: '2026-03-05T01:30', end: '2026-03-05T02:30' };
    const moved = valueOf(moveSeries({ ...weekly, rule, exceptions: ['2026-03-11T01:30'] }, weekly.start, to));
    expect(moved).toMatchObject({ ...to, rule: expected, exceptions: ['2026-03-12T01:30'] });
  });

  it.each([
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    'FREQ=MONTHLY;BYMONTHDAY=28',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
  ])('to where no rule follows it is refused: %s', (rule) => {
    const to = { start: '2026-03-05T01:30', end: null };
    expect(refusalOf(moveSeries({ ...weekly, rule }, weekly.start, to))).toMatchObject({
      field: 'start',
      message: 'No rule comes that many days later each time. Change the rule itself instead.',
    });
  });

  it('keeps each occurrence by its wall time', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: -6, max: 6 }), fc.constantFrom(0, 45, -90), (placed, days, minutes) => {
        // Nothing is left out by a switch of the clocks.
        const whole = { ...placed, zone: '+05:30' };
        const by = days * 1440 + minutes;
        const start = addWall(whole.start, { minutes: by });
        const moved = moveSeries(whole, whole.start, { start, end: addWall(whole.end!, { minutes: by }) });
        if (!moved.ok) return;
        const far = { start: RANGE.start - 3e9, end: RANGE.end + 3e9 };
        const walls = (one: Series) => occurrencesOfSeries(one, far, null).map(({ wall }) => wall);
        const early = (list: string[]) => list.filter((wall) => wall < '2028').toSorted();
        expect(early(walls(moved.value))).toEqual(early(walls(whole).map((wall) => addWall(wall, { minutes: by }))));
      }),
      { numRuns: 60 },
    );
  });
});
