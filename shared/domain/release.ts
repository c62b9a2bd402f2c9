import { z } from 'zod';
import { ok } from '../kernel/result.ts';
import { toEpoch } from '../kernel/time.ts';
import { sayCount, sayInstant, sayLength } from '../kernel/timeText.ts';
import { instant } from '../model/fields.ts';
import { type Release, release } from '../model/release.ts';
import { insert, remove, update } from '../store/change.ts';
import { command } from '../store/command.ts';
import { followerKeys, planFollowed } from './businessTime/followers.ts';
import { checkDependencies } from './dependencies.ts';
import { find, findAll, reference, resolveReferences } from './find.ts';
import { zoneOf } from './planSettings.ts';
import { refuseUsed } from './register.ts';
import { belongingsOfRelease } from './releaseBelongings.ts';
import { withStart } from './releaseDate.ts';
import { itemReferences, refuseTaken } from './releaseItems.ts';
import { checkMovable } from './releaseState.ts';

/** A release of which nothing but the name is known. */
export const EMPTY_RELEASE = {
  kind: 'minor',
  state: 'planning',
  description: '',
  ownerId: null,
  risk: null,
  environment: null,
  region: null,
  workType: null,
  tags: [],
  serviceIds: [],
  configurationItemIds: [],
  dependsOnIds: [],
  start: null,
  scheduledAt: null,
  lengthMinutes: 120,
  backOutMinutes: 30,
  uid: null,
} satisfies Omit<Release, 'id' | 'key' | 'name'>;

export const createRelease = command({
  name: 'release.create',
  version: 1,
  title: 'New release',
  policy: 'rerun',
  input: release
    .omit({ id: true, key: true, state: true, scheduledAt: true })
    .partial()
    .extend({ name: release.shape.name, items: itemReferences.default([]) }),
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
      ...withStart(EMPTY_RELEASE, input.start ?? null, context.now),
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
  input: release
    .omit({ id: true, key: true, start: true, scheduledAt: true, state: true })
    .partial()
    .extend({ release: reference }),
  plan(view, { release: named, ...fields }) {
    const found = find(view, 'releases', named, 'release');
    if (!found.ok) return found;
    const resolved = resolveReferences(view, 'releases', fields);
    if (!resolved.ok) return resolved;
    const { key, id } = found.value;
    const acyclic = checkDependencies(view, id, resolved.value.dependsOnIds);
    if (!acyclic.ok) return acyclic;
    const label =
      fields.lengthMinutes !== undefined && fields.lengthMinutes !== found.value.lengthMinutes
        ? `Set the length of ${key} to ${sayLength(fields.lengthMinutes)}`
        : `Changed ${key}`;
    return ok({ label, changes: [update('releases', found.value, resolved.value)] });
  },
});

/**
 * FLOW step 5. Null takes the date away; a length comes along where the new place asks for another one, so that both are one
 * step to undo. Whether the date may be is for the rules to say, not for this command.
 */
export const rescheduleRelease = command({
  name: 'release.reschedule',
  version: 1,
  title: 'Move a release',
  policy: 'ask',
  input: z.object({
    release: reference,
    start: instant.nullable(),
    lengthMinutes: release.shape.lengthMinutes.optional(),
  }),
  plan(view, input, context) {
    const found = find(view, 'releases', input.release, 'release');
    if (!found.ok) return found;
    const movable = checkMovable(found.value);
    if (!movable.ok) return movable;
    const { key } = found.value;
    const zone = zoneOf(view);
    const { start, lengthMinutes = found.value.lengthMinutes } = input;
    const length = lengthMinutes === found.value.lengthMinutes ? '' : `, ${sayLength(lengthMinutes)} long`;
    const label = start
      ? `Moved ${key} to ${sayInstant(start, zone, toEpoch(context.now))}${length}`
      : `Took the date from ${key}`;
    return planFollowed(view, {
      label,
      changes: [update('releases', found.value, { ...withStart(found.value, start, context.now), lengthMinutes })],
    });
  },
});

/** The release goes, and what belongs to it; its items stay in the backlog. */
export const removeRelease = command({
  name: 'release.remove',
  version: 1,
  title: 'Delete a release',
  policy: 'ask',
  input: z.object({ release: reference }),
  plan(view, input) {
    const found = find(view, 'releases', input.release, 'release');
    if (!found.ok) return found;
    const used = refuseUsed(found.value.key, followerKeys(view, 'releaseId', found.value.id), 'release');
    if (used) return used;
    const carried = Array.from(view.referring('items', 'releaseId', found.value.id));
    return ok({
      label: `Deleted ${found.value.key}`,
      changes: [
        ...carried.map((item) => update('items', item, { releaseId: null })),
        ...belongingsOfRelease(view, found.value.id),
        remove('releases', found.value),
      ],
    });
  },
});
