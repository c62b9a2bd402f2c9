import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Contradiction, contradictionsIn, contradictionsOf, type Draft } from '../../../shared/domain/sanity.ts';
import { addDays, toEpoch } from '../../../shared/kernel/time.ts';
import { PLAIN_FREEZE } from '../../../shared/model/freeze.ts';
import { ONCE } from '../../../shared/model/series.ts';
import { PLAIN_WINDOW } from '../../../shared/model/window.ts';
import { insert } from '../../../shared/store/change.ts';
import { overlay } from '../../../shared/store/overlay.ts';
import type { View } from '../../../shared/store/view.ts';
import { nastyText, wallTime } from '../arbitraries.ts';
import { type InMemoryPlan, inMemoryPlan, valueOf } from '../inMemoryPlan.ts';
import { furnishedPlan } from './furnishedPlan.ts';

const NOW = toEpoch('2026-11-20T10:00:00Z');
const ZONE = 'Europe/London';

function startedPlan(): InMemoryPlan {
  const plan = inMemoryPlan();
  valueOf(plan.run('plan.create', { name: 'P', zone: ZONE, person: { name: 'Ana', roles: [] } }));
  return plan;
}

const none: View = startedPlan().state.database;

const freeze = (name: string, start: string, end: string | null, more: object = {}) =>
  ({ ...PLAIN_FREEZE, name, zone: ZONE, start, end, ...more }) as Draft;
const window = (name: string, start: string, end: string | null, more: object = {}) =>
  ({ ...PLAIN_WINDOW, name, zone: ZONE, start, end, ...more }) as Draft;

const ofFreeze = (draft: Draft, now = NOW, view = none) => contradictionsOf(view, draft, 'freezes', now);
const ofWindow = (draft: Draft, now = NOW, view = none) => contradictionsOf(view, draft, 'windows', now);

/** The freeze as the suggestion makes it. */
const mended = (draft: Draft, [found]: Contradiction[]) => ({ ...draft, ...found!.suggestion!.patch });

describe('an end before the start', () => {
  it.each([
    ['2026-12-03T22:00', '2026-12-03T02:00', '2026-12-04T02:00', 'It ends 20 h before it starts.'],
    ['2026-12-18T18:00', '2026-01-04T06:00', '2027-01-04T06:00', 'It ends 348 d 12 h before it starts.'],
    ['2026-12-18T18:00', '2026-11-19T06:00', '2026-12-19T06:00', 'It ends 29 d 12 h before it starts.'],
    ['2026-12-18T18:00', '2026-12-18T18:00', '2026-12-19T18:00', 'It ends when it starts.'],
  ])('%s to %s is asked to end %s', (start, end, better, message) => {
    const [found, ...more] = ofFreeze(freeze('F', start, end));
    expect(more).toEqual([]);
    expect(found).toMatchObject({ field: 'end', message, suggestion: { patch: { end: better } } });
  });
});

describe('a freeze of most of a year', () => {
  it('of 348 days, as it was once published, ends in the month that was meant', () => {
    const lock = freeze('Production Change Lock', '2025-12-22T22:00', '2026-12-05T02:00');
    const found = ofFreeze(lock, toEpoch('2025-11-01T00:00:00Z'));
    expect(found).toEqual([
      {
        field: 'end',
        message: 'It lasts 347 days. That looks like a year or a month typed wrongly.',
        suggestion: {
          label: 'End it Mon 5 Jan 2026 02:00',
          patch: { start: '2025-12-22T22:00', end: '2026-01-05T02:00' },
        },
      },
    ]);
    expect(ofFreeze(mended(lock, found), toEpoch('2025-11-01T00:00:00Z'))).toEqual([]);
  });

  it.each([
    ['a year too far', '2026-12-18T18:00', '2028-01-04T06:00', { end: '2027-01-04T06:00' }],
    ['a start a year too early', '2025-12-18T18:00', '2027-01-04T06:00', { start: '2026-12-18T18:00' }],
    ['a start whose month is wrong', '2027-01-20T00:00', '2028-01-03T00:00', { start: '2027-12-20T00:00' }],
    ['a month', '2027-01-10T00:00', '2027-11-17T00:00', { end: '2027-01-17T00:00' }],
  ])('%s', (_, start, end, patch) => {
    const [found] = ofFreeze(freeze('F', start, end));
    expect(found!.suggestion!.patch).toMatchObject(patch);
  });

  it('that is read when it is over still says what was meant', () => {
    const [found] = ofFreeze(freeze('Lock', '2024-12-22T22:00', '2025-12-05T02:00', { id: 'f' }));
    expect(found!.suggestion!.patch).toMatchObject({ end: '2025-01-05T02:00' });
  });

  it('that follows other dates is asked about, and nothing is suggested', () => {
    const endFrom = { anchorId: 'a', releaseId: null, amount: 0, unit: 'days', weekday: null, time: '00:00' };
    const [found] = ofFreeze(freeze('Lock', '2026-12-22T22:00', '2027-12-05T02:00', { endFrom }));
    expect(found).toMatchObject({ field: 'end', suggestion: null });
  });

  it('that goes to the end of a year is only asked about', () => {
    for (const end of ['2027-12-31T23:59', '2028-01-01T00:00'])
      expect(ofFreeze(freeze('Umbrella', '2026-12-01T00:00', end))).toEqual([
        expect.objectContaining({
          message: expect.stringMatching(/to the end of the year. Is that meant\?$/),
          suggestion: null,
        }),
      ]);
  });

  it.each([
    ['a season', '2027-02-01T00:00', '2027-08-15T00:00', {}],
    ['half a year', '2027-01-01T00:00', '2027-07-01T00:00', {}],
    ['299 days', '2027-01-01T00:00', '2027-10-27T00:00', {}],
    ['one without an end', '2027-01-01T00:00', null, {}],
    ['a year end', '2026-12-18T18:00', '2027-01-04T06:00', {}],
    ['one that comes again', '2027-01-01T00:00', '2027-01-02T00:00', { rule: 'FREQ=WEEKLY;BYDAY=FR' }],
  ])('is not %s', (_, start, end, more) => {
    expect(ofFreeze(freeze('F', start, end, more))).toEqual([]);
  });
});

describe('a label', () => {
  it.each([
    // 27 Nov 2026 is a Friday.
    ['Saturday maintenance', '2026-11-27T08:00', '2026-11-27T12:00', 'Saturday', '2026-11-28T08:00'],
    ['Saturdays', '2026-11-27T08:00', '2026-11-27T12:00', 'Saturdays', '2026-11-28T08:00'],
    ['Monday cutover', '2026-11-27T08:00', '2026-11-27T12:00', 'Monday', '2026-11-30T08:00'],
    ['Wed/Thu patching', '2026-11-27T08:00', '2026-11-27T12:00', 'Wed/Thu', '2026-11-25T08:00'],
    // 24 Feb 2024 was published as a first Saturday, and is the fourth.
    ['First Saturday and Sunday', '2024-02-24T00:00', '2024-02-25T23:00', 'First Saturday', '2024-02-03T00:00'],
    ['first Saturday of the month', '2026-11-28T00:00', '2026-11-28T10:00', 'first Saturday', '2026-11-07T00:00'],
    ['Last Sunday in November', '2026-11-22T00:00', '2026-11-22T10:00', 'Last Sunday', '2026-11-29T00:00'],
    ['3rd Thursday', '2026-12-10T00:00', '2026-12-10T10:00', '3rd Thursday', '2026-12-17T00:00'],
    ['Window of February 24th', '2027-02-25T00:00', '2027-02-25T10:00', null, null],
    ['February 24th and 25th', '2027-02-27T00:00', '2027-02-28T10:00', 'February 24th and 25th', '2027-02-24T00:00'],
    ['Cutover 24 Feb', '2027-03-24T00:00', '2027-03-24T10:00', '24 Feb', '2027-02-24T00:00'],
    ['Cutover 2027-02-24', '2027-02-25T00:00', '2027-02-25T10:00', '2027-02-24', '2027-02-24T00:00'],
    ['Phase of 3rd of March 2028', '2027-03-03T00:00', '2027-03-03T10:00', null, null],
    ['Move 3rd of March 2028', '2027-03-03T00:00', '2027-03-03T10:00', '3rd of March 2028', '2028-03-03T00:00'],
  ])('"%s" of %s', (name, start, end, said, better) => {
    const found = ofWindow(window(name, start, end), toEpoch('2024-01-01T00:00:00Z'));
    if (said === null) expect(found).toEqual([]);
    else {
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ field: 'name', suggestion: { patch: { start: better } } });
      expect(found[0]!.message).toContain(`The name says ${said}, but `);
      expect(ofWindow(mended(window(name, start, end), found), toEpoch('2024-01-01T00:00:00Z'))).toEqual([]);
    }
  });

  it.each([
    // Over midnight, from the evening before, until the midnight.
    ['Saturday night', '2026-11-27T22:00', '2026-11-28T04:00'],
    ['Friday night', '2026-11-27T22:00', '2026-11-28T04:00'],
    ['Friday to Monday', '2026-11-27T18:00', '2026-11-30T00:00'],
    ['Mon-Fri backport', '2026-11-25T11:00', '2026-11-25T12:00'],
    ['Sat/Sun upgrade', '2026-11-28T00:00', '2026-11-29T12:00'],
    // Weekdays with a name of their own, and other events.
    ['Before Black Friday', '2026-11-23T00:00', '2026-11-24T00:00'],
    ['Cyber Monday lock', '2026-11-24T00:00', '2026-11-25T00:00'],
    ['Good Friday', '2026-11-24T00:00', '2026-11-25T00:00'],
    ['Patch Tuesday follow-up', '2026-11-26T00:00', '2026-11-27T00:00'],
    ['No Sundays', '2026-11-26T00:00', '2026-11-27T00:00'],
    ['Daily except Friday', '2026-11-26T00:00', '2026-11-26T10:00'],
    ['Friday following the second Tuesday', '2026-12-11T17:00', '2026-12-11T23:00'],
    ['Sunday after the second Tuesday', '2026-12-13T06:00', '2026-12-13T12:00'],
    ['First Monday of the term', '2026-11-23T06:00', '2026-11-23T12:00'],
    ['Second attempt', '2026-11-23T06:00', '2026-11-23T12:00'],
    ['First Saturday of the month', '2026-12-05T06:00', '2026-12-05T12:00'],
    ['Last Sunday of November', '2026-11-29T06:00', '2026-11-29T12:00'],
    ['Fourth and last Saturday', '2026-11-28T06:00', '2026-11-28T12:00'],
    // What is no weekday and no date.
    ['Sun servers', '2026-11-24T06:00', '2026-11-24T12:00'],
    ['SAT environment', '2026-11-24T06:00', '2026-11-24T12:00'],
    ['monday.com sync', '2026-11-24T06:00', '2026-11-24T12:00'],
    ['Releases may 24/7', '2026-11-24T06:00', '2026-11-24T12:00'],
    ['Phase 2 May rollout', '2027-06-24T06:00', '2027-06-24T12:00'],
    ['Version 3 March', '2027-06-24T06:00', '2027-06-24T12:00'],
    ['Dec 26', '2026-12-10T06:00', '2026-12-10T12:00'],
    ['December 2026', '2026-12-10T06:00', '2026-12-10T12:00'],
    ['Dec 10 22:00 to 04:00', '2026-12-10T22:00', '2026-12-11T04:00'],
    ['1st line support', '2026-12-10T06:00', '2026-12-10T12:00'],
    ['Q4 2026', '2026-12-10T06:00', '2026-12-10T12:00'],
    ['v1.12 Dec', '2026-11-10T06:00', '2026-12-10T06:00'],
    // Dates that are right, or of something else.
    ['24th and 25th February', '2027-02-24T00:00', '2027-02-26T00:00'],
    ['Feb 24-25', '2027-02-24T00:00', '2027-02-25T10:00'],
    ['Feb. 24th & 25th, 2027', '2027-02-23T20:00', '2027-02-25T10:00'],
    ['Turn of the year, 31 Dec', '2026-12-31T18:00', '2027-01-01T12:00'],
    ['Before 1 December', '2026-11-24T06:00', '2026-11-24T12:00'],
    ['For the 31 Dec close', '2026-12-10T06:00', '2026-12-10T12:00'],
    ['', '2026-11-24T06:00', '2026-11-24T12:00'],
  ])('"%s" of %s is as it says', (name, start, end) => {
    expect(ofWindow(window(name, start, end))).toEqual([]);
  });

  it.each([
    [
      'Every Wednesday',
      'FREQ=WEEKLY;BYDAY=TU',
      '2026-12-01T22:00',
      'The name says Wednesday, but it never falls on one: it begins on a Tuesday.',
    ],
    [
      'Tuesday and Friday',
      'FREQ=WEEKLY;BYDAY=TU',
      '2026-12-01T08:00',
      'The name says Friday, but it never falls on one: it begins on a Tuesday.',
    ],
  ])('"%s" of %s never does', (name, rule, start, message) => {
    const [found] = ofWindow(window(name, start, start.replace(/T../, 'T23'), { rule }));
    expect(found).toEqual({ field: 'name', message, suggestion: null });
  });

  it.each([
    ['Wednesday night', 'FREQ=WEEKLY;BYDAY=TU', '2026-12-01T22:00', '2026-12-02T04:00'],
    ['Every second Sunday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU', '2026-12-06T04:00', '2026-12-06T10:00'],
    ['Tuesdays and Fridays', 'FREQ=WEEKLY;BYDAY=TU,FR', '2026-12-01T00:00', '2026-12-01T07:00'],
    ['First Saturday and more', 'FREQ=WEEKLY;BYDAY=SA', '2026-12-12T00:00', '2026-12-12T07:00'],
  ])('"%s" of %s does', (name, rule, start, end) => {
    expect(ofWindow(window(name, start, end, { rule }))).toEqual([]);
  });

  it.each([
    [
      'Lock 18 Dec - 4 Jan',
      '',
      '2026-12-18T18:00',
      '2027-02-04T06:00',
      'name',
      'The name says until 4 Jan, but it ends Thu 4 Feb 2027 06:00.',
      { end: '2027-01-04T06:00' },
    ],
    [
      'Lock',
      'No changes until 4 January.',
      '2026-12-18T18:00',
      '2027-02-04T06:00',
      'reason',
      'The reason says until 4 January, but it ends Thu 4 Feb 2027 06:00.',
      { end: '2027-01-04T06:00' },
    ],
    [
      'Lock from 18 Dec',
      '',
      '2026-12-08T18:00',
      '2027-01-04T06:00',
      'name',
      'The name says from 18 Dec, but it starts Tue 8 Dec 2026 18:00.',
      { start: '2026-12-18T18:00' },
    ],
    [
      'Dec 18-28',
      '',
      '2026-12-18T18:00',
      '2026-12-23T06:00',
      'name',
      'The name says until 28 Dec, but it ends Wed 23 Dec 2026 06:00.',
      { end: '2026-12-28T06:00' },
    ],
  ])('%s %s says another date than its fields', (name, reason, start, end, field, message, patch) => {
    const draft = freeze(name, start, end, { reason });
    const found = ofFreeze(draft);
    expect(found).toEqual([{ field, message, suggestion: { label: expect.any(String), patch } }]);
    expect(ofFreeze(mended(draft, found))).toEqual([]);
  });

  it.each([
    ['Lock 18 Dec - 4 Jan', '', '2026-12-18T18:00', '2027-01-04T06:00'],
    ['Lock 18 December to 3 January', '', '2026-12-18T00:00', '2027-01-04T00:00'],
    ['Lock', 'Agreed on 12 Nov with the board; see the audit of 3 March.', '2026-12-18T18:00', '2027-01-04T06:00'],
    ['Lock', 'From 18 Dec until Monday 4 Jan.', '2026-12-18T18:00', '2027-01-04T06:00'],
    ['Lock until 4 Jan', '', '2026-12-18T18:00', null],
    ['Year end', 'Starting Friday, 18 December', '2026-12-18T18:00', '2027-01-04T06:00'],
  ])('%s %s says the same', (name, reason, start, end) => {
    expect(ofFreeze(freeze(name, start, end, { reason }))).toEqual([]);
  });
});

describe('phases of one series', () => {
  const first = { name: 'Holiday lock phase 1', zone: ZONE, start: '2026-12-07T00:00', end: '2026-12-10T00:00' };
  function planWith(...freezes: object[]) {
    const plan = startedPlan();
    for (const each of freezes) valueOf(plan.run('freeze.create', each));
    return plan.state.database;
  }
  const view = planWith(first);
  const second = (start: string, more: object = {}) => freeze('Holiday lock phase 2', start, '2026-12-20T00:00', more);

  it('that leave a day uncovered', () => {
    const found = ofFreeze(second('2026-12-11T00:00'), NOW, view);
    expect(found).toEqual([
      {
        field: 'start',
        message:
          'Phase 1 (FRZ-1) ends Thu 10 Dec 2026 00:00, and this one starts Fri 11 Dec 2026 00:00: Thu 10 Dec lies in neither.',
        suggestion: { label: 'Start it Thu 10 Dec 2026 00:00', patch: { start: '2026-12-10T00:00' } },
      },
    ]);
  });

  it('that overlap', () => {
    expect(ofFreeze(second('2026-12-09T00:00'), NOW, view)).toMatchObject([
      { message: expect.stringMatching(/they overlap\.$/), suggestion: { patch: { start: '2026-12-10T00:00' } } },
    ]);
  });

  it('are seen from both', () => {
    const both = planWith(first, {
      ...first,
      name: 'Holiday lock, phase 2',
      start: '2026-12-11T00:00',
      end: '2026-12-12T00:00',
    });
    expect(contradictionsIn(both, NOW).map(({ record }) => record.key)).toEqual(['FRZ-1', 'FRZ-2']);
  });

  it.each([
    ['touch', '2026-12-10T00:00', {}],
    ['pause for a week', '2026-12-17T00:00', {}],
    ['begin on the same day', '2026-12-10T09:00', {}],
    ['are of different scopes', '2026-12-09T00:00', { scope: { ...PLAIN_FREEZE.scope, tags: ['a'] } }],
    ['are of different series', '2026-12-09T00:00', { name: 'Network lock phase 2' }],
    ['are not one after the other', '2026-12-09T00:00', { name: 'Holiday lock phase 3' }],
    [
      'are the same one, changed',
      '2026-12-08T00:00',
      { name: 'Holiday lock phase 1', id: view.byKey('freezes', 'FRZ-1')!.id },
    ],
  ])('that %s are left alone', (_, start, more) => {
    expect(ofFreeze(second(start, more), NOW, view)).toEqual([]);
  });

  it('with a weekend between them are left alone', () => {
    const friday = planWith({ ...first, end: '2026-12-11T18:00' });
    expect(ofFreeze(second('2026-12-14T06:00'), NOW, friday)).toEqual([]);
  });

  it('with a holiday of the week between them are asked about: of freezes, where it is missed', () => {
    const plan = planWith({ ...first, end: '2026-12-25T00:00' });
    expect(ofFreeze(second('2026-12-26T00:00', { end: '2027-01-02T00:00' }), NOW, plan)).toMatchObject([
      { message: expect.stringContaining('Fri 25 Dec lies in neither') },
    ]);
  });

  it('of windows are hours, and nights lie between them', () => {
    const plan = startedPlan();
    valueOf(
      plan.run('window.create', {
        ...first,
        name: 'Move part 1 of 2',
        start: '2026-12-07T22:00',
        end: '2026-12-08T04:00',
      }),
    );
    const next = window('Move part 2 of 2', '2026-12-10T22:00', '2026-12-11T04:00');
    expect(ofWindow(next, NOW, plan.state.database)).toEqual([]);
  });
});

describe('a window that no change could use', () => {
  const weekly = { rule: 'FREQ=WEEKLY;BYDAY=WE' };
  const wednesday = (more: object = {}) => window('W', '2026-12-02T22:00', '2026-12-03T04:00', { ...weekly, ...more });
  const messages = (found: Contradiction[]) => found.map(({ message }) => message);

  it('because all of it is frozen', () => {
    const plan = startedPlan();
    valueOf(plan.run('freeze.create', { name: 'Stop', zone: ZONE, start: '2026-11-01T00:00', end: null }));
    expect(messages(ofWindow(wednesday(), NOW, plan.state.database))).toEqual([
      'No change can use it: each time within two years lies in a hard freeze for everything, the first in FRZ-1.',
    ]);
    valueOf(plan.run('freeze.update', { freeze: 'FRZ-1', end: '2027-06-01T00:00' }));
    expect(ofWindow(wednesday(), NOW, plan.state.database)).toEqual([]);
    valueOf(plan.run('freeze.update', { freeze: 'FRZ-1', end: null, level: 'review' }));
    expect(ofWindow(wednesday(), NOW, plan.state.database)).toEqual([]);
  });

  it('because the clocks skip it', () => {
    const gap = window('W', '2027-03-28T01:00', '2027-03-28T02:00');
    expect(messages(ofWindow(gap))).toEqual(['It never opens: by the clocks of Europe/London it has no length.']);
    expect(ofWindow(window('W', '2027-03-28T01:00', '2027-03-28T02:30'))).toEqual([]);
  });

  it('because each of its dates is left out', () => {
    const left = wednesday({
      rule: 'FREQ=WEEKLY;BYDAY=WE;COUNT=2',
      exceptions: ['2026-12-02T22:00', '2026-12-09T22:00'],
    });
    expect(messages(ofWindow(left))).toEqual(['It never opens: each of its dates is an exception.']);
  });

  it('because its rule is over, while it is typed', () => {
    const over = wednesday({ rule: 'FREQ=WEEKLY;BYDAY=WE;COUNT=3' });
    expect(messages(ofWindow(over, toEpoch('2027-02-01T00:00:00Z')))).toEqual([
      'It never opens again: its last time is over since Thu 17 Dec 2026 04:00.',
    ]);
    const plan = startedPlan();
    valueOf(plan.run('window.create', over));
    expect(contradictionsIn(plan.state.database, toEpoch('2027-02-01T00:00:00Z'))).toEqual([]);
  });

  it('because its class asks for more notice than there is', () => {
    const classed = (amount: number, unit: 'hours' | 'days' | 'businessDays') => {
      const notice = { amount, unit };
      const windowClass = { id: 'c', key: 'WCL-1', name: 'Risky', allowedRisk: null, notice, capacity: null };
      return overlay(none, [insert('windowClasses', windowClass)]);
    };
    const weeklyOne = wednesday({ classId: 'c' });
    const once = window('W', '2026-12-02T22:00', '2026-12-03T04:00', { classId: 'c' });
    expect(messages(ofWindow(weeklyOne, NOW, classed(740, 'days')))).toEqual([
      'No change can use it: WCL-1 asks for 740 days of notice, longer than two years.',
    ]);
    expect(messages(ofWindow(once, NOW, classed(10, 'businessDays')))).toEqual([
      'No change can use it: WCL-1 asks for 10 business days of notice, and by then its last time has begun.',
    ]);
    expect(ofWindow(weeklyOne, NOW, classed(200, 'businessDays'))).toEqual([]);
    expect(ofWindow(once, NOW, classed(8, 'businessDays'))).toEqual([]);
    expect(ofWindow(once, NOW, classed(24, 'hours'))).toEqual([]);
  });

  it('because its scope is misspelled', () => {
    const plan = startedPlan();
    for (const environment of ['Production', 'Region 1'])
      valueOf(plan.run('release.create', { name: 'R', environment }));
    const { database } = plan.state;
    const scoped = (environments: string[]) => wednesday({ scope: { ...PLAIN_WINDOW.scope, environments } });
    expect(ofWindow(scoped(['Prodution']), NOW, database)).toEqual([
      {
        field: 'scope',
        message: 'No release has the environment Prodution. Is Production meant?',
        suggestion: {
          label: 'For Production',
          patch: { scope: { ...PLAIN_WINDOW.scope, environments: ['Production'] } },
        },
      },
    ]);
    for (const fine of ['production', 'Staging', 'Region 2', 'Test'])
      expect(ofWindow(scoped([fine]), NOW, database)).toEqual([]);
    expect(ofWindow(scoped(['prod']), NOW, database)[0]?.message).toBe(
      'No release has the environment prod. Is Production meant?',
    );
    expect(ofWindow(scoped(['Region']), NOW, database)).toEqual([]);
    expect(ofWindow(scoped(['Prodution', 'Production']), NOW, database)).toEqual([]);
    expect(ofWindow(scoped(['Prodution']))).toEqual([]);
  });
});

describe('what lies in the past', () => {
  it('is asked about while it is typed, and is history afterwards', () => {
    const past = freeze('Year end', '2025-12-18T18:00', '2026-01-04T06:00');
    const found = ofFreeze(past);
    expect(found).toEqual([
      {
        field: 'end',
        message: 'It ended on Sun 4 Jan: it holds nobody up any more.',
        suggestion: {
          label: 'Move it to Fri 18 Dec 2026 18:00',
          patch: { start: '2026-12-18T18:00', end: '2027-01-04T06:00' },
        },
      },
    ]);
    const plan = startedPlan();
    valueOf(plan.run('freeze.create', past));
    const [kept] = plan.state.database.all('freezes');
    expect(contradictionsOf(plan.state.database, kept!, 'freezes', NOW)).toEqual([]);
    expect(contradictionsOf(plan.state.database, { ...kept!, name: 'Other' }, 'freezes', NOW)).toHaveLength(1);
  });

  it('has no dates, and no contradiction, while they are not set', () => {
    expect(ofFreeze({ ...freeze('Saturday', '2026-12-01T00:00', null), start: null } as Draft)).toEqual([]);
  });
});

describe('no contradiction', () => {
  it('is in the furnished plan', () => {
    expect(contradictionsIn(furnishedPlan().state.database, NOW)).toEqual([]);
  });

  it('of a CAB meeting but that of its label', () => {
    const meeting = {
      ...ONCE,
      name: 'CAB, Thursday',
      zone: ZONE,
      start: '2026-12-03T13:00',
      end: '2026-12-03T14:00',
      cutOff: null,
      uid: null,
    };
    expect(contradictionsOf(none, meeting, 'cabMeetings', NOW)).toEqual([]);
    const [found] = contradictionsOf(none, { ...meeting, name: 'CAB, Tuesday' }, 'cabMeetings', NOW);
    expect(found!.suggestion!.patch).toEqual({ start: '2026-12-01T13:00', end: '2026-12-01T14:00' });
  });

  it('is thrown at any text and dates, and what is suggested comes after its start', () => {
    const words = fc.array(
      fc.constantFrom(
        'First',
        'Saturday',
        'and',
        'Sunday',
        '-',
        'Dec',
        '24th',
        '2026',
        'until',
        'Phase',
        '2',
        'before',
        '31',
        'Feb',
        'last',
      ),
      { maxLength: 8 },
    );
    const name = fc.oneof(
      words.map((parts) => parts.join(' ')),
      nastyText(20),
    );
    fc.assert(
      fc.property(name, wallTime, fc.integer({ min: -400, max: 800 }), (text, start, days) => {
        const end = `${addDays(start.slice(0, 10), days)}T12:30`;
        for (const { message, suggestion } of ofFreeze(freeze(text, start, end))) {
          expect(message).toMatch(/[.?]$/);
          if (!suggestion) continue;
          const patched = { start, end, ...suggestion.patch };
          expect(patched.end > patched.start).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
