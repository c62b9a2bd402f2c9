import { NO_SCOPE, type Policy } from './policy.ts';

const DENVER = 'America/Denver';

/** A moratorium of student services from the first day on, the last one included. */
const moratorium = (name: string, first: string, dayAfter: string) =>
  [
    'freeze.create',
    {
      name,
      level: 'block',
      zone: DENVER,
      start: `${first}T00:00`,
      end: `${dayAfter}T00:00`,
      scope: { ...NO_SCOPE, tags: ['student services'] },
    },
  ] as const;

const newMexico: Policy = {
  id: 'P05',
  organisation: 'University of New Mexico IT',
  zone: DENVER,
  now: '2023-11-01T00:00:00Z',
  commands: [
    ['window.create', { name: 'January', zone: DENVER, start: '2024-01-13T00:00', end: '2024-01-13T24:00' }],
    [
      'window.create',
      {
        name: 'Approved weekends',
        zone: DENVER,
        start: '2024-02-24T00:00',
        end: '2024-02-25T24:00',
        additions: [
          '2024-03-16T00:00',
          '2024-04-06T00:00',
          '2024-05-25T00:00',
          '2024-06-15T00:00',
          '2024-07-20T00:00',
          '2024-08-03T00:00',
          '2024-09-21T00:00',
          '2024-10-12T00:00',
          '2024-11-02T00:00',
          '2024-12-07T00:00',
        ],
      },
    ],
    moratorium('Finals', '2024-05-06', '2024-05-12'),
    moratorium('Grade entry', '2024-05-11', '2024-05-17'),
    moratorium('Summer term', '2024-05-27', '2024-06-10'),
    moratorium('Registration', '2024-07-22', '2024-07-28'),
    moratorium('Summer grades', '2024-07-26', '2024-08-02'),
    moratorium('Move-in', '2024-08-14', '2024-08-26'),
    [
      'freeze.create',
      {
        name: 'Autumn registration',
        level: 'block',
        zone: DENVER,
        start: null,
        end: null,
        scope: { ...NO_SCOPE, tags: ['student services'] },
      },
    ],
    moratorium('Autumn finals', '2024-12-09', '2024-12-15'),
  ],
  cases: [
    {
      what: 'A whole weekend',
      start: '2024-02-24T07:00:00Z',
      minutes: 48 * 60,
      says: { insideWindow: 'pass', noFreeze: 'pass' },
    },
    {
      what: 'A weekend with the clocks',
      start: '2024-11-02T06:00:00Z',
      minutes: 49 * 60,
      says: { insideWindow: 'pass' },
    },
    {
      what: 'An hour longer than that',
      start: '2024-11-02T06:00:00Z',
      minutes: 50 * 60,
      says: { insideWindow: 'block' },
    },
    { what: 'The Sunday after the January Saturday', start: '2024-01-14T07:00:00Z', says: { insideWindow: 'block' } },
    {
      what: 'Student services where two moratoria overlap',
      start: '2024-05-11T18:00:00Z',
      release: { tags: ['student services'] },
      says: { noFreeze: 'block' },
      words: /17 May/,
    },
    { what: 'Another service on the same day', start: '2024-05-11T18:00:00Z', says: { noFreeze: 'pass' } },
    {
      what: 'A reserve that reaches into a moratorium',
      start: '2024-05-27T02:00:00Z',
      minutes: 180,
      release: { tags: ['student services'], backOutMinutes: 120 },
      says: { noFreeze: 'block' },
    },
    {
      what: 'While the dates are not set',
      start: '2024-11-15T18:00:00Z',
      release: { tags: ['student services'] },
      says: { noFreeze: 'pass' },
    },
  ],
};

const NEW_YORK = 'America/New_York';

const restriction = (first: string, dayAfter: string, name = 'Enterprise restriction') =>
  [
    'freeze.create',
    { name, level: 'review', zone: NEW_YORK, start: `${first}T00:00`, end: `${dayAfter}T00:00` },
  ] as const;

const boston: Policy = {
  id: 'P06',
  organisation: 'Boston University IS&T',
  zone: NEW_YORK,
  now: '2021-07-01T00:00:00Z',
  commands: [
    [
      'window.create',
      {
        name: 'Nights',
        zone: NEW_YORK,
        start: '2021-07-06T02:00',
        end: '2021-07-06T06:30',
        rule: 'FREQ=WEEKLY;BYDAY=TU,WE,TH',
      },
    ],
    [
      'window.create',
      {
        name: 'Sundays',
        zone: NEW_YORK,
        start: '2021-07-04T00:00',
        end: '2021-07-04T08:00',
        rule: 'FREQ=WEEKLY;BYDAY=SU',
      },
    ],
    restriction('2021-08-23', '2021-09-11'),
    restriction('2021-10-18', '2021-11-16'),
    restriction('2021-12-11', '2021-12-19'),
    restriction('2022-01-17', '2022-01-22'),
    restriction('2022-03-14', '2022-03-29'),
    restriction('2022-03-28', '2022-04-13'),
    restriction('2022-04-29', '2022-05-03'),
    restriction('2022-05-05', '2022-05-14'),
    restriction('2022-05-16', '2022-05-24'),
    restriction('2021-08-23', '2023-01-01', 'Umbrella restriction'),
  ],
  cases: [
    {
      what: 'A night before any restriction',
      start: '2021-07-06T06:00:00Z',
      minutes: 270,
      says: { noFreeze: 'pass', insideWindow: 'pass' },
    },
    { what: 'Monday night', start: '2021-07-05T06:00:00Z', says: { insideWindow: 'block' } },
    {
      what: 'The Sunday that is 7 h long',
      start: '2022-03-13T05:00:00Z',
      minutes: 420,
      says: { insideWindow: 'pass', noFreeze: 'warn' },
    },
    {
      what: 'A minute more on that Sunday',
      start: '2022-03-13T05:00:00Z',
      minutes: 421,
      says: { insideWindow: 'block' },
      words: /1 min after its window closes/,
    },
    {
      what: 'The Sunday that is 9 h long',
      start: '2022-11-06T04:00:00Z',
      minutes: 540,
      says: { insideWindow: 'pass' },
    },
    {
      what: 'Where ranges share 28 March',
      start: '2022-03-29T06:00:00Z',
      says: { noFreeze: 'warn' },
      words: /look harder/,
    },
    { what: 'In the umbrella only', start: '2022-06-07T06:00:00Z', says: { noFreeze: 'warn', insideWindow: 'pass' } },
    { what: 'After all of them', start: '2023-01-03T07:00:00Z', says: { noFreeze: 'pass', insideWindow: 'pass' } },
  ],
};

/** From the Monday of the week before faculty are on hand to the end of the second week of classes. */
const startOfTerm = (more: Policy['commands'], cases: Policy['cases']): Policy => ({
  id: 'P07',
  organisation: 'SUNY Onondaga Community College',
  zone: NEW_YORK,
  now: '2026-06-01T00:00:00Z',
  commands: [
    ['anchor.create', { name: 'Faculty on hand', on: '2026-08-27' }],
    ['anchor.create', { name: 'Classes begin', on: '2026-08-31' }],
    [
      'freeze.create',
      {
        name: 'Start of term',
        level: 'block',
        levels: [{ changeType: 'emergency', risk: null, level: 'approval', approverRole: 'CIO' }],
        zone: NEW_YORK,
        startFrom: { anchorId: 'ANC-1', releaseId: null, amount: -1, unit: 'weeks', weekday: 1, time: '00:00' },
        endFrom: { anchorId: 'ANC-2', releaseId: null, amount: 1, unit: 'weeks', weekday: 7, time: '24:00' },
      },
    ],
    ...more,
  ],
  cases,
});

const onondaga = startOfTerm(
  [],
  [
    { what: 'The Sunday before', start: '2026-08-17T02:00:00Z', says: { noFreeze: 'pass' } },
    { what: 'The Monday of the week before', start: '2026-08-17T04:00:00Z', says: { noFreeze: 'block' } },
    { what: 'The last Sunday', start: '2026-09-14T03:00:00Z', says: { noFreeze: 'block' } },
    { what: 'The Monday after', start: '2026-09-14T04:00:00Z', says: { noFreeze: 'pass' } },
    {
      what: 'What the CIO reviews',
      start: '2026-08-25T04:00:00Z',
      release: { kind: 'emergency' },
      says: { noFreeze: 'approval' },
      words: /CIO must approve/,
    },
  ],
);

/** The same college a week earlier: the freeze follows its anchors. */
const onondagaEarlier = startOfTerm(
  [
    ['anchor.update', { anchor: 'ANC-1', on: '2026-08-20' }],
    ['anchor.update', { anchor: 'ANC-2', on: '2026-08-24' }],
  ],
  [
    { what: 'The Monday two weeks before', start: '2026-08-10T04:00:00Z', says: { noFreeze: 'block' } },
    { what: 'What was inside before', start: '2026-09-10T04:00:00Z', says: { noFreeze: 'pass' } },
  ],
);

const CHICAGO = 'America/Chicago';

const illinois: Policy = {
  id: 'P08',
  organisation: 'AITS, University of Illinois System',
  zone: CHICAGO,
  now: '2024-01-01T00:00:00Z',
  commands: [
    [
      'window.create',
      {
        name: 'Sunday morning',
        zone: CHICAGO,
        start: '2024-01-07T06:00',
        end: '2024-01-07T12:00',
        rule: 'FREQ=WEEKLY;BYDAY=SU',
      },
    ],
    [
      'window.create',
      { name: 'Evenings', zone: CHICAGO, start: '2024-01-02T17:00', end: null, rule: 'FREQ=WEEKLY;BYDAY=TU,TH' },
    ],
    [
      'window.create',
      {
        name: 'Windows patching',
        zone: CHICAGO,
        start: '2024-01-14T06:00',
        end: '2024-01-14T12:00',
        rule: 'FREQ=MONTHLY;BYDAY=SU;BYMONTHDAY=13,14,15,16,17,18,19',
        scope: { ...NO_SCOPE, workTypes: ['Windows patching'] },
      },
    ],
    [
      // The page says three Sundays a year, not which.
      'window.create',
      {
        name: 'Unix patching',
        zone: CHICAGO,
        start: '2024-02-04T06:00',
        end: '2024-02-04T18:00',
        additions: ['2024-06-02T06:00', '2024-10-06T06:00'],
        scope: { ...NO_SCOPE, workTypes: ['Unix'] },
      },
    ],
  ],
  dates: [
    {
      of: 'Windows patching',
      from: '2024-01-01T00:00:00Z',
      to: '2024-07-01T00:00:00Z',
      days: ['2024-01-14', '2024-02-18', '2024-03-17', '2024-04-14', '2024-05-19', '2024-06-16'],
    },
  ],
  cases: [
    { what: 'A Tuesday evening', start: '2024-06-11T23:00:00Z', minutes: 240, says: { insideWindow: 'pass' } },
    {
      what: 'Over the midnight of an open evening',
      start: '2024-06-12T04:00:00Z',
      minutes: 120,
      says: { insideWindow: 'block' },
    },
    {
      what: 'Ten hours of Unix on its Sunday',
      start: '2024-06-02T11:00:00Z',
      minutes: 600,
      release: { workType: 'Unix' },
      says: { insideWindow: 'pass' },
    },
    {
      what: 'Ten hours of anything else',
      start: '2024-06-02T11:00:00Z',
      minutes: 600,
      release: { workType: 'Network' },
      says: { insideWindow: 'block' },
    },
    {
      what: 'Ten hours of Unix on another Sunday',
      start: '2024-06-09T11:00:00Z',
      minutes: 600,
      release: { workType: 'Unix' },
      says: { insideWindow: 'block' },
    },
  ],
};

const appalachian: Policy = {
  id: 'P09',
  organisation: 'Appalachian State University',
  zone: NEW_YORK,
  now: '2026-01-01T00:00:00Z',
  commands: [
    ['windowClass.create', { name: 'Quickly undone', allowedRisk: 'low', notice: { amount: 24, unit: 'hours' } }],
    ['windowClass.create', { name: 'Lengthy', allowedRisk: null, notice: { amount: 7, unit: 'days' } }],
    [
      'window.create',
      {
        name: 'Tue and Fri',
        zone: NEW_YORK,
        start: '2026-01-02T00:00',
        end: '2026-01-02T07:00',
        rule: 'FREQ=WEEKLY;BYDAY=TU,FR',
        classId: 'WCL-1',
      },
    ],
    [
      // One Saturday a month, picked by hand.
      'window.create',
      {
        name: 'Saturday',
        zone: NEW_YORK,
        start: '2026-01-17T00:00',
        end: '2026-01-17T23:00',
        additions: ['2026-02-21T00:00', '2026-03-14T00:00'],
        classId: 'WCL-2',
      },
    ],
  ],
  cases: [
    {
      what: 'Small work on a Tuesday',
      start: '2026-02-03T05:00:00Z',
      release: { risk: 'low' },
      says: { insideWindow: 'pass', riskFitsWindow: 'pass', noticeGiven: 'pass' },
    },
    {
      what: 'Risky work on a Tuesday',
      start: '2026-02-03T05:00:00Z',
      release: { risk: 'high' },
      says: { riskFitsWindow: 'block' },
    },
    {
      what: 'Risky work on a Saturday',
      start: '2026-02-21T05:00:00Z',
      minutes: 23 * 60,
      release: { risk: 'high' },
      says: { insideWindow: 'pass', noticeGiven: 'pass' },
    },
    {
      what: 'Into the 24th hour',
      start: '2026-02-21T05:00:00Z',
      minutes: 23 * 60 + 1,
      release: { risk: 'high' },
      says: { insideWindow: 'block' },
    },
    { what: 'A Saturday that nobody picked', start: '2026-02-14T05:00:00Z', says: { insideWindow: 'block' } },
    {
      what: 'A day before a Tuesday',
      start: '2026-02-03T05:00:00Z',
      placedAt: '2026-02-02T05:00:00Z',
      release: { risk: 'low' },
      says: { noticeGiven: 'pass' },
    },
    {
      what: 'A minute too late for a Tuesday',
      start: '2026-02-03T05:00:00Z',
      placedAt: '2026-02-02T05:01:00Z',
      release: { risk: 'low' },
      says: { noticeGiven: 'block' },
    },
    {
      what: 'Six days before a Saturday',
      start: '2026-02-21T05:00:00Z',
      placedAt: '2026-02-15T05:00:00Z',
      says: { noticeGiven: 'block' },
    },
  ],
};

export const P05toP09: readonly Policy[] = [newMexico, boston, onondaga, onondagaEarlier, illinois, appalachian];
