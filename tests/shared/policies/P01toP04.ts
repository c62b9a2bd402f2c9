import { NO_SCOPE, type Policy } from './policy.ts';

const gitLab: Policy = {
  id: 'P01',
  organisation: 'GitLab.com',
  zone: 'UTC',
  now: '2019-11-01T00:00:00Z',
  commands: [
    ...(
      [
        ['Christmas Eve', 'approval', '2019-12-24T09:00', '2019-12-25T09:00'],
        ['Christmas', 'block', '2019-12-25T09:00', '2019-12-27T09:00'],
        ['Between the years', 'approval', '2019-12-27T09:00', '2020-01-01T09:00'],
        ['New Year', 'block', '2020-01-01T09:00', '2020-01-02T09:00'],
        ['March', 'block', '2020-03-21T09:00', '2020-03-29T09:00'],
        // The ticket says 2026-12-05, which would be 348 days.
        ['End of 2025', 'block', '2025-12-22T22:00', '2026-01-05T02:00'],
      ] as const
    ).map(
      ([name, level, start, end]) =>
        [
          'freeze.create',
          {
            name,
            level,
            start,
            end,
            zone: 'UTC',
            ...(level === 'approval' ? { approverRole: 'EOC', levels: SOFT() } : {}),
          },
        ] as const,
    ),
    [
      'freeze.create',
      {
        name: 'Release day',
        level: 'approval',
        approverRole: 'EOC',
        levels: SOFT(),
        zone: 'UTC',
        start: '2019-11-22T09:00',
        end: '2019-11-23T09:00',
        rule: 'FREQ=MONTHLY;BYMONTHDAY=22',
      },
    ],
  ],
  cases: [
    {
      what: 'A minute before the lock',
      start: '2019-12-24T07:59:00Z',
      says: { noFreeze: 'pass', insideWindow: 'warn' },
    },
    {
      what: 'C1 on Christmas Eve',
      start: '2019-12-24T10:00:00Z',
      release: { risk: 'very high' },
      says: { noFreeze: 'approval' },
      words: /EOC and IMOC/,
    },
    {
      what: 'C3 on Christmas Eve',
      start: '2019-12-24T10:00:00Z',
      release: { risk: 'medium' },
      says: { noFreeze: 'approval' },
      words: /EOC must approve/,
    },
    { what: 'At the edge from soft to hard', start: '2019-12-25T08:30:00Z', says: { noFreeze: 'block' } },
    { what: 'At 09:00 after New Year', start: '2020-01-02T09:00:00Z', says: { noFreeze: 'pass' } },
    { what: 'On the 22nd of any month', start: '2021-06-22T12:00:00Z', says: { noFreeze: 'approval' } },
    { what: 'Before 09:00 on the 22nd', start: '2021-06-22T07:00:00Z', says: { noFreeze: 'pass' } },
    { what: 'Before 09:00 on the 23rd', start: '2021-06-23T07:59:00Z', says: { noFreeze: 'approval' } },
    { what: 'In the lock of 2025', start: '2026-01-05T01:30:00Z', says: { noFreeze: 'block' } },
    { what: 'After the lock of 2025', start: '2026-01-05T02:00:00Z', says: { noFreeze: 'pass' } },
  ],
};

/** In a soft lock the two gravest classes need two people, the others one. */
function SOFT() {
  return ['very high', 'high'].map((risk) => ({
    changeType: null,
    risk,
    level: 'approval',
    approverRole: 'EOC and IMOC',
  }));
}

const regional = (name: string, region: string, start: string, end: string, rule: string) =>
  [
    'window.create',
    { name, zone: 'UTC', start, end, rule, classId: 'WCL-1', scope: { ...NO_SCOPE, regions: [region] } },
  ] as const;

const dedicated: Policy = {
  id: 'P02',
  organisation: 'GitLab Dedicated',
  zone: 'UTC',
  now: '2026-06-01T00:00:00Z',
  commands: [
    ['windowClass.create', { name: 'Weekly', notice: { amount: 2, unit: 'businessDays' } }],
    regional('APAC', 'APAC', '2026-06-03T13:00', '2026-06-03T17:00', 'FREQ=WEEKLY;BYDAY=WE'),
    regional('EMEA', 'EMEA', '2026-06-02T01:00', '2026-06-02T05:00', 'FREQ=WEEKLY;BYDAY=TU'),
    regional('Americas 1', 'Americas 1', '2026-06-02T07:00', '2026-06-02T11:00', 'FREQ=WEEKLY;BYDAY=TU'),
    regional('Americas 2', 'Americas 2', '2026-06-07T21:00', '2026-06-08T01:00', 'FREQ=WEEKLY;BYDAY=SU'),
    [
      'freeze.create',
      {
        name: 'Production change lock',
        level: 'block',
        zone: 'UTC',
        start: '2026-07-20T01:00',
        end: '2026-07-27T01:00',
        windows: 'defer',
      },
    ],
  ],
  cases: [
    {
      what: 'In the window of its region',
      start: '2026-07-14T01:00:00Z',
      minutes: 240,
      release: { region: 'EMEA' },
      says: { noFreeze: 'pass', insideWindow: 'pass', noticeGiven: 'pass' },
    },
    {
      what: 'In the window of another region',
      start: '2026-07-14T01:00:00Z',
      release: { region: 'APAC' },
      says: { insideWindow: 'block' },
    },
    {
      what: 'Over midnight and the edge of the week',
      start: '2026-07-12T23:00:00Z',
      minutes: 120,
      release: { region: 'Americas 2' },
      says: { insideWindow: 'pass' },
    },
    {
      what: 'Past the end on Monday',
      start: '2026-07-12T23:30:00Z',
      minutes: 120,
      release: { region: 'Americas 2' },
      says: { insideWindow: 'block' },
    },
    {
      what: 'In the lock, deferred to the first window after it',
      start: '2026-07-21T01:00:00Z',
      release: { region: 'EMEA' },
      says: { noFreeze: 'block' },
      movesTo: '2026-07-28T01:00:00Z',
    },
    {
      what: 'After the lock has ended, on the same day',
      start: '2026-07-27T00:00:00Z',
      release: { region: 'Americas 2' },
      says: { noFreeze: 'block', insideWindow: 'pass' },
    },
    {
      what: 'Placed one business day before',
      start: '2026-07-14T01:00:00Z',
      placedAt: '2026-07-10T20:00:00Z',
      release: { region: 'EMEA' },
      says: { noticeGiven: 'block' },
    },
    {
      what: 'Placed two business days before, over a weekend',
      start: '2026-07-14T01:00:00Z',
      placedAt: '2026-07-09T20:00:00Z',
      release: { region: 'EMEA' },
      says: { noticeGiven: 'pass' },
    },
  ],
};

const PACIFIC = 'America/Los_Angeles';

const deployment = (name: string, start: string, hours: string, days: string, workType: string, classId?: string) =>
  [
    'window.create',
    {
      name,
      zone: PACIFIC,
      start: `${start}T${hours}:00`,
      end: `${start}T${String(Number(hours) + 1).padStart(2, '0')}:00`,
      rule: `FREQ=WEEKLY;BYDAY=${days}`,
      scope: { ...NO_SCOPE, workTypes: [workType] },
      ...(classId ? { classId } : {}),
    },
  ] as const;

const noDeployments = (name: string, start: string, end: string, ...workTypes: string[]) =>
  ['freeze.create', { name, level: 'block', zone: PACIFIC, start, end, scope: { ...NO_SCOPE, workTypes } }] as const;

const wikimedia: Policy = {
  id: 'P03',
  organisation: 'Wikimedia Foundation',
  zone: PACIFIC,
  now: '2017-09-01T00:00:00Z',
  commands: [
    ['windowClass.create', { name: 'Puppet', capacity: 6, notice: { amount: 0, unit: 'hours' } }],
    deployment('Backport, early', '2017-10-02', '04', 'MO,TU,WE,TH', 'Backport'),
    deployment('Backport, mid-day', '2017-10-02', '11', 'MO,WE,TH', 'Backport'),
    deployment('Backport, late', '2017-10-02', '16', 'MO,TU,WE,TH', 'Backport'),
    // The page names no hour for the train and for puppet.
    deployment('Train', '2017-10-03', '12', 'TU,WE,TH', 'Train'),
    deployment('Puppet', '2017-10-03', '09', 'TU,TH', 'Puppet', 'WCL-1'),
    noDeployments('Thanksgiving: no train', '2017-11-20T00:00', '2017-11-27T00:00', 'Train'),
    noDeployments('Weeks of 18 and 25 December', '2017-12-18T00:00', '2018-01-01T00:00'),
    noDeployments('New Year', '2018-01-01T00:00', '2018-01-02T00:00'),
    noDeployments('Week of 22 January: no train', '2018-01-22T00:00', '2018-01-29T00:00', 'Train'),
    noDeployments('Week of 22 January: backports until Wednesday', '2018-01-25T00:00', '2018-01-29T00:00', 'Backport'),
    noDeployments('Week of 29 January: no train', '2018-01-29T00:00', '2018-02-05T00:00', 'Train'),
  ],
  cases: [
    {
      what: 'Backport at 11:00 in summer time',
      start: '2017-11-02T18:00:00Z',
      release: { workType: 'Backport' },
      says: { noFreeze: 'pass', insideWindow: 'pass' },
    },
    {
      what: 'Backport at 11:00 in winter time',
      start: '2017-11-06T19:00:00Z',
      release: { workType: 'Backport' },
      says: { insideWindow: 'pass' },
    },
    {
      what: 'Backport at the summer hour in winter',
      start: '2017-11-06T18:00:00Z',
      release: { workType: 'Backport' },
      says: { insideWindow: 'block' },
    },
    {
      what: 'Backport at 11:00 on a Tuesday',
      start: '2017-11-07T19:00:00Z',
      release: { workType: 'Backport' },
      says: { insideWindow: 'block' },
    },
    {
      what: 'Train in the week of Thanksgiving',
      start: '2017-11-21T20:00:00Z',
      release: { workType: 'Train' },
      says: { noFreeze: 'block', insideWindow: 'pass' },
    },
    {
      what: 'Backport in the week of Thanksgiving',
      start: '2017-11-20T19:00:00Z',
      release: { workType: 'Backport' },
      says: { noFreeze: 'pass', insideWindow: 'pass' },
    },
    {
      what: 'Anything before Christmas',
      start: '2017-12-18T12:00:00Z',
      release: { workType: 'Backport' },
      says: { noFreeze: 'block' },
    },
    {
      what: 'Backport on a Wednesday of a restricted week',
      start: '2018-01-24T19:00:00Z',
      release: { workType: 'Backport' },
      says: { noFreeze: 'pass', insideWindow: 'pass' },
    },
    {
      what: 'Backport on a Thursday of a restricted week',
      start: '2018-01-25T19:00:00Z',
      release: { workType: 'Backport' },
      says: { noFreeze: 'block' },
    },
    {
      what: 'Puppet with room left',
      start: '2017-11-07T17:00:00Z',
      release: { workType: 'Puppet' },
      says: { insideWindow: 'pass', capacityLeft: 'pass' },
    },
  ],
};

const santaCruz: Policy = {
  id: 'P04',
  organisation: 'UC Santa Cruz ITS',
  zone: PACIFIC,
  now: '2026-08-01T00:00:00Z',
  commands: [
    // The page names no hours.
    [
      'window.create',
      {
        name: 'ITS maintenance',
        zone: PACIFIC,
        start: '2026-08-06T05:00',
        end: '2026-08-06T07:00',
        rule: 'FREQ=WEEKLY;BYDAY=TH',
      },
    ],
    [
      'freeze.create',
      {
        name: 'Start of instruction',
        zone: PACIFIC,
        start: '2026-09-21T00:00',
        end: '2026-09-26T00:00',
        windows: 'cancel',
        level: 'approval',
        approverRole: 'Change Manager',
        levels: [
          { changeType: 'standard', risk: null, level: 'block', approverRole: null },
          { changeType: 'emergency', risk: null, level: 'approval', approverRole: 'ECAB' },
        ],
      },
    ],
  ],
  cases: [
    {
      what: 'In the window',
      start: '2026-09-17T12:00:00Z',
      minutes: 120,
      says: { noFreeze: 'pass', insideWindow: 'pass' },
    },
    {
      what: 'The window is taken off the calendar',
      start: '2026-09-24T12:00:00Z',
      says: { noFreeze: 'approval', insideWindow: 'block' },
      words: /Start of instruction/,
    },
    {
      what: 'A standard change in the restriction',
      start: '2026-09-24T12:00:00Z',
      changeType: 'standard',
      says: { noFreeze: 'block' },
    },
    {
      what: 'An emergency in the restriction',
      start: '2026-09-24T12:00:00Z',
      release: { kind: 'emergency' },
      says: { noFreeze: 'approval' },
      words: /ECAB must approve/,
    },
    { what: 'After the restriction', start: '2026-10-01T12:00:00Z', says: { noFreeze: 'pass', insideWindow: 'pass' } },
  ],
};

export const P01toP04: readonly Policy[] = [gitLab, dedicated, wikimedia, santaCruz];
