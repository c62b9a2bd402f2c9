import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { toEpoch } from '../../../shared/kernel/time.ts';
import { evaluate, ruleContext, type Verdict } from '../../../shared/rules/evaluate.ts';
import { rules } from '../../../shared/rules/index.ts';
import { findSlots } from '../../../shared/rules/slots.ts';
import { instant, ZONES } from '../arbitraries.ts';
import { context, planWith, releaseOf, saturday, yearEnd } from './ruleFixtures.ts';

const soft = {
  ...yearEnd,
  id: 'freezes-1',
  level: 'approval',
  approverRole: 'X',
  start: '2026-03-27T00:00',
  end: '2026-04-03T00:00',
} as const;
const windows = [
  { ...saturday, start: '2026-01-03T22:00', end: '2026-01-04T04:00' },
  {
    ...saturday,
    id: 'windows-1',
    zone: 'Australia/Lord_Howe',
    start: '2026-01-07T00:00',
    end: '2026-01-08T12:00',
    rule: 'FREQ=WEEKLY',
  },
];

/** All of a verdict but the sentences, which say times in a zone. */
const facts = ({ severity, findings }: Verdict) => ({
  severity,
  findings: findings.map(({ message: _, numbers: __, ...rest }) => rest),
});

const release = fc
  .record({ start: instant, lengthMinutes: fc.integer({ min: 1, max: 3_000 }), backOutMinutes: fc.nat({ max: 120 }) })
  .map(releaseOf);

describe('a verdict', () => {
  it('is the same in whatever zone it is said', () => {
    const said = new Set<string>();
    fc.assert(
      fc.property(release, fc.constantFrom(...ZONES), fc.constantFrom(...ZONES), (given, planZone, shownZone) => {
        const home = planWith({ windows, freezes: [yearEnd, soft] });
        const away = planWith({ windows, freezes: [yearEnd, soft], zone: planZone });
        const here = evaluate(given, home, context);
        const there = evaluate(given, away, { ...context, zone: shownZone });
        expect(facts(there)).toEqual(facts(here));
        said.add(here.severity);
      }),
      { numRuns: 150 },
    );
    expect(said.size).toBeGreaterThan(1);
  });

  const zoneOfThisRun = process.env.TZ;
  afterEach(() => {
    if (zoneOfThisRun === undefined) delete process.env.TZ;
    else process.env.TZ = zoneOfThisRun;
  });

  it('is the same, word for word, on a computer in any zone', () => {
    // New objects each time: nothing may come from what an earlier zone left in a cache.
    const look = (zone: string) => {
      process.env.TZ = zone;
      const offset = new Date(2026, 6, 1).getTimezoneOffset();
      const copies = windows.map((window) => ({ ...window }));
      const plan = planWith({ windows: copies, freezes: [{ ...yearEnd }, { ...soft }] });
      const starts = ['2026-03-28T22:30:00Z', '2026-10-25T00:30:00Z', '2026-12-12T22:30:00Z', '2026-12-31T23:59:00Z'];
      const verdicts = starts.map((start) => evaluate(releaseOf({ start }), plan, context));
      const search = { from: toEpoch('2026-03-20T00:00:00Z'), to: toEpoch('2026-05-01T00:00:00Z'), limit: 20 };
      return { offset, seen: JSON.stringify([verdicts, findSlots(releaseOf({}), plan, context, search)]) };
    };
    const zones = ['UTC', 'America/Los_Angeles', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Kiritimati'].map(look);
    // The computer did move: otherwise this test would show nothing.
    expect(new Set(zones.map(({ offset }) => offset)).size).toBe(5);
    expect(new Set(zones.map(({ seen }) => seen)).size).toBe(1);
  });

  it('has findings in order, each with its own stable key, a sentence and the rule it comes from', () => {
    fc.assert(
      fc.property(release, (given) => {
        const plan = planWith({ windows, freezes: [yearEnd, soft] });
        const { severity, findings } = evaluate(given, plan, context);
        const order = findings.map((finding) => ['block', 'approval', 'warn', 'pass'].indexOf(finding.severity));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        expect(severity).toBe(findings[0]!.severity);
        expect(new Set(findings.map(({ key }) => key)).size).toBe(findings.length);
        for (const finding of findings) {
          expect(finding.key).toBe(`${finding.rule}:${given.id}:${finding.about}`);
          expect(finding.message).toMatch(/^[A-Z].+[^.]$/);
          expect(`${finding.message} ${finding.numbers}`).not.toMatch(/undefined|null|NaN|Infinity|\b0 min after\b/);
        }
        expect(evaluate(given, plan, context).findings.map(({ key }) => key)).toEqual(findings.map(({ key }) => key));
      }),
      { numRuns: 150 },
    );
  });

  it('speaks in the zone of the plan', () => {
    expect(ruleContext(planWith({ zone: 'Asia/Kolkata' }), '2026-11-20T10:00:00Z')).toEqual({
      now: toEpoch('2026-11-20T10:00:00Z'),
      zone: 'Asia/Kolkata',
    });
  });
});

describe('every rule', () => {
  it('has a name of its own, a title and a reason that is a sentence', () => {
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    for (const { title, why } of rules) {
      expect(title).toMatch(/^[A-Z]/);
      expect(why).toMatch(/^[A-Z].+\.$/);
    }
  });
});
