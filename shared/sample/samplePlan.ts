import { addDays, type Day, type Instant } from '../kernel/time.ts';
import { CURRENT_SPRINT, importRows, newInImport, sprintName, sprints } from './backlog.ts';
import { comingReleases } from './comingReleases.ts';
import { configurationItems, people, services } from './company.ts';
import { type Draft, type SampleStep, toSteps } from './draft.ts';
import { pastReleases } from './pastReleases.ts';
import { on, type StoryTime, storyTime, ZONE } from './storyTime.ts';

export type { SampleStep };

export const SAMPLE_NAME = 'Merrowdale Bank (sample)';

/**
 * A bank's releases of the last twelve weeks and of those to come, as the commands that its people gave. All days are told
 * from `now`, so that the plan is of today whenever it is made.
 */
export function samplePlan(now: Instant): SampleStep[] {
  const time = storyTime(now);
  return toSteps([
    ...firstDay(time),
    ...calendar(time),
    ...sprintsOf(time),
    ...imports(time),
    ...pastReleases(time),
    ...comingReleases(time),
  ]);
}

const [first, ...others] = people;

/** The plan, its people, services and configuration items, in the order in which they stand in the register. */
function firstDay({ workday }: StoryTime): Draft[] {
  const at = workday(62, '09:00');
  const [handle, name, roles] = first!;
  const made: Omit<Draft, 'at' | 'by'>[] = [
    {
      name: 'plan.create',
      input: { name: SAMPLE_NAME, zone: ZONE, person: { name, roles } },
      makes: [['PER', handle]],
    },
    ...others.map(([other, otherName, otherRoles]) => ({
      name: 'person.register',
      input: { name: otherName, roles: otherRoles },
      makes: [['PER', other] as [string, string]],
    })),
    ...services.map(([service, serviceName, criticality, owner, description]) => ({
      name: 'service.create',
      input: { name: serviceName, criticality, ownerId: `{${owner}}`, description },
      makes: [['SVC', `service ${service}`] as [string, string]],
    })),
    ...configurationItems.map(([item, type, serving]) => ({
      name: 'configurationItem.create',
      input: {
        name: item,
        type,
        environment: 'Production',
        serviceIds: serving.map((service) => `{service ${service}}`),
      },
      makes: [['CI', item] as [string, string]],
    })),
  ];
  return made.map((draft, nth) => ({ ...draft, at: at + nth * 40_000, by: handle }));
}

/** When releases may run and when they may not, agreed on the second day. */
function calendar({ workday, coming, yearEnd, close }: StoryTime): Draft[] {
  const at = workday(61, '10:00');
  // The windows were there long before: their first night lies twenty weeks before a night that is to come.
  const saturday = addDays(coming[2]!, -20 * 7);
  const [sunday, wednesday] = [addDays(saturday, 1), addDays(saturday, -3)];
  const window = (name: string, start: string, end: string, rule: string, more: object = {}) => ({
    name: 'window.create',
    input: { name, zone: ZONE, start, end, rule, ...more },
  });
  const made: Omit<Draft, 'at' | 'by'>[] = [
    ...workingDays(saturday),
    {
      name: 'windowClass.create',
      input: { name: 'Small changes', allowedRisk: 'medium', notice: { amount: 24, unit: 'hours' }, capacity: 3 },
      makes: [['WCL', 'small changes']],
    },
    {
      name: 'windowClass.create',
      input: { name: 'Long works', notice: { amount: 5, unit: 'businessDays' } },
      makes: [['WCL', 'long works']],
    },
    window('Core systems', `${saturday}T22:00`, `${sunday}T04:00`, 'FREQ=WEEKLY;BYDAY=SA'),
    window('Channels', `${wednesday}T22:00`, `${addDays(wednesday, 1)}T02:00`, 'FREQ=WEEKLY;BYDAY=WE', {
      classId: '{small changes}',
    }),
    window('Infrastructure', `${sunday}T04:00`, `${sunday}T10:00`, 'FREQ=WEEKLY;INTERVAL=4;BYDAY=SU', {
      classId: '{long works}',
    }),
    window('Singapore branch', `${sunday}T14:00`, `${sunday}T18:00`, 'FREQ=WEEKLY;BYDAY=SU', {
      zone: 'Asia/Singapore',
    }),
    {
      name: 'freeze.create',
      input: {
        name: 'Year end',
        level: 'block',
        zone: ZONE,
        ...yearEnd,
        reason: 'Closing of the year, and half of the people are away.',
      },
      makes: [['FRZ', 'year-end']],
    },
    {
      name: 'freeze.create',
      input: {
        name: closeName(close.start),
        level: 'approval',
        approverRole: 'Service owner',
        zone: ZONE,
        ...close,
        reason: 'Finance closes the books. What it works with may change only with the owner of the service.',
      },
      makes: [['FRZ', 'close']],
    },
    {
      name: 'freeze.create',
      input: {
        name: 'Salary run',
        level: 'approval',
        approverRole: 'Service owner',
        zone: ZONE,
        start: `${saturday.slice(0, 7)}-25T00:00`,
        end: `${saturday.slice(0, 7)}-25T24:00`,
        rule: 'FREQ=MONTHLY;BYMONTHDAY=25',
        shift: { days: 'nonWorkingDays', to: 'nextBusinessDay', calendarId: null },
        scope: { tags: ['salaries'] },
        reason: 'Employers send their salaries: nothing that pays them may change.',
      },
      makes: [['FRZ', 'salary run']],
    },
  ];
  return made.map((draft, nth) => ({ ...draft, at: at + nth * 90_000, by: 'maren' }));
}

/** The bank's working days, and its board, which meets on Thursdays unless that is a holiday. */
function workingDays(saturday: Day): Omit<Draft, 'at' | 'by'>[] {
  const year = Number(saturday.slice(0, 4));
  const holidays = [year, year + 1, year + 2].flatMap((each) => [
    { on: `${each}-01-01`, name: "New Year's Day" },
    { on: `${each}-12-25`, name: 'Christmas Day' },
    { on: `${each}-12-26`, name: 'Boxing Day' },
  ]);
  const workingTimes = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '08:00', end: '18:00' }));
  const thursday = addDays(saturday, -2);
  return [
    {
      name: 'businessCalendar.create',
      input: { name: 'Merrowdale Bank', workingTimes, holidays },
      makes: [['CAL', 'working days']],
    },
    { name: 'plan.change', input: { calendarId: '{working days}' } },
    {
      name: 'cabMeeting.create',
      input: {
        name: 'Change Advisory Board',
        zone: ZONE,
        start: `${thursday}T14:00`,
        end: `${thursday}T15:00`,
        rule: 'FREQ=WEEKLY;BYDAY=TH',
        shift: { days: 'holidays', to: 'skip', calendarId: null },
        cutOff: { days: 1, unit: 'businessDays', time: '12:00' },
      },
      makes: [['CAB', 'board']],
    },
  ];
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `Quarter close` in March, June, September and December, else `November close`. */
function closeName(start: string): string {
  const month = Number(start.slice(5, 7));
  return month % 3 === 0 ? 'Quarter close' : `${MONTHS[month - 1]} close`;
}

/** The export of the bank's tracker, taken in three times. */
const imports = ({ workday, today }: StoryTime): Draft[] =>
  [58, 24, 4].map((ago, nth) => ({
    at: workday(ago, '09:20'),
    by: 'maren',
    name: 'backlog.import',
    // No file was read, so there is no hash of one.
    input: { file: { name: `tracker-export-${nth + 1}.csv`, sha256: '' }, rows: importRows(nth, today) },
    makes: newInImport(nth).map((key) => ['BLI', key] as [string, string]),
  }));

/** Each planned on the Friday before it begins; the next one is planned already. */
const sprintsOf = ({ sprintStart, workday }: StoryTime): Draft[] =>
  sprints.map(([number, goal]) => {
    const startOn = addDays(sprintStart, (number - CURRENT_SPRINT) * 14);
    return {
      at: number > CURRENT_SPRINT ? workday(2, '14:00') : on(addDays(startOn, -3), '14:00'),
      by: 'hanna',
      name: 'sprint.create',
      input: { name: sprintName(number), goal, startOn, endOn: addDays(startOn, 13) },
      makes: [['SPR', sprintName(number)]],
    };
  });
