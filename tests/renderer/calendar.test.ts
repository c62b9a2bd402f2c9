import { describe, expect, it } from 'vitest';
import { calendarEvents } from '../../renderer/views/calendar/calendarEvents.ts';
import { sayDayFacts } from '../../renderer/views/calendar/dayWords.ts';
import { PERIODS, pageOf, turnPage } from '../../renderer/views/calendar/pages.ts';
import { dayBeside, markOf, yearMonths } from '../../renderer/views/calendar/yearFacts.ts';
import { agendaRows } from '../../shared/domain/shownCalendar/agenda.ts';
import { clockIn, daysFrom, indexOfDay } from '../../shared/domain/shownCalendar/calendarDays.ts';
import { dayFacts, factsOfDays } from '../../shared/domain/shownCalendar/dayFacts.ts';
import { HOUR } from '../../shared/kernel/time.ts';
import type { Release } from '../../shared/model/release.ts';
import { planWith, releaseOf, saturday, yearEnd } from '../shared/rules/ruleFixtures.ts';

const ZONE = 'Europe/London';
const releases = [
  releaseOf({}),
  releaseOf({ id: 'releases-1', key: 'REL-2', start: '2026-12-14T23:30:00Z', state: 'failed' }),
];
const plan = planWith({ freezes: [yearEnd], releases });

describe('the pages of the calendar', () => {
  it('begin and end where each period does', () => {
    const spans = PERIODS.map((period) => {
      const { start, end, title } = pageOf(period, '2026-12-05');
      return [start, end, title];
    });
    expect(spans).toEqual([
      ['2026-01-01', '2027-01-01', '2026'],
      ['2026-11-30', '2027-01-04', 'December 2026'],
      ['2026-11-30', '2026-12-07', 'Mon 30 Nov to Sun 6 Dec 2026'],
      ['2026-12-05', '2026-12-06', 'Sat 5 December 2026'],
      ['2026-12-05', '2027-12-06', 'From Sat 5 December 2026'],
    ]);
  });

  it('are turned without leaving one out, and back again', () => {
    for (const period of ['year', 'month', 'week', 'day'] as const) {
      const page = pageOf(period, '2026-12-31');
      const turned = turnPage(period, '2026-12-31', 1);
      const gap = Date.parse(pageOf(period, turned).start) - Date.parse(page.end);
      // A month begins with the last days of the one before.
      if (period === 'month') expect(gap).toBeLessThan(0);
      else expect(gap, period).toBe(0);
      expect(pageOf(period, turnPage(period, turned, -1))).toEqual(page);
    }
  });
});

describe('the days of the calendar', () => {
  it('are 23 and 25 hours long where the clocks change, and tell the hour all the same', () => {
    const days = daysFrom('2026-03-28', 3, ZONE);
    expect(days.map(({ start, end }) => (end - start) / HOUR)).toEqual([24, 23, 24]);
    expect(clockIn(days[1]!, Date.parse('2026-03-29T03:00:00Z'), ZONE)).toBe('04:00');
    expect(clockIn(days[0]!, Date.parse('2026-03-28T22:15:00Z'), ZONE)).toBe('22:15');
    expect(indexOfDay(days, Date.parse('2026-03-29T22:59:00Z'))).toBe(1);
    expect(indexOfDay(days, Date.parse('2026-03-29T23:00:00Z'))).toBe(2);
  });

  it('say the same one by one as all at once', () => {
    const days = daysFrom('2026-12-10', 14, ZONE);
    const oneByOne = days.map(({ day }) => dayFacts(plan, day, ZONE));
    expect(factsOfDays(plan, days, ZONE)).toEqual(oneByOne);
  });

  it('say in words what lies in them', () => {
    expect(sayDayFacts(plan, '2026-12-12', dayFacts(plan, '2026-12-12', ZONE), ZONE)).toBe(
      // The freeze begins an hour after the window, which is there to be used until then.
      'Saturday 12 December 2026, 0 releases, hard freeze the year-end freeze, window Saturday night at 22:00',
    );
    expect(sayDayFacts(plan, '2026-12-19', dayFacts(plan, '2026-12-19', ZONE), ZONE)).toBe(
      'Saturday 19 December 2026, 0 releases, hard freeze the year-end freeze, window Saturday night at 22:00, cancelled by a hard freeze',
    );
    expect(sayDayFacts(plan, '2026-12-15', dayFacts(plan, '2026-12-15', ZONE), ZONE)).toBe(
      'Tuesday 15 December 2026, 1 release, hard freeze the year-end freeze',
    );
  });
});

describe('what a day is called', () => {
  it('has its holiday, and names that run from right to left stay among themselves', () => {
    const calendar = {
      id: 'businessCalendars-0',
      key: 'CAL-1',
      name: 'Israel',
      workingTimes: [],
      holidays: [{ on: '2026-12-15', name: 'חנוכה' }],
    };
    const busy = planWith({ calendars: [calendar], settings: { calendarId: calendar.id }, windows: [] });
    expect(sayDayFacts(busy, '2026-12-15', dayFacts(busy, '2026-12-15', ZONE), ZONE)).toBe(
      'Tuesday 15 December 2026, \u2068חנוכה\u2069, holiday, 0 releases',
    );
  });
});

describe('a day on which the clocks change', () => {
  it('says so, in the zone that is shown', () => {
    const on = (day: string, zone: string) => sayDayFacts(plan, day, dayFacts(plan, day, zone), zone);
    expect(on('2027-03-28', ZONE)).toMatch(/^Sunday 28 March 2027, clocks go forward 1 h, 0 releases/);
    expect(on('2027-03-28', 'Asia/Tokyo')).toMatch(/^Sunday 28 March 2027, 0 releases/);
    expect(on('2026-10-04', 'Australia/Lord_Howe')).toContain('clocks go forward 30 min');
    expect(on('2026-10-25', ZONE)).toContain('clocks go back 1 h');
  });
});

describe('the hours of the calendar', () => {
  const eventsWith = (...windows: (typeof saturday)[]) =>
    calendarEvents(planWith({ windows, freezes: [yearEnd] }), { start: '2026-12-12', end: '2026-12-14' }, ZONE, {
      isMonth: false,
      mostReleases: 3,
    }).filter(({ class: name }) => String(name).startsWith('window-hours'));

  it('have a window without an end open until no change may run', () => {
    const endless = { ...saturday, rule: null, start: '2026-12-01T00:00', end: null };
    expect(eventsWith(endless)).toMatchObject([{ start: '2026-12-01T00:00', end: '2026-12-12T23:00' }]);
  });

  it('stack the labels of windows that end together', () => {
    const other = { ...saturday, id: 'windows-1', key: 'WIN-2', classId: 'windowClasses-0' };
    expect(eventsWith(saturday, other).map(({ extendedProps }) => extendedProps!.lift)).toEqual([0, 1]);
  });
});

describe('the month', () => {
  it('has a dozen freezes on a day at most, and says how many more there are', () => {
    const freezes = Array.from({ length: 40 }, (_, index) => ({
      ...yearEnd,
      id: `f${index}`,
      key: `FRZ-${index + 1}`,
      start: '2026-12-15T00:00',
      end: index === 39 ? '2026-12-17T00:00' : '2026-12-16T00:00',
    }));
    const page = { start: '2026-11-30', end: '2027-01-04' };
    const events = calendarEvents(planWith({ freezes, releases }), page, ZONE, { isMonth: true, mostReleases: 2 });
    expect(events.filter(({ extendedProps }) => extendedProps?.freeze)).toHaveLength(12);
    expect(events.flatMap(({ extendedProps }) => extendedProps?.more ?? [])).toEqual([
      { day: '2026-12-15', count: 28, hasFreezes: true },
      { day: '2026-12-16', count: 1, hasFreezes: true },
    ]);
  });
});

describe('the year', () => {
  const months = yearMonths(plan, '2026-01-01', ZONE);

  it('has each day once, below its weekday', () => {
    const days = months.flatMap(({ days: inMonth }) => inMonth.map(({ day }) => day));
    expect(new Set(days).size).toBe(365);
    for (const { indent, days: inMonth } of months)
      for (const [index, { day }] of inMonth.entries())
        expect((indent + index) % 7).toBe((new Date(day).getUTCDay() + 6) % 7);
  });

  it('is walked up and down along its columns, and on into the next year', () => {
    // Both are Mondays, and in the fifth week of the strip.
    expect(dayBeside(months, '2026-11-23', 1)).toBe('2026-12-28');
    expect(dayBeside(months, '2026-12-28', -1)).toBe('2026-11-23');
    expect(dayBeside(months, '2026-03-31', -1)).toBe('2026-02-28');
    expect(dayBeside(months, '2026-12-05', 1)).toBe('2027-01-05');
  });

  it('marks a day by the worst that holds of it; what is cancelled does not count', () => {
    const done = releaseOf({ state: 'done' });
    const severityOf = (release: Release) => (release.kind === 'major' ? 'block' : 'pass');
    expect(markOf([], severityOf)).toBeNull();
    expect(markOf([done], severityOf)).toBe('done');
    expect(markOf([done, releaseOf({})], severityOf)).toBe('pass');
    expect(markOf([releaseOf({ state: 'failed' }), releaseOf({})], severityOf)).toBe('failed');
    expect(markOf([releaseOf({ state: 'failed' }), releaseOf({ kind: 'major' })], severityOf)).toBe('block');
    expect(markOf([releaseOf({ state: 'cancelled', kind: 'major' })], severityOf)).toBeNull();
  });
});

describe('the agenda', () => {
  it('lists what begins on each day, and first what goes on from before; empty days are left out', () => {
    const rows = agendaRows(plan, daysFrom('2026-12-13', 8, ZONE));
    expect(rows.map((row) => `${row.kind} ${row.kind === 'day' ? row.day : row.id.split('/')[0]}`)).toEqual([
      'day 2026-12-13',
      'freeze freezes-0',
      'window windows-0',
      'day 2026-12-14',
      'release releases-1',
      'day 2026-12-19',
      'window windows-0',
    ]);
    const [begunBefore, inFreeze] = rows.flatMap((row) => (row.kind === 'window' ? [row.span] : []));
    expect(begunBefore).not.toHaveProperty('cancelledBy');
    expect(inFreeze).toMatchObject({ window: saturday, cancelledBy: yearEnd });
  });
});
