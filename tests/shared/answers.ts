import type { Interval } from '../../shared/kernel/interval.ts';
import { DAY, toEpoch } from '../../shared/kernel/time.ts';
import {
  ANY_COLLECTION,
  type CollectionName,
  collectionNames,
  collections,
  type PlanRecord,
} from '../../shared/model/plan.ts';
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
  const known = new Map(collectionNames.map((name) => [name, byId(view.all(name))]));
  // Asked for what is there, and for what was there or may come: an index must forget as well as know.
  const idsOf = new Map(
    collectionNames.map((name) => [
      name,
      [...new Set([...known.get(name)!.map(({ id }) => id), ...poolIds(name)])].toSorted(),
    ]),
  );
  const allIds = [...idsOf.values()].flat();
  const keys = keysOf([...known.values()].flat());
  return Object.fromEntries(
    collectionNames.map((name) => {
      const all = known.get(name)!;
      const own = new Set(all);
      // A record is written out once. One that is found by another way and is not that very one is told whole.
      const say = (record: PlanRecord) => (own.has(record) ? record.id : record);
      const sayAll = (records: Iterable<PlanRecord>) => byId(records).map(say);
      const told = {
        count: view.count(name),
        all,
        got: allIds.flatMap((id) => view.get(name, id) ?? []).map(say),
        byKey: keys.flatMap((key) => view.byKey(name, key) ?? []).map(say),
        byExternalKey: EXTERNAL_KEYS.map((key) => view.byExternalKey(name, key)?.id),
        referring: Object.entries(collections[name].references).map(([field, to]) =>
          [...(to === ANY_COLLECTION ? allIds : idsOf.get(to)!), 'nobody'].map((id) =>
            sayAll(view.referring(name, field, id)),
          ),
        ),
        during: intervals.map((interval) => sayAll(view.during(name, interval))),
      };
      return [name, told];
    }),
  );
}

/** Kept apart from the answers: counters stay where they are when records go. */
export const counters = (view: View): Record<string, number> =>
  Object.fromEntries(PREFIXES.map((prefix) => [prefix, view.lastNumber(prefix)]));

const PREFIXES = collectionNames.flatMap((name) => collections[name].keyPrefix ?? []);

const poolIds = (collection: CollectionName): string[] =>
  Array.from({ length: 7 }, (_, index) => `${collection}-${index}`);

/** Those of every collection: none may answer to another one's. */
const POOL_KEYS = PREFIXES.flatMap((prefix) =>
  Array.from({ length: 2 * KEYS }, (_, index) => `${prefix}-${index + 1}`),
);
const keysOf = (all: readonly PlanRecord[]): string[] =>
  [...new Set([...all.flatMap(({ key }) => key ?? []), ...POOL_KEYS])].toSorted();

const byId = (records: Iterable<PlanRecord>): PlanRecord[] =>
  Array.from(records).toSorted((a, b) => (a.id < b.id ? -1 : 1));
