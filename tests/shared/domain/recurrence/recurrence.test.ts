import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endlessRule, LAST_WALL } from '../../../../shared/domain/recurrence/endlessRule.ts';
import { checkRule, expand, occurrenceEnd, recur } from '../../../../shared/domain/recurrence/recurrence.ts';
import { readRule } from '../../../../shared/domain/recurrence/recurrenceRule.ts';
import {
  addWall,
  dayOf,
  type WallTime,
  wallEpoch,
  wallMinutesBetween,
  wallOf,
  weekdayOf,
} from '../../../../shared/kernel/time.ts';
import { refusalOf } from '../../inMemoryPlan.ts';
import { type OracleRule, naive as onPaper } from './recurrenceOracle.ts';
import { horizon, oracleRule, write as writeRule } from './recurrenceRules.ts';

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const START = '2026-12-02T22:00';
const PARTS =
  'FREQ, INTERVAL, COUNT, UNTIL, WKST, BYDAY, BYMONTH, BYMONTHDAY, BYYEARDAY, BYWEEKNO, BYHOUR, BYMINUTE, BYSECOND, BYSETPOS';

interface Rule {
  interval: number;
  days: string[];
  weekStart: string;
  count: number | null;
  untilDay: number | null;
}

const rule: fc.Arbitrary<Rule> = fc.record({
  interval: fc.integer({ min: 1, max: 5 }),
  days: fc.subarray(DAYS),
  weekStart: fc.constantFrom('MO', 'SU', 'WE'),
  count: fc.option(fc.integer({ min: 1, max: 40 })),
  untilDay: fc.option(fc.integer({ min: 0, max: 300 })),
});

/** UNTIL as a whole day; with a COUNT as well, the COUNT alone. */
function write({ interval, days, weekStart, count, untilDay }: Rule, start: WallTime): string {
  const until = untilDay === null ? '' : addWall(start, { days: untilDay }).slice(0, 10).replaceAll('-', '');
  return [
    'FREQ=WEEKLY',
    ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
    ...(days.length > 0 ? [`BYDAY=${days.join(',')}`] : []),
    `WKST=${weekStart}`,
    ...(count === null ? (until ? [`UNTIL=${until}`] : []) : [`COUNT=${count}`]),
  ].join(';');
}

/** Day by day from the start on, the way one would do it on paper. */
function naive({ interval, days, weekStart, count, untilDay }: Rule, start: WallTime, dayCount: number): WallTime[] {
  const wanted = days.length > 0 ? days : [DAYS[weekdayOf(dayOf(start)) - 1]!];
  const daysIntoWeek = (weekdayOf(dayOf(start)) - 1 - DAYS.indexOf(weekStart) + 7) % 7;
  const found: WallTime[] = [];
  for (let day = 0; day < dayCount && found.length < (count ?? Number.POSITIVE_INFINITY); day++) {
    if (count === null && untilDay !== null && day > untilDay) break;
    const wall = addWall(start, { days: day });
    const week = Math.floor((day + daysIntoWeek) / 7);
    if (week % interval === 0 && wanted.includes(DAYS[weekdayOf(dayOf(wall)) - 1]!)) found.push(wall);
  }
  return found;
}

describe('a weekly rule', () => {
  it('happens on the days on which it would on paper', () => {
    fc.assert(
      fc.property(rule, fc.nat({ max: 6 }), (given, shift) => {
        const start = addWall(START, { days: shift });
        const until = addWall(start, { days: 320 });
        expect(expand(write(given, start), start, start, until, 'UTC')).toEqual(naive(given, start, 321));
      }),
      { numRuns: 120 },
    );
  });

  it('does not depend on how the time that is asked for is cut', () => {
    fc.assert(
      fc.property(rule, fc.uniqueArray(fc.nat({ max: 400 * 24 }), { minLength: 1, maxLength: 5 }), (given, cuts) => {
        const written = write(given, START);
        const edges = [-240, ...cuts.toSorted((a, b) => a - b), 420 * 24].map((hours) =>
          addWall(START, { minutes: hours * 60 }),
        );
        const whole = expand(written, START, edges[0]!, edges.at(-1)!, 'UTC');
        const pieces = edges.slice(1).map((to, index) => expand(written, START, edges[index]!, to, 'UTC'));
        // Both ends count, so one that falls on a cut is in two pieces.
        expect([...new Set(pieces.flat())]).toEqual(whole);
      }),
      { numRuns: 80 },
    );
  });

  it('is taken as it is, without the RRULE in front, in capitals and without spaces', () => {
    for (const written of ['FREQ=WEEKLY;BYDAY=WE', 'RRULE:FREQ=WEEKLY;BYDAY=WE', 'freq=weekly; byday=we'])
      expect(checkRule(written, START, 'UTC')).toEqual({ ok: true, value: 'FREQ=WEEKLY;BYDAY=WE' });
  });

  it('ends with the whole day of an UNTIL without a time', () => {
    const given = 'FREQ=WEEKLY;UNTIL=20261216';
    expect(expand(given, START, START, '2027-06-01T00:00', 'UTC')).toHaveLength(3);
  });

  it.each([
    // The last occurrence is on Wed 16 Dec 22:00 in the zone; UNTIL is that very instant, then a minute less.
    ['UTC', '20261216T220000Z', 3],
    ['UTC', '20261216T215900Z', 2],
    ['Asia/Kolkata', '20261216T163000Z', 3],
    ['Asia/Kolkata', '20261216T162900Z', 2],
    ['America/New_York', '20261217T030000Z', 3],
    ['America/New_York', '20261217T025900Z', 2],
    ['+05:30', '20261216T163000Z', 3],
  ])('reads an UNTIL with a time as an instant: %s, %s', (zone, until, count) => {
    expect(expand(`FREQ=WEEKLY;UNTIL=${until}`, START, START, '2027-06-01T00:00', zone)).toHaveLength(count);
  });

  it.each([
    ['', '"" is not a recurrence rule. Write it like FREQ=WEEKLY;BYDAY=WE.'],
    ['BYDAY=MO', '"BYDAY=MO" is not a recurrence rule. Write it like FREQ=WEEKLY;BYDAY=WE.'],
    ['FREQ=FORTNIGHTLY', '"FREQ=FORTNIGHTLY" cannot be read. Write it like FREQ=WEEKLY.'],
    ['FREQ=WEEKLY=DAILY', '"FREQ=WEEKLY=DAILY" cannot be read. Write it like FREQ=WEEKLY.'],
    ['FREQ=WEEKLY;', 'The rule has an empty part: two semicolons in a row, or one at its end. Take it out.'],
    ['FREQ=WEEKLY;toString=1', `A rule has no part "TOSTRING". It may have ${PARTS}.`],
    ['FREQ=WEEKLY;BYWEEKDAY=MO', `A rule has no part "BYWEEKDAY". It may have ${PARTS}.`],
    ['FREQ=WEEKLY;X-NAME=1', `A rule has no part "X-NAME". It may have ${PARTS}.`],
    [
      'RSCALE=HEBREW;FREQ=YEARLY',
      'RSCALE counts in other calendars than ours, which Slipway cannot. Leave RSCALE out.',
    ],
    ['EXRULE:FREQ=DAILY', 'EXRULE is no longer part of RFC 5545. Give the dates that are left out (EXDATE).'],
    [
      'FREQ=DAILY\nRRULE:FREQ=YEARLY',
      'There is more than one RRULE. Give one rule, and make the others windows of their own.',
    ],
    [
      'FREQ=WEEKLY;BYDAY=XX',
      '"BYDAY=XX" cannot be read. Write it like BYDAY=MO,WE, with numbers from 1 to 53 or from the end, like -1.',
    ],
    [
      'FREQ=WEEKLY;BYDAY=',
      '"BYDAY=" cannot be read. Write it like BYDAY=MO,WE, with numbers from 1 to 53 or from the end, like -1.',
    ],
    [
      'FREQ=MONTHLY;BYDAY=0MO',
      '"BYDAY=0MO" cannot be read. Write it like BYDAY=MO,WE, with numbers from 1 to 53 or from the end, like -1.',
    ],
    [
      'FREQ=MONTHLY;BYMONTHDAY=32',
      '"BYMONTHDAY=32" cannot be read. Write it like BYMONTHDAY=1,-1, with numbers from 1 to 31 or from the end, like -1.',
    ],
    ['FREQ=MONTHLY;BYMONTH=-1', '"BYMONTH=-1" cannot be read. Write it like BYMONTH=1,7, with numbers from 1 to 12.'],
    ['FREQ=DAILY;BYHOUR=24', '"BYHOUR=24" cannot be read. Write it like BYHOUR=4,22, with numbers from 0 to 23.'],
    ['FREQ=WEEKLY;INTERVAL=0', '"INTERVAL=0" cannot be read. Write it like INTERVAL=2.'],
    ['FREQ=WEEKLY;INTERVAL=1.5', '"INTERVAL=1.5" cannot be read. Write it like INTERVAL=2.'],
    ['FREQ=WEEKLY;COUNT=-1', '"COUNT=-1" cannot be read. Write it like COUNT=10.'],
    ['FREQ=WEEKLY;COUNT=5x', '"COUNT=5X" cannot be read. Write it like COUNT=10.'],
    [
      'FREQ=WEEKLY;COUNT=1000000',
      '"COUNT=1000000" is more than Slipway counts to. Give at most 999,999, or an end by UNTIL.',
    ],
    [
      'FREQ=WEEKLY;UNTIL=20271131',
      '"UNTIL=20271131" cannot be read. Write it like UNTIL=20271231 or UNTIL=20271231T220000Z.',
    ],
    [
      'FREQ=WEEKLY;UNTIL=20271130T250000Z',
      '"UNTIL=20271130T250000Z" cannot be read. Write it like UNTIL=20271231 or UNTIL=20271231T220000Z.',
    ],
    ['FREQ=WEEKLY;WKST=XX', '"WKST=XX" cannot be read. Write it like WKST=MO.'],
    ['FREQ=WEEKLY;BYDAY=MO;BYDAY=TU', 'The rule has BYDAY twice. Give it once.'],
    ['FREQ=WEEKLY;UNTIL=20271231;COUNT=3', 'The rule has both UNTIL and COUNT. Give only one of them.'],
    ['FREQ=MONTHLY;BYWEEKNO=20', 'BYWEEKNO only goes with FREQ=YEARLY, not with FREQ=MONTHLY.'],
    ['FREQ=MONTHLY;BYYEARDAY=1', 'BYYEARDAY does not go with FREQ=MONTHLY. Use FREQ=YEARLY.'],
    ['FREQ=WEEKLY;BYMONTHDAY=1', 'BYMONTHDAY does not go with FREQ=WEEKLY. Use FREQ=MONTHLY.'],
    ['FREQ=WEEKLY;BYDAY=1MO', 'BYDAY with a number only goes with FREQ=MONTHLY or YEARLY, not with FREQ=WEEKLY.'],
    ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO', 'BYDAY with a number does not go with BYWEEKNO. Leave the number out.'],
    ['FREQ=DAILY;BYSETPOS=1', 'BYSETPOS picks from what another BY part gives. Add one, like BYDAY=MO,TU,WE,TH,FR.'],
    ['FREQ=WEEKLY;UNTIL=20260101', '"FREQ=WEEKLY;UNTIL=20260101" never happens after 2026-12-02T22:00.'],
    [
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      '"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" never happens after 2026-12-02T22:00.',
    ],
    [
      'FREQ=HOURLY;INTERVAL=24;BYHOUR=3',
      '"FREQ=HOURLY;INTERVAL=24;BYHOUR=3" does not happen once in 10,000 tries from 2026-12-02T22:00 on.',
    ],
    ['FREQ=MINUTELY', '"FREQ=MINUTELY" happens too often. Slipway shows at most 144 times a day.'],
  ])('refuses %j in a sentence', (written, message) => {
    expect(refusalOf(checkRule(written, START, 'UTC'))).toEqual({ kind: 'invalid', field: 'rule', message });
  });

  it('refuses whatever else it is given, and never throws', () => {
    const part = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc
        .tuple(fc.constantFrom('FREQ', 'INTERVAL', 'BYDAY', 'UNTIL', 'COUNT', 'WKST'), fc.string({ maxLength: 8 }))
        .map((pair) => pair.join('=')),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
        const checked = checkRule(['FREQ=WEEKLY', ...parts].join(';'), START, 'UTC');
        if (!checked.ok) expect(checked.refusal.message).toMatch(/\.$/);
        else
          expect(expand(checked.value, START, START, addWall(START, { days: 800 }), 'UTC').length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });
});

describe('the end of an occurrence', () => {
  it('is as many wall minutes after it as the first end is after the first start', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 44_640 }), fc.nat({ max: 800 }), (minutes, days) => {
        const end = addWall(START, { minutes });
        const occurrence = addWall(START, { days });
        expect(wallMinutesBetween(occurrence, occurrenceEnd(occurrence, START, end))).toBe(minutes);
      }),
      { numRuns: 50 },
    );
  });
});

describe('any rule that RFC 5545 allows', () => {
  it('happens when it would on paper, asked second by second', () => {
    let happening = 0;
    fc.assert(
      fc.property(oracleRule, fc.nat({ max: 100 }), ({ rule, start }, percent) => {
        const to = start + horizon(rule);
        const from = start + Math.floor(((to - start) * percent) / 100_000) * 1000;
        const paper = onPaper(rule, start, to);
        if (paper.length > 0) happening++;
        expect(between(writeRule(rule), start, start, to)).toEqual(paper);
        expect(between(writeRule(rule), start, from, to)).toEqual(paper.filter((at) => at >= from));
      }),
      { numRuns: 150 },
    );
    expect(happening).toBeGreaterThan(40);
  });

  it('ends at its COUNT or UNTIL, and is the same rule until there', () => {
    fc.assert(
      fc.property(oracleRule, fc.integer({ min: 1, max: 20 }), ({ rule: { count: _, ...rule }, start }, count) => {
        const to = start + horizon(rule);
        const endless = between(writeRule(rule), start, start, to);
        expect(between(writeRule({ ...rule, count }), start, start, to)).toEqual(endless.slice(0, count));
        const until = endless[count - 1] ?? to;
        const basic = wallOf(until).replace(/[-:]/g, '').padEnd(15, '0');
        expect(between(`${writeRule(rule)};UNTIL=${basic}Z`, start, start, to)).toEqual(endless.slice(0, count));
      }),
      { numRuns: 100 },
    );
  });

  it('does not depend on how the time that is asked for is cut, nor on the zone of the computer', () => {
    const host = process.env.TZ;
    fc.assert(
      fc.property(
        oracleRule,
        fc.array(fc.nat({ max: 1000 })),
        fc.constantFrom(...HOSTS),
        ({ rule, start }, cuts, zone) => {
          const length = horizon(rule);
          const edges = [0, ...cuts.toSorted((a, b) => a - b), 1000].map(
            (cut) => start + Math.floor((length * cut) / 1e6) * 1e3,
          );
          process.env.TZ = 'UTC';
          const whole = between(writeRule(rule), start, start, edges.at(-1)!);
          process.env.TZ = zone;
          const pieces = edges.slice(1).map((to, index) => between(writeRule(rule), start, edges[index]!, to));
          expect([...new Set(pieces.flat())]).toEqual(whole);
        },
      ),
      { numRuns: 80 },
    );
    if (host === undefined) delete process.env.TZ;
    else process.env.TZ = host;
  });

  it('with every INTERVAL happens only when the rule without it does', () => {
    const everyOne = (rule: OracleRule) => !rule.bysetpos && !rule.count;
    fc.assert(
      fc.property(
        oracleRule.filter(({ rule }) => everyOne(rule)),
        fc.integer({ min: 2, max: 5 }),
        ({ rule, start }, interval) => {
          const to = start + horizon(rule);
          const every = new Set(between(writeRule({ ...rule, interval: 1 }), start, start, to));
          for (const at of between(writeRule({ ...rule, interval }), start, start, to)) expect(every).toContain(at);
        },
      ),
      { numRuns: 60 },
    );
  });
});

const HOSTS = ['America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'Europe/London'];

/** A rule in UTC. */
function between(text: string, start: number, from: number, to: number): number[] {
  const read = readRule(text);
  if (!read.ok) throw new Error(read.refusal.message);
  return recur(read.value, wallOf(start), 'UTC').between(from, to)!;
}

describe('what is contested', () => {
  const first = (rule: string, start: string, count: number) =>
    expand(`${rule};COUNT=${count}`, start, start, '2060-01-01T00:00', 'UTC');

  it('BYWEEKNO without BYDAY means all seven days', () => {
    expect(first('FREQ=YEARLY;BYWEEKNO=20', '2026-01-01T09:00', 8).map((wall) => wall.slice(0, 10))).toEqual([
      '2026-05-11',
      '2026-05-12',
      '2026-05-13',
      '2026-05-14',
      '2026-05-15',
      '2026-05-16',
      '2026-05-17',
      '2027-05-17',
    ]);
  });

  it('29 February and the 31st happen only where they are', () => {
    expect(first('FREQ=YEARLY', '2024-02-29T09:00', 3)).toEqual([
      '2024-02-29T09:00',
      '2028-02-29T09:00',
      '2032-02-29T09:00',
    ]);
    expect(first('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2025-01-01T09:00', 2)).toEqual([
      '2028-02-29T09:00',
      '2032-02-29T09:00',
    ]);
    expect(first('FREQ=YEARLY;BYMONTHDAY=29', '2026-01-30T09:00', 2)).toEqual(['2026-03-29T09:00', '2026-04-29T09:00']);
    expect(first('FREQ=MONTHLY', '2026-01-31T09:00', 3)).toEqual([
      '2026-01-31T09:00',
      '2026-03-31T09:00',
      '2026-05-31T09:00',
    ]);
  });

  it('BYSETPOS counts in the whole period, also what lies before the start', () => {
    // Wed 2 Dec: of its week, Monday is the first and has gone by.
    expect(first('FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=1', '2026-12-02T22:00', 2)).toEqual([
      '2026-12-07T22:00',
      '2026-12-14T22:00',
    ]);
    expect(first('FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2', '2026-12-02T22:00', 2)).toEqual([
      '2026-12-02T22:00',
      '2026-12-09T22:00',
    ]);
  });

  it('a start that the rule does not give is no occurrence', () => {
    expect(first('FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR', '2026-12-02T22:00', 1)).toEqual(['2027-08-13T22:00']);
  });

  it('a leap second is the second before it', () => {
    expect(first('FREQ=DAILY;BYSECOND=59,60', '2026-12-02T22:00', 2)).toEqual([
      '2026-12-02T22:00:59',
      '2026-12-03T22:00:59',
    ]);
  });

  it('an UNTIL in UTC is compared as an instant, within the hour that comes twice as well', () => {
    // New York, 1 November 2026: 01:30 is first 05:30Z. The wall times until 01:30 are compared by their first instant.
    const rule = (until: string) => `FREQ=MINUTELY;INTERVAL=30;UNTIL=${until}`;
    const last = (until: string) =>
      expand(rule(until), '2026-11-01T00:00', '2026-11-01T00:00', '2026-11-02T00:00', 'America/New_York').at(-1);
    expect(last('20261101T052959Z')).toBe('2026-11-01T01:00');
    expect(last('20261101T053000Z')).toBe('2026-11-01T01:30');
    expect(last('20261101T065959Z')).toBe('2026-11-01T01:30');
    expect(last('20261101T070000Z')).toBe('2026-11-01T02:00');
    expect(last('20261101T013000')).toBe('2026-11-01T01:30');
    expect(last('20261101')).toBe('2026-11-01T23:30');
  });
});

describe('a rule that is made to hang', () => {
  const all = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index).join(',');
  const everySecond = `BYHOUR=${all(0, 23)};BYMINUTE=${all(0, 59)};BYSECOND=${all(0, 59)}`;

  it.each([
    'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2',
    'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2',
    'FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2',
    'FREQ=MINUTELY;INTERVAL=2;BYMINUTE=1',
    'FREQ=SECONDLY;INTERVAL=2;BYSECOND=1',
    'FREQ=SECONDLY;BYSECOND=1,2;BYSETPOS=2',
    'FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1',
    'FREQ=YEARLY;BYDAY=53MO;BYMONTH=1',
    'FREQ=WEEKLY;BYDAY=MO;BYSETPOS=366',
  ])('%s never happens', (rule) => {
    expect(refusalOf(checkRule(rule, '2026-01-01T00:00', 'UTC')).message).toMatch(/never happens|does not happen once/);
    expect(expand(rule, '2026-01-01T00:00', '2026-01-01T00:00', '2026-01-03T00:00', 'UTC')).toEqual([]);
  });

  it.each([
    'FREQ=SECONDLY',
    'FREQ=MINUTELY;BYMONTH=12',
    `FREQ=YEARLY;${everySecond}`,
    `FREQ=DAILY;${everySecond}`,
    'FREQ=SECONDLY;COUNT=999999',
    `FREQ=MONTHLY;${everySecond};BYDAY=MO;BYSETPOS=1,-1`,
  ])('%s happens too often', (rule) => {
    expect(refusalOf(checkRule(rule, '2026-01-01T00:00', 'UTC')).message).toMatch(/happens too often/);
  });

  it.each([
    ['FREQ=SECONDLY;BYMONTH=1,6', '2026-01-31T23:59:59'],
    ['FREQ=SECONDLY;BYMONTH=1,6;COUNT=999999', '2026-01-31T23:59:59'],
    ['FREQ=SECONDLY;BYYEARDAY=366', '2024-12-31T23:59:59'],
    ['FREQ=MINUTELY;INTERVAL=9', '2026-01-01T00:00'],
  ])('%s from %s on happens too often, be it only after months', (rule, start) => {
    expect(refusalOf(checkRule(rule, start, 'UTC')).message).toMatch(/happens too often/);
  });

  it.each([
    'FREQ=MINUTELY;INTERVAL=10',
    'FREQ=HOURLY;BYMINUTE=0,10,20,30,40,50',
    'FREQ=MINUTELY;BYDAY=SU;BYHOUR=0,1,2',
  ])('%s may be shown', (rule) => {
    expect(checkRule(rule, '2026-01-01T00:00', 'UTC')).toMatchObject({ ok: true });
  });

  it.each([
    `FREQ=DAILY;${everySecond};BYSETPOS=-1`,
    `FREQ=DAILY;INTERVAL=7;${everySecond};BYSETPOS=1`,
    'FREQ=DAILY;COUNT=999999',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31;COUNT=3',
    'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31',
  ])('%s is given up over all time, not walked', (rule) => {
    const read = readRule(rule);
    if (!read.ok) throw new Error(read.refusal.message);
    const found = recur(read.value, '0001-01-01T00:00', 'UTC').between(wallEpoch('0001-01-01T00:00'), LAST_WALL);
    expect(found).toBeNull();
  });

  it('a yearly rule comes once in the 400 years of the calendar, or never', () => {
    const next = (text: string, from: string) => {
      const read = readRule(text);
      if (!read.ok) throw new Error(read.refusal.message);
      const found = endlessRule(read.value, wallEpoch('2026-01-01T00:00')).next(wallEpoch(from), LAST_WALL);
      return typeof found === 'number' ? wallOf(found) : found;
    };
    expect(next('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO', '2072-03-01T00:00')).toBe('2112-02-29T00:00');
    expect(next('FREQ=YEARLY;INTERVAL=7;BYMONTH=2;BYMONTHDAY=29;BYDAY=WE', '2097-01-01T00:00')).toBe(
      '2908-02-29T00:00',
    );
    expect(next('FREQ=YEARLY;BYMONTH=5;BYWEEKNO=-5', '2026-01-01T00:00')).toBeNull();
    expect(next('FREQ=YEARLY;INTERVAL=5000', '2026-01-02T00:00')).toBe('7026-01-01T00:00');
  });

  it.each([
    ['FREQ=YEARLY;INTERVAL=9999999', 1],
    ['FREQ=SECONDLY;INTERVAL=9999999', 4],
    ['FREQ=DAILY;INTERVAL=9999999', 1],
    ['FREQ=MONTHLY;INTERVAL=9999999', 1],
    ['FREQ=HOURLY;INTERVAL=9999999', 1],
    [`FREQ=YEARLY;${everySecond};BYSETPOS=-1`, 1],
  ])('%s happens %d times in its first year', (rule, count) => {
    const start = '2026-01-01T00:00';
    expect(checkRule(rule, start, 'UTC')).toMatchObject({ ok: true });
    expect(expand(rule, start, start, '2026-12-31T23:59:59', 'UTC')).toHaveLength(count);
  });

  it.each([
    ['FREQ=DAILY', 32],
    ['FREQ=DAILY;COUNT=999999', 32],
    ['FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TU', 2],
    ['FREQ=MONTHLY;BYDAY=-1FR', 1],
    ['FREQ=HOURLY;BYHOUR=4', 32],
    ['FREQ=YEARLY;BYMONTH=1;BYDAY=MO', 5],
  ])('%s from the year 1 on is answered for January 2500', (rule, least) => {
    const found = expand(rule, '0001-01-01T04:00', '2500-01-01T00:00', '2500-02-01T12:00', 'Europe/London');
    expect(found.length).toBeGreaterThanOrEqual(least - 1);
    expect(found.length).toBeLessThanOrEqual(least + 3);
  });
});
