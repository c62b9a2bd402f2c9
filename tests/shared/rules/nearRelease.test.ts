import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextOpening, windowsFor } from '../../../shared/domain/placement.ts';
import { freezesDuring, type Occurrence, occurrencesOf } from '../../../shared/domain/schedule.ts';
import { fitOfScope, subjectOf } from '../../../shared/domain/scope.ts';
import { nextOccurrence, occurrencesDuring } from '../../../shared/domain/windowTimes.ts';
import type { Interval } from '../../../shared/kernel/interval.ts';
import { addWall, DAY, END_OF_TIME, HOUR, toEpoch, toInstant } from '../../../shared/kernel/time.ts';
import { type Freeze, PLAIN_FREEZE } from '../../../shared/model/freeze.ts';
import { type Release, RISKS } from '../../../shared/model/release.ts';
import { EVERYTHING } from '../../../shared/model/scope.ts';
import { type MaintenanceWindow, PLAIN_WINDOW } from '../../../shared/model/window.ts';
import { evaluate, severityOf } from '../../../shared/rules/evaluate.ts';
import { insert, remove, update } from '../../../shared/store/change.ts';
import type { Database } from '../../../shared/store/database.ts';
import { overlay } from '../../../shared/store/overlay.ts';
import type { View } from '../../../shared/store/view.ts';
import { context, planWith, releaseOf } from './ruleFixtures.ts';

/** What lies near a release is looked up by day and kept. Here every window is asked anew: both must say the same. */

const FIRST = '2026-11-23T00:00';
const start = toEpoch('2026-11-23T00:00:00Z');
const services = ['services-0', 'services-1'];

const times = fc
  .tuple(fc.integer({ min: 0, max: 20 * 48 }), fc.integer({ min: 1, max: 200 }))
  .map(([from, length]) => ({
    start: addWall(FIRST, { minutes: from * 30 }),
    end: addWall(FIRST, { minutes: (from + length) * 30 }),
  }));

const window = fc
  .record({
    times,
    zone: fc.constantFrom('Europe/London', 'Pacific/Auckland', '-11:30'),
    rule: fc.constantFrom(null, 'FREQ=DAILY', 'FREQ=WEEKLY', 'FREQ=MONTHLY', 'FREQ=WEEKLY;INTERVAL=11'),
    isOpen: fc.integer({ min: 0, max: 6 }).map((roll) => roll === 0),
    serviceIds: fc.subarray(services),
    environments: fc.subarray(['Production']),
    classId: fc.constantFrom(null, 'windowClasses-0', 'windowClasses-1'),
  })
  .map(
    ({ times: { start: opens, end }, isOpen, serviceIds, environments, ...fields }): Omit<MaintenanceWindow, 'id'> => ({
      ...PLAIN_WINDOW,
      ...fields,
      start: opens,
      end: isOpen ? null : end,
      scope: { ...EVERYTHING, serviceIds, environments },
      key: '',
      name: '',
    }),
  );

const windows = fc
  .array(window, { maxLength: 12 })
  .map((all) =>
    all.map((fields, index) => ({ ...fields, id: `w${index}`, key: `WIN-${index + 1}`, name: `W${index}` })),
  );

const freezes = fc
  .array(
    fc.record({ times, level: fc.constantFrom('block', 'approval', 'review'), serviceIds: fc.subarray(services) }),
    {
      maxLength: 3,
    },
  )
  .map((all) =>
    all.map(
      ({ times: span, level, serviceIds }, index): Freeze => ({
        ...PLAIN_FREEZE,
        ...span,
        id: `f${index}`,
        key: `FRZ-${index + 1}`,
        name: `F${index}`,
        zone: 'Europe/London',
        level,
        approverRole: level === 'approval' ? 'Service owner' : null,
        windows: index === 1 ? 'keep' : 'cancel',
        scope: { ...EVERYTHING, serviceIds },
      }),
    ),
  );

const release = fc
  .record({
    from: fc.integer({ min: 0, max: 25 * 24 }),
    lengthMinutes: fc.constantFrom(15, 60, 600, 4_000),
    serviceIds: fc.subarray(services),
    environment: fc.constantFrom('Production', 'Test', null),
    risk: fc.option(fc.constantFrom(...RISKS)),
  })
  .map(
    ({ from, ...fields }): Release =>
      releaseOf({ ...fields, start: toInstant(start + from * HOUR), scheduledAt: '2026-11-20T10:00:00Z' }),
  );

const given = fc.record({
  windows,
  freezes,
  release,
  others: fc.array(release, { maxLength: 6 }),
  from: fc.integer({ min: -10 * 24, max: 400 * 24 }),
  hours: fc.integer({ min: 1, max: 90 * 24 }),
});

const planOf = (parts: { windows: MaintenanceWindow[]; freezes: Freeze[]; others: Release[]; release: Release }) =>
  planWith({
    windows: parts.windows,
    freezes: parts.freezes,
    releases: [
      parts.release,
      ...parts.others.map((other, index) => ({ ...other, id: `releases-${index + 1}`, key: `REL-${index + 2}` })),
    ],
    services: ['Payments', 'Lending'],
    classes: [
      { allowedRisk: 'medium', notice: { amount: 3, unit: 'businessDays' }, capacity: 1 },
      { capacity: 2, notice: { amount: 240, unit: 'hours' } },
    ],
  });

/** Every window, asked alone. */
const allDuring = (view: View, interval: Interval): Occurrence[] =>
  Array.from(view.all('windows')).flatMap((one) => occurrencesOf(view, one, interval));

function firstOf(found: readonly Occurrence[]): Occurrence | null {
  const [first] = found.toSorted((a, b) => a.start - b.start);
  return first ?? null;
}

/** What is open to the release, as it was found before anything was kept: window by window. */
function windowsOneByOne(view: View, asked: Release, interval: Interval) {
  const subject = subjectOf(view, asked);
  const fits = Array.from(view.all('windows'), (one) => ({
    window: one,
    fit: fitOfScope(one.scope, subject),
    occurrences: occurrencesOf(view, one, interval),
  })).filter(({ occurrences }) => occurrences.length > 0);
  const theirs = fits.filter(({ fit }) => fit.fits === 'yes').flatMap(({ occurrences }) => occurrences);
  const by = (occurrence: Occurrence) =>
    occurrence.end === END_OF_TIME
      ? undefined
      : freezesDuring(view, occurrence).find(
          ({ freeze }) => freeze.windows === 'cancel' && fitOfScope(freeze.scope, subject).fits === 'yes',
        );
  return {
    open: theirs.filter((occurrence) => !by(occurrence)).toSorted((a, b) => a.start - b.start),
    cancelled: theirs.flatMap((occurrence) => {
      const found = by(occurrence);
      return found ? [{ occurrence, by: found }] : [];
    }),
    leftOut: fits.filter(({ fit }) => fit.fits !== 'yes'),
  };
}

describe('what lies near a release', () => {
  it('is what every window gives when it is asked alone', () => {
    fc.assert(
      fc.property(given, (parts) => {
        const plan = planOf(parts);
        const interval = { start: start + parts.from * HOUR, end: start + (parts.from + parts.hours) * HOUR };
        expect(occurrencesDuring(plan, interval)).toEqual(
          allDuring(plan, interval).toSorted((a, b) => a.start - b.start),
        );
        expect(windowsFor(plan, parts.release, interval)).toEqual(windowsOneByOne(plan, parts.release, interval));
        const year = { start: interval.start, end: interval.start + 366 * DAY };
        expect(nextOccurrence(plan, interval.start)).toEqual(firstOf(allDuring(plan, year)));
        expect(nextOpening(plan, parts.release, interval.start)).toEqual(
          firstOf(windowsOneByOne(plan, parts.release, year).open),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('gives the severity without the words that it gives with them', () => {
    fc.assert(
      fc.property(given, (parts) => {
        const plan = planOf(parts);
        expect(severityOf(parts.release, plan, context)).toBe(evaluate(parts.release, plan, context).severity);
      }),
      { numRuns: 150 },
    );
  });

  it('is never what it was before a change, in the plan or in a candidate', () => {
    const interval = { start, end: start + 20 * DAY };
    const agrees = (view: View) =>
      expect(occurrencesDuring(view, interval)).toEqual(
        allDuring(view, interval).toSorted((a, b) => a.start - b.start),
      );
    fc.assert(
      fc.property(given, window, (parts, fields) => {
        const plan: Database = planOf(parts);
        agrees(plan);
        const added = { ...fields, id: 'added', key: 'WIN-99', name: 'Added' };
        agrees(overlay(plan, [insert('windows', added)]));
        agrees(plan);
        plan.apply([insert('windows', added)]);
        agrees(plan);
        const changes = [update('windows', added, { zone: 'Asia/Tokyo' })];
        agrees(overlay(plan, changes));
        plan.apply(changes);
        agrees(plan);
        plan.apply([remove('windows', { ...added, zone: 'Asia/Tokyo' })]);
        agrees(plan);
      }),
      { numRuns: 40 },
    );
  });
});
