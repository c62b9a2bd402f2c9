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

/** One record of each kind, REL-1 with BLI-1 in a window, REL-2 with BLI-3, and BLI-2 free. */
export function furnishedPlan(): InMemoryPlan {
  const plan = startedPlan();
  const run = (name: string, input: unknown) => valueOf(plan.run(name, input));
  run('person.register', { name: 'Tomasz Wilk' });
  run('item.create', { title: 'Card fees' });
  run('item.create', { title: 'Ledger', labels: ['cards'], sprint: '26.24' });
  run('item.create', { title: 'Statements', sprint: 'rollout' });
  run('sprint.create', { name: '26.24', startOn: '2026-11-23', endOn: '2026-12-04' });
  run('window.create', wednesday);
  run('freeze.create', yearEnd);
  run('release.create', { name: 'Payments 4.2', items: ['BLI-1'], start: '2026-12-02T22:00:00Z' });
  run('release.create', { name: 'Ledger 7', items: ['BLI-3'] });
  return plan;
}
