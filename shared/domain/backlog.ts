import { z } from 'zod';
import { ok, type Refusal, refuse } from '../kernel/result.ts';
import { sayCount } from '../kernel/timeText.ts';
import { type Item, item } from '../model/item.ts';
import { type Change, insert, remove, sameRecord, update } from '../store/change.ts';
import { command } from '../store/command.ts';
import { findAll, reference, resolveReferences } from './find.ts';
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
const items = z.array(reference).min(1, 'Name at least one item.').max(100_000);

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
  input: z.object({ items, fields: fields.partial() }),
  plan(view, input, context) {
    const found = findAll(view, 'items', input.items, 'items');
    if (!found.ok) return found;
    const resolved = resolveReferences(view, 'items', input.fields);
    if (!resolved.ok) return inFields(resolved);
    const names = Object.keys(input.fields).map(sayField).join(', ') || 'nothing';
    const changes = found.value.map((before) => update('items', before, { ...resolved.value, updatedAt: context.now }));
    return ok({ label: `Set ${names} of ${sayItems(found.value)}`, changes });
  },
});

/** Labels are added and taken away one by one, so that what else each item is labelled with stays. */
export const relabelItems = command({
  name: 'item.relabel',
  version: 1,
  title: 'Add and remove labels of items',
  policy: 'ask',
  input: z.object({ items, add: fields.shape.labels.default([]), remove: fields.shape.labels.default([]) }),
  plan(view, input, context) {
    const found = findAll(view, 'items', input.items, 'items');
    if (!found.ok) return found;
    const changes: Change[] = [];
    for (const before of found.value) {
      const kept = before.labels.filter((label) => !input.remove.includes(label));
      const labels = [...kept, ...input.add.filter((label) => !kept.includes(label))];
      const checked = fields.shape.labels.safeParse(labels);
      if (!checked.success)
        return refuse('invalid', `${before.key}: ${checked.error.issues[0]!.message}`, { field: 'add' });
      if (!sameRecord(labels, before.labels)) changes.push(update('items', before, { labels, updatedAt: context.now }));
    }
    return ok({ label: `Set labels of ${sayItems(found.value)}`, changes });
  },
});

export const removeItems = command({
  name: 'item.remove',
  version: 2,
  title: 'Delete items',
  policy: 'ask',
  input: z.object({ items }),
  plan(view, input) {
    const found = findAll(view, 'items', input.items, 'items');
    if (!found.ok) return found;
    const carrier = decidedCarrier(view, found.value);
    if (carrier) return refuseDecided(carrier);
    return ok({
      label: `Deleted ${sayItems(found.value)}`,
      changes: found.value.map((item) => remove('items', item)),
    });
  },
});

const sayItems = (found: readonly Item[]): string =>
  found.length === 1 ? found[0]!.key : sayCount(found.length, 'item');

const FIELD_WORD: Record<string, string> = {
  parentKey: 'parent',
  dueOn: 'due date',
  assigneeId: 'assignee',
  externalKey: 'external key',
};
const sayField = (name: string): string => FIELD_WORD[name] ?? name;

/** The place in the form is one deeper than the record's own field. */
const inFields = ({ refusal }: { refusal: Refusal }) =>
  refuse(refusal.kind, refusal.message, { field: `fields.${refusal.field}` });
