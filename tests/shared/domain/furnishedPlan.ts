import { startedPlan } from '../commandSteps.ts';
import { type InMemoryPlan, valueOf } from '../inMemoryPlan.ts';

export const wednesday = {
  name: 'Wednesday night',
  zone: 'Europe/London',
  start: '2026-12-02T22:00',
  end: '2026-12-03T04:00',
  rule: 'FREQ=WEEKLY;BYDAY=WE',
};

export const yearEnd = {
  name: 'Year end',
  zone: 'Europe/London',
  start: '2026-12-18T18:00',
  end: '2027-01-04T06:00',
};

/** Leave for REL-2 to go over the turn of the year, which PER-2 may give. */
export const yearEndWaiver = {
  release: 'REL-2',
  findings: [
    { rule: 'noFreeze', about: 'FRZ-1' },
    { rule: 'insideWindow', about: 'outside' },
  ],
  reason: 'The regulator asks for it',
  approver: 'PER-2',
  expiresAt: '2026-12-31T22:00:00Z',
};

/** One record of each kind, REL-1 with BLI-1 in a window, REL-2 with BLI-3, and BLI-2 free. */
export function furnishedPlan(): InMemoryPlan {
  const plan = startedPlan();
  const run = (name: string, input: unknown) => valueOf(plan.run(name, input));
  run('person.register', { name: 'Tomasz Wilk', roles: ['CAB member'] });
  for (const title of ['Card fees', 'Ledger', 'Statements']) run('item.create', { title });
  run('window.create', wednesday);
  run('freeze.create', yearEnd);
  run('release.create', { name: 'Payments 4.2', items: ['BLI-1'], start: '2026-12-02T22:00:00Z' });
  run('release.create', { name: 'Ledger 7', items: ['BLI-3'] });
  run('change.create', { release: 'REL-1', reason: 'Card scheme' });
  run('waiver.grant', { ...yearEndWaiver, findings: [{ rule: 'insideWindow', about: 'sticksOut' }] });
  return plan;
}
