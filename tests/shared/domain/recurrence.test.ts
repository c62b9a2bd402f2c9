import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRule, expand, occurrenceEnd } from '../../../shared/domain/recurrence.ts';
import { addWall, type WallTime, wallMinutesBetween, weekday } from '../../../shared/kernel/time.ts';
import { refusalOf } from '../inMemoryPlan.ts';

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
  const wanted = days.length > 0 ? days : [DAYS[weekday(start) - 1]!];
  const daysIntoWeek = (weekday(start) - 1 - DAYS.indexOf(weekStart) + 7) % 7;
  const found: WallTime[] = [];
  for (let day = 0; day < dayCount && found.length < (count ?? Number.POSITIVE_INFINITY); day++) {
    if (count === null && untilDay !== null && day > untilDay) break;
    const wall = addWall(start, { days: day });
    const week = Math.floor((day + daysIntoWeek) / 7);
    if (week % interval === 0 && wanted.includes(DAYS[weekday(wall) - 1]!)) found.push(wall);
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
    ['FREQ=WEEKLY;', `A rule has no part "". It may have ${PARTS}.`],
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
      '"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" does not happen once in 10,000 tries from 2026-12-02T22:00 on.',
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
