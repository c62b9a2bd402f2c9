import type { z } from 'zod';
import { type BacklogRow, backlogRow } from '../domain/backlogImport.ts';
import type { Item } from '../model/item.ts';
import { BACKLOG_FIELDS, type BacklogField, type BacklogMapping } from './backlogMapping.ts';
import type { Table } from './table.ts';

/** A row that cannot become an item, with the field and the sentence that says why and what to do. */
export interface RefusedRow {
  row: number;
  field: string;
  message: string;
}

/** A value that is no word of ours and was taken for one, in how many rows. */
export interface ReadAs {
  field: BacklogField;
  value: string;
  as: string;
  rows: number;
}

export interface ReadRows {
  rows: (BacklogRow & { row: number })[];
  refused: RefusedRow[];
  readAs: ReadAs[];
}

/** Turns a table's rows into items to be. A row is taken whole or refused whole; nothing is skipped without a word. */
export function readBacklogRows(table: Table, mapping: BacklogMapping): ReadRows {
  const read: ReadRows = { rows: [], refused: [], readAs: [] };
  const readAs = new Map<string, ReadAs>();
  const columns = columnsOf(table.header, mapping);
  const rowByKey = new Map<string, number>();
  for (const [index, cells] of table.rows.entries()) {
    const row = index + 2;
    const given = (field: BacklogField) => lastFilled(cells, columns[field]);
    const word = <T extends string>(field: BacklogField, words: Record<string, T>, fallback: T): T => {
      const value = given(field);
      const known = words[value.toLowerCase()];
      if (value !== '' && !known) note(readAs, field, value, fallback);
      return known ?? fallback;
    };
    const points = given('points');
    const parsed = backlogRow.safeParse({
      title: given('title'),
      description: lastFilled(cells, columns.description, false),
      kind: word('kind', KINDS, 'feature'),
      state: word('state', STATES, 'analysis'),
      points: points === '' ? null : Number(points.replace(',', '.')),
      sprint: given('sprint') || null,
      assignee: given('assignee') || null,
      externalKey: given('externalKey') || null,
    });
    const refusal = parsed.success ? twice(parsed.data, row, rowByKey) : sayIssue(parsed.error, row, points);
    if (refusal) read.refused.push(refusal);
    else if (parsed.success) read.rows.push({ ...parsed.data, row });
  }
  read.readAs = [...readAs.values()];
  return read;
}

type Columns = Record<BacklogField, number[]>;

const columnsOf = (header: readonly string[], mapping: BacklogMapping): Columns =>
  Object.fromEntries(
    Object.keys(BACKLOG_FIELDS).map((field) => [
      field,
      header.flatMap((name, index) => (name === mapping[field as BacklogField] ? [index] : [])),
    ]),
  ) as Columns;

/** Trackers repeat a column, such as Sprint, once for each value: the last filled one is the present one. */
function lastFilled(cells: readonly string[], columns: readonly number[], isTrimmed = true): string {
  const value = columns.map((index) => cells[index] ?? '').findLast((cell) => cell.trim() !== '') ?? '';
  return isTrimmed ? value.trim() : value;
}

function note(readAs: Map<string, ReadAs>, field: BacklogField, value: string, as: string): void {
  const known = readAs.get(`${field}:${value}`);
  if (known) known.rows += 1;
  else readAs.set(`${field}:${value}`, { field, value, as, rows: 1 });
}

/** The same key in two rows of one file is a mistake in the file: which of them is meant? */
function twice({ externalKey }: BacklogRow, row: number, rowByKey: Map<string, number>): RefusedRow | null {
  if (externalKey === null) return null;
  const first = rowByKey.get(externalKey);
  if (first === undefined) rowByKey.set(externalKey, row);
  return first === undefined
    ? null
    : {
        row,
        field: 'externalKey',
        message: `Row ${row}, External key: ${externalKey} stands in row ${first} already. Remove one of the two.`,
      };
}

function sayIssue(error: z.ZodError, row: number, points: string): RefusedRow {
  const field = String(error.issues[0]?.path[0] ?? 'title') as BacklogField;
  const { label } = BACKLOG_FIELDS[field];
  if (field === 'title' && error.issues[0]?.code === 'too_small')
    return { row, field, message: `Row ${row}, ${label}: empty. An item needs a title.` };
  if (field === 'points' && Number.isNaN(Number(points.replace(',', '.'))))
    return {
      row,
      field,
      message: `Row ${row}, ${label}: "${points.slice(0, 40)}" is not a number. Type one, or leave it empty.`,
    };
  return { row, field, message: `Row ${row}, ${label}: ${error.issues[0]?.message}` };
}

/** Trackers' words for what an item is, in lower case. */
const KINDS: Record<string, Item['kind']> = {
  feature: 'feature',
  story: 'feature',
  'user story': 'feature',
  'new feature': 'feature',
  improvement: 'feature',
  enhancement: 'feature',
  epic: 'feature',
  'product backlog item': 'feature',
  bug: 'defect',
  defect: 'defect',
  problem: 'defect',
  incident: 'defect',
  regulatory: 'regulatory',
  compliance: 'regulatory',
  task: 'upkeep',
  'sub-task': 'upkeep',
  subtask: 'upkeep',
  chore: 'upkeep',
  upkeep: 'upkeep',
  'technical task': 'upkeep',
};

const STATES: Record<string, Item['state']> = {
  analysis: 'analysis',
  'to do': 'analysis',
  todo: 'analysis',
  new: 'analysis',
  open: 'analysis',
  reopened: 'analysis',
  backlog: 'analysis',
  proposed: 'analysis',
  coding: 'coding',
  'in progress': 'coding',
  active: 'coding',
  doing: 'coding',
  'in development': 'coding',
  testing: 'testing',
  'in review': 'testing',
  'code review': 'testing',
  'patch available': 'testing',
  qa: 'testing',
  'in test': 'testing',
  done: 'done',
  closed: 'done',
  resolved: 'done',
  completed: 'done',
  complete: 'done',
};
