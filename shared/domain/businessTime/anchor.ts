import { z } from 'zod';
import { ok } from '../../kernel/result.ts';
import { sayDate } from '../../kernel/timeText.ts';
import { anchor } from '../../model/anchor.ts';
import { insert, remove, update } from '../../store/change.ts';
import { command } from '../../store/command.ts';
import { find, reference } from '../find.ts';
import { refuseNamesake, refuseWhileUsed } from '../register.ts';
import { planFollowed } from './followers.ts';

export const createAnchor = command({
  name: 'anchor.create',
  version: 1,
  title: 'New anchor date',
  policy: 'rerun',
  input: anchor.omit({ id: true, key: true }).partial().required({ name: true }),
  plan(view, input, context) {
    const namesake = refuseNamesake(view, 'anchors', input.name);
    if (namesake) return namesake;
    const record = { on: null, ...input, id: context.newId('anchors'), key: context.newKey('anchors') };
    return ok({ label: `Added ${record.key}`, changes: [insert('anchors', record)] });
  },
});

/** What follows it moves with it, in the same step. Null takes the date away. */
export const updateAnchor = command({
  name: 'anchor.update',
  version: 1,
  title: 'Change an anchor date',
  policy: 'ask',
  input: anchor.omit({ id: true, key: true }).partial().extend({ anchor: reference }),
  plan(view, { anchor: named, ...fields }, context) {
    const found = find(view, 'anchors', named, 'anchor');
    if (!found.ok) return found;
    const { value: before } = found;
    const namesake = refuseNamesake(view, 'anchors', fields.name, before);
    if (namesake) return namesake;
    const { on = before.on } = fields;
    const moved = on === null ? `Took the date from ${before.key}` : `Set ${before.key} to ${sayDate(on, context.now)}`;
    const label = on === before.on ? `Changed ${before.key}` : moved;
    return planFollowed(view, { label, changes: [update('anchors', before, fields)] });
  },
});

export const removeAnchor = command({
  name: 'anchor.remove',
  version: 1,
  title: 'Delete an anchor date',
  policy: 'ask',
  input: z.object({ anchor: reference }),
  plan(view, input) {
    const found = find(view, 'anchors', input.anchor, 'anchor');
    if (!found.ok) return found;
    const used = refuseWhileUsed(view, 'anchors', found.value, 'anchor');
    return used ?? ok({ label: `Deleted ${found.value.key}`, changes: [remove('anchors', found.value)] });
  },
});
