import { z } from 'zod';
import type { Id } from '../kernel/id.ts';
import { ok, refuse } from '../kernel/result.ts';
import { toEpoch } from '../kernel/time.ts';
import { sayCount, sayInstant, sayLength } from '../kernel/timeText.ts';
import { instant } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { SETTINGS_ID } from '../model/planSettings.ts';
import { type Release, release } from '../model/release.ts';
import { insert, remove, update } from '../store/change.ts';
import { command } from '../store/command.ts';
import type { View } from '../store/view.ts';
import { find, findAll, reference, resolveReferences } from './find.ts';

/** A release of which nothing but the name is known. */
export const EMPTY_RELEASE = {
  kind: 'minor',
  state: 'planning',
  description: '',
  environment: null,
  serviceIds: [],
  configurationItemIds: [],
  dependsOnIds: [],
  start: null,
  lengthMinutes: 120,
  backOutMinutes: 30,
} satisfies Omit<Release, 'id' | 'key' | 'name'>;

const items = z.array(reference).max(100_000);

export const createRelease = command({
  name: 'release.create',
  version: 1,
  title: 'New release',
  policy: 'rerun',
  input: release
    .omit({ id: true, key: true, state: true })
    .partial()
    .extend({ name: release.shape.name, items: items.default([]) }),
  plan(view, { items: named, ...input }, context) {
    const found = findAll(view, 'items', named, 'items');
    if (!found.ok) return found;
    const taken = found.value.find((item) => item.releaseId !== null);
    if (taken) return refuseTaken(view, taken);
    const resolved = resolveReferences(view, 'releases', input);
    if (!resolved.ok) return resolved;
    const record = {
      ...EMPTY_RELEASE,
      ...resolved.value,
      id: context.newId('releases'),
      key: context.newKey('releases'),
    };
    const count = found.value.length ? ` from ${sayCount(found.value.length, 'item')}` : '';
    return ok({
      label: `Made ${record.key}${count}`,
      changes: [
        insert('releases', record),
        ...found.value.map((item) => update('items', item, { releaseId: record.id })),
      ],
    });
  },
});

export const updateRelease = command({
  name: 'release.update',
  version: 1,
  title: 'Change a release',
  policy: 'ask',
  input: release.omit({ id: true, key: true, start: true, state: true }).partial().extend({ release: reference }),
  plan(view, { release: named, ...fields }) {
    const found = find(view, 'releases', named, 'release');
    if (!found.ok) return found;
    const resolved = resolveReferences(view, 'releases', fields);
    if (!resolved.ok) return resolved;
    const { key, id } = found.value;
    const round = roundOfDependencies(view, id, resolved.value.dependsOnIds ?? []);
    if (round) return refuseRound(round);
    const label =
      fields.lengthMinutes !== undefined && fields.lengthMinutes !== found.value.lengthMinutes
        ? `Set the length of ${key} to ${sayLength(fields.lengthMinutes)}`
        : `Changed ${key}`;
    return ok({ label, changes: [update('releases', found.value, resolved.value)] });
  },
});

/** FLOW step 5. Null takes the date away. Whether the date may be is for the rules to say, not for this command. */
export const rescheduleRelease = command({
  name: 'release.reschedule',
  version: 1,
  title: 'Move a release',
  policy: 'ask',
  input: z.object({ release: reference, start: instant.nullable() }),
  plan(view, input, context) {
    const found = find(view, 'releases', input.release, 'release');
    if (!found.ok) return found;
    const { key } = found.value;
    const zone = view.get('plan', SETTINGS_ID)?.zone ?? 'UTC';
    const label = input.start
      ? `Moved ${key} to ${sayInstant(input.start, zone, toEpoch(context.now))}`
      : `Took the date from ${key}`;
    return ok({ label, changes: [update('releases', found.value, { start: input.start })] });
  },
});

export const addItemsToRelease = command({
  name: 'release.addItems',
  version: 1,
  title: 'Add items to a release',
  policy: 'ask',
  input: z.object({ release: reference, items: items.min(1, 'Name at least one item.') }),
  plan(view, input) {
    const target = find(view, 'releases', input.release, 'release');
    if (!target.ok) return target;
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
  input: z.object({ items: items.min(1, 'Name at least one item.') }),
  plan(view, input) {
    const found = findAll(view, 'items', input.items, 'items');
    if (!found.ok) return found;
    const taken = found.value.filter(({ releaseId }) => releaseId !== null);
    return ok({
      label: `Took ${sayCount(taken.length, 'item')} out of ${taken.length === 1 ? 'its release' : 'their releases'}`,
      changes: taken.map((item) => update('items', item, { releaseId: null })),
    });
  },
});

/** The release goes, and its notes with it; its items stay in the backlog. */
export const removeRelease = command({
  name: 'release.remove',
  version: 1,
  title: 'Delete a release',
  policy: 'ask',
  input: z.object({ release: reference }),
  plan(view, input) {
    const found = find(view, 'releases', input.release, 'release');
    if (!found.ok) return found;
    const carried = Array.from(view.referring('items', 'releaseId', found.value.id));
    const notes = Array.from(view.referring('releaseNotes', 'releaseId', found.value.id));
    return ok({
      label: `Deleted ${found.value.key}`,
      changes: [
        ...carried.map((item) => update('items', item, { releaseId: null })),
        ...notes.map((record) => remove('releaseNotes', record)),
        remove('releases', found.value),
      ],
    });
  },
});

function refuseTaken(view: View, item: Item) {
  const carrier = view.get('releases', item.releaseId!);
  return refuse(
    'conflict',
    `${item.key} is in ${carrier?.key} already. Take it out there first, or leave it out here.`,
    {
      field: 'items',
    },
  );
}

/** The releases that would wait for each other if `id` waited for `dependsOnIds`, in order; null where none would. */
function roundOfDependencies(view: View, id: Id, dependsOnIds: readonly Id[]): Release[] | null {
  const seen = new Set<Id>();
  const walk = (at: Id, trail: Release[]): Release[] | null => {
    const release = view.get('releases', at);
    if (!release) return null;
    if (at === id) return [...trail, release];
    if (seen.has(at)) return null;
    seen.add(at);
    for (const next of release.dependsOnIds) {
      const round = walk(next, [...trail, release]);
      if (round) return round;
    }
    return null;
  };
  for (const dependency of dependsOnIds) {
    const round = walk(dependency, []);
    if (round) return round;
  }
  return null;
}

function refuseRound(round: readonly Release[]) {
  const keys = round.map(({ key }) => key);
  const [first] = keys;
  return refuse(
    'invalid',
    keys.length === 1
      ? `${first} cannot wait for itself. Take it out of what it depends on.`
      : `${keys.at(-1)} cannot wait for ${first}: ${keys.join(' waits for ')}. Take one of these dependencies away first.`,
    { field: 'dependsOnIds' },
  );
}
