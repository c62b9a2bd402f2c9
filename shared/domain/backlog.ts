import { z } from 'zod';
import type { Id } from '../kernel/id.ts';
import { ok, type Result } from '../kernel/result.ts';
import { sayCount } from '../kernel/timeText.ts';
import { item } from '../model/item.ts';
import { insert, remove, update } from '../store/change.ts';
import { command } from '../store/command.ts';
import type { View } from '../store/view.ts';
import { find, findAll, reference } from './find.ts';

const fields = item.omit({ id: true, key: true, releaseId: true });

export const createItem = command({
  name: 'item.create',
  version: 1,
  title: 'New item',
  policy: 'rerun',
  input: fields.partial().extend({ title: fields.shape.title }),
  plan(view, input, context) {
    const assignee = findAssignee(view, input.assigneeId, 'assigneeId');
    if (!assignee.ok) return assignee;
    const record = {
      description: '',
      kind: 'feature' as const,
      state: 'analysis' as const,
      points: null,
      sprint: null,
      assigneeId: null,
      externalKey: null,
      updatedAt: context.now,
      ...input,
      ...assignee.value,
      releaseId: null,
      id: context.newId('items'),
      key: context.newKey('items'),
    };
    return ok({ label: `Added ${record.key}`, changes: [insert('items', record)] });
  },
});

export const updateItems = command({
  name: 'item.update',
  version: 1,
  title: 'Change items',
  policy: 'ask',
  input: z.object({
    items: z.array(reference).min(1, 'Name at least one item.').max(100_000),
    fields: fields.partial(),
  }),
  plan(view, input, context) {
    const found = findAll(view, 'items', input.items, 'items');
    if (!found.ok) return found;
    const assignee = findAssignee(view, input.fields.assigneeId, 'fields.assigneeId');
    if (!assignee.ok) return assignee;
    const names = Object.keys(input.fields).join(', ') || 'nothing';
    const target = found.value.length === 1 ? found.value[0]!.key : sayCount(found.value.length, 'item');
    const fields = { ...input.fields, ...assignee.value };
    const changes = found.value.map((before) => update('items', before, { ...fields, updatedAt: context.now }));
    return ok({ label: `Set ${names} of ${target}`, changes });
  },
});

export const removeItem = command({
  name: 'item.remove',
  version: 1,
  title: 'Delete an item',
  policy: 'ask',
  input: z.object({ item: reference }),
  plan(view, input) {
    const found = find(view, 'items', input.item, 'item');
    if (!found.ok) return found;
    return ok({ label: `Deleted ${found.value.key}`, changes: [remove('items', found.value)] });
  },
});

/** An assignee may be named by key, as every record may, and must be there. */
function findAssignee(view: View, named: string | null | undefined, field: string): Result<{ assigneeId?: Id | null }> {
  if (named === undefined || named === null) return ok(named === null ? { assigneeId: null } : {});
  const found = find(view, 'people', named, field);
  return found.ok ? ok({ assigneeId: found.value.id }) : found;
}
