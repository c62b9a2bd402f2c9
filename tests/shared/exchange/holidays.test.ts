import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHolidays } from '../../../shared/exchange/holidayCalendar.ts';
import { readHolidayFile, readHolidayLines, typesOf, USUAL_TYPES } from '../../../shared/exchange/holidays.ts';
import { toEpoch } from '../../../shared/kernel/time.ts';
import { refusalOf, valueOf } from '../inMemoryPlan.ts';

describe('holidays as people type them', () => {
  it.each([
    ['25 Dec 2026 Christmas Day', '2026-12-25', 'Christmas Day'],
    ['Fri 25 December 2026 Christmas Day', '2026-12-25', 'Christmas Day'],
    ['2026-12-25, Christmas Day', '2026-12-25', 'Christmas Day'],
    ['December 25, 2026\tChristmas', '2026-12-25', 'Christmas'],
    ['25th December 2026; Boxing Day eve', '2026-12-25', 'Boxing Day eve'],
    ['25.12.2026 Weihnachten', '2026-12-25', 'Weihnachten'],
    ['12/25/2026 Christmas', '2026-12-25', 'Christmas'],
    ['2026-05-01', '2026-05-01', 'Holiday'],
    ['1 Mai 2026 Tag der Arbeit', '2026-05-01', 'Tag der Arbeit'],
    ['1 Jan 2027 2nd try', '2027-01-01', '2nd try'],
  ])('%s', (line, on, name) => {
    expect(readHolidayLines(line)).toEqual({ holidays: [{ on, name }], parts: 0, problems: [] });
  });

  it.each([
    ['Christmas Day', 'Line 1: "Christmas Day" begins with no date. Write it like 25 Dec 2026 Christmas Day.'],
    ['\n31 Nov 2026 Nothing', 'Line 2: 31 Nov 2026 is no day of the calendar.'],
    [
      '03/04/2026 May Day',
      'Line 1: 03/04/2026 can be read as day or month first. Write it like 2026-12-25 or 25 Dec 2026.',
    ],
    [
      '24 Dec half day',
      'Line 1: "24 Dec half day" begins with no date that has day, month and year. Write it like 25 Dec 2026 Christmas Day.',
    ],
    ['Sat 25 Dec 2026 Christmas', 'Line 1: 25 Dec 2026 is a Friday, not a Saturday. Mend the one or the other.'],
    ['2 Jan 2027 - 5 Jan 2027 Closed', 'Line 1: several days stand in one line. Give each a line of its own.'],
    ['24 Dec 2026 and 31 Dec 2026', 'Line 1: several days stand in one line. Give each a line of its own.'],
    [`2026-12-25 ${'x'.repeat(501)}`, 'Line 1: the name is too long. Shorten it to 500 characters.'],
  ])('%j is said to be wrong', (text, problem) => {
    expect(readHolidayLines(text)).toEqual({ holidays: [], parts: 0, problems: [problem] });
  });

  it.each([
    '24 Dec 2026 half day',
    '24 Dec 2026 Christmas Eve (half-day)',
    '24 Dec 2026 14:00 Christmas Eve',
    '2026-12-24 Christmas Eve from 2 pm',
    '24.12.2026 Heiligabend ab 14 Uhr',
    '24 Dec 2026 afternoon off',
  ])('%s is a part of a day, which is counted', (line) => {
    expect(readHolidayLines(`${line}\n25 Dec 2026 Christmas Day`)).toMatchObject({ parts: 1, problems: [] });
  });

  it.each(['9 May 2027 Half Moon Day', '1 Nov 2027 Day 3 of the fair', '25 Dec 2026 - Christmas Day'])(
    '%s is a whole day',
    (line) => expect(readHolidayLines(line)).toMatchObject({ holidays: [{}], parts: 0, problems: [] }),
  );

  it('reads the good lines of a paste, and says which are not', () => {
    const { holidays, problems } = readHolidayLines('\r\n2026-01-01 New Year\r\nhello\r\n\r\n2026-12-25 Christmas\r\n');
    expect(holidays.map(({ on }) => on)).toEqual(['2026-01-01', '2026-12-25']);
    expect(problems).toEqual(['Line 3: "hello" begins with no date. Write it like 25 Dec 2026 Christmas Day.']);
  });
});

describe('an .ics file of holidays', () => {
  const setting = { planZone: 'Pacific/Kiritimati', now: toEpoch('2026-11-24T10:00:00Z') };
  const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:a', ...lines, 'END:VEVENT'];
  const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');
  const yearly = event('DTSTART;VALUE=DATE:20251225', 'RRULE:FREQ=YEARLY', 'SUMMARY:Christmas Day');
  const party = event('DTSTART:20261224T140000Z', 'DTEND:20261224T180000Z', 'SUMMARY:Party');

  it('gives its whole days, in each of the coming years, and counts what is of hours', () => {
    const read = valueOf(readHolidays(calendar(...yearly, ...party.with(1, 'UID:b')), setting));
    expect(read.leftOut).toBe(1);
    expect(read.holidays.map(({ on }) => on)).toEqual(
      [2025, 2026, 2027, 2028, 2029, 2030].map((year) => `${year}-12-25`),
    );
    expect(read.holidays[0]).toMatchObject({ name: 'Christmas Day', type: 'public', isPart: false });
  });

  it('is refused where it has none, or is cut off', () => {
    expect(refusalOf(readHolidays(calendar(...party), setting)).message).toBe(
      'The file has no whole day that could be a holiday: 1 entry of hours, or of something else. Calendar file in the calendar brings those in.',
    );
    expect(refusalOf(readHolidays('\ufeffBEGIN:VCALENDAR', setting)).message).toContain('seems to be cut off');
  });

  it('is JSON where it is none', () => {
    const text = '[{"date":"2026-12-25","name":"Christmas Day"}]';
    expect(readHolidays(text, setting)).toEqual(readHolidayFile(text));
  });
});

describe('a file of holidays', () => {
  it.each([
    '',
    'BEGIN:VCALENDAR',
    '{}',
    '[]',
    '[1]',
    '[{"date":"2026-13-01","name":"A"}]',
    '[{"date":"2026-01-01"}]',
    'null',
    '[[]]',
  ])('%j is refused in a sentence', (text) => {
    const { kind, message } = refusalOf(readHolidayFile(text));
    expect(kind).toBe('invalid');
    expect(message).toMatch(/^(The file|Holiday 1 in the file) .+\.$/);
  });

  it('says of half days that they are, and counts types with the usual ones first', () => {
    const read = valueOf(
      readHolidayFile(
        '\ufeff[{"date":"2026-12-24 14:00:00","name":"Heiliger Abend","type":"bank"},{"date":"2026-12-06","name":"Nikolaus","type":"observance"},{"date":"2026-12-25 00:00:00","name":"1. Weihnachtstag","type":"public"}]',
      ),
    );
    expect(read.holidays.map(({ on, isPart }) => [on, isPart])).toEqual([
      ['2026-12-24', true],
      ['2026-12-06', false],
      ['2026-12-25', false],
    ]);
    expect(typesOf(read.holidays).map(({ type }) => type)).toEqual(['public', 'bank', 'observance']);
  });

  const folder = join(import.meta.dirname, '../../../../shared/data/holidays');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  if (files.length === 0) console.warn(`Skipped: there is no ${folder}, so real files of holidays were not read.`);

  it.runIf(files.length > 0)('of each country and year in the real ones is read whole', () => {
    for (const name of files) {
      const text = readFileSync(join(folder, name), 'utf8');
      const read = valueOf(readHolidayFile(text)).holidays;
      expect(read.length).toBe((JSON.parse(text) as unknown[]).length);
      const usual = read.filter(({ type }) => USUAL_TYPES.includes(type));
      expect(usual.length).toBeGreaterThanOrEqual(8);
      expect(usual.every(({ on }) => on.startsWith(name.slice(3, 7)))).toBe(true);
    }
  });
});
