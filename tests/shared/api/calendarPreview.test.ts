import { describe, expect, it } from 'vitest';
import { prepareCalendar } from '../../../shared/api/calendarPreview.ts';
import { EVENT_KINDS } from '../../../shared/exchange/icalendar/icalendarKinds.ts';
import { writeCalendar } from '../../../shared/exchange/icalendar/icalendarWrite.ts';
import { toEpoch } from '../../../shared/kernel/time.ts';
import { startedPlan } from '../commandSteps.ts';
import { ACTOR, NOW } from '../inMemoryPlan.ts';
import { calendar, event, importInto, only, type Plan, prepare } from './calendars.ts';

const LATER = '2026-11-21T08:00:00Z';

const written = (plan: Plan): string =>
  writeCalendar(plan.state.database, { kinds: EVENT_KINDS, now: toEpoch(NOW), seq: 1 }).pieces.join('');

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

describe('what other programs write', () => {
  it('comes in as a minute where it has no length, releases as usual, and says so', () => {
    const plan = startedPlan();
    const { preview } = importInto(
      plan,
      calendar(
        event('UID:2', 'DTSTART:20261201T140000Z', 'DTEND:20261201T140000Z', 'SUMMARY:Go', 'CATEGORIES:Release'),
      ),
    );
    importInto(plan, calendar(event('UID:1', 'DTSTART:20261201T140000Z', 'SUMMARY:Reboot')));
    expect(only(plan.state.database.all('windows'))).toMatchObject({
      start: '2026-12-01T14:00',
      end: '2026-12-01T14:01',
    });
    expect(only(plan.state.database.all('releases')).lengthMinutes).toBe(120);
    expect(preview.notes.filter((note) => note.startsWith('Events without an end'))).toHaveLength(1);
  });

  it('comes in with small letters, LF alone, floating times, days alone, and neither DTSTAMP nor UID', () => {
    const plan = startedPlan();
    const text = calendar([
      ...event('dtstart:20261201T140000', 'duration:PT1H', 'summary:Floating'),
      ...event('DTSTART;VALUE=DATE:20261202', 'SUMMARY:All day'),
      ...event('DTSTART;;VALUE=DATE-TIME:20261203T140000Z', 'DURATION:PT1H', 'SUMMARY:Semicolons', 'X-ANY;X-P=1:x'),
      'BEGIN:X-PART',
      'X-A:1',
      'END:X-PART',
    ]).replaceAll('\r\n', '\n');
    const { preview } = importInto(plan, text + text.replaceAll('202612', '202701'));
    expect(preview.skipped).toEqual([]);
    const windows = [...plan.state.database.all('windows')].map(({ start, end, zone }) => `${start} ${end} ${zone}`);
    expect(windows).toEqual([
      '2026-12-01T14:00 2026-12-01T15:00 Europe/London',
      '2026-12-02T00:00 2026-12-03T00:00 Europe/London',
      '2026-12-03T14:00 2026-12-03T15:00 UTC',
      '2027-01-01T14:00 2027-01-01T15:00 Europe/London',
      '2027-01-02T00:00 2027-01-03T00:00 Europe/London',
      '2027-01-03T14:00 2027-01-03T15:00 UTC',
    ]);
  });

  it('is refused with its line and what to do', () => {
    const prepared = prepareCalendar(startedPlan().state.database, calendar(event('UID:1', 'SUMMARY:Some day')), {
      file: { name: 'a.ics', sha256: '' },
      run: { now: NOW, actor: ACTOR, transactionId: '019a0000-0000-7000-8000-000000000009' },
    });
    expect(prepared).toMatchObject({
      ok: false,
      refusal: {
        message: 'a.ics: nothing in it can be imported. Line 3, Some day: it has no start. Give it one (DTSTART).',
      },
    });
  });
});

it('asks about what contradicts itself in what is new, not in what was there', () => {
  const plan = startedPlan();
  const text = calendar(
    event('UID:1', 'DTSTART;VALUE=DATE:20270101', 'DTEND;VALUE=DATE:20271215', 'SUMMARY:Year-end freeze'),
  );
  const { preview } = importInto(plan, text);
  expect(preview.questions).toMatchObject([{ name: 'Year-end freeze', message: expect.stringContaining('348 days') }]);
  expect(preview.questionCount).toBe(preview.questions.length);
  expect(prepare(plan, text).preview.questions).toEqual([]);
});
