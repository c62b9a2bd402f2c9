import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binds, freezesOn, frozenStretch } from '../../../shared/domain/frozen.ts';
import { openTimesOf, windowsFor } from '../../../shared/domain/placement.ts';
import { contains, type Interval } from '../../../shared/kernel/interval.ts';
import { addWall, DAY, HOUR, toEpoch, toInstant, type Zone } from '../../../shared/kernel/time.ts';
import { COVERED_WINDOWS, FREEZE_LEVELS, type Freeze, PLAIN_FREEZE } from '../../../shared/model/freeze.ts';
import { type Release, RISKS } from '../../../shared/model/release.ts';
import { EVERYTHING, type Scope } from '../../../shared/model/scope.ts';
import { type MaintenanceWindow, PLAIN_WINDOW } from '../../../shared/model/window.ts';
import { evaluate } from '../../../shared/rules/evaluate.ts';
import { context, planWith, releaseOf } from './ruleFixtures.ts';

/** The calendars of random companies: a fortnight of windows and freezes by the hour, in scopes that overlap. */

const FIRST = '2026-11-23T00:00';
const fortnight: Interval = { start: toEpoch('2026-11-23T00:00:00Z'), end: toEpoch('2026-12-07T00:00:00Z') };
const services = ['services-0', 'services-1', 'services-2'];
const hour = fc.integer({ min: 0, max: 14 * 24 });
const zone = fc.constantFrom<Zone[]>('Europe/London', 'America/New_York', '+05:30');

const scope = fc
  .record(
    {
      serviceIds: fc.subarray(services, { maxLength: 2 }),
      environments: fc.subarray(['Production', 'Test'], { maxLength: 1 }),
      tags: fc.subarray(['pci', 'sox'], { maxLength: 1 }),
    },
    { requiredKeys: [] },
  )
  .map((lists): Scope => ({ ...EVERYTHING, ...lists }));

const times = fc.tuple(hour, fc.integer({ min: 1, max: 60 })).map(([from, length]) => ({
  start: addWall(FIRST, { minutes: from * 60 }),
  end: addWall(FIRST, { minutes: (from + length) * 60 }),
}));

const windows = fc
  .array(fc.record({ times, scope, zone, isDaily: fc.boolean(), hasClass: fc.boolean() }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((all) =>
    all.map(
      ({ times: { start, end }, scope: of, zone: at, isDaily, hasClass }, index): MaintenanceWindow => ({
        ...PLAIN_WINDOW,
        id: `w${index}`,
        key: `WIN-${index + 1}`,
        name: `W${index}`,
        zone: at,
        start,
        end,
        rule: isDaily ? 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU' : null,
        scope: of,
        classId: hasClass ? 'windowClasses-0' : null,
      }),
    ),
  );

const freezes = fc
  .array(
    fc.record({
      times,
      scope,
      zone,
      level: fc.constantFrom(...FREEZE_LEVELS),
      covered: fc.constantFrom(...COVERED_WINDOWS),
    }),
    { maxLength: 5 },
  )
  .map((all) =>
    all.map(
      ({ times: { start, end }, scope: of, zone: at, level, covered }, index): Freeze => ({
        ...PLAIN_FREEZE,
        id: `f${index}`,
        key: `FRZ-${index + 1}`,
        name: `F${index}`,
        zone: at,
        start,
        end,
        level,
        approverRole: level === 'approval' ? 'Service owner' : null,
        scope: of,
        windows: covered,
      }),
    ),
  );

const release = fc
  .record({
    from: hour,
    lengthMinutes: fc.integer({ min: 1, max: 48 }).map((quarters) => quarters * 15),
    serviceIds: fc.subarray(services),
    environment: fc.constantFrom('Production', 'Test', null),
    tags: fc.subarray(['pci', 'sox']),
    risk: fc.option(fc.constantFrom(...RISKS)),
  })
  .map(
    ({ from, ...fields }): Release =>
      releaseOf({
        ...fields,
        start: toInstant(fortnight.start + from * HOUR),
        scheduledAt: '2026-11-20T10:00:00Z',
        backOutMinutes: 0,
      }),
  );

const planOf = (parts: {
  windows?: MaintenanceWindow[];
  freezes?: Freeze[];
  severalWindows?: 'any' | 'all';
  releases?: Release[];
}) =>
  planWith({
    ...parts,
    services: ['Payments', 'Lending', 'Cards'],
    classes: [{ allowedRisk: 'medium', notice: { amount: 3, unit: 'businessDays' }, capacity: 1 }],
    settings: { severalWindows: parts.severalWindows ?? 'any' },
  });

const severityOf = (verdict: ReturnType<typeof evaluate>, rule: string) =>
  verdict.findings.filter((finding) => finding.rule === rule && finding.severity === 'block').length > 0
    ? 'block'
    : 'free';

describe('freezes', () => {
  it('are free again where no hour of any of them goes on', () => {
    fc.assert(
      fc.property(freezes, release, (all, asked) => {
        const plan = planOf({ freezes: all });
        const binding = freezesOn(plan, asked, fortnight).filter(binds);
        for (const { span } of binding) {
          const stretch = frozenStretch(plan, asked, span)!;
          // Walked hour by hour: all starts and ends lie on half hours in every zone that is used.
          const step = HOUR / 2;
          const holds = (at: number) => freezesOn(plan, asked, { start: at, end: at + 1 }).some((on) => binds(on));
          let end = span.start;
          while (holds(end)) end += step;
          expect(toInstant(stretch.end)).toBe(toInstant(end));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('that cancel windows never open any', () => {
    fc.assert(
      fc.property(windows, freezes, release, (open, all, asked) => {
        const before = windowsFor(planOf({ windows: open }), asked, fortnight);
        const after = windowsFor(planOf({ windows: open, freezes: all }), asked, fortnight);
        const known = new Set(before.open.map(({ window, start }) => `${window.id} ${start}`));
        for (const { window, start } of after.open) expect(known.has(`${window.id} ${start}`)).toBe(true);
        expect(after.open.length + after.cancelled.length).toBe(before.open.length);
        for (const time of openTimesOf(after.open, fortnight))
          expect(openTimesOf(before.open, fortnight).some((wider) => contains(wider, time))).toBe(true);
      }),
    );
  });
});

describe('a release', () => {
  it('that has a window of each of its services has one of any of them', () => {
    let allowed = 0;
    fc.assert(
      fc.property(windows, freezes, release, (open, all, asked) => {
        const [each, any] = (['all', 'any'] as const).map((severalWindows) =>
          severityOf(evaluate(asked, planOf({ windows: open, freezes: all, severalWindows }), context), 'insideWindow'),
        );
        if (each === 'free') expect(any).toBe('free');
        if (each === 'free' && asked.serviceIds.length > 1) allowed++;
      }),
      { numRuns: 400, seed: 4 },
    );
    expect(allowed).toBeGreaterThan(0);
  });

  it('is judged the same in whatever zone somebody looks at it', () => {
    fc.assert(
      fc.property(windows, freezes, release, fc.constantFrom('any', 'all'), (open, all, asked, severalWindows) => {
        const plan = planOf({ windows: open, freezes: all, severalWindows });
        const judged = ['Europe/London', 'Pacific/Kiritimati', 'America/Los_Angeles', '-03:30'].map((viewer) => {
          const { severity, findings } = evaluate(asked, plan, { ...context, zone: viewer });
          return JSON.stringify([
            severity,
            findings.map(({ key, severity: of, excess, values }) => [key, of, excess, values]),
          ]);
        });
        expect(new Set(judged).size).toBe(1);
      }),
    );
  });

  it('is told of each fact once', () => {
    fc.assert(
      fc.property(windows, freezes, release, fc.array(release, { maxLength: 3 }), (open, all, asked, others) => {
        const releases = others.map((other, index) => ({ ...other, id: `o${index}`, key: `REL-${index + 2}` }));
        const { findings } = evaluate(asked, planOf({ windows: open, freezes: all, releases }), context);
        expect(new Set(findings.map(({ key }) => key)).size).toBe(findings.length);
        for (const { message, numbers } of findings)
          expect(`${message} ${numbers}`).not.toMatch(/undefined|NaN|null|Infinity/);
      }),
    );
  });

  it('that waits is free once nothing freezes it any more', () => {
    fc.assert(
      fc.property(freezes, release, (all, asked) => {
        const plan = planOf({ freezes: all });
        const [first] = freezesOn(plan, asked, fortnight).filter(binds);
        if (!first) return;
        const { end } = frozenStretch(plan, asked, first.span)!;
        expect(freezesOn(plan, asked, { start: end, end: end + 1 }).some(binds)).toBe(false);
        expect(end - first.span.start).toBeLessThan(30 * DAY);
      }),
    );
  });
});
