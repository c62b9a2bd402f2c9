import type { Interval } from '../../shared/kernel/interval.ts';
import { DAY, toEpoch } from '../../shared/kernel/time.ts';
import { collectionNames, collections, type PlanRecord } from '../../shared/model/plan.ts';
import type { View } from '../../shared/store/view.ts';
import { EXTERNAL_KEYS, KEYS } from './arbitraries.ts';

const NEW_YEAR = toEpoch('2026-01-01T00:00:00Z');

/** A day, a season and a year that a plan is asked about, and a time in which nothing is. */
const INTERVALS: Interval[] = [
  { start: NEW_YEAR, end: NEW_YEAR + DAY },
  { start: NEW_YEAR + 60 * DAY, end: NEW_YEAR + 151 * DAY },
  { start: NEW_YEAR, end: NEW_YEAR + 366 * DAY },
  { start: NEW_YEAR - 40 * 366 * DAY, end: NEW_YEAR + 70 * 366 * DAY },
  { start: NEW_YEAR + 200 * 366 * DAY, end: NEW_YEAR + 201 * 366 * DAY },
];

/**
 * Everything that a view can be asked, answered, in an order that does not depend on how it came to its records. Two views
 * with the same answers are the same plan, indexes included.
 */
export function answers(view: View, intervals: readonly Interval[] = INTERVALS) {
  const known = collectionNames.map((name) => Array.from(view.all(name)) as PlanRecord[]);
  // Asked for what is there, and for what was there or may come: an index must forget as well as know.
  const ids = [...new Set([...known.flat().map(({ id }) => id), ...POOL_IDS])].toSorted();
  const keys = [...new Set([...known.flat().flatMap(({ key }) => key ?? []), ...POOL_KEYS])].toSorted();
  return Object.fromEntries(
    collectionNames.map((name) => [
      name,
      {
        count: view.count(name),
        all: byId(view.all(name)),
        got: ids.flatMap((id) => view.get(name, id) ?? []),
        byKey: keys.flatMap((key) => view.byKey(name, key) ?? []),
        byExternalKey: EXTERNAL_KEYS.map((key) => view.byExternalKey(name, key)?.id),
        referring: Object.keys(collections[name].references).map((field) =>
          ids.map((id) => byId(view.referring(name, field, id))),
        ),
        during: intervals.map((interval) => byId(view.during(name, interval)).map(({ id }) => id)),
      },
    ]),
  );
}

/** Kept apart from the answers: counters stay where they are when records go. */
export const counters = (view: View): Record<string, number> =>
  Object.fromEntries(PREFIXES.map((prefix) => [prefix, view.lastNumber(prefix)]));

const PREFIXES = collectionNames.flatMap((name) => collections[name].keyPrefix ?? []);
const POOL_IDS = collectionNames.flatMap((name) => Array.from({ length: 7 }, (_, index) => `${name}-${index}`));
const POOL_KEYS = PREFIXES.flatMap((prefix) =>
  Array.from({ length: 2 * KEYS }, (_, index) => `${prefix}-${index + 1}`),
);

const byId = (records: Iterable<PlanRecord>): PlanRecord[] =>
  Array.from(records).toSorted((a, b) => (a.id < b.id ? -1 : 1));
