import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { occurrencesOfSeries } from '../../../shared/domain/recurrence/series.ts';
import { writeTimezone } from '../../../shared/exchange/icalendar/icalendarTimezone.ts';
import { writeCalendar } from '../../../shared/exchange/icalendar/icalendarWrite.ts';
import { DAY, HOUR, offsetMilliseconds, toEpoch, toInstant } from '../../../shared/kernel/time.ts';
import type { BusinessCalendar } from '../../../shared/model/businessCalendar.ts';
import { type MaintenanceWindow, PLAIN_WINDOW } from '../../../shared/model/window.ts';
import { createDatabase } from '../../../shared/store/database.ts';
import { python } from '../python.ts';

/** Other programs must read the same instants from our files as we have: three years, with every switch of the clocks in them. */
const NOW = toEpoch('2026-11-20T10:00:00Z');
const PERIOD = { start: toEpoch('2026-01-01T00:00:00Z'), end: toEpoch('2029-01-01T00:00:00Z') };

const calendar: BusinessCalendar = {
  id: 'cal',
  key: 'CAL-1',
  name: 'Bank',
  workingTimes: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00', end: '17:00' })),
  holidays: ['2026-12-25', '2026-12-28', '2027-12-27', '2028-01-03'].map((on) => ({ on, name: 'Bank holiday' })),
};

const shift = (to: 'skip' | 'nextBusinessDay' | 'nextSameWeekday') => ({
  days: 'holidays' as const,
  to,
  calendarId: 'cal',
});

const windows: MaintenanceWindow[] = (
  [
    { zone: 'Europe/London', start: '2026-01-03T22:00', end: '2026-01-04T06:00', rule: 'FREQ=WEEKLY;BYDAY=SA' },
    { zone: 'America/New_York', start: '2026-01-04T01:30', end: '2026-01-04T02:30', rule: 'FREQ=WEEKLY;BYDAY=SU' },
    {
      zone: 'America/New_York',
      start: '2026-01-04T02:15',
      end: '2026-01-04T05:00',
      rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU',
    },
    {
      zone: 'Australia/Lord_Howe',
      start: '2026-01-01T01:45',
      end: '2026-01-01T03:15',
      rule: 'FREQ=DAILY;UNTIL=20280630T000000Z',
    },
    { zone: 'Europe/London', start: '2026-01-13T20:00', end: '2026-01-13T23:00', rule: 'FREQ=MONTHLY;BYDAY=2TU' },
    { zone: '+05:30', start: '2026-01-31T22:00', end: '2026-02-01T00:00', rule: 'FREQ=MONTHLY;BYMONTHDAY=-1' },
    { zone: 'UTC', start: '2026-03-01T00:00', end: '2026-03-02T00:00', rule: 'FREQ=YEARLY;BYMONTH=3,12;BYMONTHDAY=1' },
    {
      zone: 'Europe/London',
      start: '2026-01-01T18:00',
      end: '2026-01-01T20:00',
      rule: 'FREQ=WEEKLY;BYDAY=MO,FR',
      shift: shift('skip'),
    },
    {
      zone: 'Europe/London',
      start: '2026-01-02T18:00',
      end: '2026-01-02T20:00',
      rule: 'FREQ=WEEKLY;BYDAY=FR',
      shift: shift('nextBusinessDay'),
    },
    {
      zone: 'Europe/London',
      start: '2026-01-05T06:00',
      end: '2026-01-05T07:00',
      rule: 'FREQ=WEEKLY;BYDAY=MO',
      shift: shift('nextSameWeekday'),
    },
    {
      zone: 'Europe/Berlin',
      start: '2026-01-07T22:00',
      end: '2026-01-08T02:00',
      rule: 'FREQ=WEEKLY;BYDAY=WE;COUNT=120',
      additions: ['2026-02-01T10:00'],
      exceptions: ['2026-01-14T22:00', '2026-03-25T22:00'],
      overrides: [{ occurrence: '2026-04-01T22:00', start: '2026-04-02T21:00', end: '2026-04-03T05:00' }],
    },
    { zone: 'Europe/London', start: '2026-10-24T22:00', end: '2026-10-25T06:00', rule: null },
    { zone: 'Asia/Kolkata', start: '2026-06-01T22:00', end: '2026-06-02T02:00', rule: null },
  ] satisfies (Partial<MaintenanceWindow> & { zone: string; start: string; end: string })[]
).map((fields, index) => ({
  ...PLAIN_WINDOW,
  ...fields,
  id: `w${index}`,
  key: `WIN-${index + 1}`,
  name: `Window ${index + 1}`,
}));

const database = createDatabase();
for (const record of windows) database.apply([{ collection: 'windows', id: record.id, before: null, after: record }]);
database.apply([{ collection: 'businessCalendars', id: 'cal', before: null, after: calendar }]);
const text = writeCalendar(database, { kinds: ['windows'], period: PERIOD, now: NOW, seq: 7 }).pieces.join('');

const ours = (window: MaintenanceWindow) =>
  occurrencesOfSeries(window, PERIOD, calendar).map(({ start, end }) => `${toInstant(start)} ${toInstant(end)}`);

describe('our calendar, read by ical.js', () => {
  const root = new ICAL.Component(ICAL.parse(text) as never);
  const events = root.getAllSubcomponents('vevent');
  beforeAll(() => {
    for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  });

  it.each(windows)('$name: $zone $start $rule', (window) => {
    const uid = `${window.id}@slipway`;
    const own = events.filter((event) => event.getFirstPropertyValue('uid') === uid);
    const event = new ICAL.Event(own.find((one) => !one.hasProperty('recurrence-id')));
    for (const one of own.filter((one) => one.hasProperty('recurrence-id'))) event.relateException(new ICAL.Event(one));
    expect(theirs(event)).toEqual(ours(window));
  });
});

function theirs(event: ICAL.Event): string[] {
  const span = (start: ICAL.Time, end: ICAL.Time) => ({
    start: start.toJSDate().getTime(),
    end: end.toJSDate().getTime(),
  });
  const found: { start: number; end: number }[] = [];
  if (event.isRecurring()) {
    const iterator = event.iterator();
    for (let next = iterator.next(); next && next.year < 2030; next = iterator.next()) {
      const { startDate, endDate } = event.getOccurrenceDetails(next);
      found.push(span(startDate, endDate));
    }
  } else found.push(span(event.startDate, event.endDate));
  return found
    .filter(({ start, end }) => start < PERIOD.end && end > PERIOD.start)
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end }) => `${toInstant(start)} ${toInstant(end)}`);
}

describe.skipIf(!python)("our calendar, read by python's icalendar", () => {
  it('has the same starts and ends, and the same occurrences that are elsewhere', () => {
    const script = join(import.meta.dirname, 'readCalendar.py');
    const answer = execFileSync(python!, [script], { input: text, encoding: 'utf8' });
    const events = JSON.parse(answer) as { uid: string; of: string | null; start: string; end: string }[];
    for (const window of windows) {
      const own = events.filter(({ uid }) => uid === `${window.id}@slipway`);
      const instants = new Set(ours(window));
      const [master] = own.filter(({ of }) => of === null);
      expect(toInstant(toEpoch(master!.start))).toBe(
        toInstant(occurrencesOfSeries({ ...window, ...ONE }, ALL, null)[0]!.start),
      );
      for (const { start, end } of own.filter(({ of }) => of !== null)) expect(instants).toContain(`${start} ${end}`);
    }
    expect(events.filter(({ of }) => of !== null).length).toBeGreaterThan(20);
  });
});

const ONE = { rule: null, additions: [], exceptions: [], overrides: [], shift: null };
const ALL = { start: toEpoch('2025-01-01T00:00:00Z'), end: toEpoch('2030-01-01T00:00:00Z') };

/** Rules that are odd, that follow the moon or were given up; half an hour of summer; none at all; offsets. */
const ZONES = [
  'Europe/London',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Gaza',
  'Australia/Lord_Howe',
  'Antarctica/Troll',
  'America/Nuuk',
  'America/Sao_Paulo',
  'America/Mexico_City',
  'Pacific/Apia',
  'Pacific/Norfolk',
  'Asia/Kathmandu',
  '+05:30',
  '-03:00',
];

it.each(ZONES)('the description of %s has its offsets over fifteen years', (zone) => {
  const [from, to] = [toEpoch('2018-01-01T00:00:00Z'), toEpoch('2033-01-01T00:00:00Z')];
  const text = `BEGIN:VCALENDAR\r\n${writeTimezone(zone, zone, from, to)}END:VCALENDAR\r\n`;
  const described = new ICAL.Component(ICAL.parse(text) as never).getFirstSubcomponent('vtimezone')!;
  const theirs = new ICAL.Timezone(described);
  const wrong: string[] = [];
  for (let at = from + DAY; at < to; at += 5 * DAY + HOUR) {
    const offset = offsetMilliseconds(at, zone);
    // A time that comes twice, or never, is left to each reader.
    if (offsetMilliseconds(at - 3 * HOUR, zone) !== offsetMilliseconds(at + 3 * HOUR, zone)) continue;
    const time = ICAL.Time.fromJSDate(new Date(at + offset), true);
    time.zone = theirs;
    if (theirs.utcOffset(time) * 1000 !== offset) wrong.push(toInstant(at));
  }
  expect(wrong).toEqual([]);
});
