/**
 * Writes the kept fixture of the present schema, tests/fixtures/schemas/N: a plan made by the real backend, and what it
 * holds. Run it once when SCHEMA_VERSION has gone up and its model has settled; older fixtures are never made again:
 *
 *     node --import tsx tests/shared/store/makeSchemaFixture.ts
 */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBackend } from '../../../electron/cli/settings.ts';
import { SCHEMA_VERSION } from '../../../shared/model/plan.ts';
import { valueOf } from '../inMemoryPlan.ts';
import { contentOf, fixtureFolder, loadFixture, PLAN_FILE } from './schemaFixtures.ts';

const folder = await mkdtemp(join(tmpdir(), 'slipway-fixture-'));
process.env.SLIPWAY_HOME = join(folder, 'home');
const plan = join(folder, PLAN_FILE);
const report = join(folder, 'Test report.txt');
await writeFile(report, '412 of 418 passed');

let minute = 0;
/** Each entry a minute later. */
const nextNow = (): string => `2026-11-20T10:${String(minute++).padStart(2, '0')}:00Z`;

function slipway(...words: string[]): void {
  const options = ['--plan', plan, '--actor', 'Ana Ruiz', '--now', nextNow()];
  execFileSync('npm', ['run', '-s', 'slipway', '--', ...options, ...words], { stdio: ['ignore', 'ignore', 'inherit'] });
}

const run = (name: string, input: object): void => slipway('run', name, '--input', JSON.stringify(input));

async function undo(): Promise<void> {
  const backend = await startBackend({ actor: 'Ana Ruiz' }, nextNow());
  valueOf(await backend.open(plan));
  valueOf(await backend.store!.undo({}, valueOf(backend.actor())));
  await backend.close();
}

const strangeText = 'Lines\nand "quotes", \u2028, \u0001, \ud83d, 😀, قائمة, 支払い';

slipway('new', '--name', 'Merrowdale', '--zone', 'Europe/London');
run('person.register', { name: 'Tomasz Wilk', roles: ['Operations', 'CAB member'] });
run('service.create', { name: 'Payments', criticality: 1, ownerId: 'PER-2', description: strangeText });
run('configurationItem.create', { name: 'pay-db-1', type: 'Database', serviceIds: ['SVC-1'] });
run('sprint.create', { name: 'Sprint 12', startOn: '2026-11-16', endOn: '2026-11-27', goal: strangeText });
run('businessCalendar.create', { name: 'England', holidays: [{ on: '2026-12-25', name: strangeText.slice(0, 5) }] });
run('plan.change', { calendarId: 'CAL-1', severalWindows: 'all' });
run('anchor.create', { name: 'Term starts', on: '2027-01-11' });
run('windowClass.create', {
  name: 'Quickly undone',
  allowedRisk: 'medium',
  notice: { amount: 2, unit: 'businessDays' },
  capacity: 3,
});
run('cabMeeting.create', {
  name: 'CAB',
  zone: 'Europe/London',
  start: '2026-11-26T14:00',
  end: '2026-11-26T15:00',
  rule: 'FREQ=WEEKLY;BYDAY=TH',
  shift: { days: 'holidays', to: 'skip', calendarId: 'CAL-1' },
  cutOff: { days: 1, unit: 'businessDays', time: '12:00' },
});
run('window.create', {
  name: 'First Sunday',
  zone: 'America/New_York',
  start: '2026-12-06T04:00:30',
  end: '2026-12-06T10:00',
  rule: 'FREQ=MONTHLY;BYDAY=1SU',
  additions: ['2026-12-26T04:00'],
  overrides: [{ occurrence: '2027-01-03T04:00:30', start: '2027-01-03T05:00', end: '2027-01-03T09:00' }],
  shift: { days: 'holidays', to: 'nextSameWeekday', calendarId: null },
  classId: 'WCL-1',
  scope: { serviceIds: ['SVC-1'], environments: ['Production'], tags: ['קריאה'] },
});
run('freeze.create', {
  name: 'Start of term',
  zone: 'Europe/London',
  startFrom: { anchorId: 'ANC-1', releaseId: null, amount: -5, unit: 'businessDays', weekday: null, time: '09:00' },
  endFrom: { anchorId: 'ANC-1', releaseId: null, amount: 1, unit: 'weeks', weekday: 7, time: '24:00' },
  levels: [{ changeType: 'emergency', risk: null, level: 'approval', approverRole: 'ECAB approver' }],
  windows: 'defer',
  scope: { serviceIds: ['SVC-1'], regions: ['EMEA'] },
});
run('freeze.create', {
  name: 'Release day',
  level: 'review',
  zone: 'UTC',
  start: '2026-12-22T09:00',
  end: null,
  rule: 'FREQ=MONTHLY;BYMONTHDAY=22',
});
run('window.create', {
  name: 'Wednesday night',
  zone: 'Europe/London',
  start: '2026-12-02T22:00',
  end: '2026-12-03T04:00',
  rule: 'FREQ=WEEKLY;BYDAY=WE',
  exceptions: ['2026-12-23T22:00'],
});
run('freeze.create', {
  name: 'Year-end freeze',
  zone: 'Europe/London',
  start: '2026-12-18T18:00',
  end: '2027-01-04T06:00',
  reason: strangeText,
});
run('freeze.create', {
  name: 'Quarter close',
  level: 'approval',
  approverRole: 'Service owner',
  zone: '+05:30',
  start: '2027-03-29T00:00',
  end: '2027-04-03T00:00',
});
run('item.create', {
  title: 'Card fees',
  description: strangeText,
  points: 3,
  externalKey: 'PAY-4471',
  sprint: 'Sprint 12',
  priority: 'High',
  labels: ['cards', 'קריאה'],
  parentKey: 'PAY-1',
  dueOn: '2026-12-24',
  createdAt: '2026-10-01T08:00:00Z',
});
run('item.create', { title: 'Ledger rounds wrongly', kind: 'defect', state: 'done', assigneeId: 'PER-2' });
run('item.create', { title: 'Deleted again' });
run('release.create', {
  name: 'Payments 4.2',
  kind: 'major',
  items: ['BLI-1', 'BLI-2'],
  lengthMinutes: 240,
  environment: 'Production',
  region: 'EMEA',
  workType: 'Train',
  tags: ['cards'],
  risk: 'medium',
  ownerId: 'PER-2',
  serviceIds: ['SVC-1'],
  configurationItemIds: ['CI-1'],
  description: strangeText,
});
run('release.reschedule', { release: 'REL-1', start: '2026-12-02T22:30:00Z' });
run('change.create', { release: 'REL-1', reason: strangeText });
run('change.recordTest', { change: 'CHG-1', outcome: 'passed', summary: strangeText, testerId: 'PER-2' });
run('change.planBackOut', {
  change: 'CHG-1',
  backOutPlan: [
    { step: 'Stop the batch', ownerId: 'PER-2', minutes: 5 },
    { step: 'Restore the database', ownerId: null, minutes: 20 },
  ],
});
run('waiver.grant', {
  release: 'REL-1',
  findings: [{ rule: 'noFreeze', about: 'FRZ-3' }],
  reason: strangeText,
  approver: 'PER-2',
  causeKind: 'duty',
  cause: 'PSD2 article 97',
  expiresAt: '2026-12-31T00:00:00Z',
});
run('releaseNotes.generate', { release: 'REL-1' });
run('comment.add', { on: 'REL-1', text: strangeText });
slipway('attach', 'REL-1', report);
run('release.create', { name: 'Ledger 7', dependsOnIds: ['REL-1'] });
run('release.setState', { release: 'REL-2', state: 'cancelled' });
run('release.create', { name: 'Withdrawn' });
await undo();
run('item.remove', { items: ['BLI-3'] });
run('release.update', { release: 'REL-1', backOutMinutes: 45 });
await undo();

const target = fixtureFolder(SCHEMA_VERSION);
await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
await cp(plan, join(target, PLAN_FILE));
await cp(`${plan}-files`, join(target, `${PLAN_FILE}-files`), { recursive: true });
const { state } = valueOf(await loadFixture(SCHEMA_VERSION));
await writeFile(join(target, 'content.json'), `${JSON.stringify(contentOf(state), null, 2)}\n`);
await rm(folder, { recursive: true });
