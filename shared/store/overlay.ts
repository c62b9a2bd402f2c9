import type { Id } from '../kernel/id.ts';
import type { CollectionName, RecordOf } from '../model/plan.ts';
import type { Change } from './change.ts';
import { createDatabase } from './database.ts';
import { leastId, type View } from './view.ts';

/**
 * The plan as it would be with `changes` done: the candidate that rules look at before anything is written. It costs what
 * the changes cost, whatever the plan's size, and leaves the base as it is.
 */
export function overlay(base: View, changes: readonly Change[]): View {
  const covered = new Map<CollectionName, Set<Id>>();
  const above = createDatabase();
  for (const { collection, id, after } of changes) {
    if (!covered.has(collection)) covered.set(collection, new Set());
    covered.get(collection)!.add(id);
    const earlier = above.get(collection, id) ?? null;
    above.apply([{ collection, id, before: earlier, after }]);
  }
  const isCovered = (collection: CollectionName, id: Id) => covered.get(collection)?.has(id) ?? false;

  function* both<C extends CollectionName>(
    collection: C,
    read: (view: View) => Iterable<RecordOf<C>>,
  ): Iterable<RecordOf<C>> {
    for (const record of read(base)) if (!isCovered(collection, record.id)) yield record;
    yield* read(above);
  }
  function either<C extends CollectionName>(collection: C, read: (view: View) => RecordOf<C> | undefined) {
    const changed = read(above);
    if (changed) return changed;
    const unchanged = read(base);
    return unchanged && !isCovered(collection, unchanged.id) ? unchanged : undefined;
  }

  const referring: View['referring'] = (collection, field, id) =>
    both(collection, (view) => view.referring(collection, field, id));

  return {
    get: (collection, id) => (isCovered(collection, id) ? above : base).get(collection, id),
    all: (collection) => both(collection, (view) => view.all(collection)),
    count: (collection) => {
      const ids = [...(covered.get(collection) ?? [])];
      return base.count(collection) - ids.filter((id) => base.get(collection, id)).length + above.count(collection);
    },
    byKey: (collection, key) => either(collection, (view) => view.byKey(collection, key)),
    byExternalKey: (collection, externalKey) => leastId(referring(collection, 'externalKey', externalKey)),
    referring,
    during: (collection, interval) => both(collection, (view) => view.during(collection, interval)),
    lastNumber: (prefix) => Math.max(base.lastNumber(prefix), above.lastNumber(prefix)),
  };
}
