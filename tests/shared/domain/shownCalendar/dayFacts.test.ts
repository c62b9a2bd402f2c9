import { describe, expect, it } from 'vitest';
import { agendaRows, withNow } from '../../../../shared/domain/shownCalendar/agenda.ts';
import { daysFrom } from '../../../../shared/domain/shownCalendar/calendarDays.ts';
import { openingsDuring } from '../../../../shared/domain/shownCalendar/coveredWindows.ts';
import { dayFacts } from '../../../../shared/domain/shownCalendar/dayFacts.ts';
import { DAY, END_OF_TIME } from '../../../../shared/kernel/time.ts';
import { EVERYTHING } from '../../../../shared/model/scope.ts';
import { planWith, releaseOf, saturday, yearEnd } from '../../rules/ruleFixtures.ts';

const ZONE = 'Europe/London';
const many = Array.from({ length: 37 }, (_, index) => ({
  ...saturday,
  id: `windows-${index}`,
  key: `WIN-${index + 1}`,
  name: `Window ${index}`,
}));

describe('a day', () => {
  it('has many windows of a kind as one', () => {
    const { windows, ribbon } = dayFacts(planWith({ windows: many }), '2026-11-28', ZONE);
    expect(windows).toEqual([{ classId: null, count: 37, cancelled: 0, name: 'Window 0', at: '22:00', fate: null }]);
    expect(ribbon).toEqual([{ look: 'window', from: 22 / 24, to: 1 }]);
  });

  it('is told how much of its window time is taken: a release outside counts for nothing, two at once for one', () => {
    const plan = planWith({
      releases: [
        releaseOf({}),
        releaseOf({ id: 'releases-1', key: 'REL-2' }),
        releaseOf({ id: 'releases-2', key: 'REL-3', start: '2026-11-28T08:00:00Z' }),
      ],
    });
    // The two run from 22:00 for two hours and a half, of which the day has two.
    expect(dayFacts(plan, '2026-11-28', ZONE)).toMatchObject({ openMinutes: 120, takenMinutes: 120 });
    expect(dayFacts(plan, '2026-11-29', ZONE)).toMatchObject({ openMinutes: 240, takenMinutes: 30 });
  });

  it('strikes out a window that a freeze cancels, and only where it is for nothing else', () => {
    const cancelling = { ...yearEnd, level: 'review' as const, windows: 'cancel' as const };
    const fateWith = (freeze: typeof cancelling, window = saturday) =>
      dayFacts(planWith({ windows: [window], freezes: [freeze] }), '2026-12-19', ZONE).windows[0]!.fate;
    expect(fateWith(cancelling)).toBe('cancelled by a freeze');
    expect(fateWith({ ...cancelling, windows: 'keep' } as never)).toBeNull();
    const forPayments = { ...cancelling, scope: { ...EVERYTHING, serviceIds: ['services-0'] } };
    const openTo = (...serviceIds: string[]) => ({ ...saturday, scope: { ...EVERYTHING, serviceIds } });
    expect(fateWith(forPayments)).toBeNull();
    expect(fateWith(forPayments, openTo('services-0'))).toBe('cancelled by a freeze');
    expect(fateWith(forPayments, openTo('services-0', 'services-1'))).toBeNull();
    const open = { changeType: 'standard' as const, risk: null, level: 'none' as const, approverRole: null };
    expect(fateWith({ ...cancelling, windows: 'keep', level: 'block' } as never)).toBe('cancelled by a hard freeze');
    expect(fateWith({ ...cancelling, windows: 'keep', level: 'block', levels: [open] } as never)).toBeNull();
    // One that says that windows are off takes all of a window that it meets; another leaves the hours outside it.
    const fromMidnight = { ...cancelling, start: '2026-12-20T00:00' };
    expect(fateWith(fromMidnight)).toBe('cancelled by a freeze');
    expect(fateWith({ ...fromMidnight, windows: 'keep', level: 'block' } as never)).toBeNull();
  });

  it('draws a freeze without an end on every day, and each time of one that recurs', () => {
    const open = { ...yearEnd, end: null };
    expect(dayFacts(planWith({ freezes: [open] }), '2031-05-05', ZONE).freezes).toHaveLength(1);
    const weekly = { ...yearEnd, start: '2026-12-07T00:00', end: '2026-12-08T00:00', rule: 'FREQ=WEEKLY' };
    const frozen = daysFrom('2026-12-07', 15, ZONE).filter(
      ({ day }) => dayFacts(planWith({ freezes: [weekly] }), day, ZONE).freezes.length > 0,
    );
    expect(frozen.map(({ day }) => day)).toEqual(['2026-12-07', '2026-12-14', '2026-12-21']);
  });

  it('is not open while no change at all may run, in a window that has no end either', () => {
    const endless = { ...saturday, rule: null, start: '2026-12-01T00:00', end: null };
    const factsWith = (freeze: typeof yearEnd) =>
      dayFacts(planWith({ windows: [endless], freezes: [freeze] }), '2026-12-12', ZONE);
    const { ribbon, openMinutes } = factsWith(yearEnd);
    expect(ribbon).toEqual([
      { look: 'hard', from: 23 / 24, to: 1 },
      { look: 'window', from: 0, to: 23 / 24 },
    ]);
    expect(openMinutes).toBe(23 * 60);
    // For one service alone, the others go on.
    expect(factsWith({ ...yearEnd, scope: { ...EVERYTHING, serviceIds: ['services-0'] } }).openMinutes).toBe(24 * 60);
  });

  it('looks no further than it must where a window has no end', () => {
    const endless = { ...saturday, rule: null, end: null };
    const daily = { ...yearEnd, rule: 'FREQ=DAILY', end: '2026-12-13T01:00', windows: 'cancel' as const };
    const start = Date.parse('2027-03-01T00:00:00Z');
    const { occurrences } = openingsDuring(planWith({ windows: [endless], freezes: [daily] }), {
      start,
      end: start + DAY,
    });
    expect(occurrences).toMatchObject([{ end: END_OF_TIME }]);
    expect(occurrences[0]!.cancelledBy).toBeUndefined();
  });
});

describe('the agenda', () => {
  it('has many windows of a kind on one line, and a few each on theirs', () => {
    const kinds = (count: number) =>
      agendaRows(planWith({ windows: many.slice(0, count) }), daysFrom('2026-11-28', 1, ZONE)).map(({ kind }) => kind);
    expect(kinds(3)).toEqual(['day', 'window', 'window', 'window']);
    expect(kinds(4)).toEqual(['day', 'windows']);
  });

  const calendar = {
    id: 'businessCalendars-0',
    key: 'CAL-1',
    name: 'United Kingdom',
    workingTimes: [],
    holidays: [{ on: '2026-12-25', name: 'Christmas Day' }],
  };
  const plan = planWith({ calendars: [calendar], settings: { calendarId: calendar.id } });

  it('has the holidays of the plan, also where nothing else begins on them', () => {
    const rows = agendaRows(plan, daysFrom('2026-12-24', 3, ZONE));
    expect(rows).toMatchObject([
      { kind: 'day', day: '2026-12-25', holiday: 'Christmas Day' },
      { kind: 'day', day: '2026-12-26', holiday: null },
      { kind: 'window' },
    ]);
    expect(agendaRows(planWith({ calendars: [calendar] }), daysFrom('2026-12-25', 1, ZONE))).toEqual([]);
  });

  it('has the present behind what has begun and before what is to come, on a day of its own where it must', () => {
    const early = releaseOf({ start: '2026-11-28T08:00:00Z' });
    const busy = planWith({ releases: [early] });
    const kindsAt = (first: string, now: string) =>
      withNow(agendaRows(busy, daysFrom(first, 7, ZONE)), first, now.slice(0, 10), Date.parse(now)).map((row) =>
        row.kind === 'day' ? row.day.slice(8) : row.kind,
      );
    expect(kindsAt('2026-11-28', '2026-11-28T07:00:00Z')).toEqual(['28', 'now', 'release', 'window']);
    expect(kindsAt('2026-11-28', '2026-11-28T08:30:00Z')).toEqual(['28', 'release', 'now', 'window']);
    expect(kindsAt('2026-11-28', '2026-11-28T22:00:00Z')).toEqual(['28', 'release', 'window', 'now']);
    expect(kindsAt('2026-11-24', '2026-11-26T07:00:00Z')).toEqual(['26', 'now', '28', 'release', 'window']);
    expect(kindsAt('2026-11-28', '2026-11-30T07:00:00Z')).toEqual(['28', 'release', 'window', '30', 'now']);
    expect(kindsAt('2026-11-28', '2026-11-20T07:00:00Z')).toEqual(['28', 'release', 'window']);
  });
});
