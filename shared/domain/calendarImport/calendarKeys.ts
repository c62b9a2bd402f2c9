import { type Key, parseKey } from '../../kernel/id.ts';
import { type CollectionName, collections } from '../../model/plan.ts';
import type { CommandContext } from '../../store/command.ts';
import type { View } from '../../store/view.ts';

/** Gives out keys: the one that a record has elsewhere, where it was never given out here, else the next. */
export function keysOf(view: View, context: CommandContext) {
  const given = new Set<Key>();
  return (collection: CollectionName, wanted: Key | null): Key => {
    let key =
      wanted !== null && isFree(view, collection, wanted) && !given.has(wanted) ? wanted : context.newKey(collection);
    while (given.has(key)) key = context.newKey(collection);
    given.add(key);
    return key;
  };
}

export type Keys = ReturnType<typeof keysOf>;

function isFree(view: View, collection: CollectionName, wanted: Key): boolean {
  const parsed = parseKey(wanted);
  return (
    parsed !== null &&
    parsed.prefix === collections[collection].keyPrefix &&
    parsed.number > view.lastNumber(parsed.prefix)
  );
}
