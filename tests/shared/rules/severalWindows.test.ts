import { describe, expect, it } from 'vitest';
import { EVERYTHING, type Scope } from '../../../shared/model/scope.ts';
import { type MaintenanceWindow, PLAIN_WINDOW } from '../../../shared/model/window.ts';
import { findingsOf, planWith, releaseOf, said, saturday } from './ruleFixtures.ts';

const [payments, lending] = ['services-0', 'services-1'];
const services = ['Payments', 'Lending', 'Cards'];

let made = 0;
/** A window of one evening, Sat 28 Nov, London. */
const evening = (from: string, to: string, scope: Partial<Scope> = {}): MaintenanceWindow => ({
  ...PLAIN_WINDOW,
  id: `evening-${++made}`,
  key: `WIN-${made + 10}`,
  name: `Evening ${from}`,
  zone: 'Europe/London',
  start: `2026-11-28T${from}`,
  end: `2026-11-28T${to}`,
  scope: { ...EVERYTHING, ...scope },
});

const night = { start: '2026-11-28T20:00:00Z', lengthMinutes: 60, backOutMinutes: 0 };

describe('a window that is for something', () => {
  const scoped = (scope: Partial<Scope>) => planWith({ services, windows: [evening('19:00', '23:00', scope)] });

  it.each([
    ['its service', { serviceIds: [payments] }, { serviceIds: [payments] }, 'pass: Inside a maintenance window'],
    [
      'its environment',
      { environments: ['Production'] },
      { environment: 'production' },
      'pass: Inside a maintenance window',
    ],
    ['another service', { serviceIds: [lending] }, { serviceIds: [payments] }, 'warn: No maintenance window is for it'],
    ['an environment, and it names none', { environments: ['Test'] }, {}, 'block: Outside every maintenance window'],
    ['a tag that it has not', { tags: ['pci'] }, {}, 'warn: No maintenance window is for it'],
  ])('of %s', (_, scope, release, expected) => {
    expect(said('insideWindow', releaseOf({ ...night, ...release }), scoped(scope))).toEqual([expected]);
  });

  it('is left out with the reason', () => {
    const windows = [
      evening('10:00', '12:00', { serviceIds: [payments] }),
      evening('19:00', '23:00', { serviceIds: [lending] }),
      evening('19:00', '22:00', { serviceIds: [lending] }),
      evening('19:00', '22:00', { environments: ['Test'] }),
    ];
    const release = releaseOf({ ...night, serviceIds: [payments] });
    expect(findingsOf('insideWindow', release, planWith({ services, windows }))).toMatchObject([
      {
        severity: 'block',
        numbers:
          '2 windows are for other services, 1 window is for named environments and REL-1 names no environment. Say where it goes.',
        fixes: [
          { label: 'Say where it goes…', action: 'release.edit' },
          { action: 'release.move' },
          { action: 'waiver.grant' },
        ],
      },
    ]);
    const [inside] = findingsOf(
      'insideWindow',
      release,
      planWith({ services, windows: [...windows, evening('18:00', '23:00')] }),
    );
    expect(inside).toMatchObject({
      severity: 'pass',
      numbers:
        'Evening 18:00, Sat 28 Nov 18:00 to 23:00, 4 h spare, 2 windows are for other services, 1 window is for named environments and REL-1 names no environment',
    });
  });

  it('says what to fill in where every window asks for it', () => {
    const [finding] = findingsOf('insideWindow', releaseOf(night), scoped({ environments: ['Production'] }));
    expect(finding).toMatchObject({
      numbers: '1 window is for named environments and REL-1 names no environment. Say where it goes.',
    });
  });

  it('that is the next one is told, not one for others', () => {
    const windows = [
      evening('10:00', '12:00', { serviceIds: [lending] }),
      evening('22:00', '23:00', { serviceIds: [payments] }),
    ];
    const release = releaseOf({ ...night, start: '2026-11-28T08:00:00Z', serviceIds: [payments] });
    expect(findingsOf('insideWindow', release, planWith({ services, windows }))).toMatchObject([
      { numbers: 'Next: Evening 22:00, Sat 28 Nov 22:00.' },
    ]);
  });

  it('that never ends is said as that', () => {
    const window = { ...evening('10:00', '12:00'), end: null };
    expect(findingsOf('insideWindow', releaseOf(night), planWith({ windows: [window] }))).toMatchObject([
      { severity: 'pass', numbers: 'Evening 10:00, from Sat 28 Nov 10:00 on' },
    ]);
  });
});

describe('a release of several services', () => {
  const both = releaseOf({ ...night, serviceIds: [payments, lending] });
  const plan = (severalWindows: 'any' | 'all', ...windows: MaintenanceWindow[]) =>
    planWith({ services, windows, settings: { severalWindows } });
  const ofPayments = evening('19:00', '23:00', { serviceIds: [payments] });

  it('needs a window of any of them', () => {
    expect(said('insideWindow', both, plan('any', ofPayments))).toEqual(['pass: Inside a maintenance window']);
  });

  it.each([
    [
      'one of them has its window at another time',
      [ofPayments, evening('10:00', '12:00', { serviceIds: [lending] })],
      [
        'block: Outside every maintenance window of SVC-2 Lending',
        'pass: Inside a maintenance window of SVC-1 Payments',
      ],
    ],
    [
      'the window of one is too short',
      [ofPayments, evening('19:00', '20:30', { serviceIds: [lending] })],
      [
        'block: Ends 30 min after its window of SVC-2 Lending closes',
        'pass: Inside a maintenance window of SVC-1 Payments',
      ],
    ],
    [
      'one of them has no window',
      [ofPayments],
      ['warn: No maintenance window is for SVC-2 Lending', 'pass: Inside a maintenance window of SVC-1 Payments'],
    ],
    [
      'a window without services fits all',
      [evening('19:00', '23:00')],
      ['pass: Inside a maintenance window of SVC-1 Payments', 'pass: Inside a maintenance window of SVC-2 Lending'],
    ],
    [
      'each has its own',
      [ofPayments, evening('19:30', '21:30', { serviceIds: [lending] })],
      ['pass: Inside a maintenance window of SVC-1 Payments', 'pass: Inside a maintenance window of SVC-2 Lending'],
    ],
  ])('or of each of them, where %s', (_, windows, expected) => {
    expect(said('insideWindow', both, plan('all', ...windows))).toEqual(expected);
  });

  it('has a finding for each, which a waiver can name', () => {
    expect(findingsOf('insideWindow', both, plan('all', ofPayments)).map(({ key }) => key)).toEqual([
      'insideWindow:releases-0:services-1',
      'insideWindow:releases-0:services-0',
    ]);
  });

  it('is held to the class of the only window for one of them, whatever is open for the other', () => {
    const classes = [{ name: 'Quiet', allowedRisk: 'low' as const }];
    const quiet = { ...ofPayments, classId: 'windowClasses-0' };
    const risky = { ...both, risk: 'high' as const };
    const planOf = (severalWindows: 'any' | 'all', scope: Partial<Scope>) =>
      planWith({ services, classes, windows: [quiet, evening('19:00', '23:00', scope)], settings: { severalWindows } });
    const ofLending = { serviceIds: [lending] };
    const refused = ['block: Too risky for Quiet: high risk'];
    expect(said('riskFitsWindow', risky, planOf('all', ofLending))).toEqual(refused);
    expect(said('riskFitsWindow', risky, planOf('any', ofLending))).toEqual([]);
    expect(said('riskFitsWindow', risky, planOf('all', {}))).toEqual([]);
  });

  it('of one service is judged as ever', () => {
    expect(said('insideWindow', releaseOf({ ...night, serviceIds: [payments] }), plan('all', ofPayments))).toEqual([
      'pass: Inside a maintenance window',
    ]);
    expect(said('insideWindow', releaseOf({}), plan('all', saturday))).toEqual(['pass: Inside a maintenance window']);
  });
});
