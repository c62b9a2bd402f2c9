import { describe, expect, it } from 'vitest';
import { DAY } from '../../../shared/kernel/time.ts';
import { EVERYTHING } from '../../../shared/model/scope.ts';
import type { MaintenanceWindow } from '../../../shared/model/window.ts';
import type { WindowClass } from '../../../shared/model/windowClass.ts';
import { gate } from '../../../shared/rules/gates.ts';
import { findSlots } from '../../../shared/rules/slots.ts';
import { update } from '../../../shared/store/change.ts';
import { overlay } from '../../../shared/store/overlay.ts';
import { context, findingsOf, planWith, releaseOf, said, saturday } from './ruleFixtures.ts';

const WEEKEND = 'windowClasses-0';
const inClass: MaintenanceWindow = { ...saturday, classId: WEEKEND };
const planOf = (fields: Partial<WindowClass>, more: Parameters<typeof planWith>[0] = {}) =>
  planWith({ windows: [inClass], classes: [fields], ...more });

describe('the risk of a release', () => {
  it.each([
    ['low', 'low', 'pass: Risk fits Weekend'],
    ['medium', 'low', 'pass: Risk fits Weekend'],
    ['medium', 'medium', 'pass: Risk fits Weekend'],
    ['medium', 'high', 'block: Too risky for Weekend: high risk'],
    ['low', 'very high', 'block: Too risky for Weekend: very high risk'],
    ['very high', 'very high', 'pass: Risk fits Weekend'],
    ['high', null, 'warn: REL-1 has no risk yet, and Weekend takes not every one'],
  ] as const)('in a class of %s at most: %s', (allowedRisk, risk, expected) => {
    expect(said('riskFitsWindow', releaseOf({ risk }), planOf({ allowedRisk }))).toEqual([expected]);
  });

  it('is not asked where the class takes any, or the window has none', () => {
    expect(said('riskFitsWindow', releaseOf({ risk: 'very high' }), planOf({}))).toEqual([]);
    expect(said('riskFitsWindow', releaseOf({ risk: 'very high' }), planWith({}))).toEqual([]);
  });

  it('is said with what the window takes, and the form that mends it', () => {
    expect(findingsOf('riskFitsWindow', releaseOf({}), planOf({ allowedRisk: 'low' }))).toMatchObject([
      { numbers: 'Saturday night takes low risk only. Say its risk.', fixes: [{ action: 'release.edit' }] },
    ]);
    expect(findingsOf('riskFitsWindow', releaseOf({ risk: 'high' }), planOf({ allowedRisk: 'medium' }))).toMatchObject([
      {
        key: 'riskFitsWindow:releases-0:windowClasses-0',
        numbers: 'Saturday night takes medium risk at most, REL-1 has high risk.',
        records: [{ key: 'WIN-1' }, { key: 'WCL-1' }],
      },
    ]);
  });

  it('that grows past what the window takes is refused, where it stands', () => {
    const before = releaseOf({ risk: 'low', scheduledAt: '2026-11-01T10:00:00Z' });
    const plan = planOf({ allowedRisk: 'medium' }, { releases: [before] });
    const raised = (risk: 'medium' | 'high') => {
      const changes = [update('releases', before, { risk })];
      return gate(plan, overlay(plan, changes), changes, context).ok;
    };
    expect([raised('medium'), raised('high')]).toEqual([true, false]);
  });
});

describe('notice', () => {
  const start = '2026-11-28T22:00:00Z';
  const calendar = {
    id: 'businessCalendars-0',
    key: 'CAL-1',
    name: 'Bank',
    workingTimes: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00', end: '17:00' })),
    holidays: [{ on: '2026-11-26', name: 'Founders' }],
  };
  const has = (notice: WindowClass['notice'], scheduledAt: string | null, more = {}) =>
    findingsOf('noticeGiven', releaseOf({ start, scheduledAt }), planOf({ notice }, more)).map(
      ({ severity, message, numbers }) => `${severity}: ${message}. ${numbers}`,
    );

  it.each([
    [24, 'hours', '2026-11-27T22:00:00Z', 'pass'],
    [24, 'hours', '2026-11-27T22:00:01Z', 'block'],
    [7, 'days', '2026-11-21T22:00:00Z', 'pass'],
    [7, 'days', '2026-11-21T22:01:00Z', 'block'],
    // From Saturday evening on, Friday is the fifth business day.
    [5, 'businessDays', '2026-11-20T22:00:00Z', 'pass'],
    [5, 'businessDays', '2026-11-21T12:00:00Z', 'pass'],
    [6, 'businessDays', '2026-11-21T12:00:00Z', 'block'],
    [6, 'businessDays', '2026-11-20T10:00:00Z', 'block'],
  ] as const)('of %d %s is given from %s on: %s', (amount, unit, scheduledAt, severity) => {
    expect(has({ amount, unit }, scheduledAt)[0]).toMatch(new RegExp(`^${severity}: `));
  });

  it('says what is needed and what there is', () => {
    expect(has({ amount: 7, unit: 'days' }, '2026-11-25T18:00:00Z')).toEqual([
      "block: 3 d 20 h less notice than Weekend needs. Needs 7 days' notice, has 3 d 4 h: placed Wed 25 Nov 18:00, starts Sat 28 Nov 22:00.",
    ]);
    expect(has({ amount: 1, unit: 'days' }, '2026-11-25T18:00:00Z')).toEqual([
      "pass: Enough notice for Weekend. Needs 1 day's notice, has 3 d 4 h: placed Wed 25 Nov 18:00, starts Sat 28 Nov 22:00",
    ]);
    expect(has({ amount: 4, unit: 'businessDays' }, '2026-11-25T18:00:00Z')).toEqual([
      "block: 2 business days less notice than Weekend needs. Needs 4 business days' notice, has 2 business days: placed Wed 25 Nov 18:00, starts Sat 28 Nov 22:00.",
    ]);
  });

  it('counts business days by the calendar of the plan', () => {
    const more = { calendars: [calendar], settings: { calendarId: calendar.id } };
    expect(has({ amount: 2, unit: 'businessDays' }, '2026-11-25T18:00:00Z')[0]).toMatch(/^pass/);
    expect(has({ amount: 2, unit: 'businessDays' }, '2026-11-25T18:00:00Z', more)[0]).toMatch(/has 1 business day:/);
  });

  it('of a calendar without a working day can never be given', () => {
    const more = { calendars: [{ ...calendar, workingTimes: [] }], settings: { calendarId: calendar.id } };
    expect(has({ amount: 1, unit: 'businessDays' }, '2026-11-25T18:00:00Z', more)[0]).toMatch(
      /^block: 1 business day less/,
    );
  });

  it('of a release that is placed in the past is none', () => {
    expect(has({ amount: 1, unit: 'hours' }, '2026-11-29T10:00:00Z')[0]).toMatch(/^block: 13 h less .* has none:/);
  });

  it('that nobody knows only warns', () => {
    expect(has({ amount: 1, unit: 'hours' }, null)).toEqual([
      "warn: Nobody knows when REL-1 got its date. Needs 1 hour's notice, starts Sat 28 Nov 22:00. Set the date again, and the notice counts from then.",
    ]);
    expect(has({ amount: 0, unit: 'days' }, null)).toEqual([]);
  });

  it('is what slots are judged by as if they were placed now', () => {
    const plan = planOf({ notice: { amount: 10, unit: 'days' } });
    const release = releaseOf({ start: null });
    const from = context.now;
    const { slots, rejected } = findSlots(release, plan, context, { from, to: from + 30 * DAY, limit: 1 });
    // 10 days after Fri 20 Nov 10:00.
    expect(slots.map(({ start: at }) => at)).toEqual(['2026-12-05T22:00:00Z']);
    expect(rejected.map(({ start: at }) => at)).toEqual(['2026-11-28T22:00:00Z']);
  });

  it('in the middle of a window opens it from there on', () => {
    const always = { ...inClass, start: '2026-11-20T00:00', end: '2026-12-10T00:00', rule: null };
    const plan = planWith({ windows: [always], classes: [{ notice: { amount: 36, unit: 'hours' } }] });
    const search = { from: context.now, to: context.now + 30 * DAY, limit: 1 };
    const [slot] = findSlots(releaseOf({ start: null }), plan, context, search).slots;
    expect(slot?.start).toBe('2026-11-21T22:00:00Z');
  });
});

describe('the room in a window', () => {
  const other = (index: number, fields = {}) => releaseOf({ id: `other-${index}`, key: `REL-${index}`, ...fields });
  const room = (capacity: number, releases: ReturnType<typeof other>[], own = releaseOf({})) =>
    said('capacityLeft', own, planOf({ capacity }, { releases }));

  it('is for so many releases, the one that is looked at among them', () => {
    expect(room(1, [])).toEqual(['pass: Room in the window']);
    expect(room(2, [other(2)])).toEqual(['pass: Room in the window']);
    expect(room(1, [other(2)])).toEqual(['block: No room left in Saturday night']);
    // It stands in the plan already, and counts once.
    expect(room(1, [releaseOf({})])).toEqual(['pass: Room in the window']);
  });

  it.each([
    ['is over', { state: 'done' }],
    ['has no date', { start: null }],
    ['comes a week later', { start: '2026-12-05T22:00:00Z' }],
    ['ends as the window opens', { start: '2026-11-28T19:30:00Z' }],
  ] as const)('is not taken by one that %s', (_, fields) => {
    expect(room(1, [other(2, fields)])).toEqual(['pass: Room in the window']);
  });

  it('is not taken by one that the window is not for', () => {
    const scoped = { ...inClass, scope: { ...EVERYTHING, environments: ['Production'] } };
    const own = releaseOf({ environment: 'Production' });
    const releases = [other(2, { environment: 'Test' }), other(3, { environment: 'Production' })];
    const plan = (capacity: number) => planOf({ capacity }, { windows: [scoped], releases });
    expect(said('capacityLeft', own, plan(2))).toEqual(['pass: Room in the window']);
    expect(said('capacityLeft', own, plan(1))).toEqual(['block: No room left in Saturday night']);
  });

  it('is said with who is in it', () => {
    const releases = [2, 10, 9, 11, 12].map((index) => other(index));
    expect(findingsOf('capacityLeft', releaseOf({}), planOf({ capacity: 3 }, { releases }))).toMatchObject([
      {
        key: 'capacityLeft:releases-0:windows-0:2026-11-28T22:00:00Z',
        about: 'windows-0',
        excess: 3,
        numbers:
          'Saturday night, Sat 28 Nov 22:00 to Sun 04:00, holds 3 releases: REL-2, REL-9, REL-10 and 2 more are in it.',
      },
    ]);
  });

  it('is counted for each time of a window by itself', () => {
    const daily = { ...inClass, start: '2026-11-28T00:00', end: '2026-11-29T00:00', rule: 'FREQ=WEEKLY;BYDAY=SA,SU' };
    const own = releaseOf({ start: '2026-11-28T23:00:00Z', lengthMinutes: 120 });
    const releases = [other(2, { start: '2026-11-29T12:00:00Z' })];
    const plan = planWith({ windows: [daily], classes: [{ capacity: 1 }], releases });
    expect(said('capacityLeft', own, plan)).toEqual([
      'block: No room left in Saturday night',
      'pass: Room in the window',
    ]);
    expect(new Set(findingsOf('capacityLeft', own, plan).map(({ key }) => key)).size).toBe(2);
  });

  it('is looked for at the time of the window alone, whatever the plan holds besides', () => {
    const plan = planOf({ capacity: 1 });
    const asked: string[] = [];
    const watched = {
      ...plan,
      all: (collection: never) => {
        asked.push(collection);
        return plan.all(collection);
      },
    };
    findingsOf('capacityLeft', releaseOf({}), watched as typeof plan);
    expect(asked).toContain('windows');
    expect(asked).not.toContain('releases');
  });
});

describe('of windows of several classes', () => {
  const quick = { ...inClass, id: 'windows-1', key: 'WIN-2', name: 'Any night', classId: 'windowClasses-1' };
  const early = { ...quick, start: '2026-11-28T20:00', end: '2026-11-28T22:00' };
  const classes = [
    { name: 'Weekend', allowedRisk: 'high' },
    { id: 'windowClasses-1', key: 'WCL-2', name: 'Quick', allowedRisk: 'low' },
  ] as const;
  const plan = (...windows: MaintenanceWindow[]) => planWith({ windows, classes: [...classes] });

  it('only those count that the release overlaps', () => {
    const release = (start: string) => releaseOf({ risk: 'high', start });
    expect(said('riskFitsWindow', release('2026-11-28T22:00:00Z'), plan(inClass, early))).toEqual([
      'pass: Risk fits Weekend',
    ]);
    expect(said('riskFitsWindow', release('2026-11-28T21:00:00Z'), plan(inClass, early))).toEqual([
      'block: Too risky for Quick: high risk',
      'pass: Risk fits Weekend',
    ]);
  });

  it('one that takes the release is enough where it lies in it whole', () => {
    expect(said('riskFitsWindow', releaseOf({ risk: 'high' }), plan(quick, inClass))).toEqual([
      'pass: Risk fits Weekend',
    ]);
    expect(said('riskFitsWindow', releaseOf({ risk: 'low' }), plan(quick, inClass))).toHaveLength(2);
    const unlimited = { ...quick, classId: null };
    expect(said('riskFitsWindow', releaseOf({ risk: 'very high' }), plan(unlimited, inClass))).toEqual([]);
  });

  it('the one that lacks least is named where none takes it', () => {
    const both = planWith({
      windows: [quick, inClass],
      classes: [
        { name: 'Weekend', notice: { amount: 30, unit: 'days' } },
        {
          id: 'windowClasses-1',
          key: 'WCL-2',
          name: 'Quick',
          allowedRisk: 'low',
          notice: { amount: 30, unit: 'days' },
        },
      ],
    });
    const release = releaseOf({ risk: 'high', scheduledAt: '2026-11-20T10:00:00Z' });
    expect(said('noticeGiven', release, both)).toEqual(['block: 21 d 12 h less notice than Weekend needs']);
    expect(said('riskFitsWindow', release, both)).toEqual([]);
  });
});

describe('a release that lies in no window', () => {
  it('is not held to the class of any', () => {
    const release = releaseOf({ start: '2026-12-01T12:00:00Z', risk: 'high', scheduledAt: null });
    const plan = planOf({ allowedRisk: 'low', notice: { amount: 1, unit: 'days' }, capacity: 1 });
    for (const rule of ['riskFitsWindow', 'noticeGiven', 'capacityLeft']) expect(said(rule, release, plan)).toEqual([]);
  });
});
