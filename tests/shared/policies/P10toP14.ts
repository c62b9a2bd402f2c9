import type { Policy } from './policy.ts';

const CHICAGO = 'America/Chicago';

const southeastern: Policy = {
  id: 'P10',
  organisation: 'Southeastern Oklahoma State University',
  zone: CHICAGO,
  now: '2012-11-01T00:00:00Z',
  commands: [
    [
      'window.create',
      {
        name: 'Maintenance Friday',
        zone: CHICAGO,
        start: '2012-12-14T17:00',
        end: null,
        rule: 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=11,12,13,14,15,16,17',
      },
    ],
  ],
  dates: [
    {
      of: 'Maintenance Friday',
      from: '2012-12-01T00:00:00Z',
      to: '2014-01-01T00:00:00Z',
      days: [
        '2012-12-14',
        '2013-01-11',
        '2013-02-15',
        '2013-03-15',
        '2013-04-12',
        '2013-05-17',
        '2013-06-14',
        '2013-07-12',
        '2013-08-16',
        '2013-09-13',
        '2013-10-11',
        '2013-11-15',
        '2013-12-13',
      ],
    },
  ],
  cases: [
    { what: 'From 17:00 on', start: '2013-01-11T23:00:00Z', minutes: 420, says: { insideWindow: 'pass' } },
    { what: 'A minute early', start: '2013-01-11T22:59:00Z', says: { insideWindow: 'block' } },
    { what: 'The first Friday', start: '2013-01-04T23:00:00Z', says: { insideWindow: 'block' } },
  ],
};

const NEW_YORK = 'America/New_York';

const emory: Policy = {
  id: 'P11',
  organisation: 'Emory University',
  zone: NEW_YORK,
  now: '2026-01-01T00:00:00Z',
  commands: [
    [
      'window.create',
      {
        name: 'Second weekend after the second Tuesday',
        zone: NEW_YORK,
        start: '2026-01-24T00:00',
        end: '2026-01-25T24:00',
        rule: 'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=19,20,21,22,23,24,25',
      },
    ],
    [
      'freeze.create',
      {
        name: 'Business hours',
        level: 'block',
        zone: NEW_YORK,
        start: '2026-01-01T07:00',
        end: '2026-01-01T21:00',
        rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
      },
    ],
  ],
  cases: [
    {
      what: 'The whole weekend',
      start: '2026-06-20T04:00:00Z',
      minutes: 48 * 60,
      says: { insideWindow: 'pass', noFreeze: 'pass' },
    },
    { what: 'The weekend before', start: '2026-06-13T04:00:00Z', says: { insideWindow: 'block', noFreeze: 'pass' } },
    { what: 'Monday at ten', start: '2026-06-22T14:00:00Z', says: { insideWindow: 'block', noFreeze: 'block' } },
    { what: 'Friday from 21:00', start: '2026-06-20T01:00:00Z', says: { insideWindow: 'block', noFreeze: 'pass' } },
    { what: 'Friday at 20:59', start: '2026-06-20T00:59:00Z', says: { noFreeze: 'block' } },
  ],
};

const PACIFIC = 'America/Los_Angeles';
const WEEKDAYS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '08:00', end: '17:00' }));

const stanford: Policy = {
  id: 'P12',
  organisation: 'Stanford University IT',
  zone: PACIFIC,
  now: '2026-06-01T00:00:00Z',
  commands: [
    [
      'businessCalendar.create',
      { name: 'Stanford', workingTimes: WEEKDAYS, holidays: [{ on: '2026-11-26', name: 'Thanksgiving Day' }] },
    ],
    ['plan.change', { calendarId: 'CAL-1' }],
    ['windowClass.create', { name: 'Extended', notice: { amount: 28, unit: 'days' } }],
    ['windowClass.create', { name: 'Very high risk', notice: { amount: 10, unit: 'businessDays' } }],
    [
      'window.create',
      {
        name: 'Extended maintenance',
        zone: PACIFIC,
        start: '2026-12-05T22:00',
        end: '2026-12-06T10:00',
        classId: 'WCL-1',
      },
    ],
    // The page gives a lead time, no hours.
    [
      'window.create',
      {
        name: 'Weekday evening',
        zone: PACIFIC,
        start: '2026-06-01T20:00',
        end: '2026-06-01T24:00',
        rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
        classId: 'WCL-2',
      },
    ],
    [
      'cabMeeting.create',
      {
        name: 'Hospital CAB',
        zone: PACIFIC,
        start: '2026-06-02T13:00',
        end: '2026-06-02T14:00',
        rule: 'FREQ=WEEKLY;BYDAY=TU,TH',
        cutOff: { days: 1, unit: 'days', time: '14:00' },
        shift: { days: 'holidays', to: 'skip', calendarId: null },
      },
    ],
  ],
  dates: [
    {
      of: 'Hospital CAB',
      from: '2026-11-20T00:00:00Z',
      to: '2026-12-05T00:00:00Z',
      days: ['2026-11-24', '2026-12-01', '2026-12-03'],
    },
  ],
  cases: [
    {
      what: 'Announced four weeks ahead',
      start: '2026-12-06T06:00:00Z',
      placedAt: '2026-11-08T06:00:00Z',
      says: { insideWindow: 'pass', noticeGiven: 'pass' },
    },
    {
      what: 'Announced a day later',
      start: '2026-12-06T06:00:00Z',
      placedAt: '2026-11-09T06:00:00Z',
      says: { noticeGiven: 'block' },
    },
    {
      what: 'Ten business days, Thanksgiving not counted',
      start: '2026-12-08T04:00:00Z',
      placedAt: '2026-11-20T20:00:00Z',
      says: { noticeGiven: 'pass' },
    },
    {
      what: 'Nine of them',
      start: '2026-12-05T04:00:00Z',
      placedAt: '2026-11-20T20:00:00Z',
      says: { noticeGiven: 'block' },
    },
  ],
};

const ohio: Policy = {
  id: 'P13',
  organisation: 'Ohio State University',
  zone: NEW_YORK,
  now: '2026-06-01T00:00:00Z',
  commands: [
    ['windowClass.create', { name: 'Minor', allowedRisk: 'medium', notice: { amount: 3, unit: 'businessDays' } }],
    // The page names neither hours nor the day of the CAB.
    [
      'window.create',
      {
        name: 'Maintenance window',
        zone: NEW_YORK,
        start: '2026-06-07T02:00',
        end: '2026-06-07T06:00',
        rule: 'FREQ=WEEKLY;BYDAY=SU',
        classId: 'WCL-1',
      },
    ],
    [
      'cabMeeting.create',
      { name: 'CAB', zone: NEW_YORK, start: '2026-06-03T10:00', end: '2026-06-03T11:00', rule: 'FREQ=WEEKLY;BYDAY=WE' },
    ],
  ],
  dates: [
    // A major change handed in on Thursday 11 June must pass two of them before it may go.
    { of: 'CAB', from: '2026-06-11T12:00:00Z', to: '2026-06-28T06:00:00Z', days: ['2026-06-17', '2026-06-24'] },
  ],
  cases: [
    {
      what: 'A minor change on Sunday',
      start: '2026-06-14T06:00:00Z',
      placedAt: '2026-06-08T15:00:00Z',
      release: { risk: 'low' },
      says: { insideWindow: 'pass', noticeGiven: 'pass', riskFitsWindow: 'pass' },
    },
    {
      what: 'Outside the window',
      start: '2026-06-13T06:00:00Z',
      release: { risk: 'low' },
      says: { insideWindow: 'block' },
    },
    {
      what: 'Handed in on Thursday',
      start: '2026-06-14T06:00:00Z',
      placedAt: '2026-06-11T15:00:00Z',
      release: { risk: 'low' },
      says: { noticeGiven: 'block' },
    },
    {
      what: 'A major change',
      start: '2026-06-14T06:00:00Z',
      release: { risk: 'high' },
      says: { riskFitsWindow: 'block' },
    },
  ],
};

const creighton: Policy = {
  id: 'P14',
  organisation: 'Creighton University',
  zone: CHICAGO,
  now: '2026-06-01T00:00:00Z',
  commands: [
    [
      'businessCalendar.create',
      {
        name: 'Creighton',
        workingTimes: WEEKDAYS,
        holidays: [
          { on: '2026-11-26', name: 'Thanksgiving Day' },
          { on: '2026-12-24', name: 'Closed' },
          { on: '2026-12-31', name: 'Closed' },
        ],
      },
    ],
    [
      'cabMeeting.create',
      {
        name: 'CAB',
        zone: CHICAGO,
        start: '2026-06-04T13:00',
        end: '2026-06-04T14:00',
        rule: 'FREQ=WEEKLY;BYDAY=TH',
        shift: { days: 'holidays', to: 'skip', calendarId: 'CAL-1' },
      },
    ],
    ['windowClass.create', { name: 'Two weeks', notice: { amount: 14, unit: 'days' } }],
    // The page names no hours.
    [
      'window.create',
      {
        name: 'Sunday',
        zone: CHICAGO,
        start: '2026-06-07T00:00',
        end: '2026-06-07T06:00',
        rule: 'FREQ=WEEKLY;BYDAY=SU',
        classId: 'WCL-1',
      },
    ],
  ],
  dates: [
    {
      of: 'CAB',
      from: '2026-11-18T00:00:00Z',
      to: '2027-01-10T00:00:00Z',
      days: ['2026-11-19', '2026-12-03', '2026-12-10', '2026-12-17', '2027-01-07'],
    },
  ],
  cases: [
    {
      what: 'Two weeks before',
      start: '2026-11-22T06:00:00Z',
      placedAt: '2026-11-08T06:00:00Z',
      says: { insideWindow: 'pass', noticeGiven: 'pass' },
    },
    {
      what: 'A minute less',
      start: '2026-11-22T06:00:00Z',
      placedAt: '2026-11-08T06:01:00Z',
      says: { noticeGiven: 'block' },
    },
  ],
};

export const P10toP14: readonly Policy[] = [southeastern, emory, stanford, ohio, creighton];
