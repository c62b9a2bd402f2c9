import { z } from 'zod';
import { ok, refuse } from '../kernel/result.ts';
import { sayCount } from '../kernel/timeText.ts';
import type { Item } from '../model/item.ts';
import type { Release } from '../model/release.ts';
import { update } from '../store/change.ts';
import { command } from '../store/command.ts';
import type { View } from '../store/view.ts';
import { find, findAll, reference } from './find.ts';
import { refuseDecided } from './releaseState.ts';

export const itemReferences = z.array(reference).max(100_000);

export const addItemsToRelease = command({
  name: 'release.addItems',
  version: 1,
  title: 'Add items to a release',
  policy: 'ask',
  input: z.object({ release: reference, items: itemReferences.min(1, 'Name at least one item.') }),
  plan(view, input) {
    const target = find(view, 'releases', input.release, 'release');
    if (!target.ok) return target;
    if (target.value.state !== 'planning') return refuseDecided(target.value);
    const found = findAll(view, 'items', input.items, 'items');
    if (!found.ok) return found;
    const taken = found.value.find(({ releaseId }) => releaseId !== null && releaseId !== target.value.id);
    if (taken) return refuseTaken(view, taken);
    const added = found.value.filter(({ releaseId }) => releaseId === null);
    return ok({
      label: `Added ${sayCount(added.length, 'item')} to ${target.value.key}`,
      changes: added.map((item) => update('items', item, { releaseId: target.value.id })),
    });
  },
});

export const removeItemsFromRelease = command({
  name: 'release.removeItems',
  version: 1,
  title: 'Take items out of their release',
  policy: 'ask',
  input: z.object({ items: itemReferences.min(1, 'Name at least one item.') }),
  plan(view, input) {
    const found = findAll(view, 'items', input.items, 'items');
    if (!found.ok) return found;
    const taken = found.value.filter(({ releaseId }) => releaseId !== null);
    const decided = decidedCarrier(view, taken);
    if (decided) return refuseDecided(decided);
    return ok({
      label: `Took ${sayCount(taken.length, 'item')} out of ${taken.length === 1 ? 'its release' : 'their releases'}`,
      changes: taken.map((item) => update('items', item, { releaseId: null })),
    });
  },
});

/** An item is carried by one release at most. */
export function refuseTaken(view: View, item: Item) {
  const carrier = view.get('releases', item.releaseId!);
  return refuse(
    'conflict',
    `${item.key} is in ${carrier?.key} already. Take it out there first, or leave it out here.`,
    {
      field: 'items',
    },
  );
}

/** The first release of those that carry the items which is no longer being planned. */
export function decidedCarrier(view: View, items: readonly Item[]): Release | undefined {
  const carriers = new Set(items.flatMap(({ releaseId }) => releaseId ?? []));
  for (const id of carriers) {
    const carrier = view.get('releases', id)!;
    if (carrier.state !== 'planning') return carrier;
  }
  return undefined;
}
