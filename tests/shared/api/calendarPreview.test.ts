import { describe, expect, it } from 'vitest';
import { prepareCalendar } from '../../../shared/api/calendarPreview.ts';
import { EVENT_KINDS, type EventKind } from '../../../shared/exchange/icalendarKinds.ts';
import { writeCalendar } from '../../../shared/exchange/icalendarWrite.ts';
import { type Instant, toEpoch } from '../../../shared/kernel/time.ts';
import { startedPlan } from '../commandSteps.ts';
import { ACTOR, NOW } from '../inMemoryPlan.ts';

const LATER = '2026-11-21T08:00:00Z';

type Plan = ReturnType<typeof startedPlan>;

const calendar = (lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');

const event = (...lines: string[]): string[] => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];

function prepare(plan: Plan, text: string, as?: EventKind) {
  const prepared = prepareCalendar(plan.state.database, text, {
    file: { name: 'a.ics', sha256: '' },
    as,
    run: { now: NOW, actor: ACTOR, transactionId: '019a0000-0000-7000-8000-000000000009' },
  });
  if (!prepared.ok) throw new Error(prepared.refusal.message);
  return prepared.value;
}

function importInto(plan: Plan, text: string, { as, at = NOW }: { as?: EventKind; at?: Instant } = {}) {
  const { preview, input } = prepare(plan, text, as);
  const result = plan.as(ACTOR, at).run('ics.import', input);
  if (!result.ok) throw new Error(result.refusal.message);
  return { preview, label: result.value.header.label };
}

const written = (plan: Plan): string =>
  writeCalendar(plan.state.database, { kinds: EVENT_KINDS, now: toEpoch(NOW), seq: 1 }).pieces.join('');

const only = <T>(records: Iterable<T>): T => {
  const all = [...records];
  expect(all).toHaveLength(1);
  return all[0]!;
};

describe('the date of a release that comes in', () => {
  const dated = (start: string) =>
    calendar(event('UID:r', `DTSTART:${start}`, 'DURATION:PT2H', 'SUMMARY:Ledger 8', 'CATEGORIES:Release'));

  it('counts from the import on, and a date that stays from when it was given', () => {
    const plan = startedPlan();
    importInto(plan, dated('20261205T220000Z'));
    const { scheduledAt } = only(plan.state.database.all('releases'));
    expect(scheduledAt).toBe(NOW);
    importInto(plan, dated('20261205T220000Z').replace('Ledger 8', 'Ledger 9'), { at: LATER });
    expect(only(plan.state.database.all('releases'))).toMatchObject({ name: 'Ledger 9', scheduledAt });
    importInto(plan, dated('20261206T220000Z'), { at: LATER });
    const moved = only(plan.state.database.all('releases'));
    expect(moved.start).toBe('2026-12-06T22:00:00Z');
    expect(moved.scheduledAt).toBe(LATER);
  });

  it('comes along in a file of ours, unless the date was changed elsewhere', () => {
    const plan = startedPlan();
    importInto(plan, dated('20261205T220000Z'));
    const { scheduledAt } = only(plan.state.database.all('releases'));
    const file = written(plan);
    const other = startedPlan();
    importInto(other, file, { at: LATER });
    expect(only(other.state.database.all('releases')).scheduledAt).toBe(scheduledAt);
    const third = startedPlan();
    importInto(third, file.replace('DTSTART:20261205T220000Z', 'DTSTART:20261204T220000Z'), { at: LATER });
    const { start, scheduledAt: anew } = only(third.state.database.all('releases'));
    expect(start).toBe('2026-12-04T22:00:00Z');
    expect(anew).toBe(LATER);
  });
});

describe('what follows a date that comes in', () => {
  it('moves with the release, in the same step', () => {
    const plan = startedPlan();
    const file = (start: string) =>
      calendar(event('UID:r', `DTSTART:${start}`, 'DURATION:PT2H', 'SUMMARY:Ledger 8', 'CATEGORIES:Release'));
    importInto(plan, file('20261205T220000Z'));
    const { id } = only(plan.state.database.all('releases'));
    const follows = { anchorId: null, releaseId: id, amount: 1, unit: 'days', weekday: null };
    const made = plan.run('freeze.create', {
      name: 'Hands off',
      zone: 'UTC',
      startFrom: { ...follows, time: '08:00' },
      endFrom: { ...follows, time: '18:00' },
    });
    expect(made).toMatchObject({ ok: true });
    expect(only(plan.state.database.all('freezes')).start).toBe('2026-12-06T08:00');
    const { preview, label } = importInto(plan, file('20261209T220000Z'));
    expect(preview.notes).toContain('1 window or freeze of the plan will follow what it moves.');
    expect(label).toBe('Imported 1 change from a.ics; 1 followed');
    expect(only(plan.state.database.all('freezes')).start).toBe('2026-12-10T08:00');
  });

  it('moves with the holidays of the plan', () => {
    const plan = startedPlan();
    expect(plan.run('anchor.create', { name: 'Term', on: '2026-12-24' })).toMatchObject({ ok: true });
    expect(plan.run('businessCalendar.create', { name: 'London' })).toMatchObject({ ok: true });
    const { id: calendarId } = only(plan.state.database.all('businessCalendars'));
    expect(plan.run('plan.change', { calendarId })).toMatchObject({ ok: true });
    const { id: anchorId } = only(plan.state.database.all('anchors'));
    const follows = { anchorId, releaseId: null, unit: 'businessDays', weekday: null, time: '08:00' };
    const made = plan.run('freeze.create', {
      name: 'Quiet days',
      zone: 'UTC',
      start: '2026-12-01T00:00',
      endFrom: { ...follows, amount: 1 },
    });
    expect(made).toMatchObject({ ok: true });
    expect(only(plan.state.database.all('freezes')).end).toBe('2026-12-25T08:00');
    importInto(plan, calendar(event('UID:x', 'DTSTART;VALUE=DATE:20261225', 'SUMMARY:Christmas Day')), {
      as: 'holidays',
    });
    expect(only(plan.state.database.all('freezes')).end).toBe('2026-12-28T08:00');
  });
});

it('keeps a meeting to the length that a typed one may have', () => {
  const plan = startedPlan();
  const text = calendar([
    ...event('UID:1', 'DTSTART:20261201T140000Z', 'DTEND:20261220T150000Z', 'SUMMARY:CAB in December'),
    ...event('UID:2', 'DTSTART:20261201T140000Z', 'DTEND:20261201T150000Z', 'SUMMARY:CAB'),
  ]);
  const { preview } = importInto(plan, text);
  expect(preview.skipped).toMatchObject([{ line: 3, reason: 'a meeting is at most 7 days long. Give an earlier end' }]);
  expect(plan.state.database.count('cabMeetings')).toBe(1);
});
