import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type CollectionName, collections, type RecordOf } from '../model/plan.ts';
import type { View } from '../store/view.ts';

/** How an input names a record: by its key, `REL-12`, as people and scripts do, or by its id. */
export const reference = z
  .string({ error: 'Name a record by its key, like REL-12.' })
  .min(1, 'Name a record by its key, like REL-12.')
  .max(200);

/** The record that a reference names, or the sentence that says it is not there. */
export function find<C extends CollectionName>(
  view: View,
  collection: C,
  named: string,
  field: string,
): Result<RecordOf<C>> {
  const record = view.get(collection, named) ?? view.byKey(collection, named.trim().toUpperCase());
  if (record) return ok(record);
  const { noun, keyPrefix } = collections[collection];
  return refuse('missing', `There is no ${noun} ${named} in this plan. Name one like ${keyPrefix}-1.`, { field });
}

/** All the records that a list names, or the first that is not there. */
export function findAll<C extends CollectionName>(
  view: View,
  collection: C,
  named: readonly string[],
  field: string,
): Result<RecordOf<C>[]> {
  const records: RecordOf<C>[] = [];
  for (const [index, name] of named.entries()) {
    const found = find(view, collection, name, `${field}.${index}`);
    if (!found.ok) return found;
    if (!records.includes(found.value)) records.push(found.value);
  }
  return ok(records);
}
