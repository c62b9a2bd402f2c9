import type { Id } from '../../kernel/id.ts';
import { ANY_COLLECTION, type CollectionName, collections, type PlanRecord } from '../../model/plan.ts';
import { type Change, insert } from '../../store/change.ts';
import type { CommandContext } from '../../store/command.ts';
import type { View } from '../../store/view.ts';
import { type CalendarDrafts, type CarriedRecord, sayReference } from './calendarDrafts.ts';
import { keysOf } from './calendarKeys.ts';

/** Looks up what a file refers to. What it carries along, and the plan has not, is added when it is asked for first. */
export interface Lookup {
  idOf(collection: CollectionName, reference: string): Id | null;
  /** What was added on the way. */
  added: Change[];
}

type Named = PlanRecord & { key: string; name: string };

/** @param inFile `releases REL-1 Ledger` -> the id that a record of the file itself has, or gets */
export function lookupOf(
  view: View,
  { carried }: Pick<CalendarDrafts, 'carried'>,
  inFile: ReadonlyMap<string, Id>,
  context: CommandContext,
  keys = keysOf(view, context),
): Lookup {
  const added: Change[] = [];
  const made = new Map<string, Id>();
  const carriedBy = new Map(carried.map((one) => [`${one.collection} ${referenceOf(one)}`, one]));
  const byName = new Map<CollectionName, Map<string, Id>>();
  const inPlan = (collection: CollectionName, reference: string): Id | null => {
    const [key, ...words] = reference.split(' ');
    const name = words.join(' ');
    const known = view.byKey(collection, key!) as Named | undefined;
    if (known && sayReference(known) === reference) return known.id;
    let names = byName.get(collection);
    if (!names) {
      names = new Map(
        Array.from(view.all(collection) as Iterable<Named>, (record) => [shortName(record.name), record.id]),
      );
      byName.set(collection, names);
    }
    return names.get(shortName(name)) ?? null;
  };
  const add = (one: CarriedRecord): Id | null => {
    const record = { ...bare(one), id: context.newId(one.collection), key: keys(one.collection, one.key) };
    const parsed = collections[one.collection].schema.safeParse(record);
    if (!parsed.success) return null;
    added.push(insert(one.collection, parsed.data as never));
    return record.id;
  };
  return {
    added,
    idOf(collection, reference) {
      const place = `${collection} ${reference}`;
      const known = inFile.get(place) ?? made.get(place) ?? inPlan(collection, reference);
      const carriedOne = known === null ? carriedBy.get(place) : undefined;
      const id = known ?? (carriedOne ? add(carriedOne) : null);
      if (id !== null) made.set(place, id);
      return id;
    },
  };
}

const shortName = (name: string): string => name.slice(0, 150).trim().toLowerCase();

const referenceOf = ({ key, record }: CarriedRecord): string => sayReference({ key, name: String(record.name) });

/** What a carried record itself refers to does not travel with it. */
function bare({ collection, record }: CarriedRecord): Record<string, unknown> {
  const fields = { ...record };
  for (const field of Object.keys(collections[collection].references))
    fields[field] = Array.isArray(fields[field]) ? [] : null;
  return fields;
}

/**
 * The fields with ids in place of references. What cannot be found is named in `lost`: a date that followed it stands as it
 * is, a release no longer waits for it; `refused` names what must not be left out, because the record would mean more without it.
 */
export function withIds<Fields extends object>(
  collection: CollectionName,
  fields: Fields,
  lookup: Lookup,
): { fields: Fields; lost: string[]; refused: string | null } {
  const lost: string[] = [];
  let refused: string | null = null;
  const resolved = { ...fields } as Record<string, unknown>;
  for (const [path, to] of Object.entries(collections[collection].references)) {
    const [first, inner] = path.split('.') as [string, string | undefined];
    if (to === ANY_COLLECTION || resolved[first] == null) continue;
    const find = (reference: unknown): Id | null => {
      const id = lookup.idOf(to, String(reference));
      if (id !== null) return id;
      if (MAY_BE_LOST.has(first)) lost.push(String(reference));
      else refused ??= `it refers to the ${collections[to].noun} "${String(reference)}", which is not in this plan`;
      return null;
    };
    resolved[first] = inner === undefined ? idsIn(resolved[first], find) : inside(resolved[first], inner, find);
  }
  return { fields: resolved as Fields, lost, refused };
}

const MAY_BE_LOST: ReadonlySet<string> = new Set(['dependsOnIds', 'ownerId', 'startFrom', 'endFrom']);

const idsIn = (value: unknown, find: (reference: unknown) => Id | null): unknown =>
  Array.isArray(value) ? [...new Set(value.flatMap((one) => find(one) ?? []))] : find(value);

/** A date that follows what is not there follows nothing. */
function inside(value: unknown, field: string, find: (reference: unknown) => Id | null): unknown {
  const object = value as Record<string, unknown>;
  if (object[field] == null) return value;
  const found = idsIn(object[field], find);
  return found === null ? null : { ...object, [field]: found };
}
