import type { BacklogRow } from '../domain/backlogImport.ts';
import { LONGEST_TEXT } from '../model/fields.ts';
import type { BacklogField } from './backlogFields.ts';
import type { BacklogSource } from './backlogMapping.ts';
import { type createCellReader, isMissing } from './cells.ts';
import type { Fix } from './importOptions.ts';

/** Where each field stands in a row; several columns may be of one. */
export type Columns = Record<BacklogField, number[]>;
export type Cells = ReturnType<typeof createCellReader>;

/** Why a row cannot become an item, as it is said behind its number and field. */
export interface RowProblem {
  field: BacklogField | 'cells';
  why: string;
  /** What would help this row and all that are alike. */
  fix: Fix | null;
}

export function whyMisaligned(cells: readonly string[], columns: number): string | null {
  if (cells.length === columns) return null;
  if (cells.length > columns && cells.slice(columns).every((text) => text.trim() === '')) return null;
  return `this row has ${cells.length} cells, the header has ${columns}. A cell is ${cells.length < columns ? 'missing' : 'too many'}, or a quote.`;
}

/** A state where the assignee should be, and no state: the cells stand one too far to the left. */
export const isShifted = (cells: string[], columns: Columns, cell: Cells, source: BacklogSource | null): boolean =>
  source === 'Azure DevOps' &&
  columns.state.length > 0 &&
  columns.assignee.length > 0 &&
  cell.one(cells, 'state') === '' &&
  cell.isState(cell.one(cells, 'assignee'));

export function titleOf(cells: string[], columns: Columns, cell: Cells, fixes: ReadonlySet<Fix>): string {
  const title = cell.title(cells);
  if (title !== '') return title;
  if (fixes.has('title.description') && columns.description.length > 0)
    return cell
      .one(cells, 'description')
      .split(/[\r\n\u2028\u2029]+/)[0]!
      .slice(0, 500)
      .trim();
  return fixes.has('title.externalKey') ? (cell.line(cells, 'externalKey') ?? '') : '';
}

export function fixForTitle(cells: string[], columns: Columns): Fix | null {
  const has = (field: BacklogField) => columns[field].some((index) => !isMissing((cells[index] ?? '').trim()));
  if (has('description')) return 'title.description';
  return has('externalKey') ? 'title.externalKey' : null;
}

const LONGEST_LINE = 500;
const LONGEST_KEY = 20;
const LINES = ['title', 'externalKey', 'key', 'sprint', 'priority', 'parentKey', 'assignee'] as const;

/** The first field that no item can hold. */
export function whatIsWrong(
  draft: BacklogRow,
  cells: string[],
  columns: Columns,
  cell: Cells,
): (RowProblem & { field: BacklogField }) | null {
  for (const field of LINES) {
    const length = draft[field]?.length ?? 0;
    const most = field === 'key' ? LONGEST_KEY : LONGEST_LINE;
    if (length > most)
      return { field, why: `${length.toLocaleString('en-US')} characters. Shorten it to ${most}.`, fix: null };
  }
  const length = draft.description?.length ?? 0;
  if (length > LONGEST_TEXT) {
    const [is, most] = [length, LONGEST_TEXT].map((count) => count.toLocaleString('en-US'));
    return { field: 'description', why: `${is} characters. Shorten it to ${most}, or leave it empty.`, fix: null };
  }
  if ((draft.labels?.length ?? 0) > 100 || draft.labels?.some((label) => label.length > LONGEST_LINE))
    return { field: 'labels', why: 'more than 100 labels, or one of more than 500 characters.', fix: null };
  if (columns.points.length === 0 || draft.points === null || draft.points === undefined) return null;
  if (Number.isNaN(draft.points)) {
    const text = cell.one(cells, 'points').slice(0, 40);
    return { field: 'points', why: `"${text}" is not a number. Type one, or leave it empty.`, fix: 'points.empty' };
  }
  return draft.points < 0 || draft.points > 10_000
    ? { field: 'points', why: `${draft.points} is not between 0 and 10,000.`, fix: 'points.empty' }
    : null;
}
