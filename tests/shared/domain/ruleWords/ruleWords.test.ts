import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../../scripts/programs.ts';
import { parseRuleWords } from '../../../../shared/domain/ruleWords/parseRuleWords.ts';
import { type SpokenSeries, sayRule, sayWholeRule } from '../../../../shared/domain/ruleWords/ruleWords.ts';
import { refusalOf, valueOf } from '../../inMemoryPlan.ts';

const setting = { planZone: 'Europe/London', calendars: [{ id: 'c1', name: 'Bank holidays, UK' }] };
const MONDAY = '2026-11-23';

const read = (words: string) => valueOf(parseRuleWords(words, MONDAY, setting));

describe('a rule in words', () => {
  it.each([
    ['every second Sunday, 04:00-10:00 New York time, not on holidays', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU'],
    ['every other sunday 4am to 10am', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU'],
    ['every Tue and Thu after 17:00', 'FREQ=WEEKLY;BYDAY=TU,TH'],
    ['weekdays 02:00-06:30', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    ['Mon–Thu, 9-5pm', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH'],
    ['Fri to Mon 22:00-23:00', 'FREQ=WEEKLY;BYDAY=MO,FR,SA,SU'],
    ['first Saturday of each month 22:00 to 24:00', 'FREQ=MONTHLY;BYDAY=1SA'],
    ['every month on the second and fourth Wednesday', 'FREQ=MONTHLY;BYDAY=2WE,4WE'],
    ['the first Monday and the last Friday of every month', 'FREQ=MONTHLY;BYDAY=1MO,-1FR'],
    ['Friday after the second Tuesday from 17:00', 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=11,12,13,14,15,16,17'],
    ['the Sunday after Patch Tuesday', 'FREQ=MONTHLY;BYDAY=SU;BYMONTHDAY=13,14,15,16,17,18,19'],
    ['22nd of every month', 'FREQ=MONTHLY;BYMONTHDAY=22'],
    ['last day of the month', 'FREQ=MONTHLY;BYMONTHDAY=-1'],
    ['the second last day of each month', 'FREQ=MONTHLY;BYMONTHDAY=-2'],
    ['the last working day of each month', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'],
    ['monthly on the 1st and 15th, else next business day', 'FREQ=MONTHLY;BYMONTHDAY=1,15'],
    ['every 3 months', 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=23'],
    ['last day of each quarter', 'FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1'],
    ['25 December every year', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25'],
    ['daily until 31 Dec 2027', 'FREQ=DAILY;UNTIL=20271231'],
    ['daily 22:00-02:00, 12 times', 'FREQ=DAILY;COUNT=12'],
    ['Sundays from 1 March 2027 to 31 Dec', 'FREQ=WEEKLY;BYDAY=SU;UNTIL=20271231'],
    ['5 December 2026, 22:00 to 04:00', null],
    ['18 Dec 2026 18:00 until 4 Jan 2027 06:00', null],
    // Without every, and as the first, it is counted in the month.
    ['third Wednesday, 19:00-23:00', 'FREQ=MONTHLY;BYDAY=3WE'],
    ['every first Sunday', 'FREQ=MONTHLY;BYDAY=1SU'],
    ['Patch Tuesday', 'FREQ=MONTHLY;BYDAY=2TU'],
    ['alternate Sundays', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU'],
    ['second Saturday after the second Tuesday', 'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=19,20,21,22,23,24,25'],
    ['every weekend, Saturday 20:00 to Sunday 08:00', 'FREQ=WEEKLY;BYDAY=SA'],
    ['every year from 20 December to 3 January', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20'],
  ])('%s', (words, rule) => expect(read(words).rule).toBe(rule));

  it.each([
    ['Sun 21:00 - Mon 01:00 UTC', '2026-11-29T21:00', '2026-11-30T01:00', 'UTC'],
    ['every Friday 18:00 to Monday 06:00', '2026-11-27T18:00', '2026-11-30T06:00', 'Europe/London'],
    ['every Sunday 22:00 to 24:00 +05:30', '2026-11-29T22:00', '2026-11-30T00:00', '+05:30'],
    ['every Sunday 0200-0630 in Sao Paulo', '2026-11-29T02:00', '2026-11-29T06:30', 'America/Sao_Paulo'],
    ['every Sunday, 10pm for 3 hours, Asia/Kolkata', '2026-11-29T22:00', '2026-11-30T01:00', 'Asia/Kolkata'],
    ['every Tue after 17:00', '2026-11-24T17:00', null, 'Europe/London'],
    ['every Tue', '2026-11-24T00:00', '2026-11-25T00:00', 'Europe/London'],
    ['every Sunday from 1 March 2027, 02:00-06:00', '2027-03-07T02:00', '2027-03-07T06:00', 'Europe/London'],
    ['18 Dec 2026 18:00 until 4 Jan 2027 06:00', '2026-12-18T18:00', '2027-01-04T06:00', 'Europe/London'],
    ['every Sunday 04:00-10:00 America/New_York', '2026-11-29T04:00', '2026-11-29T10:00', 'America/New_York'],
    ['Sundays 4am-10am ET', '2026-11-29T04:00', '2026-11-29T10:00', 'America/New_York'],
    ['every Sunday 04:00-10:00, Tokyo', '2026-11-29T04:00', '2026-11-29T10:00', 'Asia/Tokyo'],
    ['24-25 Feb 2027', '2027-02-24T00:00', '2027-02-26T00:00', 'Europe/London'],
    ['Feb 24-25, 2027', '2027-02-24T00:00', '2027-02-26T00:00', 'Europe/London'],
    ['20 December to 3 January every year', '2026-12-20T00:00', '2027-01-04T00:00', 'Europe/London'],
    ['2026-12-22T22:00Z -> 2027-01-05T02:00Z', '2026-12-22T22:00', '2027-01-05T02:00', 'UTC'],
    ['22 Dec 2026 22:00 UTC to 5 Jan 2027 02:00 UTC', '2026-12-22T22:00', '2027-01-05T02:00', 'UTC'],
    ['the 22nd of each month, 09:00 UTC to 09:00 the next day', '2026-12-22T09:00', '2026-12-23T09:00', 'UTC'],
    ['from 1 December 2026 22:00 on', '2026-12-01T22:00', null, 'Europe/London'],
    ['1 December 2026, no end', '2026-12-01T00:00', null, 'Europe/London'],
    ['tomorrow 22:00 to 23:00', '2026-11-24T22:00', '2026-11-24T23:00', 'Europe/London'],
    ['today after 17:00', '2026-11-23T17:00', null, 'Europe/London'],
    ['Sun 28 March 2027 22:00 to 23:00', '2027-03-28T22:00', '2027-03-28T23:00', 'Europe/London'],
    ['every day 22:00 to 23:00 1 day later', '2026-11-23T22:00', '2026-11-24T23:00', 'Europe/London'],
  ])('%s: when', (words, start, end, zone) => expect(read(words)).toMatchObject({ start, end, zone }));

  it.each([
    ['every Monday, not on holidays', { days: 'holidays', to: 'skip', calendarId: null }],
    ['every Monday not on holidays of "Bank holidays, UK"', { days: 'holidays', to: 'skip', calendarId: 'c1' }],
    ['the 1st, else the next business day', { days: 'nonWorkingDays', to: 'nextBusinessDay', calendarId: null }],
    ['every Monday, on holidays the same weekday after', { days: 'holidays', to: 'nextSameWeekday', calendarId: null }],
  ])('%s: what of days off', (words, shift) => expect(read(words).shift).toEqual(shift));

  it.each([
    ['', 'Say when, like "every second Sunday, 04:00 to 10:00, New York time, not on holidays".'],
    ['every banana 04:00-10:00', '"banana" is not understood. Write it like "every second'],
    ['Saturdays 22:00', 'When does it end? Write it like 22:00 to 23:00, or after 22:00 for no end.'],
    ['every day 25:00 to 26:00', '"25:00" is not a time. Write it like 22:00, up to 24:00.'],
    ['on the 31st of June', 'This never happens. Write another day.'],
    ['Friday after the fourth Tuesday', 'That day can lie in another month, which no rule can say.'],
    ['daily until 31 June 2027', '"until 31 june 2027" is not a day of the calendar.'],
    ['30 Feb 2027 10:00 to 12:00', '"30 feb 2027" is not a day of the calendar.'],
    ['Sat 28 March 2027 22:00-23:00', '28 March 2027 is a Sunday, not a Saturday.'],
    ['Sun 28 Mar 2027 22:00 to Sat 29 March 2027 06:00', '29 March 2027 is a Monday, not a Saturday.'],
    ['daily until Mon 31 Jan 2027', '31 January 2027 is a Sunday, not a Monday.'],
    ['next Sunday 04:00 to 10:00', 'Give the day itself'],
    ['every Sunday 04:00-10:00, except 29 November 2026', 'Leave single dates out with the X beside them'],
    ['every day except Sunday 20:00 to 22:00', 'Name the days on which it happens instead'],
    ['daily, 3 times, until 31 May 2027', 'Give either a last day or how many times, not both.'],
    ['Mondays, not on holidays of "Mars"', 'There is no calendar "mars". Name one like "Bank holidays, UK".'],
    ['the 40th of each month', 'No month has a 40th day.'],
    ['one Saturday per month 00:00-23:00', 'Say which days, like "the first Saturday of each month"'],
    ['second weekend after the second Tuesday', 'Say the day on which it begins'],
    ['week before Christmas', 'make the day an anchor date in Working days'],
    ['RRULE:FREQ=WEEKLY;BYDAY=SU', 'This is an RRULE.'],
    ['Feb 24-25 2027; Mar 16-17 2027', 'add the other dates under "Single dates and RRULE"'],
    ['every 15 minutes', 'In words it comes once a day at most.'],
    ['daily until 1 May 2026', 'It would end on 1 May 2026, before it begins. Give a later end.'],
  ])('%s is not understood, and says why', (words, sentence) => {
    const refusal = refusalOf(parseRuleWords(words, MONDAY, setting));
    expect(refusal.message).toContain(sentence);
    expect(refusal).toMatchObject({ kind: 'invalid', field: 'words' });
  });

  it('reads every example of the README', () => {
    const rows = readFileSync(resolve(projectRoot, 'README.md'), 'utf8')
      .split('\n')
      .filter((line) => /^\| (say when releases may run|write other dates in words) \|/.test(line));
    const examples = rows.flatMap((line) => [...line.matchAll(/`([^`]+)`/g)].map(([, words]) => words!));
    expect(examples.length).toBeGreaterThan(7);
    for (const words of examples) expect(parseRuleWords(words, MONDAY, setting)).toMatchObject({ ok: true });
  });

  it('never throws, whatever is typed', () => {
    const words = fc.constantFrom(
      ...'every second last first sunday mon-fri of month after 22:00 to 24:00 until 31 dec 2027 12 times new york time in +05:30 not on holidays the 22nd - , quarter day each 3 99 constructor __proto__ "'.split(
        ' ',
      ),
    );
    const typed = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 12 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(typed, (text) => typeof parseRuleWords(text, MONDAY, setting).ok === 'boolean'),
      { numRuns: 400 },
    );
  });
});

const base: SpokenSeries = {
  zone: 'Europe/London',
  start: '2026-12-02T22:00',
  end: '2026-12-03T04:00',
  rule: 'FREQ=WEEKLY;BYDAY=WE',
  shift: null,
};

describe('a rule said', () => {
  it.each([
    ['FREQ=WEEKLY;BYDAY=WE', 'Every Wednesday'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=WE', 'Every second Wednesday'],
    ['FREQ=WEEKLY;INTERVAL=3;BYDAY=WE,TH', 'Every 3 weeks on Wednesday and Thursday'],
    ['FREQ=MONTHLY;BYDAY=-1FR', 'The last Friday of each month'],
    ['FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=22', 'The 22nd of every second month'],
    ['FREQ=MONTHLY', 'The 2nd of each month'],
    ['FREQ=YEARLY', 'On 2 December each year'],
    ['FREQ=YEARLY;BYMONTH=5;BYDAY=1MO', 'The first Monday of May each year'],
    ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', 'Every year, in the 20th week of the year, on Monday'],
    ['FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=2,-1', 'Every month, on Monday and Tuesday, only the second and last of these'],
    ['FREQ=DAILY;BYMONTH=1;BYHOUR=9,10', 'Every day, in January, at hour 9 and 10'],
    ['FREQ=YEARLY;BYYEARDAY=-1,100', 'Every year, on the last and 100th day of the year'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=SU', 'Every second week, on Sunday, weeks begin on Sunday'],
  ])('%s: %s', (rule, said) => expect(sayRule({ ...base, rule }, setting)).toBe(`${said}, 22:00 to 04:00`));

  it('names its times, zone, days off and end', () => {
    const series = {
      ...base,
      zone: 'America/New_York',
      rule: 'FREQ=DAILY;UNTIL=20271231T210000Z',
      end: '2026-12-03T00:00',
      shift: { days: 'holidays', to: 'nextBusinessDay', calendarId: 'c1' } as const,
    };
    expect(sayRule(series, setting)).toBe(
      'Every day, 22:00 to 24:00, New York time, on holidays of "Bank holidays, UK" the next business day, until 31 December 2027 16:00',
    );
  });

  it.each([
    ['5 December 2026, 22:00 to 04:00', 'Sat 5 December 2026, 22:00 to 04:00'],
    ['5 December 2026', 'Sat 5 December 2026, all day'],
    ['5 December 2026 20:00-24:00', 'Sat 5 December 2026, 20:00 to 24:00'],
    ['1 to 4 Feb 2027', 'Mon 1 February 2027 to 4 February 2027'],
    ['1 Feb 2027 18:00 to 4 Feb 2027', 'Mon 1 February 2027 18:00 to 4 February 2027 24:00'],
    ['18 Dec 2026 18:00 to 21 Dec 2026 06:00', 'Fri 18 December 2026, 18:00 to Monday 06:00'],
    ['18 Dec 2026 18:00 to 4 Jan 2027 06:00', 'Fri 18 December 2026 18:00 to 4 January 2027 06:00'],
    ['from 29 Nov 2026 01:30, no end, +05:30', 'From Sun 29 November 2026 01:30, no end, +05:30'],
    ['1 December 2026 after 17:00', 'From Tue 1 December 2026 17:00, no end'],
  ])('%s happens once and is said and read again', (words, expected) => {
    const made = read(words);
    expect(sayWholeRule(made, setting)).toBe(expected);
    expect(read(expected)).toEqual(made);
  });

  it('is read as what was said, for all that people can make', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TYPED),
        fc.constantFrom(...CLOCKS),
        fc.constantFrom(...ENDS),
        (days, clocks, end) => {
          const made = read(`${days}, ${clocks}${end}`);
          expect(read(sayWholeRule(made, setting))).toEqual(made);
          expect(valueOf(parseRuleWords(sayWholeRule(made, setting), '2028-02-29', setting))).toEqual(made);
        },
      ),
      { numRuns: 300 },
    );
  });
});

const TYPED = [
  'daily',
  'every 4 days',
  'every second sunday',
  'every 3 weeks on mon and fri',
  'weekdays',
  'the first and third saturday',
  'last friday of each month',
  'the sunday after the second tuesday',
  'the 1st and 15th of each month',
  'the last day of every second month',
  'the last working day of each month',
  'the 22nd every 3 months',
  '29 february every year',
  'every year on 25 december',
  'first monday of may and october every year',
  'last day of each quarter',
  'third wednesday',
];
const CLOCKS = [
  '09:00 to 09:00',
  '22:00-04:00',
  '04:00 to 10:00',
  '18:00 to 24:00',
  'all day',
  'after 17:00',
  '22:00 to 23:30 2 days later',
];
const ENDS = [
  '',
  ', until 31 December 2030',
  ', 12 times',
  ', New York time, not on holidays',
  ', +05:30',
  ', UTC, until 30 June 2031 22:00',
  ', not on non-working days',
  ', on holidays of "Bank holidays, UK" the same weekday after',
];
