import { describe, expect, it } from 'vitest';
import { rolesToWaive } from '../../../shared/domain/waiver.ts';
import { DAY, toEpoch } from '../../../shared/kernel/time.ts';
import { type Freeze, type FreezeLevel, PLAIN_FREEZE } from '../../../shared/model/freeze.ts';
import { EVERYTHING } from '../../../shared/model/scope.ts';
import { withDeferrals } from '../../../shared/rules/deferral.ts';
import { evaluate } from '../../../shared/rules/evaluate.ts';
import { findSlots } from '../../../shared/rules/slots.ts';
import { context, findingsOf, planWith, releaseOf, said, saturday } from './ruleFixtures.ts';

let made = 0;
const freezeOf = (start: string, end: string | null, fields: Partial<Freeze> = {}): Freeze => ({
  ...PLAIN_FREEZE,
  id: `freeze-${++made}`,
  key: `FRZ-${made}`,
  name: 'the quarter end',
  zone: 'Europe/London',
  start,
  end,
  ...fields,
});

/** Over the release of the fixtures, Sat 28 Nov 22:00. */
const over = (fields: Partial<Freeze> = {}) => freezeOf('2026-11-27T18:00', '2026-11-30T06:00', fields);

const level = (fields: Partial<FreezeLevel>): FreezeLevel => ({
  changeType: null,
  risk: null,
  level: 'review',
  approverRole: null,
  ...fields,
});

describe('the level of a freeze', () => {
  const levels = [
    level({ changeType: 'emergency', level: 'none' }),
    level({ changeType: 'standard', risk: 'low', level: 'review' }),
    level({ changeType: 'standard', level: 'approval', approverRole: 'CAB member' }),
    level({ risk: 'very high', level: 'block' }),
  ];
  const plan = (type?: 'standard' | 'normal' | 'emergency') =>
    planWith({
      freezes: [over({ level: 'approval', approverRole: 'Service owner', levels })],
      changes: type ? [{ type }] : [],
    });

  it.each([
    ['emergency', undefined, null, 'pass: May run in the quarter end'],
    ['minor', 'emergency', null, 'pass: May run in the quarter end'],
    ['emergency', 'normal', null, 'approval: Inside the quarter end: Service owner must approve'],
    ['minor', undefined, null, 'approval: Inside the quarter end: Service owner must approve'],
    ['minor', 'standard', 'low', 'warn: Inside the quarter end: look harder at it'],
    ['minor', 'standard', 'high', 'approval: Inside the quarter end: CAB member must approve'],
    ['minor', 'standard', null, 'approval: Inside the quarter end: CAB member must approve'],
    ['minor', 'normal', 'very high', 'block: Inside the quarter end'],
    ['minor', 'standard', 'very high', 'approval: Inside the quarter end: CAB member must approve'],
  ] as const)('for a %s release with a change of type %s and %s risk', (kind, type, risk, expected) => {
    expect(said('noFreeze', releaseOf({ kind, risk }), plan(type))).toEqual([expected]);
  });

  it('tells whose waiver it takes', () => {
    const view = plan('standard');
    const finding = { rule: 'noFreeze', about: Array.from(view.all('freezes'))[0]!.id };
    expect(rolesToWaive(view, releaseOf({ risk: 'high' }), finding)).toEqual(['CAB member']);
    expect(
      rolesToWaive(plan(), releaseOf({}), { ...finding, about: Array.from(plan().all('freezes'))[0]!.id }),
    ).toContain('CAB member');
  });
});

describe('a freeze that is for something', () => {
  const scoped = (scope: object) =>
    planWith({ services: ['Payments'], freezes: [over({ name: 'PCI audit', scope: { ...EVERYTHING, ...scope } })] });

  it.each([
    ['its environment', { environments: ['Production'] }, { environment: 'Production' }, 'block: Inside PCI audit'],
    ['another environment', { environments: ['Production'] }, { environment: 'Test' }, 'pass: No freeze on the date'],
    ['another kind of work', { workTypes: ['Train'] }, { workType: 'Patch' }, 'pass: No freeze on the date'],
    ['a tag that it has not', { tags: ['pci'] }, {}, 'pass: No freeze on the date'],
  ])('of %s', (_, scope, release, expected) => {
    expect(said('noFreeze', releaseOf(release), scoped(scope))).toEqual([expected]);
  });

  it.each([
    [
      { environments: ['Production', 'Staging'] },
      'is for Production and Staging; REL-1 names no environment',
      'Say where it goes',
    ],
    [
      { serviceIds: ['services-0'] },
      'is for SVC-1 Payments; REL-1 names no service and no configuration item',
      'Say what it changes',
    ],
    [{ workTypes: ['Train'] }, 'is for Train; REL-1 names no work type', 'Say what kind of work it is'],
    [
      { regions: ['EMEA', 'APAC', 'US', 'LATAM'] },
      'is for EMEA, APAC and 2 more; REL-1 names no region',
      'Say its region',
    ],
  ])('only warns where nobody has said: %j', (scope, message, remedy) => {
    const [finding] = findingsOf('noFreeze', releaseOf({}), scoped(scope));
    expect(finding).toMatchObject({
      severity: 'warn',
      message: expect.stringMatching(new RegExp(`^FRZ-\\d+ ${message}$`)),
      numbers: `PCI audit: Frozen Fri 27 Nov 18:00 to Mon 06:00. ${remedy}.`,
    });
    expect(finding!.fixes[0]).toEqual({ label: `${remedy}…`, action: 'release.edit' });
  });
});

describe('freezes without a gap between them', () => {
  it('have one end, and stay apart as findings', () => {
    const freezes = [
      freezeOf('2026-11-28T12:00', '2026-11-29T12:00', { key: 'FRZ-1' }),
      freezeOf('2026-11-28T20:00', '2026-11-28T23:00', { key: 'FRZ-2' }),
      freezeOf('2026-11-29T12:00', '2026-12-05T06:00', { key: 'FRZ-3' }),
      freezeOf('2026-12-05T06:01', '2026-12-06T06:00', { key: 'FRZ-4' }),
    ];
    const found = findingsOf('noFreeze', releaseOf({}), planWith({ freezes }));
    expect(found.map(({ about }) => about)).toEqual([freezes[0]!.id, freezes[1]!.id]);
    expect(found.map(({ numbers }) => numbers)).toEqual([
      'Frozen Sat 28 Nov 12:00 to Sun 12:00. 2 h 30 min of 2 h 30 min fall inside. With FRZ-2 and FRZ-3 frozen without a break until Sat 5 Dec 06:00.',
      'Frozen Sat 28 Nov 20:00 to 23:00. 1 h of 2 h 30 min fall inside. With FRZ-1 and FRZ-3 frozen without a break until Sat 5 Dec 06:00.',
    ]);
  });

  it('are only those that hold this release', () => {
    const freezes = [
      freezeOf('2026-11-28T12:00', '2026-11-29T12:00'),
      freezeOf('2026-11-29T10:00', '2026-12-05T06:00', { levels: [level({ level: 'none' })] }),
      freezeOf('2026-11-29T10:00', '2026-12-05T06:00', { scope: { ...EVERYTHING, tags: ['pci'] } }),
    ];
    expect(findingsOf('noFreeze', releaseOf({}), planWith({ freezes }))).toMatchObject([
      { numbers: 'Frozen Sat 28 Nov 12:00 to Sun 12:00. 2 h 30 min of 2 h 30 min fall inside.' },
    ]);
  });

  it('may never end', () => {
    const [finding] = findingsOf(
      'noFreeze',
      releaseOf({}),
      planWith({ freezes: [freezeOf('2026-11-20T10:00', null)] }),
    );
    expect(finding!.numbers).toBe(
      'Frozen since Fri 20 Nov 10:00 until it is lifted. 2 h 30 min of 2 h 30 min fall inside.',
    );
    const two = [
      freezeOf('2026-11-28T12:00', '2026-11-29T12:00'),
      freezeOf('2026-11-29T10:00', null, { key: 'FRZ-9' }),
    ];
    expect(findingsOf('noFreeze', releaseOf({}), planWith({ freezes: two }))[0]!.numbers).toMatch(
      / With FRZ-9 frozen without a break until it is lifted\.$/,
    );
  });
});

describe('a freeze that recurs', () => {
  const daily = freezeOf('2026-11-23T23:00', '2026-11-23T23:30', { rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU' });

  it('is a finding for each time that a release meets, under one name for waivers', () => {
    const release = releaseOf({ start: '2026-11-28T22:00:00Z', lengthMinutes: 1_600, backOutMinutes: 0 });
    const found = findingsOf('noFreeze', release, planWith({ freezes: [daily] }));
    expect(found.map(({ about }) => about)).toEqual([daily.id, daily.id]);
    expect(found.map(({ key }) => key)).toEqual([
      `noFreeze:releases-0:${daily.id}:2026-11-28T23:00:00Z`,
      `noFreeze:releases-0:${daily.id}:2026-11-29T23:00:00Z`,
    ]);
  });
});

describe('windows that a freeze cancels', () => {
  const cancelling = (fields: Partial<Freeze> = {}) =>
    freezeOf('2026-11-29T03:00', '2026-11-30T06:00', { windows: 'cancel', level: 'review', ...fields });

  it('do not take place at all, not even before it begins', () => {
    const plan = planWith({ freezes: [cancelling()] });
    expect(findingsOf('insideWindow', releaseOf({}), plan)).toMatchObject([
      {
        severity: 'block',
        message: 'Outside every maintenance window',
        numbers:
          'Next: Saturday night, Sat 5 Dec 22:00. Sat 28 Nov 22:00 of Saturday night is cancelled by the quarter end.',
      },
    ]);
    expect(said('noFreeze', releaseOf({}), plan)).toEqual(['pass: No freeze on the date']);
  });

  it.each([
    ['keeps them', { windows: 'keep' }],
    ['defers', { windows: 'defer' }],
    ['is for others', { scope: { ...EVERYTHING, environments: ['Production'] } }],
    ['lets it run', { levels: [level({ level: 'none' })] }],
  ] as const)('take place where the freeze %s', (_, fields) => {
    const release = releaseOf({ environment: 'Test' });
    expect(said('insideWindow', release, planWith({ freezes: [cancelling(fields as Partial<Freeze>)] }))).toEqual([
      'pass: Inside a maintenance window',
    ]);
  });

  it('leave a window without an end alone', () => {
    const always = { ...saturday, rule: null, end: null };
    expect(said('insideWindow', releaseOf({}), planWith({ windows: [always], freezes: [cancelling()] }))).toEqual([
      'pass: Inside a maintenance window',
    ]);
  });

  it('are rejected as slots, with the reason', () => {
    const search = { from: context.now, to: context.now + 30 * DAY, limit: 1 };
    const { slots, rejected } = findSlots(
      releaseOf({ start: null }),
      planWith({ freezes: [cancelling()] }),
      context,
      search,
    );
    expect(slots.map(({ start }) => start)).toEqual(['2026-12-05T22:00:00Z']);
    expect(rejected).toMatchObject([{ start: '2026-11-28T22:00:00Z', window: 'Saturday night' }]);
    expect(rejected[0]!.findings[0]!.numbers).toMatch(/is cancelled by the quarter end\.$/);
  });

  it('do not take the windows along that touch them', () => {
    const before = {
      ...saturday,
      id: 'w',
      key: 'WIN-2',
      name: 'Early',
      start: '2026-11-28T18:00',
      end: '2026-11-28T22:00',
    };
    const plan = planWith({ windows: [before, saturday], freezes: [cancelling()] });
    const early = releaseOf({ start: '2026-11-28T19:00:00Z' });
    expect(said('insideWindow', early, plan)).toEqual(['pass: Inside a maintenance window']);
    const search = { from: context.now, to: context.now + 10 * DAY, limit: 1 };
    expect(findSlots(early, plan, context, search).slots).toMatchObject([
      { start: '2026-11-28T18:00:00Z', window: 'Early', spareMinutes: 90 },
    ]);
  });
});

describe('a freeze that defers', () => {
  const deferring = over({ windows: 'defer' });
  const fixesOf = (freezes: Freeze[], release = releaseOf({})) => {
    const plan = planWith({ freezes, releases: [release] });
    const verdict = withDeferrals(evaluate(release, plan, context), release, plan, context);
    return verdict.findings.filter(({ rule }) => rule === 'noFreeze').map(({ fixes }) => fixes[0]);
  };

  it('shows the way to the first window after it', () => {
    expect(fixesOf([deferring])).toEqual([
      {
        label: 'Move to the first window after: Sat 5 Dec 22:00',
        command: 'release.reschedule',
        input: { release: 'releases-0', start: '2026-12-05T22:00:00Z' },
      },
    ]);
  });

  it('and after all that touch it', () => {
    const next = freezeOf('2026-11-30T06:00', '2026-12-06T00:00');
    expect(fixesOf([deferring, next])).toMatchObject([{ input: { start: '2026-12-06T00:00:00Z' } }]);
    const longer = freezeOf('2026-11-30T06:00', '2026-12-06T03:00');
    expect(fixesOf([deferring, longer])).toMatchObject([{ input: { start: '2026-12-12T22:00:00Z' } }]);
  });

  it.each([
    ['it has no end', over({ windows: 'defer', end: null }), {}],
    ['the release is over', deferring, { state: 'done' }],
    ['it does not defer', over(), {}],
    ['no window after it is long enough', deferring, { lengthMinutes: 600 }],
  ] as const)('not where %s', (_, freeze, fields) => {
    expect(fixesOf([freeze], releaseOf(fields))[0]).toEqual({ label: 'Move it…', action: 'release.move' });
  });

  it('is not searched for in a verdict of its own', () => {
    const plan = planWith({ freezes: [deferring] });
    expect(findingsOf('noFreeze', releaseOf({}), plan)[0]!.fixes.map(({ label }) => label)).toEqual([
      'Move it…',
      'Grant a waiver…',
    ]);
    expect(toEpoch('2026-11-30T06:00:00Z')).toBe(findingsOf('noFreeze', releaseOf({}), plan)[0]!.values.until);
  });
});
