import { z } from 'zod';
import { ok, refuse } from '../kernel/result.ts';
import { sayCount } from '../kernel/timeText.ts';
import type { Item } from '../model/item.ts';
import { type Sprint, sprint } from '../model/sprint.ts';
import { type Change, insert, remove, update } from '../store/change.ts';
import { command } from '../store/command.ts';
import type { View } from '../store/view.ts';
import { find, reference } from './find.ts';

const fields = sprint.omit({ id: true, key: true });

export const createSprint = command({
  name: 'sprint.create',
  version: 1,
  title: 'New sprint',
  policy: 'rerun',
  input: fields.partial().extend({ name: fields.shape.name }),
  plan(view, input, context) {
    const record = {
      startOn: null,
      endOn: null,
      goal: '',
      ...input,
      id: context.newId('sprints'),
      key: context.newKey('sprints'),
    };
    const refusal = refuseSprint(view, record);
    if (refusal) return refusal;
    return ok({
      label: `Added ${record.key}`,
      changes: [insert('sprints', record), ...renameIn(view, record.name, record.name)],
    });
  },
});

/** Items know their sprint by its name, so that a new name is theirs in the same step. */
export const updateSprint = command({
  name: 'sprint.update',
  version: 1,
  title: 'Change a sprint',
  policy: 'ask',
  input: fields.partial().extend({ sprint: reference }),
  plan(view, { sprint: named, ...input }) {
    const found = find(view, 'sprints', named, 'sprint');
    if (!found.ok) return found;
    const before = found.value;
    const after = { ...before, ...input };
    const refusal = refuseSprint(view, after);
    if (refusal) return refusal;
    const renamed = after.name === before.name ? [] : renameIn(view, before.name, after.name);
    const count = renamed.length > 0 ? ` in ${sayCount(renamed.length, 'item')}` : '';
    return ok({
      label: after.name === before.name ? `Changed ${before.key}` : `Renamed ${before.key}${count}`,
      changes: [update('sprints', before, input), ...renamed],
    });
  },
});

/** What was planned for the sprint goes. Its name stays with the items: most came with it from their tracker. */
export const removeSprint = command({
  name: 'sprint.remove',
  version: 1,
  title: 'Delete a sprint',
  policy: 'ask',
  input: z.object({ sprint: reference }),
  plan(view, input) {
    const found = find(view, 'sprints', input.sprint, 'sprint');
    if (!found.ok) return found;
    return ok({ label: `Deleted ${found.value.key}; items keep its name`, changes: [remove('sprints', found.value)] });
  },
});

/** What is known of a sprint, planned or only named by items. */
export interface SprintSummary {
  name: string;
  /** Null where items name it and nobody planned it yet. */
  sprint: Sprint | null;
  items: number;
  points: number;
  /** State -> how many items, and their points. */
  byState: Record<Item['state'], { items: number; points: number }>;
}

/** Every sprint, those with a date in the order of their dates, then the others by name. */
export function summariseSprints(sprints: Iterable<Sprint>, items: Iterable<Item>): SprintSummary[] {
  const summaries = new Map<string, SprintSummary>();
  for (const planned of sprints) summaries.set(asNamed(planned.name), emptySummary(planned.name, planned));
  for (const { sprint: name, state, points } of items) {
    if (name === null) continue;
    let summary = summaries.get(asNamed(name));
    if (!summary) {
      summary = emptySummary(name, null);
      summaries.set(asNamed(name), summary);
    }
    summary.items += 1;
    summary.points += points ?? 0;
    summary.byState[state].items += 1;
    summary.byState[state].points += points ?? 0;
  }
  return [...summaries.values()].toSorted(
    (a, b) =>
      (a.sprint?.startOn ?? LAST).localeCompare(b.sprint?.startOn ?? LAST) ||
      a.name.localeCompare(b.name, 'en', { numeric: true }),
  );
}

/** Sprints of one name are one sprint, the case apart. */
export const asNamed = (name: string): string => name.toLowerCase();

const LAST = '9999-12-31';

const emptySummary = (name: string, planned: Sprint | null): SprintSummary => ({
  name,
  sprint: planned,
  items: 0,
  points: 0,
  byState: {
    analysis: { items: 0, points: 0 },
    coding: { items: 0, points: 0 },
    testing: { items: 0, points: 0 },
    done: { items: 0, points: 0 },
  },
});

function refuseSprint(view: View, { id, name, startOn, endOn }: Sprint) {
  for (const other of view.all('sprints'))
    if (other.id !== id && asNamed(other.name) === asNamed(name))
      return refuse('conflict', `${other.key} is called ${other.name} already. Choose another name.`, {
        field: 'name',
      });
  return startOn !== null && endOn !== null && endOn < startOn
    ? refuse('invalid', `The sprint ends on ${endOn}, before it starts on ${startOn}. Give a later end.`, {
        field: 'endOn',
      })
    : null;
}

const renameIn = (view: View, from: string, to: string): Change[] =>
  Array.from(view.all('items'))
    .filter(({ sprint: named }) => named !== null && named !== to && asNamed(named) === asNamed(from))
    .map((item) => update('items', item, { sprint: to }));
