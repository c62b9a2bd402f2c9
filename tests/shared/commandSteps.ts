import * as fc from 'fast-check';
import { type CollectionName, collections, type PlanRecord } from '../../shared/model/plan.ts';
import type { View } from '../../shared/store/view.ts';
import { EXTERNAL_KEYS, instant, nastyText } from './arbitraries.ts';
import { type InMemoryPlan, inMemoryPlan, valueOf } from './inMemoryPlan.ts';

/** A command, whose input is made when its turn comes: it names records that are there by then. */
interface CommandStep {
  name: string;
  inputOn(view: View): unknown;
}

const MISSING = 'BLI-99999';

/** The nth record of a collection, by key, as people name it; a key that is not there where there are none. */
function keyOf(view: View, collection: CollectionName, nth: number): string {
  const records = Array.from(view.all(collection)) as PlanRecord[];
  return records[nth % Math.max(1, records.length)]?.key ?? `${collections[collection].keyPrefix}-99999`;
}

const nth = fc.nat({ max: 20 });
const few = fc.uniqueArray(nth, { minLength: 1, maxLength: 4 });
const title = fc.constantFrom('Payments', 'Ledger', 'Kreditkarte', 'قائمة', '支払い');

const named = (name: string, input: fc.Arbitrary<(view: View) => unknown>): fc.Arbitrary<CommandStep> =>
  input.map((inputOn) => ({ name, inputOn }));

const itemFields = fc.record(
  {
    title,
    description: nastyText(10),
    state: fc.constantFrom('analysis', 'coding', 'testing', 'done'),
    points: fc.option(fc.nat({ max: 20 })),
    externalKey: fc.option(fc.constantFrom(...EXTERNAL_KEYS)),
    sprint: fc.option(title),
    labels: fc.uniqueArray(title, { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

const keysOf = (view: View, collection: CollectionName, picks: readonly number[]): string[] =>
  picks.map((pick) => keyOf(view, collection, pick));

/** Commands that no rule holds up: nothing in them blocks while the plan has no window and no hard freeze. */
const harmless = fc.oneof(
  named(
    'item.create',
    fc.tuple(title, itemFields).map(([text, fields]) => () => ({ title: text, ...fields })),
  ),
  named(
    'item.update',
    fc.tuple(few, itemFields).map(([picks, fields]) => (view) => ({ items: keysOf(view, 'items', picks), fields })),
  ),
  named(
    'item.remove',
    few.map((picks) => (view) => ({ items: keysOf(view, 'items', picks) })),
  ),
  named(
    'release.create',
    fc.tuple(title, fc.option(instant), fc.option(few)).map(([name, start, picks]) => (view) => ({
      name,
      start,
      items: picks ? keysOf(view, 'items', picks) : [],
    })),
  ),
  named(
    'release.update',
    fc.tuple(nth, title, fc.integer({ min: 1, max: 900 })).map(([pick, name, lengthMinutes]) => (view) => ({
      release: keyOf(view, 'releases', pick),
      name,
      lengthMinutes,
    })),
  ),
  named(
    'release.reschedule',
    fc.tuple(nth, fc.option(instant)).map(([pick, start]) => (view) => ({
      release: keyOf(view, 'releases', pick),
      start,
    })),
  ),
  named(
    'release.addItems',
    fc.tuple(nth, few).map(([pick, picks]) => (view) => ({
      release: keyOf(view, 'releases', pick),
      items: keysOf(view, 'items', picks),
    })),
  ),
  named(
    'release.removeItems',
    few.map((picks) => (view) => ({ items: keysOf(view, 'items', picks) })),
  ),
  named(
    'release.remove',
    nth.map((pick) => (view) => ({ release: keyOf(view, 'releases', pick) })),
  ),
  named(
    'sprint.create',
    title.map((name) => () => ({ name })),
  ),
  named(
    'sprint.update',
    fc.tuple(nth, title).map(([pick, name]) => (view) => ({ sprint: keyOf(view, 'sprints', pick), name })),
  ),
  named(
    'sprint.remove',
    nth.map((pick) => (view) => ({ sprint: keyOf(view, 'sprints', pick) })),
  ),
  named(
    'item.relabel',
    fc.tuple(few, title, title).map(([picks, add, gone]) => (view) => ({
      items: keysOf(view, 'items', picks),
      add: [add],
      remove: [gone],
    })),
  ),
  named(
    'plan.change',
    title.map((name) => () => ({ name })),
  ),
  named(
    'item.remove',
    fc.constant(() => ({ items: [MISSING] })),
  ),
);

const freezeStep = (level: fc.Arbitrary<string>) =>
  named(
    'freeze.create',
    fc.tuple(level, fc.nat({ max: 360 }), fc.integer({ min: 1, max: 60 })).map(([given, day, days]) => () => ({
      name: 'Year end',
      level: given,
      approverRole: given === 'approval' ? 'Service owner' : null,
      zone: 'Europe/London',
      start: `${dayOf(day)}T00:00`,
      end: `${dayOf(day + days)}T00:00`,
    })),
  );

const dayOf = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);

const windowStep = named(
  'window.create',
  fc.tuple(fc.constantFrom('MO', 'WE', 'SA,SU'), fc.integer({ min: 1, max: 30 })).map(([days, hours]) => () => ({
    name: 'Nights',
    zone: 'Europe/London',
    start: '2026-01-03T20:00',
    end: `2026-01-0${hours > 3 ? 5 : 4}T00:${String(hours).padStart(2, '0')}`,
    rule: `FREQ=WEEKLY;BYDAY=${days}`,
  })),
);

export const harmlessStep: fc.Arbitrary<CommandStep> = fc.oneof(
  { weight: 10, arbitrary: harmless },
  { weight: 1, arbitrary: freezeStep(fc.constantFrom('approval', 'review')) },
);

/** Any command, those included after which a rule may block. */
export const anyStep: fc.Arbitrary<CommandStep> = fc.oneof(
  { weight: 10, arbitrary: harmless },
  { weight: 2, arbitrary: freezeStep(fc.constantFrom('block', 'approval', 'review')) },
  { weight: 1, arbitrary: windowStep },
);

/** A plan with its first person, on which commands can be run. */
export function startedPlan(): InMemoryPlan {
  const plan = inMemoryPlan();
  const person = { name: 'Ana Ruiz', roles: ['Release coordinator'] };
  valueOf(plan.run('plan.create', { name: 'Merrowdale', zone: 'Europe/London', person }));
  return plan;
}
