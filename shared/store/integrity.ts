import type { Id } from '../kernel/id.ts';
import { ANY_COLLECTION, type CollectionName, collectionNames, collections, type PlanRecord } from '../model/plan.ts';
import type { Change } from './change.ts';
import { valuesAt } from './table.ts';
import type { View } from './view.ts';

/** A reference that points nowhere, or would after the changes. */
export interface Dangling {
  record: PlanRecord;
  collection: CollectionName;
  field: string;
  target: Id;
}

/** The references that the changes leave dangling in the candidate. Costs what the changes cost. */
export function danglingReferences(candidate: View, changes: readonly Change[]): Dangling[] {
  const found: Dangling[] = [];
  for (const { collection, id, after } of changes) {
    if (!after) found.push(...referencesTo(candidate, collection, id));
    else
      for (const [field, to] of referencesOf[collection])
        for (const target of valuesAt(after, field))
          if (!candidate.get(pointsInto(after, to), target)) found.push({ record: after, collection, field, target });
  }
  return found;
}

/** Taken apart once, and not for each of 100,000 records. */
const referencesOf = Object.fromEntries(
  collectionNames.map((name) => [name, Object.entries(collections[name].references)]),
) as Record<CollectionName, [string, CollectionName | typeof ANY_COLLECTION][]>;

const pointsInto = (record: PlanRecord, to: CollectionName | typeof ANY_COLLECTION): CollectionName =>
  to === ANY_COLLECTION ? (record as unknown as { onCollection: CollectionName }).onCollection : to;

/** All that refers to a record: what would dangle if it went. */
export function referencesTo(candidate: View, collection: CollectionName, target: Id): Dangling[] {
  return collectionNames.flatMap((referrer) =>
    referencesOf[referrer]
      .filter(([, to]) => to === collection || to === ANY_COLLECTION)
      .flatMap(([field]) =>
        Array.from(candidate.referring(referrer, field, target), (record) => ({
          record: record as PlanRecord,
          collection: referrer,
          field,
          target,
        })),
      ),
  );
}
