import type { Id } from '../kernel/id.ts';
import { type CollectionName, collectionNames, collections, type PlanRecord } from '../model/plan.ts';
import type { Change } from './change.ts';
import { referenceIn } from './database.ts';
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
    after ? danglingFrom(candidate, collection, after) : danglingTo(candidate, collection, id),
  );
}

function danglingFrom(candidate: View, collection: CollectionName, record: PlanRecord): Dangling[] {
  return Object.entries(collections[collection].references).flatMap(([field, targetCollection]) => {
    const target = referenceIn(record, field);
    return target !== null && !candidate.get(targetCollection, target) ? [{ record, collection, field, target }] : [];
  });
}

function danglingTo(candidate: View, collection: CollectionName, target: Id): Dangling[] {
  return collectionNames.flatMap((referrer) =>
    Object.entries(collections[referrer].references)
      .filter(([, to]) => to === collection)
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
