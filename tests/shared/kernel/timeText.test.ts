import { describe, expect, it } from 'vitest';
import { MINUTE, toEpoch } from '../../../shared/kernel/time.ts';
import {
  sayCount,
  sayExactLength,
  sayInstant,
  sayInZone,
  sayLength,
  sayLengthOf,
  sayMoment,
  sayOddWall,
  sayOffset,
  saySavedAt,
  saySpan,
  sayToGo,
  sayWall,
  sayWhen,
} from '../../../shared/kernel/timeText.ts';

const now = toEpoch('2026-11-20T10:00:00Z');

describe('a moment in words', () => {
  it.each([
    ['2026-11-28T22:00:00Z', 'Europe/London', 'Sat 28 Nov 22:00'],
    ['2026-12-05T22:00:00Z', 'Europe/London', 'Sat 5 Dec 22:00'],
    ['2026-12-05T22:00:00Z', 'Asia/Singapore', 'Sun 6 Dec 06:00'],
    ['2026-12-05T22:00:00Z', '+05:30', 'Sun 6 Dec 03:30'],
    ['2026-07-01T00:05:00Z', 'Europe/London', 'Wed 1 Jul 01:05'],
    // The year only if it is not this one, by the calendar of the zone and not of UTC.
    ['2027-01-04T06:00:00Z', 'Europe/London', 'Mon 4 Jan 2027 06:00'],
    ['2026-12-31T23:30:00Z', 'Asia/Kolkata', 'Fri 1 Jan 2027 05:00'],
    ['2027-01-01T02:00:00Z', 'America/New_York', 'Thu 31 Dec 21:00'],
    ['2025-11-28T22:00:00Z', 'Europe/London', 'Fri 28 Nov 2025 22:00'],
  ])('%s in %s is %s', (at, zone, expected) => {
    expect(sayInstant(at, zone, now)).toBe(expected);
    expect(sayInstant(toEpoch(at), zone, now)).toBe(expected);
  });

  it('has its year where it is not known what the present is', () => {
    expect(sayInstant('2026-11-28T22:00:00Z', 'Europe/London')).toBe('Sat 28 Nov 2026 22:00');
  });

  it('is said without a zone where it stands without one', () => {
    expect(sayWall('2026-12-03T02:00')).toBe('Thu 3 Dec 02:00');
  });
});

describe('a moment near to its reader', () => {
  // Fri 20 Nov 2026 10:00 in London, 18:00 in Singapore.
  it.each([
    ['2026-11-20T10:42:00Z', 'Europe/London', 'today 10:42'],
    ['2026-11-20T00:00:00Z', 'Europe/London', 'today 00:00'],
    ['2026-11-20T22:00:00Z', 'Europe/London', 'today 22:00'],
    ['2026-11-19T23:59:00Z', 'Europe/London', 'Thu 23:59'],
    ['2026-11-16T17:40:00Z', 'Europe/London', 'Mon 17:40'],
    ['2026-11-14T00:00:00Z', 'Europe/London', 'Sat 00:00'],
    // A week back would be this weekday again; tomorrow is not yet a name without a date.
    ['2026-11-13T23:59:00Z', 'Europe/London', 'Fri 13 Nov 23:59'],
    ['2026-11-21T00:00:00Z', 'Europe/London', 'Sat 21 Nov 00:00'],
    ['2025-11-20T10:00:00Z', 'Europe/London', 'Thu 20 Nov 2025 10:00'],
    // The day is the one of the zone.
    ['2026-11-20T16:30:00Z', 'Asia/Singapore', 'Sat 21 Nov 00:30'],
    ['2026-11-19T17:00:00Z', 'Asia/Singapore', 'today 01:00'],
  ])('%s in %s is %s', (at, zone, expected) => {
    expect(sayWhen(at, zone, now)).toBe(expected);
    expect(sayWhen(toEpoch(at), zone, now)).toBe(expected);
  });

  it.each([
    ['2026-11-20T09:42:07Z', '09:42:07'],
    ['2026-11-20T09:42:00Z', '09:42:00'],
    ['2026-11-16T17:40:09Z', 'Mon 17:40'],
    ['2026-10-28T22:00:09Z', 'Wed 28 Oct 22:00'],
  ])('saved at %s is %s', (at, expected) => {
    expect(saySavedAt(at, 'Europe/London', now)).toBe(expected);
  });
});

describe('a time in another zone', () => {
  it.each([
    ['2026-12-05T22:00:00Z', 'Asia/Singapore', 'Sun 6 Dec 06:00 +08 Singapore'],
    ['2026-12-05T22:00:00Z', 'Asia/Kolkata', 'Sun 6 Dec 03:30 +05:30 Kolkata'],
    ['2026-12-05T22:00:00Z', 'America/New_York', 'Sat 5 Dec 17:00 -05 New York'],
    ['2026-07-05T22:00:00Z', 'America/New_York', 'Sun 5 Jul 18:00 -04 New York'],
    ['2026-12-05T22:00:00Z', 'America/Argentina/Buenos_Aires', 'Sat 5 Dec 19:00 -03 Buenos Aires'],
    ['2026-12-05T22:00:00Z', '+05:30', 'Sun 6 Dec 03:30 +05:30'],
    ['2026-12-05T22:00:00Z', 'UTC', 'Sat 5 Dec 22:00 UTC'],
    ['2026-11-15T22:00:00Z', 'Asia/Singapore', 'Mon 06:00 +08 Singapore'],
    ['2026-12-05T22:00:00Z', 'Europe/London', 'Sat 5 Dec 22:00'],
  ])('%s in %s is %s', (at, zone, expected) => {
    expect(sayInZone(at, zone, 'Europe/London', now)).toBe(expected);
  });

  it.each([
    ['2026-12-05T22:00:00Z', 'Europe/London', 'GMT'],
    ['2026-07-05T22:00:00Z', 'Europe/London', '+01:00'],
    ['2026-12-05T22:00:00Z', 'Asia/Kolkata', '+05:30'],
  ])('at %s %s stands at %s', (at, zone, expected) => {
    expect(sayOffset(toEpoch(at), zone)).toBe(expected);
  });
});

describe('a range in words', () => {
  it.each([
    ['2026-11-28T22:00:00Z', '2026-11-29T03:10:00Z', 'Sat 28 Nov 22:00 to Sun 03:10'],
    ['2026-11-28T02:00:00Z', '2026-11-28T04:00:00Z', 'Sat 28 Nov 02:00 to 04:00'],
    ['2026-11-28T02:00:00Z', '2026-11-29T00:00:00Z', 'Sat 28 Nov 02:00 to 24:00'],
    ['2026-11-28T00:00:00Z', '2026-11-30T00:00:00Z', 'Sat 28 Nov 00:00 to Sun 24:00'],
    ['2026-12-18T18:00:00Z', '2027-01-04T00:00:00Z', 'Fri 18 Dec 18:00 to Sun 3 Jan 2027 24:00'],
    ['2026-11-28T00:00:00Z', '2026-11-28T00:00:00Z', 'Sat 28 Nov 00:00 to 00:00'],
    ['2026-11-28T02:00:00Z', '9999-12-31T23:59:59Z', 'from Sat 28 Nov 02:00, no end'],
    ['2026-12-04T18:00:00Z', '2026-12-10T17:59:00Z', 'Fri 4 Dec 18:00 to Thu 17:59'],
    ['2026-12-04T18:00:00Z', '2026-12-10T18:00:00Z', 'Fri 4 Dec 18:00 to Thu 10 Dec 18:00'],
    ['2026-12-04T18:00:00Z', '2026-12-11T18:00:00Z', 'Fri 4 Dec 18:00 to Fri 11 Dec 18:00'],
    ['2026-12-18T18:00:00Z', '2027-01-04T06:00:00Z', 'Fri 18 Dec 18:00 to Mon 4 Jan 2027 06:00'],
    ['2026-12-31T22:00:00Z', '2027-01-01T02:00:00Z', 'Thu 31 Dec 22:00 to Fri 02:00'],
    ['2027-12-18T18:00:00Z', '2027-12-28T06:00:00Z', 'Sat 18 Dec 2027 18:00 to Tue 28 Dec 06:00'],
    // 01:00 to 02:00 twice: the end is on the same day, one hour of the wall clock and two hours on.
    ['2026-10-25T00:00:00Z', '2026-10-25T02:00:00Z', 'Sun 25 Oct 01:00 to 02:00'],
  ])('%s to %s', (start, end, expected) => {
    expect(saySpan(toEpoch(start), toEpoch(end), 'Europe/London', now)).toBe(expected);
  });
});

describe('a wall time where the clocks change', () => {
  it.each([
    ['2027-03-28T01:30', 'Europe/London', '01:30 does not exist that day: clocks go forward, 02:30 is meant'],
    ['2027-03-28T02:00', 'Europe/London', null],
    ['2026-10-25T01:30', 'Europe/London', '01:30 comes twice that day: the first is meant'],
    ['2026-10-25T02:00', 'Europe/London', null],
    ['2026-11-01T01:00', 'America/New_York', '01:00 comes twice that day: the first is meant'],
    ['2026-10-25T01:30', '+05:30', null],
    ['2026-12-25T01:30', 'Europe/London', null],
  ])('%s in %s', (wall, zone, expected) => expect(sayOddWall(wall, zone)).toBe(expected));
});

describe('a length in words', () => {
  it.each([
    [0, '0 min'],
    [1, '1 min'],
    [35, '35 min'],
    [40, '40 min'],
    [59, '59 min'],
    [60, '1 h'],
    [310, '5 h 10 min'],
    [360, '6 h'],
    [400, '6 h 40 min'],
    [1_200, '20 h'],
    [1_439, '23 h 59 min'],
    [1_440, '1 d'],
    [59 * 60, '2 d 11 h'],
    [43_200, '30 d'],
    // Two units at most, and never decimals.
    [1_440 + 65, '1 d 1 h'],
    [59.7, '1 h'],
    [1_439.6, '1 d'],
    [0.4, '0 min'],
  ])('%d minutes are %s', (minutes, expected) => {
    expect(sayLength(minutes)).toBe(expected);
  });

  it.each([
    [59 * 60, 'in 2 d 11 h'],
    [(4 * 24 + 11) * 60, 'in 4 d 11 h'],
    [16, 'in 16 min'],
    [0, 'in 0 min'],
    [-16, '16 min ago'],
    [-1_440, '1 d ago'],
  ])('%d minutes from now are %s', (minutes, expected) => {
    expect(sayToGo(now, now + minutes * MINUTE)).toBe(expected);
  });
});

describe('the length of a span', () => {
  it.each([
    ['2026-11-28T22:00:00Z', '2026-11-29T03:10:00Z', 'Europe/London', '5 h 10 min'],
    // 23:00 to 04:00 by the wall clock, in autumn and in spring.
    ['2026-10-24T22:00:00Z', '2026-10-25T04:00:00Z', 'Europe/London', '6 h, clocks go back'],
    ['2026-03-28T23:00:00Z', '2026-03-29T03:00:00Z', 'Europe/London', '4 h, clocks go forward'],
    ['2026-10-24T22:00:00Z', '2026-10-25T04:00:00Z', 'Asia/Singapore', '6 h'],
    ['2026-10-24T22:00:00Z', '2026-10-25T01:00:00Z', 'Europe/London', '3 h, clocks go back'],
    ['2026-10-24T22:00:00Z', '2026-10-25T00:59:00Z', 'Europe/London', '2 h 59 min'],
    // Half an hour, on Lord Howe Island.
    ['2026-04-04T14:00:00Z', '2026-04-04T16:00:00Z', 'Australia/Lord_Howe', '2 h, clocks go back'],
  ])('%s to %s in %s is %s', (start, end, zone, expected) => {
    expect(sayLengthOf(toEpoch(start), toEpoch(end), zone)).toBe(expected);
  });
});

describe('a count in words', () => {
  it.each([
    [0, 'item', undefined, '0 items'],
    [1, 'item', undefined, '1 item'],
    [1_248, 'item', undefined, '1,248 items'],
    [1, 'person', 'people', '1 person'],
    [1_000_000, 'person', 'people', '1,000,000 people'],
  ])('%d %s', (count, noun, plural, expected) => {
    expect(sayCount(count, noun, plural)).toBe(expected);
  });
});

describe('seconds', () => {
  it('are said where they are not zero, of what is planned', () => {
    const at = toEpoch('2026-11-28T22:00:30Z');
    expect(sayInstant(at, 'UTC', at)).toBe('Sat 28 Nov 22:00:30');
    expect(saySpan(at, at + 30_000, 'UTC', at)).toBe('Sat 28 Nov 22:00:30 to 22:01');
    expect(sayWall('2026-11-28T22:00:05')).toBe('Sat 28 Nov 22:00:05');
    expect(sayLengthOf(at, at + 90_000, 'UTC')).toBe('1 min 30 s');
    expect([0.5, 1, 59.75, 60.5].map(sayExactLength)).toEqual(['30 s', '1 min', '59 min 45 s', '1 h 1 min']);
  });

  it('are not said of when something was done', () => {
    const at = toEpoch('2026-11-28T22:00:30Z');
    expect(sayMoment(at, 'UTC', at)).toBe('Sat 28 Nov 22:00');
    expect(sayWhen(at, 'UTC', at)).toBe('today 22:00');
  });
});
