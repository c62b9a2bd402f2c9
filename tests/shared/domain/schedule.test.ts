import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expand, occurrenceEnd } from '../../../shared/domain/recurrence/recurrence.ts';
import { freezesDuring, occurrencesOf } from '../../../shared/domain/schedule.ts';
import { nextOccurrence } from '../../../shared/domain/windowTimes.ts';
import { type Interval, overlaps } from '../../../shared/kernel/interval.ts';
import {
  addWall,
  DAY,
  epochToWall,
  HOUR,
  MINUTE,
  toEpoch,
  toInstant,
  wallToEpoch,
} from '../../../shared/kernel/time.ts';
import { type Freeze, PLAIN_FREEZE } from '../../../shared/model/freeze.ts';
import { type MaintenanceWindow, PLAIN_WINDOW } from '../../../shared/model/window.ts';
import { insert } from '../../../shared/store/change.ts';
import { createDatabase } from '../../../shared/store/database.ts';
import { ZONES } from '../arbitraries.ts';
import { openTimes } from '../openTimes.ts';

const empty = createDatabase();

const windowOf = (fields: Partial<MaintenanceWindow>) => ({
  ...PLAIN_WINDOW,
  id: 'windows-0',
  key: 'WIN-1',
  name: 'Night',
  zone: 'Europe/London',
  rule: 'FREQ=WEEKLY',
  start: '2026-03-07T22:00',
  end: '2026-03-08T06:00',
  ...fields,
});

const span = (start: string, end: string): Interval => ({ start: toEpoch(start), end: toEpoch(end) });

/** `start to end, hours` of each occurrence. */
const said = (window: MaintenanceWindow, from: string, to: string): string[] =>
  occurrencesOf(empty, window, span(`${from}T00:00:00Z`, `${to}T00:00:00Z`)).map(
    ({ start, end }) => `${toInstant(start)} ${(end - start) / HOUR} h`,
  );

describe('a weekly window', () => {
  it('keeps its wall time over both switches of London: 7 hours in spring, 9 in autumn', () => {
    const window = windowOf({});
    expect(said(window, '2026-03-20', '2026-04-06')).toEqual([
      '2026-03-21T22:00:00Z 8 h',
      '2026-03-28T22:00:00Z 7 h',
      '2026-04-04T21:00:00Z 8 h',
    ]);
    expect(said(window, '2026-10-17', '2026-11-02')).toEqual([
      '2026-10-17T21:00:00Z 8 h',
      '2026-10-24T21:00:00Z 9 h',
      '2026-10-31T22:00:00Z 8 h',
    ]);
  });

  it('keeps it on Lord Howe, where the switch is half an hour', () => {
    const window = windowOf({ zone: 'Australia/Lord_Howe', start: '2026-03-28T22:00', end: '2026-03-29T06:00' });
    expect(said(window, '2026-03-27', '2026-04-13').map((text) => text.slice(21))).toEqual(['8 h', '8.5 h', '8 h']);
    expect(said(window, '2026-09-25', '2026-10-12').map((text) => text.slice(21))).toEqual(['8 h', '7.5 h', '8 h']);
  });

  it('has an occurrence in the hour that spring leaves out, and none where nothing of it remains', () => {
    const sunday = (start: string, end: string) =>
      said(windowOf({ start: `2026-03-22T${start}`, end: `2026-03-22T${end}` }), '2026-03-28', '2026-03-31');
    expect(sunday('01:30', '03:00')).toEqual(['2026-03-29T01:30:00Z 0.5 h']);
    expect(sunday('01:00', '01:45')).toEqual(['2026-03-29T01:00:00Z 0.75 h']);
    expect(sunday('01:30', '02:15')).toEqual([]);
  });

  it('runs over midnight and over the edge of the week', () => {
    const window = windowOf({
      zone: 'UTC',
      start: '2026-11-29T22:00',
      end: '2026-11-30T02:00',
      rule: 'FREQ=WEEKLY;BYDAY=SU',
    });
    expect(said(window, '2026-11-30', '2026-12-07')).toEqual(['2026-11-29T22:00:00Z 4 h', '2026-12-06T22:00:00Z 4 h']);
    expect(said(window, '2026-12-01', '2026-12-06')).toEqual([]);
  });

  it('is asked for half open: what ends when the interval starts is not in it', () => {
    const window = windowOf({ zone: 'UTC', start: '2026-11-28T22:00', end: '2026-11-29T02:00' });
    const count = (from: string, to: string) => occurrencesOf(empty, window, span(from, to)).length;
    expect(count('2026-11-29T02:00:00Z', '2026-11-30T00:00:00Z')).toBe(0);
    expect(count('2026-11-29T01:59:00Z', '2026-11-30T00:00:00Z')).toBe(1);
    expect(count('2026-11-28T00:00:00Z', '2026-11-28T22:00:00Z')).toBe(0);
    expect(count('2026-11-28T00:00:00Z', '2026-11-28T22:01:00Z')).toBe(1);
  });

  it('leaves out its exceptions, and they count among COUNT', () => {
    const window = windowOf({ rule: 'FREQ=WEEKLY;COUNT=3', exceptions: ['2026-03-14T22:00'] });
    expect(said(window, '2026-01-01', '2027-01-01')).toEqual(['2026-03-07T22:00:00Z 8 h', '2026-03-21T22:00:00Z 8 h']);
  });

  it('never starts before its first start', () => {
    expect(said(windowOf({}), '2025-01-01', '2026-03-08')).toEqual(['2026-03-07T22:00:00Z 8 h']);
  });

  const window = fc
    .record({
      zone: fc.constantFrom(...ZONES),
      day: fc.nat({ max: 400 }),
      minute: fc.nat({ max: 1_439 }),
      length: fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 20_000 })),
      rule: fc.constantFrom(
        '',
        ';BYDAY=MO,WE,FR',
        ';INTERVAL=2',
        ';INTERVAL=3;BYDAY=SU,MO',
        ';COUNT=9',
        ';UNTIL=20260930',
      ),
    })
    .map(({ zone, day, minute, length, rule }) => {
      const start = addWall('2026-01-01T00:00', { days: day, minutes: minute });
      return windowOf({ zone, start, end: addWall(start, { minutes: length }), rule: `FREQ=WEEKLY${rule}` });
    });

  /** Expanded at one go, placed one by one. */
  const naive = (given: MaintenanceWindow): Interval[] =>
    expand(given.rule!, given.start, given.start, addWall(given.start, { days: 1_000 }), given.zone)
      .map((wall) => ({
        start: wallToEpoch(wall, given.zone),
        end: wallToEpoch(occurrenceEnd(wall, given.start, given.end!), given.zone),
      }))
      .filter(({ start, end }) => start < end);

  /** Anywhere, or around the edges of the quarters in which occurrences are kept: 91 days, counted from 1970. */
  const edge = fc.oneof(
    fc.nat({ max: 600 * 24 }).map((hours) => toEpoch('2026-01-01T00:00:00Z') + hours * HOUR),
    fc.tuple(fc.integer({ min: 225, max: 231 }), fc.integer({ min: -400, max: 400 })).map(([quarter, hours]) => {
      return quarter * 91 * DAY + hours * HOUR;
    }),
  );

  it('has the same occurrences however the time that is asked for is cut', () => {
    fc.assert(
      fc.property(window, fc.uniqueArray(edge, { minLength: 2, maxLength: 8 }), (given, edges) => {
        const all = naive(given);
        const cuts = edges.toSorted((a, b) => a - b);
        for (const [index, end] of cuts.slice(1).entries()) {
          const asked = { start: cuts[index]!, end };
          // A copy, so that no piece is answered from what another one left in the cache.
          const found = occurrencesOf(empty, { ...given }, asked).map((one) => ({ start: one.start, end: one.end }));
          expect(found).toEqual(all.filter((one) => overlaps(one, asked)));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('loses none where one quarter meets the next, at whatever hour and in whatever zone', () => {
    const [start, end] = [228 * 91 * DAY - 2 * DAY, 228 * 91 * DAY + 2 * DAY];
    for (const zone of ZONES)
      for (let hour = 0; hour < 24; hour++) {
        const first = addWall(epochToWall(start, zone).slice(0, 11).concat('00:00'), { minutes: hour * 60 });
        const rule = 'FREQ=WEEKLY;COUNT=6;BYDAY=MO,TU,WE,TH,FR,SA,SU';
        const given = windowOf({ zone, rule, start: first, end: addWall(first, { minutes: 30 }) });
        const found = occurrencesOf(empty, given, { start, end }).map((one) => one.start);
        const all = naive(given).map((one) => one.start);
        expect(found, `${zone} ${hour}`).toEqual(all.filter((at) => at + 30 * MINUTE > start && at < end));
      }
  });
});

describe('open times', () => {
  const plan = createDatabase();
  const saturday = windowOf({ zone: 'UTC', start: '2026-11-28T22:00', end: '2026-11-29T02:00' });
  const sunday = { ...saturday, id: 'windows-1', key: 'WIN-2', start: '2026-11-29T02:00', end: '2026-11-29T05:00' };
  plan.apply([insert('windows', saturday), insert('windows', sunday)]);

  it('are the windows, those that touch joined, also with what lies outside the time that is asked for', () => {
    const asked = span('2026-11-29T03:00:00Z', '2026-11-29T04:00:00Z');
    expect(openTimes(plan, asked)).toEqual([
      {
        ...span('2026-11-28T22:00:00Z', '2026-11-29T05:00:00Z'),
        parts: [expect.objectContaining({ window: saturday }), expect.objectContaining({ window: sunday })],
      },
    ]);
    expect(openTimes(plan, span('2026-11-29T05:00:00Z', '2026-11-29T06:00:00Z'))).toEqual([]);
    // Neither window alone: what is asked for lies in one, and the other only touches it.
    for (const [from, to] of [
      ['22:30', '23:00'],
      ['23:00', '23:59'],
    ] as const)
      expect(openTimes(plan, span(`2026-11-28T${from}:00Z`, `2026-11-28T${to}:00Z`))[0]?.parts).toHaveLength(2);
    expect(openTimes(plan, span('2026-11-29T04:00:00Z', '2026-11-29T04:30:00Z'))[0]?.parts).toHaveLength(2);
  });

  it('are found next within a year, and not beyond', () => {
    const next = (from: string) => nextOccurrence(plan, toEpoch(from))?.start;
    expect(next('2026-11-29T02:00:00Z')).toBe(toEpoch('2026-11-29T02:00:00Z'));
    expect(next('2026-11-29T01:59:00Z')).toBe(toEpoch('2026-11-28T22:00:00Z'));
    expect(next('2026-01-01T00:00:00Z')).toBe(toEpoch('2026-11-28T22:00:00Z'));
    expect(next('2024-01-01T00:00:00Z')).toBeUndefined();
  });
});

describe('freezes', () => {
  it('that overlap are found, the first to start first, by key where they start together', () => {
    const freeze = (index: number, start: string, end: string): Freeze => ({
      id: `freezes-${index}`,
      key: `FRZ-${index}`,
      name: 'Freeze',
      ...PLAIN_FREEZE,
      zone: 'UTC',
      start,
      end,
      reason: '',
    });
    const plan = createDatabase();
    const freezes = [
      freeze(3, '2026-12-18T00:00', '2027-01-04T00:00'),
      freeze(2, '2026-12-18T00:00', '2026-12-20T00:00'),
      freeze(1, '2026-01-01T00:00', '2026-12-18T00:00'),
      freeze(4, '2025-01-01T00:00', '2028-01-01T00:00'),
    ];
    plan.apply(freezes.map((one) => insert('freezes', one)));
    const asked = { start: toEpoch('2026-12-18T00:00:00Z'), end: toEpoch('2026-12-18T00:00:00Z') + DAY };
    const found = freezesDuring(plan, asked);
    expect(found.map(({ freeze: { key } }) => key)).toEqual(['FRZ-4', 'FRZ-2', 'FRZ-3']);
    for (const { span: frozen } of found) expect(overlaps(frozen, asked)).toBe(true);
  });
});
