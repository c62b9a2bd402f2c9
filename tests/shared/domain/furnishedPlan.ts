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

const board = {
  name: 'Change board',
  zone: 'Europe/London',
  start: '2026-12-01T10:00',
  end: '2026-12-01T11:00',
  rule: 'FREQ=WEEKLY;BYDAY=TU',
  exceptions: ['2026-12-22T10:00'],
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

export const TEST_REPORT = { name: 'Test report.pdf', bytes: 12, sha256: 'a'.repeat(64) };

/**
 * One record of each kind, REL-1 with BLI-1 in a window, REL-2 with BLI-3, and BLI-2 free. REL-2 touches CI-1, which serves
 * SVC-1; nothing uses SVC-2 and CI-2. The plan counts by CAL-1; nothing uses CAL-2, and nothing follows ANC-1 and ANC-2. REL-1 has CHG-1 and a comment of PER-1 and an attachment, BLI-1 a comment of PER-2.
 */
export function furnishedPlan(): InMemoryPlan {
  const plan = startedPlan();
  const run = (name: string, input: unknown) => valueOf(plan.run(name, input));
  run('person.register', { name: 'Tomasz Wilk', roles: ['CAB member'] });
  run('item.create', { title: 'Card fees' });
  run('item.create', { title: 'Ledger', labels: ['cards'], sprint: '26.24' });
  run('item.create', { title: 'Statements', sprint: 'rollout' });
  run('sprint.create', { name: '26.24', startOn: '2026-11-23', endOn: '2026-12-04' });
  run('window.create', wednesday);
  run('freeze.create', yearEnd);
  run('cabMeeting.create', board);
  run('release.create', { name: 'Payments 4.2', items: ['BLI-1'], start: '2026-12-02T22:00:00Z' });
  for (const name of ['Payments', 'Lending']) run('service.create', { name });
  run('configurationItem.create', { name: 'pay-db-1', type: 'Database', serviceIds: ['SVC-1'] });
  run('configurationItem.create', { name: 'lend-app-1', type: 'Application' });
  run('release.create', { name: 'Ledger 7', items: ['BLI-3'], configurationItemIds: ['CI-1'] });
  run('comment.add', { on: 'REL-1', text: ' Ask the bank first.\n' });
  run('attachment.add', { on: 'REL-1', ...TEST_REPORT });
  plan.as(plan.state.database.byKey('people', 'PER-2')!.id).run('comment.add', { on: 'BLI-1', text: 'Mine.' });
  run('change.create', { release: 'REL-1', reason: 'Card scheme' });
  run('businessCalendar.create', { name: 'England', holidays: [{ on: '2026-12-25', name: 'Christmas Day' }] });
  run('businessCalendar.create', { name: 'Bank', workingTimes: [] });
  run('anchor.create', { name: 'Autumn term starts', on: '2027-09-06' });
  run('anchor.create', { name: 'Spring term starts' });
  run('plan.change', { calendarId: 'CAL-1' });
  run('waiver.grant', { ...yearEndWaiver, findings: [{ rule: 'insideWindow', about: 'sticksOut' }] });
  return plan;
}

const [comments, attachments] = (['comments', 'attachments'] as const).map((collection) =>
  Array.from(furnishedPlan().state.database.all(collection), ({ id }) => id),
);
/** Ids of what has no key: of PER-1 on REL-1, and of PER-2 on BLI-1. */
export const [OWN_COMMENT, OTHERS_COMMENT] = comments as [string, string];
export const [ATTACHMENT] = attachments as [string];
