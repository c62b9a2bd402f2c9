import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { ANY_COLLECTION, type CollectionName, collections, type RecordOf } from '../model/plan.ts';
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
  const records = new Set<RecordOf<C>>();
  for (const [index, name] of named.entries()) {
    const found = find(view, collection, name, `${field}.${index}`);
    if (!found.ok) return found;
    records.add(found.value);
  }
  return ok([...records]);
}

/**
 * An input whose references are ids: whatever it names by key is looked up, in lists and in lists of objects too. What the
 * input leaves out stays left out.
 */
export function resolveReferences<Fields extends object>(
  view: View,
  collection: CollectionName,
  fields: Fields,
): Result<Fields> {
  let resolved: unknown = fields;
  for (const [path, to] of Object.entries(collections[collection].references)) {
    if (to === ANY_COLLECTION) continue;
    const next = resolveAt(view, to, resolved, path.split('.'), []);
    if (!next.ok) return next;
    resolved = next.value;
  }
  return ok(resolved as Fields);
}

function resolveAt(
  view: View,
  to: CollectionName,
  value: unknown,
  path: readonly string[],
  field: readonly (string | number)[],
): Result<unknown> {
  if (value === undefined || value === null) return ok(value);
  if (Array.isArray(value)) return resolveEach(view, to, value, path, field);
  const [name, ...rest] = path;
  if (name === undefined) {
    const found = find(view, to, value as string, field.join('.'));
    return found.ok ? ok(found.value.id) : found;
  }
  const inside = (value as Record<string, unknown>)[name];
  const resolved = resolveAt(view, to, inside, rest, [...field, name]);
  if (!resolved.ok || resolved.value === inside) return resolved.ok ? ok(value) : resolved;
  return ok({ ...value, [name]: resolved.value });
}

function resolveEach(
  view: View,
  to: CollectionName,
  values: readonly unknown[],
  path: readonly string[],
  field: readonly (string | number)[],
): Result<unknown> {
  const resolved: unknown[] = [];
  for (const [index, value] of values.entries()) {
    const next = resolveAt(view, to, value, path, [...field, index]);
    if (!next.ok) return next;
    // A list of references names each record once, by whichever of its names.
    if (path.length > 0 || !resolved.includes(next.value)) resolved.push(next.value);
  }
  return ok(resolved);
}
