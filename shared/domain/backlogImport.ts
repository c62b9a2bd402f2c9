import { z } from 'zod';
import { ok, refuse } from '../kernel/result.ts';
import { sayCount } from '../kernel/timeText.ts';
import { line } from '../model/fields.ts';
import { type Item, item } from '../model/item.ts';
import { type Change, insert, sameRecord, update } from '../store/change.ts';
import { type CommandContext, command } from '../store/command.ts';
import type { View } from '../store/view.ts';
import { personNamed } from './person.ts';

/** One row of a file, read. */
export const backlogRow = item
  .pick({ title: true, description: true, kind: true, state: true, points: true, sprint: true, externalKey: true })
  .extend({ assignee: line.nullable() });
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
  const { assignee, ...fields } = row;
  const assigneeName = before.assigneeId ? view.get('people', before.assigneeId)?.name : null;
  const isSame =
    (Object.keys(backlogRow.shape) as (keyof BacklogRow)[]).every(
      (name) => name === 'assignee' || sameRecord(before[name], fields[name]),
    ) && (assigneeName ?? null) === assignee;
  return { outcome: isSame ? 'unchanged' : 'changed', before };
}

function planRow(
  view: View,
  row: BacklogRow,
  idOf: (name: string | null) => string | null,
  context: CommandContext,
): Change[] {
  const { outcome, before } = rowOutcome(view, row);
  if (outcome === 'unchanged') return [];
  const { assignee, ...fields } = row;
  const assigneeId = idOf(assignee);
  if (before) return [update('items', before, { ...pickFields(fields), assigneeId, updatedAt: context.now })];
  return [
    insert('items', {
      ...pickFields(fields),
      assigneeId,
      releaseId: null,
      updatedAt: context.now,
      id: context.newId('items'),
      key: context.newKey('items'),
    }),
  ];
}

/** Only an item's own fields: a row on its way from a file may carry its number too. */
const pickFields = ({
  title,
  description,
  kind,
  state,
  points,
  sprint,
  externalKey,
}: Omit<BacklogRow, 'assignee'>) => ({
  title,
  description,
  kind,
  state,
  points,
  sprint,
  externalKey,
});

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
