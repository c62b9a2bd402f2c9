import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { daysFrom } from '../../../shared/domain/shownCalendar/calendarDays.ts';
import { listHtml } from '../../../shared/exchange/calendarListPrint.ts';
import { monthHtml, yearHtml } from '../../../shared/exchange/calendarPrint.ts';
import { forwardSchedule, scheduleCsv, scheduledReleases } from '../../../shared/exchange/forwardSchedule.ts';
import { scheduleHtml } from '../../../shared/exchange/schedulePrint.ts';
import { ONCE } from '../../../shared/model/series.ts';
import { insert } from '../../../shared/store/change.ts';
import { context, planWith, releaseOf, yearEnd } from '../rules/ruleFixtures.ts';

const plan = planWith({
  freezes: [yearEnd],
  releases: [
    releaseOf({ name: '=cmd|calc', environment: 'Production', risk: 'high', start: '2026-12-19T22:00:00Z' }),
    releaseOf({ id: 'releases-1', key: 'REL-2', name: '<script>alert(1)</script>' }),
    releaseOf({ id: 'releases-2', key: 'REL-3', state: 'cancelled' }),
    releaseOf({ id: 'releases-3', key: 'REL-4', start: null }),
  ],
});
const during = { start: Date.parse('2026-11-01'), end: Date.parse('2027-01-01') };
const entries = [...forwardSchedule(scheduledReleases(plan, during), plan, context)];

describe('the forward schedule of change', () => {
  it('lists what has a date in the time and was not cancelled, first to start first', () => {
    expect(entries.map(({ release }) => release)).toEqual(['REL-2', 'REL-1']);
    expect(scheduledReleases(plan, { start: during.start, end: Date.parse('2026-12-01') })).toHaveLength(1);
  });

  it('says where each stands: window, freezes, verdict, change and risk', () => {
    expect(entries[0]).toMatchObject({
      windows: ['Saturday night'],
      notes: [],
      change: null,
      risk: null,
      end: '2026-11-29T00:00:00Z',
      backOutUntil: '2026-11-29T00:30:00Z',
    });
    expect(entries[1]).toMatchObject({
      verdict: 'Blocked: 1 reason',
      notes: ['Inside the year-end freeze'],
      risk: 'high',
      environment: 'Production',
    });
  });

  it('is CSV in the zone, with the zone beside it, that no spreadsheet runs', () => {
    const csv = [...scheduleCsv(entries, 'Asia/Tokyo')].join('');
    const lines = csv.replace(/\r\n$/, '').split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^\uFEFFRelease,Name,Kind,State,Change,Change type,Risk,Services,/);
    expect(lines[1]).toContain(
      '2026-11-29 07:00,2026-11-29 09:00,2026-11-29 09:30,Asia/Tokyo +09:00,2026-11-28T22:00:00Z,2026-11-29T00:00:00Z',
    );
    expect(lines[2]).toContain("'=cmd|calc");
  });

  it('is read back by a reader of CSV as it was written, whatever is typed in it', () => {
    const typed = ['"quoted", with a comma', 'two\nlines', '@SUM(A1)', 'תאריך', 'x'.repeat(300)];
    const odd = planWith({
      releases: typed.map((name, index) => releaseOf({ id: `releases-${index}`, key: `REL-${index}`, name })),
    });
    const csv = [...scheduleCsv(forwardSchedule(scheduledReleases(odd, during), odd, context), 'UTC')].join('');
    const { data, errors } = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    expect(data.map(({ Name }) => Name!.replace(/^'/, '')).toSorted()).toEqual(typed.toSorted());
    expect(data.every(({ Name }) => !/^[=+\-@]/.test(Name!))).toBe(true);
  });

  it('runs nothing on paper', () => {
    const html = scheduleHtml(entries, 'Europe/London', context.now);
    expect(html).not.toContain('<script');
    expect(html).toContain('&#60;script');
  });
});

describe('the calendar on paper', () => {
  const printed = { shown: plan, plan, zone: 'Europe/London', context };

  it('has a month as whole weeks with their numbers, and says what each day holds', () => {
    const html = monthHtml({ ...printed, start: '2026-11-30', end: '2027-01-04' });
    expect(html.match(/<th scope="row">(\d+)<\/th>/g)?.map((head) => head.replace(/\D/g, ''))).toEqual([
      '49',
      '50',
      '51',
      '52',
      '53',
    ]);
    expect(html).toContain('Hard freeze: <bdi>the year-end freeze</bdi>');
    expect(html).toContain('<b>22:00 REL-1</b>');
    expect(html).toContain('<s>22:00 <bdi>Saturday night</bdi></s> cancelled');
  });

  it('lists whole what a day of the page has no room for', () => {
    const full = planWith({
      releases: Array.from({ length: 9 }, (_, index) =>
        releaseOf({ id: `releases-${index}`, key: `REL-${index + 1}` }),
      ),
    });
    const html = monthHtml({ ...printed, shown: full, plan: full, start: '2026-11-02', end: '2026-12-07' });
    expect(html).toContain('and 5 releases more');
    const rest = html.slice(html.indexOf('Days with more than the page holds'));
    for (let index = 1; index <= 9; index++) expect(rest).toContain(`<b>REL-${index}</b>`);
  });

  it('has every day of a year once', () => {
    const html = yearHtml({ ...printed, start: '2026-01-01', end: '2027-01-01' });
    expect(html.match(/<td class="[a-z]*"><div>/g)).toHaveLength(365);
  });

  it('says a holiday, and lists what goes on from before once, not with every piece of days', () => {
    const calendar = {
      id: 'businessCalendars-0',
      key: 'CAL-1',
      name: 'United Kingdom',
      workingTimes: [],
      holidays: [{ on: '2026-12-25', name: '<b>Christmas</b>' }],
    };
    const busy = planWith({ freezes: [yearEnd], calendars: [calendar], settings: { calendarId: calendar.id } });
    const days = daysFrom('2026-12-14', 14, 'Europe/London');
    const of = (from: number, isContinued: boolean) =>
      listHtml({ ...printed, shown: busy, plan: busy, start: '', end: '' }, days.slice(from, from + 7), isContinued);
    expect(of(0, false)).toContain('FRZ-1');
    expect(of(7, true)).not.toContain('FRZ-1');
    expect(of(7, true)).toContain(
      'Fri 25 Dec 2026 <small><bdi>&#60;b&#62;Christmas&#60;/b&#62;</bdi>, holiday</small>',
    );
  });

  it('keeps what a day holds within its cell, also on a holiday', () => {
    const calendar = {
      id: 'businessCalendars-0',
      key: 'CAL-1',
      name: 'C',
      workingTimes: [],
      holidays: [{ on: '2026-11-28', name: 'H' }],
    };
    const releases = Array.from({ length: 4 }, (_, index) =>
      releaseOf({ id: `releases-${index}`, key: `REL-${index + 1}` }),
    );
    const month = (holidays: boolean) => {
      const busy = planWith({
        releases,
        calendars: [calendar],
        settings: { calendarId: holidays ? calendar.id : null },
      });
      return monthHtml({ ...printed, shown: busy, plan: busy, start: '2026-11-02', end: '2026-12-07' });
    };
    expect(month(false)).not.toContain('more than the page holds');
    expect(month(true)).toContain('and 1 release more');
    expect(month(true)).toContain('<span class="holiday"><bdi>H</bdi></span>');
  });

  it('says by when changes are handed in for a meeting', () => {
    const busy = planWith({ windows: [] });
    busy.apply([
      insert('cabMeetings', {
        ...ONCE,
        id: 'cabMeetings-0',
        key: 'CAB-1',
        name: 'Board',
        zone: 'Europe/London',
        start: '2026-11-26T14:00',
        end: '2026-11-26T15:00',
        cutOff: { days: 1, unit: 'days', time: '12:00' },
        uid: null,
      }),
    ]);
    const days = daysFrom('2026-11-26', 1, 'Europe/London');
    expect(listHtml({ ...printed, shown: busy, plan: busy, start: '', end: '' }, days)).toMatch(
      /CAB meeting, changes by Wed 25 Nov 12:00/,
    );
  });
});
