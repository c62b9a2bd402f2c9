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
  return changes.flatMap(({ collection, id, after }) =>
    after ? danglingFrom(candidate, collection, after) : referencesTo(candidate, collection, id),
  );
}

function danglingFrom(candidate: View, collection: CollectionName, record: PlanRecord): Dangling[] {
  return Object.entries(collections[collection].references).flatMap(([field, to]) =>
    valuesAt(record, field)
      .filter((target) => !candidate.get(pointsInto(record, to), target))
      .map((target) => ({ record, collection, field, target })),
  );
}

const pointsInto = (record: PlanRecord, to: CollectionName | typeof ANY_COLLECTION): CollectionName =>
  to === ANY_COLLECTION ? (record as unknown as { onCollection: CollectionName }).onCollection : to;

/** All that refers to a record: what would dangle if it went. */
export function referencesTo(candidate: View, collection: CollectionName, target: Id): Dangling[] {
  return collectionNames.flatMap((referrer) =>
    Object.entries(collections[referrer].references)
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
