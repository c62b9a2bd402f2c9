import { describe, expect, it } from 'vitest';
import { sameLanding } from '../../../../shared/domain/recurrence/sameLanding.ts';
import { previewSeries } from '../../../../shared/domain/recurrence/seriesPreview.ts';
import { toEpoch } from '../../../../shared/kernel/time.ts';
import type { MaintenanceWindow } from '../../../../shared/model/window.ts';
import { startedPlan } from '../../commandSteps.ts';
import { type InMemoryPlan, valueOf } from '../../inMemoryPlan.ts';

/** Christmas Day 2026 and the New Year's Day behind it are Fridays: both go to Friday 8 January, which is one already. */
function fridays(): InMemoryPlan {
  const plan = startedPlan();
  const run = (name: string, input: object) => valueOf(plan.run(name, input));
  run('businessCalendar.create', { name: 'England' });
  const holidays = [
    { on: '2026-12-25', name: 'Christmas Day' },
    { on: '2027-01-01', name: "New Year's Day" },
  ];
  run('businessCalendar.addHolidays', { businessCalendar: 'CAL-1', holidays });
  run('plan.change', { calendarId: 'CAL-1' });
  run('window.create', {
    name: 'Fridays',
    zone: 'Europe/London',
    start: '2026-12-04T17:00',
    end: null,
    rule: 'FREQ=WEEKLY;BYDAY=FR;UNTIL=20270430',
    shift: { days: 'holidays', to: 'nextSameWeekday', calendarId: null },
  });
  return plan;
}

const windowOf = ({ state: { database } }: InMemoryPlan, key: string) =>
  database.byKey('windows', key) as MaintenanceWindow;

/** The days on which it opens, from the middle of December to the end of January. */
function days(plan: InMemoryPlan, key: string): string[] {
  const calendar = Array.from(plan.state.database.all('businessCalendars'))[0]!;
  return previewSeries(windowOf(plan, key), calendar, toEpoch('2026-12-15T00:00:00Z'), 5)
    .filter(({ start }) => start !== null && start < toEpoch('2027-01-25T00:00:00Z'))
    .map(({ start }) => new Date(start!).toISOString().slice(0, 10));
}

const EIGHTH = { record: 'WIN-1', occurrence: '2027-01-08T17:00' };

describe('a date to which days off carry others', () => {
  it('stands for all of them', () => {
    const plan = fridays();
    const calendar = Array.from(plan.state.database.all('businessCalendars'))[0]!;
    const window = windowOf(plan, 'WIN-1');
    const three = ['2026-12-25T17:00', '2027-01-01T17:00', '2027-01-08T17:00'];
    for (const wall of three) expect(sameLanding(window, wall, calendar)).toEqual(three);
    expect(sameLanding(window, '2027-01-15T17:00', calendar)).toEqual(['2027-01-15T17:00']);
    expect(sameLanding({ ...window, exceptions: [three[1]!] }, three[2]!, calendar)).toEqual([three[0], three[2]]);
    expect(sameLanding({ ...window, shift: null }, three[2]!, null)).toEqual([three[2]]);
  });

  it('goes as a whole when it is left out, and comes back', () => {
    const plan = fridays();
    valueOf(plan.run('occurrence.cancel', { ...EIGHTH, reach: 'this' }));
    expect(days(plan, 'WIN-1')).toEqual(['2026-12-18', '2027-01-15', '2027-01-22']);
    valueOf(plan.run('occurrence.restore', EIGHTH));
    expect(days(plan, 'WIN-1')).toEqual(['2026-12-18', '2027-01-08', '2027-01-15', '2027-01-22']);
  });

  it('is moved as one, and none stays behind', () => {
    const plan = fridays();
    valueOf(plan.run('occurrence.change', { ...EIGHTH, reach: 'this', start: '2027-01-11T17:00', end: null }));
    expect(days(plan, 'WIN-1')).toEqual(['2026-12-18', '2027-01-11', '2027-01-15', '2027-01-22']);
  });

  it.each([
    ['occurrence.cancel', {}, 'WIN-1', ['2026-12-18']],
    ['occurrence.change', { start: '2027-01-08T19:00', end: null }, 'WIN-1', ['2026-12-18']],
    [
      'occurrence.change',
      { start: '2027-01-08T19:00', end: null },
      'WIN-2',
      ['2027-01-08', '2027-01-15', '2027-01-22'],
    ],
  ])('ends the series before it by %s %j: %s', (command, input, key, left) => {
    const plan = fridays();
    valueOf(plan.run(command, { ...EIGHTH, ...input, reach: 'following' }));
    expect(days(plan, key)).toEqual(left);
  });
});
