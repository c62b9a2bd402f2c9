import { z } from 'zod';
import { ok, type Refusal, refuse } from '../kernel/result.ts';
import { sayCount } from '../kernel/timeText.ts';
import { type Item, item } from '../model/item.ts';
import { insert, remove, update } from '../store/change.ts';
import { command } from '../store/command.ts';
import { find, findAll, reference, resolveReferences } from './find.ts';
import { decidedCarrier } from './releaseItems.ts';
import { refuseDecided } from './releaseState.ts';

/** An item of which nothing but the title is known. */
export const EMPTY_ITEM = {
  description: '',
  kind: 'feature',
  state: 'analysis',
  points: null,
  sprint: null,
  priority: null,
  labels: [],
  parentKey: null,
  dueOn: null,
  createdAt: null,
  assigneeId: null,
  releaseId: null,
  externalKey: null,
} satisfies Partial<Item>;

const fields = item.omit({ id: true, key: true, releaseId: true });

export const createItem = command({
  name: 'item.create',
  version: 1,
  title: 'New item',
  policy: 'rerun',
  input: fields.partial().extend({ title: fields.shape.title }),
  plan(view, input, context) {
    const resolved = resolveReferences(view, 'items', input);
    if (!resolved.ok) return resolved;
    const record = {
      ...EMPTY_ITEM,
      updatedAt: context.now,
      ...resolved.value,
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
    const resolved = resolveReferences(view, 'items', input.fields);
    if (!resolved.ok) return inFields(resolved);
    const names = Object.keys(input.fields).join(', ') || 'nothing';
    const target = found.value.length === 1 ? found.value[0]!.key : sayCount(found.value.length, 'item');
    const changes = found.value.map((before) => update('items', before, { ...resolved.value, updatedAt: context.now }));
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
    const carrier = decidedCarrier(view, [found.value]);
    if (carrier) return refuseDecided(carrier);
    return ok({ label: `Deleted ${found.value.key}`, changes: [remove('items', found.value)] });
  },
});

/** The place in the form is one deeper than the record's own field. */
const inFields = ({ refusal }: { refusal: Refusal }) =>
  refuse(refusal.kind, refusal.message, { field: `fields.${refusal.field}` });
