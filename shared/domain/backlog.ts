import { z } from 'zod';
import { ok } from '../kernel/result.ts';
import { sayCount } from '../kernel/timeText.ts';
import { item } from '../model/item.ts';
import { insert, remove, update } from '../store/change.ts';
import { command } from '../store/command.ts';
import { find, findAll, reference } from './find.ts';

const fields = item.omit({ id: true, key: true, releaseId: true });

export const createItem = command({
  name: 'item.create',
  version: 1,
  title: 'New item',
  policy: 'rerun',
  input: fields.partial().required({ title: true }),
  plan(_view, input, context) {
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
    const names = Object.keys(input.fields).join(', ') || 'nothing';
    const target = found.value.length === 1 ? found.value[0]!.key : sayCount(found.value.length, 'item');
    const changes = found.value.map((before) => update('items', before, { ...input.fields, updatedAt: context.now }));
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
