import { CARRIED_COLLECTIONS, sayReference } from '../../domain/calendarImport/calendarDrafts.ts';
import type { Id } from '../../kernel/id.ts';
import { ANY_COLLECTION, type CollectionName, collections, type PlanRecord } from '../../model/plan.ts';
import type { View } from '../../store/view.ts';
import { escapeText, plainText, writeLine } from './icalendarLines.ts';

type Named = PlanRecord & { key: string; name: string };

/** Says references by key and name, and takes along what they point to, so that a plan without it can have it. */
export function createCarrier(view: View) {
  const carried = new Map<Id, string>();

  function carry(collection: CollectionName, id: Id): string | null {
    const record = view.get(collection, id) as Named | undefined;
    if (!record) return null;
    if (isCarried(collection) && !carried.has(id)) carried.set(id, lineOf(collection, record));
    return sayReference(record);
  }

  return {
    carry,
    /** A record whose references are said in words. */
    withReferences(collection: CollectionName, record: object): Record<string, unknown> {
      const said = { ...record } as Record<string, unknown>;
      for (const [path, to] of Object.entries(collections[collection].references)) {
        const [first, inner] = path.split('.') as [string, string | undefined];
        if (to === ANY_COLLECTION || said[first] == null) continue;
        const say = (value: unknown): unknown =>
          Array.isArray(value)
            ? value.flatMap((id: Id) => carry(to, id) ?? [])
            : value === null
              ? null
              : carry(to, value as Id);
        const object = said[first] as Record<string, unknown>;
        said[first] = inner === undefined ? say(object) : { ...object, [inner]: say(object[inner]) };
      }
      return said;
    },
    lines: (): string[] => [...carried.values()],
  };
}

const isCarried = (collection: CollectionName): boolean =>
  (CARRIED_COLLECTIONS as readonly string[]).includes(collection);

/** Without its holidays, which are events of their own, and without what it refers to itself. */
function lineOf(collection: CollectionName, record: Named): string {
  const { id: _id, holidays: _holidays, ...fields } = record as Named & { holidays?: unknown };
  const bare: Record<string, unknown> = { ...fields };
  for (const field of Object.keys(collections[collection].references))
    bare[field] = Array.isArray(bare[field]) ? [] : null;
  if (collection === 'businessCalendars') bare.holidays = [];
  const json = plainText(JSON.stringify(bare));
  return writeLine('X-SLIPWAY-RECORD', escapeText(json), { 'X-SLIPWAY-COLLECTION': collection });
}
