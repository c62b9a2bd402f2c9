import { describe, expect, it } from 'vitest';
import { prepareCalendar } from '../../../shared/api/calendarPreview.ts';
import { occurrencesOf } from '../../../shared/domain/schedule.ts';
import { toEpoch, toInstant } from '../../../shared/kernel/time.ts';
import { startedPlan } from '../commandSteps.ts';
import { ACTOR, NOW } from '../inMemoryPlan.ts';
import { calendar, event, importInto, only, prepare } from './calendars.ts';

describe('a time zone', () => {
  const observance = (name: string, start: string, from: string, to: string): string[] => [
    `BEGIN:${name}`,
    `DTSTART:${start}`,
    `TZOFFSETFROM:${from}`,
    `TZOFFSETTO:${to}`,
    `END:${name}`,
  ];
  const zone = (tzid: string) => [
    'BEGIN:VTIMEZONE',
    `TZID:${tzid}`,
    ...observance('STANDARD', '20260101T000000', '+1000', '+1200'),
    ...observance('DAYLIGHT', '20260505T080000', '+1200', '+1000'),
    'END:VTIMEZONE',
  ];
  const at = (uid: string, tzid: string, start: string, ...more: string[]) =>
    event(`UID:${uid}`, `DTSTART;TZID=${tzid}:${start}`, 'DURATION:PT1H', `SUMMARY:${uid}`, ...more);

  it('that only the file knows gives what happens once its offset, and what comes again is refused', () => {
    const plan = startedPlan();
    const { preview } = importInto(
      plan,
      calendar([
        ...zone('Ship'),
        ...at('winter', 'Ship', '20260303T080000'),
        ...at('summer', 'Ship', '20260803T080000'),
        // The clock goes back from 08:00 to 06:00: what comes twice is meant the first time.
        ...at('twice', 'Ship', '20260505T070001'),
        ...at('weekly', 'Ship', '20260303T080000', 'RRULE:FREQ=WEEKLY'),
      ]),
    );
    const windows = [...plan.state.database.all('windows')].map(({ name, zone }) => `${name} ${zone}`);
    expect(windows).toEqual(['winter +12:00', 'summer +10:00', 'twice +12:00']);
    expect(preview.skipped).toMatchObject([{ name: 'weekly', reason: expect.stringContaining('no known time zone') }]);
    expect(preview.notes).toContain(
      'Of the time zone "Ship" only the file knows: what happens once has the offset that it gives.',
    );
  });

  it('that the world knows is as the world has it, and where the file differs that is said', () => {
    const plan = startedPlan();
    const text = calendar([...zone('Europe/Berlin'), ...at('berlin', 'Europe/Berlin', '20260303T080000')]);
    const { preview } = importInto(plan, text);
    expect(only(plan.state.database.all('windows')).zone).toBe('Europe/Berlin');
    expect(preview.notes).toContain(
      'The file gives times in "Europe/Berlin" another offset than Europe/Berlin has. Europe/Berlin counts.',
    );
  });
});

describe('an event that is changed from one occurrence on', () => {
  const weekly = ['UID:w', 'DTSTART:20261205T220000Z', 'DTEND:20261206T000000Z', 'SUMMARY:Patch night'];
  const from = (day: string, ...lines: string[]) =>
    event('UID:w', `RECURRENCE-ID;RANGE=THISANDFUTURE:${day}T220000Z`, ...lines);
  const text = calendar([
    ...event(...weekly, 'RRULE:FREQ=WEEKLY;COUNT=10', 'EXDATE:20261226T220000Z'),
    ...event('UID:w', 'RECURRENCE-ID:20270102T220000Z', 'DTSTART:20270103T080000Z', 'DTEND:20270103T090000Z'),
    ...from('20261219', 'DTSTART:20261219T230000Z', 'DTEND:20261220T020000Z', 'SUMMARY:Long patch night'),
    ...from('20270116', 'STATUS:CANCELLED'),
  ]);

  it('is cut there, as after "this and following"', () => {
    const plan = startedPlan();
    const { preview } = importInto(plan, text);
    expect(preview.skipped).toEqual([]);
    const windows = [...plan.state.database.all('windows')];
    expect(windows.map(({ name }) => name)).toEqual(['Patch night', 'Long patch night']);
    const interval = { start: toEpoch('2026-12-01T00:00:00Z'), end: toEpoch('2027-12-01T00:00:00Z') };
    const starts = windows.map((window) =>
      occurrencesOf(plan.state.database, window, interval).map(({ start }) => toInstant(start).slice(0, 16)),
    );
    expect(starts).toEqual([
      ['2026-12-05T22:00', '2026-12-12T22:00'],
      ['2026-12-19T23:00', '2027-01-03T08:00', '2027-01-09T23:00'],
    ]);
    expect(prepare(plan, text).preview.kinds).toMatchObject([{ events: 2, unchanged: 2 }]);
  });

  it('is refused where it has no such occurrence', () => {
    const prepared = prepareCalendar(startedPlan().state.database, text.replaceAll('20261219T22', '20261220T22'), {
      file: { name: 'a.ics', sha256: '' },
      run: { now: NOW, actor: ACTOR, transactionId: '019a0000-0000-7000-8000-000000000009' },
    });
    expect(prepared).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('line 17 changes it') } });
  });
});

describe('what an event becomes', () => {
  const text = calendar([
    ...event('UID:1', 'DTSTART;VALUE=DATE:20270101', 'DTEND;VALUE=DATE:20270401', 'SUMMARY:Quiet months'),
    ...event('UID:2', 'DTSTART:20261201T140000Z', 'DTEND:20261201T150000Z', 'SUMMARY:Weekly round'),
  ]);

  it('is guessed, and can be chosen for each by its line, also for one that is left out', () => {
    const plan = startedPlan();
    const guessed = prepare(plan, text).preview;
    expect(guessed.kinds).toMatchObject([{ kind: 'windows', events: 1, guessed: 1 }]);
    expect(guessed.skipped).toMatchObject([{ name: 'Quiet months', choice: { line: 3, kind: 'windows' } }]);
    const { preview, input } = prepare(plan, text, undefined, { 3: 'freezes', 9: 'meetings' });
    expect(preview.skipped).toEqual([]);
    expect(preview.kinds).toMatchObject([
      { kind: 'freezes', guessed: 0, first: [{ name: 'Quiet months', choice: { line: 3, kind: 'freezes' } }] },
      { kind: 'meetings', guessed: 0, first: [{ name: 'Weekly round', choice: { line: 9, kind: 'meetings' } }] },
    ]);
    expect(plan.run('ics.import', input)).toMatchObject({ ok: true });
    // What the plan knows stays what it is there, and leaves no choice.
    const again = prepare(plan, text, undefined, { 9: 'windows' }).preview;
    expect(again.kinds).toMatchObject([
      { kind: 'freezes', unchanged: 1 },
      { kind: 'meetings', unchanged: 1 },
    ]);
    for (const { first } of again.kinds) expect(first[0]).not.toHaveProperty('choice');
  });
});

/** Files that are made to keep a reader busy. What bounds them is told in the reason, and not by a clock. */
describe('a hostile file', () => {
  const refusal = (lines: readonly string[]): string => {
    const prepared = prepareCalendar(startedPlan().state.database, calendar(lines), {
      file: { name: 'a.ics', sha256: '' },
      run: { now: NOW, actor: ACTOR, transactionId: '019a0000-0000-7000-8000-000000000009' },
    });
    if (prepared.ok) throw new Error('It came in.');
    return `${prepared.refusal.message} ${prepared.refusal.details?.join(' ')}`;
  };
  const daily = ['DTSTART:20260101T000000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY'];
  const many = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, at) => line(at));

  it('has few rules followed that lead nowhere', () => {
    const rule = (index: number) => `RRULE:FREQ=DAILY;INTERVAL=${index + 1};BYMONTH=2;BYMONTHDAY=30`;
    const events = many(400, (index) => event(`UID:${index}`, ...daily.slice(0, 2), rule(index)).join('\r\n'));
    expect(refusal(events)).toContain('it was not followed, because 20 others of the file led nowhere');
  });

  it('has its dates counted before they are read', () => {
    expect(refusal(event('UID:1', ...daily, ...many(1_001, () => 'EXDATE:no date')))).toContain('1,001 exceptions');
    expect(refusal(event('UID:1', ...daily, `RDATE:${'x,'.repeat(200_000)}`))).toContain('200,001 added dates');
    const changed = event('UID:1', 'RECURRENCE-ID:no date', 'DTSTART:no date');
    expect(refusal([...event('UID:1', ...daily), ...many(1_001, () => changed.join('\r\n'))])).toContain(
      '1,001 changed occurrences',
    );
    const cut = event('UID:1', 'RECURRENCE-ID;RANGE=THISANDFUTURE:no date', 'DTSTART:no date');
    expect(refusal([...event('UID:1', ...daily), ...many(101, () => cut.join('\r\n'))])).toContain(
      'it is changed from 101 dates on; Slipway follows 100 at most',
    );
  });

  it('has few switches of a zone followed', () => {
    const zone = (lines: readonly string[]) => ['BEGIN:VTIMEZONE', 'TZID:X', ...lines, 'END:VTIMEZONE'];
    const observance = (...lines: string[]) => [
      'BEGIN:STANDARD',
      'DTSTART:20200101T000000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      ...lines,
      'END:STANDARD',
    ];
    const inIt = event('UID:1', 'DTSTART;TZID=X:20261201T100000', 'DURATION:PT1H');
    const rules = many(5_000, () => 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30');
    expect(refusal([...zone(observance(...rules)), ...inIt])).toContain('it has 5000 rules');
    const each = observance('RRULE:FREQ=YEARLY').join('\r\n');
    expect(refusal([...zone(many(5_000, () => each)), ...inIt])).toContain('it changes its offset too often');
    const dates = many(5_000, (at) => `RDATE:${2000 + (at % 90)}0${1 + (at % 9)}${10 + (at % 18)}T0${at % 7}0000`);
    expect(refusal([...zone(observance(...dates)), ...inIt])).toContain('it changes its offset too often');
  });

  it('comes in with a hundred thousand parameters, which say nothing', () => {
    const plan = startedPlan();
    importInto(plan, calendar(event('UID:1', `DTSTART${';X=1'.repeat(100_000)}:20261201T100000Z`, 'DURATION:PT1H')));
    expect(plan.state.database.count('windows')).toBe(1);
  });
});
