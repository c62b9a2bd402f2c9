import { z } from 'zod';
import { ok, refuse } from '../kernel/result.ts';
import { sayCount } from '../kernel/timeText.ts';
import { line } from '../model/fields.ts';
import { type Item, item } from '../model/item.ts';
import { type Change, insert, sameRecord } from '../store/change.ts';
import { type CommandContext, command } from '../store/command.ts';
import type { View } from '../store/view.ts';
import { EMPTY_ITEM } from './backlog.ts';
import { personNamed } from './person.ts';

const ownFields = item.omit({ id: true, key: true, assigneeId: true, releaseId: true, updatedAt: true });

/** One row of a file, read. What its file has no column for is left out, and left alone where the item is known. */
export const backlogRow = ownFields
  .extend({
    assignee: line.nullable(),
    /** Our own key: a row of our CSV that has no external key names its item by it. */
    key: item.shape.key.nullable(),
    updatedAt: item.shape.updatedAt,
  })
  .partial()
  .extend({ title: ownFields.shape.title, externalKey: ownFields.shape.externalKey });
export type BacklogRow = z.infer<typeof backlogRow>;

/**
 * A whole file in one step, which is one undo. A row whose external key is known changes that item, and only what the file
 * says: the release and the id stay.
 */
export const importBacklog = command({
  name: 'backlog.import',
  version: 2,
  title: 'Import a backlog',
  policy: 'ask',
  knowsUndefined: true,
  input: z.object({
    file: z.object({ name: z.string().max(500), sha256: z.string().max(64) }),
    rows: z.array(backlogRow).max(1_000_000),
  }),
  plan(view, { file, rows }, context) {
    const twice = keyInTwoRows(rows);
    if (twice)
      return refuse(
        'invalid',
        `${twice.key} stands in rows ${twice.first} and ${twice.second}. Remove one of the two.`,
        { field: 'rows' },
      );
    const people = peopleOf(view, context);
    const changes: Change[] = [];
    for (const row of rows) {
      const change = planRow(view, row, people.idOf, context);
      if (change) changes.push(change);
    }
    const added = changes.filter(({ before }) => before === null).length;
    const changed = changes.length - added;
    return ok({
      label: `Imported ${sayCount(added, 'new item')}${changed > 0 ? ` and ${sayCount(changed, 'change')}` : ''} from ${file.name}`,
      changes: [...people.added, ...changes],
    });
  },
  // The changes say what became of the rows; the log need not hold them twice.
  summarise: ({ file, rows }) => ({ file, rows: rows.length }),
});

/** One record cannot become two things at once. Rows count from 1. */
function keyInTwoRows(rows: readonly BacklogRow[]): { key: string; first: number; second: number } | null {
  const seen = new Set<string>();
  for (const [index, { externalKey: key }] of rows.entries()) {
    if (key === null) continue;
    if (seen.has(key)) return { key, first: rows.findIndex((row) => row.externalKey === key) + 1, second: index + 1 };
    seen.add(key);
  }
  return null;
}

/** What a row would do to the plan, for a preview and for the import itself. */
export type RowOutcome = 'new' | 'changed' | 'unchanged';

export function rowOutcome(view: View, row: BacklogRow): { outcome: RowOutcome; before: Item | null } {
  const before = knownItem(view, row);
  if (!before) return { outcome: 'new', before: null };
  return { outcome: changedFields(view, row, before).length === 0 ? 'unchanged' : 'changed', before };
}

/** The external key names an item; our own does where there is none, and never one that has another external key. */
function knownItem(view: View, row: BacklogRow): Item | undefined {
  if (row.externalKey !== null) {
    const known = view.byExternalKey('items', row.externalKey);
    if (known) return known;
  }
  const named = row.key ? view.byKey('items', row.key) : undefined;
  return named && (named.externalKey === null || named.externalKey === row.externalKey) ? named : undefined;
}

/** The fields of a known item that a row would change. When the tracker changed it last is no change in itself. */
export function changedFields(view: View, row: BacklogRow, before: Item): RowField[] {
  const assigneeName = before.assigneeId ? view.get('people', before.assigneeId)!.name.toLowerCase() : null;
  return FIELDS.filter((name) => {
    if (row[name] === undefined) return false;
    return name === 'assignee'
      ? assigneeName !== (row.assignee?.toLowerCase() ?? null)
      : !sameRecord(before[name], row[name]);
  });
}

function planRow(
  view: View,
  row: BacklogRow,
  idOf: (name: string | null) => string | null,
  context: CommandContext,
): Change | null {
  const { outcome, before } = rowOutcome(view, row);
  if (outcome === 'unchanged') return null;
  const from: Omit<Item, 'id' | 'key'> = before ?? { ...EMPTY_ITEM, title: row.title, updatedAt: null };
  // Written out: 100,000 records are made here, and spreading what a row happens to have takes several times as long.
  const after: Item = {
    id: before?.id ?? context.newId('items'),
    key: before?.key ?? context.newKey('items'),
    title: row.title,
    description: row.description ?? from.description,
    kind: row.kind ?? from.kind,
    state: row.state ?? from.state,
    points: row.points === undefined ? from.points : row.points,
    sprint: row.sprint === undefined ? from.sprint : row.sprint,
    priority: row.priority === undefined ? from.priority : row.priority,
    labels: row.labels ?? from.labels,
    parentKey: row.parentKey === undefined ? from.parentKey : row.parentKey,
    dueOn: row.dueOn === undefined ? from.dueOn : row.dueOn,
    createdAt: row.createdAt === undefined ? from.createdAt : row.createdAt,
    assigneeId: row.assignee === undefined ? from.assigneeId : idOf(row.assignee),
    releaseId: from.releaseId,
    externalKey: row.externalKey ?? from.externalKey,
    updatedAt: row.updatedAt ?? context.now,
  };
  return { collection: 'items', id: after.id, before, after };
}

/** The fields that a row says of its item. */
export type RowField = Exclude<keyof BacklogRow, 'key' | 'updatedAt'>;

const FIELDS = Object.keys(backlogRow.omit({ key: true, updatedAt: true }).shape) as RowField[];

/** People that the file names and the plan does not know are added on the way, each once. */
function peopleOf(view: View, context: CommandContext) {
  const ids = new Map<string, string>();
  const added: Change[] = [];
  return {
    added,
    idOf: (name: string | null): string | null => {
      if (name === null) return null;
      const asKnown = name.toLowerCase();
      const known = ids.get(asKnown) ?? personNamed(view, name)?.id;
      if (known) {
        ids.set(asKnown, known);
        return known;
      }
      const person = { id: context.newId('people'), key: context.newKey('people'), name, roles: [] };
      added.push(insert('people', person));
      ids.set(asKnown, person.id);
      return person.id;
    },
  };
}
