import { type Id, type Key, parseKey } from '../kernel/id.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import {
  type CollectionName,
  collectionByKeyPrefix,
  collectionNames,
  collections,
  isCollectionName,
  type PlanRecord,
} from '../model/plan.ts';
import { type Change, remove } from '../store/change.ts';
import type { View } from '../store/view.ts';

/** What is said about a record or hung on it: comments and attachments. Every record that has a key may have them. */
const REMARKS = ['comments', 'attachments'] as const satisfies readonly CollectionName[];

/** The record of any collection that a key, or an id, names. */
export function findAny(
  view: View,
  named: string,
  field: string,
): Result<{ collection: CollectionName; record: PlanRecord & { key: Key } }> {
  const byPrefix = collectionByKeyPrefix.get(parseKey(named)?.prefix ?? '');
  const keyed = byPrefix && view.byKey(byPrefix, named.trim().toUpperCase());
  if (byPrefix && keyed && 'key' in keyed) return ok({ collection: byPrefix, record: keyed });
  for (const collection of collectionNames) {
    const record = collections[collection].keyPrefix ? view.get(collection, named) : undefined;
    if (record && 'key' in record) return ok({ collection, record });
  }
  return refuse('missing', `There is no record ${named} in this plan. Name one by its key, like REL-1.`, { field });
}

/** The key of what a remark is about. */
export function nameOf(view: View, { onCollection, onId }: { onCollection: string; onId: Id }): string {
  const record: PlanRecord | undefined = isCollectionName(onCollection) ? view.get(onCollection, onId) : undefined;
  return record?.key ?? 'a record';
}

/** The changes, and with each record that they delete what was said about it. One undo brings back all of it. */
export function withRemarks(view: View, changes: readonly Change[]): Change[] {
  const removed = changes.filter(({ after }) => after === null);
  const isRemoved = new Set(removed.map(({ id }) => id));
  const remarks = removed.flatMap(({ id }) =>
    REMARKS.flatMap((collection) =>
      Array.from(view.referring(collection, 'onId', id))
        .filter((remark) => !isRemoved.has(remark.id))
        .map((remark) => remove(collection, remark)),
    ),
  );
  return [...remarks, ...changes];
}
