import { z } from 'zod';
import { ok, refuse } from '../kernel/result.ts';
import { sayCount } from '../kernel/timeText.ts';
import { line } from '../model/fields.ts';
import { type Item, item } from '../model/item.ts';
import { type Change, insert, sameRecord, update } from '../store/change.ts';
import { type CommandContext, command } from '../store/command.ts';
import type { View } from '../store/view.ts';
import { EMPTY_ITEM } from './backlog.ts';
import { personNamed } from './person.ts';

const ownFields = item.omit({ id: true, key: true, assigneeId: true, releaseId: true, updatedAt: true });

/** One row of a file, read. What its file has no column for is left out, and left alone where the item is known. */
export const backlogRow = ownFields
  .extend({ assignee: line.nullable() })
  .partial()
  .extend({ title: ownFields.shape.title, externalKey: ownFields.shape.externalKey });
export type BacklogRow = z.infer<typeof backlogRow>;

/**
 * A whole file in one step, which is one undo. A row whose external key is known changes that item, and only what the file
 * says: the release and the id stay.
 */
export const importBacklog = command({
  name: 'backlog.import',
  version: 1,
  title: 'Import a backlog',
  policy: 'ask',
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
    const changes = rows.flatMap((row) => planRow(view, row, people.idOf, context));
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
  const rowByKey = new Map<string, number>();
  for (const [index, { externalKey }] of rows.entries()) {
    if (externalKey === null) continue;
    const first = rowByKey.get(externalKey);
    if (first !== undefined) return { key: externalKey, first, second: index + 1 };
    rowByKey.set(externalKey, index + 1);
  }
  return null;
}

/** What a row would do to the plan, for a preview and for the import itself. */
export type RowOutcome = 'new' | 'changed' | 'unchanged';

export function rowOutcome(view: View, row: BacklogRow): { outcome: RowOutcome; before: Item | null } {
  const before = row.externalKey === null ? undefined : view.byExternalKey('items', row.externalKey);
  if (!before) return { outcome: 'new', before: null };
  return { outcome: changedFields(view, row, before).length === 0 ? 'unchanged' : 'changed', before };
}

/** The fields of a known item that a row would change. */
export function changedFields(view: View, row: BacklogRow, before: Item): (keyof BacklogRow)[] {
  const assigneeName = before.assigneeId ? view.get('people', before.assigneeId)!.name : null;
  return FIELDS.filter((name) => {
    if (row[name] === undefined) return false;
    return name === 'assignee' ? assigneeName !== row.assignee : !sameRecord(before[name], row[name]);
  });
}

function planRow(
  view: View,
  row: BacklogRow,
  idOf: (name: string | null) => string | null,
  context: CommandContext,
): Change[] {
  const { outcome, before } = rowOutcome(view, row);
  if (outcome === 'unchanged') return [];
  const fields = {
    ...ownFieldsOf(row),
    ...(row.assignee === undefined ? {} : { assigneeId: idOf(row.assignee) }),
    updatedAt: context.now,
  };
  if (before) return [update('items', before, fields)];
  const identity = { id: context.newId('items'), key: context.newKey('items') };
  return [insert('items', { ...EMPTY_ITEM, title: row.title, ...fields, ...identity })];
}

const FIELDS = Object.keys(backlogRow.shape) as (keyof BacklogRow)[];

/** Only an item's own fields: a row on its way from a file may carry its number too. */
const ownFieldsOf = (row: BacklogRow): Partial<Item> =>
  Object.fromEntries(
    FIELDS.filter((name) => name !== 'assignee' && row[name] !== undefined).map((name) => [name, row[name]]),
  );

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
