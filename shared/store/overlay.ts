import { type Id, parseKey } from '../kernel/id.ts';
import type { CollectionName, PlanRecord, RecordOf } from '../model/plan.ts';
import type { Change } from './change.ts';
import { createDatabase, type Database } from './database.ts';
import { leastId, type View } from './view.ts';

/**
 * The plan as it would be with `changes` done: the candidate that rules look at before anything is written. It costs what
 * the changes cost, whatever the plan's size, and leaves the base as it is.
 */
export function overlay(base: View, changes: readonly Change[]): View {
  const coveredIn = new Map<CollectionName, Map<Id, PlanRecord | null>>();
  /** Made once somebody asks: of a large import nobody asks for the items, which are nearly all of it. */
  function coveredOf(collection: CollectionName): ReadonlyMap<Id, PlanRecord | null> {
    let covered = coveredIn.get(collection);
    if (!covered) {
      covered = new Map();
      for (const change of changes) if (change.collection === collection) covered.set(change.id, change.after);
      coveredIn.set(collection, covered);
    }
    return covered;
  }
  const isCovered = (collection: CollectionName, id: Id) => coveredOf(collection).has(id);

  const indexed = new Map<CollectionName, Database>();
  function aboveOf(collection: CollectionName): Database {
    const known = indexed.get(collection);
    if (known) return known;
    const above = createDatabase();
    for (const [id, after] of coveredOf(collection)) if (after) above.apply([{ collection, id, before: null, after }]);
    indexed.set(collection, above);
    return above;
  }

  function* both<C extends CollectionName>(
    collection: C,
    read: (view: View) => Iterable<RecordOf<C>>,
  ): Iterable<RecordOf<C>> {
    for (const record of read(base)) if (!isCovered(collection, record.id)) yield record;
    yield* read(aboveOf(collection));
  }
  function either<C extends CollectionName>(collection: C, read: (view: View) => RecordOf<C> | undefined) {
    const changed = read(aboveOf(collection));
    if (changed) return changed;
    const unchanged = read(base);
    return unchanged && !isCovered(collection, unchanged.id) ? unchanged : undefined;
  }

  const states = new Map<CollectionName, object>();
  const referring: View['referring'] = (collection, field, id) =>
    both(collection, (view) => view.referring(collection, field, id));

  return {
    get: <C extends CollectionName>(collection: C, id: Id) => {
      const after = coveredOf(collection).get(id);
      return after === undefined ? base.get(collection, id) : ((after ?? undefined) as RecordOf<C> | undefined);
    },
    all: (collection) => both(collection, (view) => view.all(collection)),
    count: (collection) => {
      const ids = [...coveredOf(collection).keys()];
      return (
        base.count(collection) -
        ids.filter((id) => base.get(collection, id)).length +
        aboveOf(collection).count(collection)
      );
    },
    byKey: (collection, key) => either(collection, (view) => view.byKey(collection, key)),
    byExternalKey: (collection, externalKey) => leastId(referring(collection, 'externalKey', externalKey)),
    referring,
    during: (collection, interval) => both(collection, (view) => view.during(collection, interval)),
    state: (collection) => {
      if (coveredOf(collection).size === 0) return base.state(collection);
      const known = states.get(collection) ?? {};
      states.set(collection, known);
      return known;
    },
    lastNumber: (prefix) => Math.max(base.lastNumber(prefix), numbersIn(changes).get(prefix) ?? 0),
  };
}

/** Key prefix -> the highest number that the changes give out, those included that they take away again. */
function numbersIn(changes: readonly Change[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const { after } of changes) {
    const key = after?.key === undefined ? null : parseKey(after.key);
    if (key && key.number > (numbers.get(key.prefix) ?? 0)) numbers.set(key.prefix, key.number);
  }
  return numbers;
}
