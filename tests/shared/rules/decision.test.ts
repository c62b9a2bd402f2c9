import { describe, expect, it } from 'vitest';
import type { ChangeRecord } from '../../../shared/model/changeRecord.ts';
import type { Release } from '../../../shared/model/release.ts';
import type { Waiver } from '../../../shared/model/waiver.ts';
import { evaluate, ruleContext, sayVerdict } from '../../../shared/rules/evaluate.ts';
import { gate } from '../../../shared/rules/gates.ts';
import type { Fix } from '../../../shared/rules/rule.ts';
import { insert, update } from '../../../shared/store/change.ts';
import type { Database } from '../../../shared/store/database.ts';
import { overlay } from '../../../shared/store/overlay.ts';
import { context, planWith, releaseOf, yearEnd } from './ruleFixtures.ts';

const release = releaseOf({});
const other = (fields: Partial<Release>) => releaseOf({ id: 'releases-1', key: 'REL-2', name: 'Ledger 7', ...fields });

const step = (minutes: number, ownerId: string | null = 'people-0') => ({ step: 'Restore', minutes, ownerId });
const passed = {
  outcome: 'passed',
  summary: '',
  testedAt: '2026-11-19T16:00:00Z',
  testerId: 'people-0',
} as const;

const changeOf = (fields: Partial<ChangeRecord>): ChangeRecord => ({
  id: 'changes-0',
  key: 'CHG-1',
  releaseId: release.id,
  type: 'normal',
  reason: '',
  raisedById: 'people-0',
  testResult: passed,
  backOutPlan: [step(30)],
  ...fields,
});

const waiverOf = (fields: Partial<Waiver>): Waiver => ({
  id: 'waivers-0',
  key: 'WVR-1',
  releaseId: release.id,
  rule: 'noFreeze',
  about: yearEnd.id,
  reason: 'The regulator asks for it.',
  causeKind: 'duty',
  cause: 'PSD2 article 97',
  approverId: 'people-0',
  requestedById: 'people-1',
  grantedAt: '2026-11-20T09:00:00Z',
  expiresAt: '2026-12-31T00:00:00Z',
  ...fields,
});

function furnished(parts: { releases?: Release[]; change?: ChangeRecord; waiver?: Waiver } = {}): Database {
  const plan = planWith({ freezes: [yearEnd], releases: [release, ...(parts.releases ?? [])] });
  plan.apply([
    insert('people', { id: 'people-0', key: 'PER-1', name: 'Rosa Almeida', roles: ['CAB member'] }),
    insert('configurationItems', {
      id: 'ci-0',
      key: 'CI-1',
      name: 'Payments database',
      type: 'Database',
      environment: null,
      serviceIds: [],
    }),
    ...(parts.change ? [insert('changes', parts.change)] : []),
    ...(parts.waiver ? [insert('waivers', parts.waiver)] : []),
  ]);
  return plan;
}

/** `block: No test result. CHG-1 has 0 results …` of one rule, with the fixes' labels behind it. */
function said(rule: string, plan: Database, subject: Release = release): string[] {
  const { findings } = evaluate(subject, plan, context, 'go');
  return findings
    .filter((finding) => finding.rule === rule)
    .map(({ severity, message, numbers, fixes }) =>
      [`${severity}: ${message}. ${numbers}`, ...fixes.map(({ label }) => label)].join(' | '),
    );
}

describe('what holds the decision', () => {
  it('says nothing of tests and the way back while only the date is asked for', () => {
    const rules = new Set(evaluate(release, furnished(), context).findings.map(({ rule }) => rule));
    expect(rules).toEqual(new Set(['noFreeze', 'insideWindow']));
  });

  it.each<[string, ChangeRecord | undefined, string]>([
    [
      'without a change record',
      undefined,
      'block: No change record, so no test result. 0 results, at least 1 that passed is needed. | Make the change record',
    ],
    [
      'without a result',
      changeOf({ testResult: null }),
      'block: No test result. CHG-1 has 0 results, at least 1 that passed is needed. | Record the test result…',
    ],
    [
      'after a failed test',
      changeOf({ testResult: { ...passed, outcome: 'failed' } }),
      'block: The test failed. CHG-1, tested Thu 19 Nov 16:00 by Rosa Almeida. Test again once it is mended. | Record the test result…',
    ],
    ['after a passed test', changeOf({}), 'pass: The test passed. CHG-1, tested Thu 19 Nov 16:00 by Rosa Almeida'],
  ])('the test result, %s', (_, change, expected) => {
    expect(said('testResultPresent', furnished(change ? { change } : {}))).toEqual([expected]);
  });

  it.each<[string, ChangeRecord | undefined, string]>([
    [
      'without a change record',
      undefined,
      'block: No change record, so no back-out plan. At least 1 step is needed, each with an owner. | Make the change record',
    ],
    [
      'without steps',
      changeOf({ backOutPlan: [] }),
      'block: No back-out plan. CHG-1 has 0 steps, at least 1 is needed. | Plan the back-out…',
    ],
    [
      'with a step that nobody takes',
      changeOf({ backOutPlan: [step(10), step(5, null)] }),
      'warn: 1 back-out step without an owner. CHG-1: 2 steps, 15 min, 1 with an owner. | Plan the back-out…',
    ],
    [
      'with owners',
      changeOf({ backOutPlan: [step(10), step(5)] }),
      'pass: A back-out plan is present. 2 steps, 15 min, each with an owner',
    ],
  ])('the back-out plan, %s', (_, change, expected) => {
    expect(said('backOutPlanPresent', furnished(change ? { change } : {}))).toEqual([expected]);
  });

  it.each<[string, number, Partial<Release>, string[]]>([
    ['that is not planned yet', 0, {}, []],
    [
      'as long as the reserve',
      30,
      {},
      ['pass: Plan and back-out fit. Planned 2 h and back-out 30 min, of 6 h left in the window'],
    ],
    [
      'a minute longer',
      31,
      {},
      [
        'block: The back-out plan takes 1 min more than the reserve. Planned 2 h and back-out 31 min, of 6 h left in the window. Reserve: 30 min. | Set the reserve to 31 min | Change the back-out plan…',
      ],
    ],
    [
      'past the end of the window',
      300,
      {},
      [
        'block: The back-out would end 1 h after the window closes. Planned 2 h and back-out 5 h, of 6 h left in the window. Reserve: 30 min. | Shorten to 1 h and reserve 5 h | Change the back-out plan…',
      ],
    ],
    [
      'longer than the window itself',
      600,
      {},
      [
        'block: The back-out would end 6 h after the window closes. Planned 2 h and back-out 10 h, of 6 h left in the window. Reserve: 30 min. | Change the back-out plan…',
      ],
    ],
    [
      'without a date',
      45,
      { start: null },
      [
        'block: The back-out plan takes 15 min more than the reserve. Planned 2 h and back-out 45 min. Reserve: 30 min. | Set the reserve to 45 min | Change the back-out plan…',
      ],
    ],
  ])('whether a way back fits %s', (_, minutes, fields, expected) => {
    const change = changeOf({ backOutPlan: minutes ? [step(minutes)] : [] });
    expect(said('backOutFits', furnished({ change }), releaseOf(fields))).toEqual(expected);
  });
});

describe('two releases', () => {
  const touching = (fields: Partial<Release> = {}) => releaseOf({ configurationItemIds: ['ci-0'], ...fields });

  it.each<[string, Partial<Release>, string]>([
    [
      'at the same time, by their overlap',
      { start: '2026-11-28T23:00:00Z' },
      'block: Overlaps REL-2 on CI-1 Payments database. Both touch it Sat 28 Nov 23:00 to Sun 00:30, 1 h 30 min, back-out reserve included. | Move it… | Grant a waiver…',
    ],
    [
      'one after the reserve of the other, not',
      { start: '2026-11-29T00:30:00Z' },
      'pass: No overlap on a configuration item. 1 item looked at',
    ],
    [
      'one of them cancelled, not',
      { state: 'cancelled' },
      'pass: No overlap on a configuration item. 1 item looked at',
    ],
    [
      'on different items, not',
      { configurationItemIds: [] },
      'pass: No overlap on a configuration item. 1 item looked at',
    ],
  ])('on one configuration item are held %s', (_, fields, expected) => {
    const plan = furnished({ releases: [other({ configurationItemIds: ['ci-0'], ...fields })] });
    expect(said('noOverlapOnConfigurationItem', plan, touching())).toEqual([expected]);
  });

  it.each<[string, Partial<Release>, string]>([
    [
      'that ends when it starts',
      { start: '2026-11-28T20:00:00Z' },
      'pass: After REL-2, which it depends on. REL-2 ends Sat 28 Nov 22:00',
    ],
    [
      'that ends a minute later',
      { start: '2026-11-28T20:01:00Z' },
      'block: Starts 1 min before REL-2 has ended, which it depends on. REL-2 ends Sat 28 Nov 22:01. | Move it…',
    ],
    [
      'without a date',
      { start: null },
      'warn: Depends on REL-2, which has no date yet. Set its date before this one. | Move it…',
    ],
    [
      'that failed',
      { start: '2026-11-20T20:00:00Z', state: 'failed' },
      'block: Depends on REL-2, which is failed. Take the dependency away, or plan it again. | Move it…',
    ],
  ])('of which one depends on the other: on one %s', (_, fields, expected) => {
    const waiting = releaseOf({ dependsOnIds: ['releases-1'] });
    expect(said('dependencyOrder', furnished({ releases: [other(fields)] }), waiting)).toEqual([expected]);
  });

  it('are seen from the other side too', () => {
    const waiting = other({ dependsOnIds: [release.id], start: '2026-11-28T23:00:00Z' });
    expect(said('dependencyOrder', furnished({ releases: [waiting] }))).toEqual([
      'block: Ends 1 h after REL-2 has started, which depends on it. REL-2 starts Sat 28 Nov 23:00. | Move it…',
    ]);
  });
});

describe('a waiver', () => {
  const frozen = releaseOf({ start: '2026-12-19T22:00:00Z' });

  it('softens the finding it names, and says who answers for it, until when and why', () => {
    const verdict = evaluate(frozen, furnished({ waiver: waiverOf({}) }), context);
    expect(sayVerdict(verdict)).toBe('May go, 1 waived');
    expect(verdict.findings[0]).toMatchObject({
      severity: 'waived',
      message: 'Inside the year-end freeze',
      fixes: [],
      waiver: { key: 'WVR-1' },
    });
    expect(verdict.findings[0]!.numbers).toMatch(
      /WVR-1: waived until Thu 31 Dec 00:00 by Rosa Almeida\. The regulator asks for it\. \(PSD2 article 97\)$/,
    );
  });

  it.each<[string, Partial<Waiver>]>([
    ['of another freeze', { about: 'freezes-9' }],
    ['of another rule', { rule: 'insideWindow' }],
    ['of another release', { releaseId: 'releases-1' }],
    ['that expires when the release starts', { expiresAt: '2026-12-19T22:00:00Z' }],
  ])('%s does not', (_, fields) => {
    const plan = furnished({ releases: [other({})], waiver: waiverOf(fields) });
    expect(evaluate(frozen, plan, context).severity).toBe('block');
  });

  it('holds for the date and not for the day on which one asks', () => {
    const plan = furnished({ waiver: waiverOf({}) });
    const later = { ...context, now: context.now * 2 };
    expect(evaluate(frozen, plan, later).severity).toBe('waived');
  });
});

describe('the decision that it goes', () => {
  function decide(subject: Release, plan: Database) {
    const changes = [update('releases', subject, { state: 'go' })];
    const candidate = overlay(plan, changes);
    return gate(plan, candidate, changes, ruleContext(candidate, '2026-11-20T10:00:00Z'));
  }

  it('falls where nothing stands against it', () => {
    expect(decide(release, furnished({ change: changeOf({}) }))).toEqual({ ok: true, value: null });
  });

  it('is refused with every reason', () => {
    expect(decide(release, furnished())).toMatchObject({
      refusal: {
        kind: 'blocked',
        field: 'state',
        message: 'REL-1 cannot go yet: no change record, so no test result; no change record, so no back-out plan.',
      },
    });
  });

  it('waits for an approval, and is given by a waiver', () => {
    const plan = furnished({ change: changeOf({}) });
    const soft = { ...yearEnd, level: 'approval', approverRole: 'Service owner' } as const;
    plan.apply([update('freezes', yearEnd, soft)]);
    const subject = releaseOf({ start: '2026-12-19T22:00:00Z' });
    expect(decide(subject, plan)).toMatchObject({ ok: false });
    plan.apply([insert('waivers', waiverOf({}))]);
    expect(decide(subject, plan)).toMatchObject({ ok: true });
  });

  it('leaves what is over alone', () => {
    const plan = furnished();
    const done = releaseOf({ state: 'go', start: '2026-12-19T22:00:00Z' });
    const changes = [update('releases', done, { state: 'failed' })];
    expect(gate(plan, overlay(plan, changes), changes, context).ok).toBe(true);
  });
});

it('every fix is a command with its input or an action with an ellipsis', () => {
  const plans = [
    furnished(),
    furnished({ change: changeOf({ testResult: null, backOutPlan: [] }) }),
    furnished({ change: changeOf({ backOutPlan: [step(300, null)] }) }),
  ];
  const subjects = [release, releaseOf({ start: '2026-12-19T22:00:00Z' }), releaseOf({ lengthMinutes: 400 })];
  const fixes: Fix[] = plans.flatMap((plan) =>
    subjects.flatMap((subject) => evaluate(subject, plan, context, 'go').findings.flatMap((finding) => finding.fixes)),
  );
  expect(fixes.length).toBeGreaterThan(20);
  for (const fix of fixes) expect(fix.label.endsWith('…')).toBe('action' in fix);
});
