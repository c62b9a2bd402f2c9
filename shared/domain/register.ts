import { refuse } from '../kernel/result.ts';
import { sayCount } from '../kernel/timeText.ts';
import { sayList } from '../kernel/words.ts';
import { ANY_COLLECTION, collections } from '../model/plan.ts';
import { referencesTo } from '../store/integrity.ts';
import type { View } from '../store/view.ts';

/** What people choose by its name, and what other records point to. */
type Registered = 'services' | 'configurationItems' | 'windowClasses' | 'businessCalendars' | 'anchors';

interface Entry {
  id: string;
  key: string;
  name: string;
}

/**
 * The refusal of a name that another record has, the case apart; null where it is free. People choose by name, and two of
 * one name would be taken for each other. A register has hundreds of records, so it looks at each.
 *
 * @param own the record that is changed, which may keep its name
 */
export function refuseNamesake(view: View, collection: Registered, name: string | undefined, own?: Entry) {
  if (name === undefined) return null;
  const wanted = name.toLowerCase();
  for (const other of view.all(collection)) {
    if (other.id === own?.id || other.name.toLowerCase() !== wanted) continue;
    return refuse(
      'conflict',
      `${other.key} is called ${other.name} already. Give it another name, or use ${other.key}.`,
      {
        field: 'name',
      },
    );
  }
  return null;
}

const MOST_NAMED = 4;

/** The refusal to delete what other records name, with the first of them; null where none does. What is said about it goes with it. */
export function refuseWhileUsed(view: View, collection: Registered, { id, key }: Entry, field: string) {
  const users = referencesTo(view, collection, id)
    .filter((use) => collections[use.collection].references[use.field as never] !== ANY_COLLECTION)
    .map(({ record }) => record.key ?? 'the plan');
  return refuseUsed(key, [...new Set(users)], field);
}

/** The refusal to delete what these use, by key; null where none does. */
export function refuseUsed(key: string, users: readonly string[], field: string) {
  if (users.length === 0) return null;
  const all = sayList(users, MOST_NAMED, (count) => sayCount(count, 'other record'));
  const there = users.length === 1 ? 'there' : 'in each';
  return refuse('conflict', `${key} is used by ${all}. Take it out ${there} first, then delete it.`, { field });
}
