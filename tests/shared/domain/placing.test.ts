import { describe, expect, it } from 'vitest';
import { isBlocked } from '../../../shared/rules/gates.ts';
import { startedPlan } from '../commandSteps.ts';
import { ACTOR, type InMemoryPlan, NOW, refusalOf, valueOf } from '../inMemoryPlan.ts';

/** What commands make of classes, notice and room: the date counts from when it was given, and who moves meets the gate. */

const LATER = '2026-11-25T10:00:00Z';
const [first, second] = ['2026-12-02T22:00:00Z', '2026-12-09T22:00:00Z'];

function classedPlan(windowClass: object): InMemoryPlan {
  const plan = startedPlan();
  const run = (name: string, input: unknown) => valueOf(plan.run(name, input));
  run('windowClass.create', { name: 'Weekly', ...windowClass });
  run('window.create', {
    name: 'Wednesday night',
    zone: 'Europe/London',
    start: '2026-12-02T22:00',
    end: '2026-12-03T04:00',
    rule: 'FREQ=WEEKLY;BYDAY=WE',
    classId: 'WCL-1',
  });
  for (const name of ['Payments', 'Ledger', 'Cards']) run('release.create', { name });
  return plan;
}

const dateOf = ({ state }: InMemoryPlan, key: string) => {
  const { start, scheduledAt } = state.database.byKey('releases', key)!;
  return { start, scheduledAt };
};

const rulesOf = (refusal: ReturnType<typeof refusalOf>) =>
  isBlocked(refusal) ? refusal.findings.map(({ rule }) => rule) : [];

describe('when a release got its date', () => {
  it('is when it was given this start, and stays while the start does', () => {
    const plan = classedPlan({});
    const later = plan.as(ACTOR, LATER);
    const move = { release: 'REL-1', start: first };
    valueOf(plan.run('release.reschedule', move));
    expect(dateOf(plan, 'REL-1')).toEqual({ start: first, scheduledAt: NOW });
    valueOf(later.run('release.reschedule', { ...move, lengthMinutes: 90 }));
    valueOf(later.run('release.update', { release: 'REL-1', name: 'Payments 2', start: second, scheduledAt: LATER }));
    expect(dateOf(plan, 'REL-1')).toEqual({ start: first, scheduledAt: NOW });
    valueOf(later.run('release.reschedule', { ...move, start: second }));
    expect(dateOf(plan, 'REL-1')).toEqual({ start: second, scheduledAt: LATER });
    valueOf(plan.reverse('undo'));
    expect(dateOf(plan, 'REL-1')).toEqual({ start: first, scheduledAt: NOW });
  });

  it('is nothing in a copy, which has no date', () => {
    const plan = classedPlan({});
    valueOf(plan.run('release.reschedule', { release: 'REL-1', start: first }));
    valueOf(plan.run('release.clone', { release: 'REL-1', name: 'Again' }));
    expect(dateOf(plan, 'REL-4')).toEqual({ start: null, scheduledAt: null });
  });
});

describe('a release that is moved', () => {
  it('needs the notice from then on', () => {
    const plan = classedPlan({ notice: { amount: 10, unit: 'days' } });
    valueOf(plan.run('release.reschedule', { release: 'REL-1', start: first }));
    const tooLate = refusalOf(plan.as(ACTOR, LATER).run('release.reschedule', { release: 'REL-2', start: first }));
    expect(rulesOf(tooLate)).toEqual(['noticeGiven']);
    expect(tooLate.details).toEqual([
      "2 d 12 h less notice than Weekly needs. Needs 10 days' notice, has 7 d 12 h: placed Wed 25 Nov 10:00, starts Wed 2 Dec 22:00.",
    ]);
    // It has the notice already, and time that goes by takes none of it away.
    valueOf(plan.as(ACTOR, LATER).run('release.update', { release: 'REL-1', lengthMinutes: 60 }));
  });

  it('finds no room in a window that is full, and some once another one leaves', () => {
    const plan = classedPlan({ capacity: 2 });
    for (const release of ['REL-1', 'REL-2']) valueOf(plan.run('release.reschedule', { release, start: first }));
    const move = { release: 'REL-3', start: first };
    const refusal = refusalOf(plan.run('release.reschedule', move));
    expect(rulesOf(refusal)).toEqual(['capacityLeft']);
    const [window] = plan.state.database.all('windows');
    expect(refusal.message).toBe(`REL-3 cannot go there: no room left in ${window!.name}.`);
    valueOf(plan.run('release.reschedule', { release: 'REL-2', start: second }));
    valueOf(plan.run('release.reschedule', move));
  });

  it('stays where it is when its class takes fewer from now on, and gets in by a waiver', () => {
    const plan = classedPlan({ capacity: 2 });
    for (const release of ['REL-1', 'REL-2']) valueOf(plan.run('release.reschedule', { release, start: first }));
    valueOf(plan.run('windowClass.update', { windowClass: 'WCL-1', capacity: 1 }));
    valueOf(plan.run('release.update', { release: 'REL-1', name: 'Payments 2', lengthMinutes: 60 }));
    valueOf(plan.run('person.register', { name: 'Tomasz Wilk', roles: ['CAB member'] }));
    valueOf(
      plan.run('waiver.grant', {
        release: 'REL-3',
        findings: [{ rule: 'capacityLeft', about: 'WIN-1' }],
        reason: 'Both teams agree',
        approver: 'PER-2',
        expiresAt: second,
        start: first,
      }),
    );
    expect(dateOf(plan, 'REL-3')).toEqual({ start: first, scheduledAt: NOW });
  });

  it('is stopped by a freeze from now on, and free once it is lifted', () => {
    const plan = classedPlan({});
    valueOf(plan.run('freeze.startNow', { name: 'Incident' }));
    const move = { release: 'REL-1', start: first };
    expect(rulesOf(refusalOf(plan.run('release.reschedule', move)))).toEqual(['noFreeze']);
    valueOf(plan.as(ACTOR, LATER).run('freeze.lift', { freeze: 'FRZ-1' }));
    valueOf(plan.as(ACTOR, LATER).run('release.reschedule', move));
  });
});
