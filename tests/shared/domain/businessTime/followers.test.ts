import { describe, expect, it } from 'vitest';
import { withFollowers } from '../../../../shared/domain/businessTime/followers.ts';
import { update } from '../../../../shared/store/change.ts';
import { type InMemoryPlan, refusalOf, valueOf } from '../../inMemoryPlan.ts';
import { furnishedPlan, wednesday, yearEnd } from '../furnishedPlan.ts';

const after = (amount: number, unit: string, from: { anchorId: string } | { releaseId: string }) => ({
  anchorId: null,
  releaseId: null,
  amount,
  unit,
  weekday: null,
  time: '00:00',
  ...from,
});

/**
 * The furnished plan, in which ANC-1 is Mon 6 Sep 2027 and REL-1 Wed 2 Dec 2026, with what follows them: FRZ-2 from two days
 * before ANC-1 to a fixed day, FRZ-3 over the ten business days after REL-1, and WIN-2 from ANC-1 to a day later.
 */
function planWithFollowers(): InMemoryPlan {
  const plan = furnishedPlan();
  valueOf(
    plan.run('freeze.create', {
      ...yearEnd,
      level: 'review',
      startFrom: after(-2, 'days', { anchorId: 'ANC-1' }),
      end: '2027-09-10T00:00',
    }),
  );
  valueOf(
    plan.run('freeze.create', {
      ...yearEnd,
      level: 'review',
      startFrom: after(1, 'businessDays', { releaseId: 'REL-1' }),
      endFrom: after(20, 'businessDays', { releaseId: 'REL-1' }),
    }),
  );
  return plan;
}

const freezeOf = (plan: InMemoryPlan, key: string) => plan.state.database.byKey('freezes', key)!;
const spanOf = (plan: InMemoryPlan, key: string) => [freezeOf(plan, key).start, freezeOf(plan, key).end];
const labelOf = (plan: InMemoryPlan, command: string, input: unknown) => valueOf(plan.run(command, input)).header.label;

describe('what follows a date', () => {
  it('has the dates that it comes to from the beginning', () => {
    const plan = planWithFollowers();
    expect(spanOf(plan, 'FRZ-2')).toEqual(['2027-09-04T00:00', '2027-09-10T00:00']);
    // Christmas Day is a holiday of the plan's calendar.
    expect(spanOf(plan, 'FRZ-3')).toEqual(['2026-12-03T00:00', '2026-12-31T00:00']);
  });

  it('moves with an anchor in the same step, and back again by undo', () => {
    const plan = planWithFollowers();
    expect(labelOf(plan, 'anchor.update', { anchor: 'ANC-1', on: '2027-09-08' })).toBe(
      'Set ANC-1 to Wed 8 Sep 2027; 1 followed',
    );
    expect(spanOf(plan, 'FRZ-2')).toEqual(['2027-09-06T00:00', '2027-09-10T00:00']);
    valueOf(plan.reverse('undo'));
    expect(spanOf(plan, 'FRZ-2')).toEqual(['2027-09-04T00:00', '2027-09-10T00:00']);
  });

  it('has no dates while its anchor has none, and has them again afterwards', () => {
    const plan = planWithFollowers();
    valueOf(plan.run('anchor.update', { anchor: 'ANC-1', on: null }));
    expect(spanOf(plan, 'FRZ-2')).toEqual([null, '2027-09-10T00:00']);
    valueOf(plan.run('anchor.update', { anchor: 'ANC-1', on: '2027-09-07' }));
    expect(spanOf(plan, 'FRZ-2')).toEqual(['2027-09-05T00:00', '2027-09-10T00:00']);
  });

  it('moves with a release, and a change of its name moves nothing', () => {
    const plan = planWithFollowers();
    const moved = labelOf(plan, 'release.reschedule', { release: 'REL-1', start: '2026-12-09T22:00:00Z' });
    expect(moved).toBe('Moved REL-1 to Wed 9 Dec 22:00; 1 followed');
    expect(spanOf(plan, 'FRZ-3')).toEqual(['2026-12-10T00:00', '2027-01-07T00:00']);
    expect(labelOf(plan, 'release.update', { release: 'REL-1', name: 'P' })).toBe('Changed REL-1');
    expect(labelOf(plan, 'release.reschedule', { release: 'REL-1', start: null })).toBe(
      'Took the date from REL-1; 1 followed',
    );
    expect(spanOf(plan, 'FRZ-3')).toEqual([null, null]);
  });

  it('counts business days by the calendar of the plan, whatever changes it', () => {
    const plan = planWithFollowers();
    const bank = { businessCalendar: 'CAL-1', holidays: [{ on: '2026-12-28', name: 'Boxing Day' }] };
    expect(labelOf(plan, 'businessCalendar.addHolidays', bank)).toBe('Added 1 holiday to CAL-1; 1 followed');
    expect(spanOf(plan, 'FRZ-3')[1]).toBe('2027-01-01T00:00');
    expect(labelOf(plan, 'plan.change', { calendarId: null })).toMatch(/; 1 followed$/);
    expect(spanOf(plan, 'FRZ-3')[1]).toBe('2026-12-30T00:00');
    // CAL-1 is nobody's calendar now.
    expect(labelOf(plan, 'businessCalendar.update', { businessCalendar: 'CAL-1', holidays: [] })).toBe(
      'Took 2 holidays from CAL-1',
    );
  });

  it('is refused by name where it would end before it starts', () => {
    const plan = planWithFollowers();
    expect(refusalOf(plan.run('anchor.update', { anchor: 'ANC-1', on: '2027-09-12' })).message).toBe(
      'FRZ-2 would end before it starts: from 2027-09-10 00:00 to 2027-09-10 00:00. Change its dates first.',
    );
  });

  it('goes back with a date that is taken back, also where it began to follow that since', () => {
    const plan = furnishedPlan();
    const { seq } = valueOf(plan.run('anchor.update', { anchor: 'ANC-1', on: '2027-10-04' })).header;
    const from = after(-1, 'days', { anchorId: 'ANC-1' });
    valueOf(plan.run('freeze.create', { ...yearEnd, level: 'review', startFrom: from, end: '2027-11-01T00:00' }));
    expect(spanOf(plan, 'FRZ-2')[0]).toBe('2027-10-03T00:00');
    valueOf(plan.reverse('undo', { leaveLaterEdits: false, seq }));
    expect(spanOf(plan, 'FRZ-2')[0]).toBe('2027-09-05T00:00');
    valueOf(plan.reverse('redo'));
    expect(spanOf(plan, 'FRZ-2')[0]).toBe('2027-10-03T00:00');
  });

  it('keeps what it follows from being deleted', () => {
    const plan = planWithFollowers();
    const remedy = 'Take it out there first, then delete it.';
    expect(refusalOf(plan.run('anchor.remove', { anchor: 'ANC-1' })).message).toBe(`ANC-1 is used by FRZ-2. ${remedy}`);
    expect(refusalOf(plan.run('release.remove', { release: 'REL-1' })).message).toBe(
      `REL-1 is used by FRZ-3. ${remedy}`,
    );
  });

  it('must have dates where it is a window, or would lose only its end', () => {
    const plan = furnishedPlan();
    const once = { ...wednesday, rule: null };
    const from = {
      startFrom: after(0, 'days', { anchorId: 'ANC-1' }),
      endFrom: after(1, 'days', { anchorId: 'ANC-1' }),
    };
    valueOf(plan.run('window.create', { ...once, ...from }));
    expect(refusalOf(plan.run('anchor.update', { anchor: 'ANC-1', on: null })).message).toBe(
      'WIN-2 follows "Autumn term starts at 00:00" and would have no date. Give it a date of its own first.',
    );
    valueOf(plan.run('window.remove', { window: 'WIN-2' }));
    valueOf(
      plan.run('freeze.create', { ...yearEnd, level: 'review', endFrom: after(1, 'days', { anchorId: 'ANC-1' }) }),
    );
    expect(refusalOf(plan.run('anchor.update', { anchor: 'ANC-1', on: null }))).toMatchObject({
      kind: 'conflict',
      field: 'endFrom',
    });
    expect(
      refusalOf(plan.run('window.create', { ...once, startFrom: after(0, 'days', { anchorId: 'ANC-2' }) })).message,
    ).toBe('It follows "Spring term starts at 00:00" and would have no date. Give it a date of its own first.');
  });

  it('is written once, also where the change itself writes it', () => {
    const view = planWithFollowers().state.database;
    const anchor = view.byKey('anchors', 'ANC-1')!;
    const freeze = view.byKey('freezes', 'FRZ-2')!;
    const changes = [update('anchors', anchor, { on: '2027-09-07' }), update('freezes', freeze, { name: 'Other' })];
    const followed = valueOf(withFollowers(view, changes));
    expect(followed.count).toBe(1);
    expect(followed.changes).toHaveLength(2);
    expect(followed.changes[1]!.after).toMatchObject({ name: 'Other', start: '2027-09-05T00:00' });
  });
});
