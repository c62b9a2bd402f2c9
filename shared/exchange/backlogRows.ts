import type { BacklogRow } from '../domain/backlogImport.ts';
import { LONGEST_TEXT } from '../model/fields.ts';
import { BACKLOG_FIELDS, type BacklogField, headerWords } from './backlogFields.ts';
import { type BacklogMapping, type BacklogSource, sourceOf } from './backlogMapping.ts';
import { createCellReader, isMissing, type ReadAs } from './cells.ts';
import { createDateColumns, DATE_FIELDS, type DateField } from './dateColumns.ts';
import type { DateOrder } from './dateText.ts';
import type { RawRow } from './delimited.ts';
import type { Fix } from './importOptions.ts';

/** A row that cannot become an item: the field and the sentence that says why and what to do, and its cells as they came. */
export interface RefusedRow {
  row: number;
  field: BacklogField | 'cells';
  message: string;
  /** What would help this row and all that are alike. */
  fix: Fix | null;
  cells: string[];
}

export interface ReadRows {
  /** What is to be imported, and beside it the number of each row as a spreadsheet counts. */
  rows: BacklogRow[];
  numbers: number[];
  refused: RefusedRow[];
  readAs: ReadAs[];
  /** Different words in the columns of kind and state, and how many of them are known. */
  words: Partial<Record<BacklogField, { known: number; all: number }>>;
  /** Rows that a later row of the same key stands for. */
  superseded: number;
  dates: { order: DateOrder; isGuessed: boolean; either: number };
}

interface RowReading {
  header: readonly string[];
  /** Of the header: rows count as a spreadsheet counts them. */
  headerRow: number;
  mapping: BacklogMapping;
  /** Zone of dates that name none. */
  zone: string;
  dateOrder?: DateOrder | undefined;
  fixes?: readonly Fix[] | undefined;
}

export interface BacklogReader {
  take(row: RawRow, number: number): void;
  finish(): ReadRows;
}

/** What of a row waits for the order of dates, which only the whole column tells; null where nothing does. */
type Waiting = { cells: string[]; dates: Partial<Record<DateField, string>> } | null;

/** Turns a table's rows into items to be. A row is taken whole or refused whole; nothing is skipped without a word. */
export function createBacklogReader(reading: RowReading): BacklogReader {
  const { header, mapping } = reading;
  const source = sourceOf(header);
  const fixes = new Set(reading.fixes);
  const columns = columnsOf(header, mapping);
  const cell = createCellReader({ header, columns, source });
  const dates = createDateColumns(reading.zone, reading.dateOrder);
  const usedDates = DATE_FIELDS.filter((field) => columns[field].length > 0);
  const state: State = { rows: [], numbers: [], waiting: [], refused: [], placeByKey: new Map(), superseded: 0 };
  const tree = createTree(columns.title, cell.isTree);
  const issueId = columns.parentKey.length > 0 ? header.findIndex((name) => headerWords(name) === 'issue id') : -1;
  const keyById = new Map<string, string>();

  const refuse = (cells: string[], row: number, field: RefusedRow['field'], why: string, fix: Fix | null = null) =>
    void state.refused.push({ row, field, message: sayRow(row, field, why), fix, cells });

  function read(cells: string[], row: number): BacklogRow | null {
    const title = titleOf(cells, columns, cell, fixes);
    if (title === '') {
      refuse(cells, row, 'title', 'empty. An item needs a title.', fixForTitle(cells, columns));
      return null;
    }
    if (isShifted(cells, columns, cell, source)) {
      const state = cell.one(cells, 'assignee');
      refuse(cells, row, 'assignee', `"${state}" is a state, and State is empty. A cell is missing before it.`);
      return null;
    }
    const fields = cell.fields(cells, title);
    const wrong = whatIsWrong(fields, cells, columns, cell);
    if (wrong && !(wrong.fix && fixes.has(wrong.fix))) {
      refuse(cells, row, wrong.field, wrong.why, wrong.fix);
      return null;
    }
    if (wrong) (fields as Record<string, unknown>)[wrong.field] = null;
    return fields;
  }

  /** Dates that can be read at once are; the others wait for the rest of their column. */
  function datesOf(fields: BacklogRow, cells: string[]): Waiting {
    let waiting: Waiting = null;
    for (const field of usedDates) {
      const text = cell.one(cells, field);
      const value = dates.see(field, text);
      if (value !== undefined) fields[field] = value;
      else (waiting ??= { cells, dates: {} }).dates[field] = text;
    }
    return waiting;
  }

  return {
    take({ cells, fault }, row) {
      if (cells.every((text) => text.trim() === '')) return;
      const problem = fault ?? whyMisaligned(cells, header.length);
      if (problem) {
        const isShort = fault === null && cells.length < header.length;
        if (!isShort || !fixes.has('cells.padded'))
          return refuse(cells, row, 'cells', problem, isShort ? 'cells.padded' : null);
      }
      const fields = read(cells, row);
      if (!fields) return;
      if (cell.isTree) fields.parentKey = tree(cells, fields.externalKey);
      if (issueId >= 0 && fields.externalKey) keyById.set((cells[issueId] ?? '').trim(), fields.externalKey);
      const waiting = datesOf(fields, cells);
      if (place(state, fields, row, cells, fixes, refuse)) state.waiting.push(waiting);
    },
    finish() {
      const order = dates.decide();
      const [rows, numbers]: [BacklogRow[], number[]] = [[], []];
      for (const [index, fields] of state.rows.entries()) {
        if (!fields) continue;
        const waiting = state.waiting[index]!;
        const row = state.numbers[index]!;
        const wrong = waiting && dates.read(fields, waiting.dates, fixes);
        if (wrong) {
          refuse(waiting.cells, row, wrong.field, wrong.why, `${wrong.field}.empty`);
          continue;
        }
        if (fields.parentKey) fields.parentKey = keyById.get(fields.parentKey) ?? fields.parentKey;
        if (fields.description && cell.isNoDescription(fields.description)) fields.description = '';
        rows.push(fields);
        numbers.push(row);
      }
      state.refused.sort((a, b) => a.row - b.row);
      return { rows, numbers, refused: state.refused, ...cell.words(), superseded: state.superseded, dates: order };
    },
  };
}

type Columns = Record<BacklogField, number[]>;
type Cells = ReturnType<typeof createCellReader>;
type Refuse = (cells: string[], row: number, field: RefusedRow['field'], why: string, fix?: Fix | null) => void;

/** Rows that were taken lie in three lists and not in an object each: 100,000 of those are what takes the time. */
interface State {
  /** Null where a later row of the same key stands for it. */
  rows: (BacklogRow | null)[];
  numbers: number[];
  waiting: Waiting[];
  refused: RefusedRow[];
  placeByKey: Map<string, number>;
  superseded: number;
}

const columnsOf = (header: readonly string[], mapping: BacklogMapping): Columns =>
  Object.fromEntries(
    Object.keys(BACKLOG_FIELDS).map((field) => [
      field,
      header.flatMap((name, index) => (isOf(name, field, mapping[field as BacklogField]) ? [index] : [])),
    ]),
  ) as Columns;

/** Azure DevOps tells a tree by columns `Title 1`, `Title 2` …: who names the first means them all. */
const isOf = (name: string, field: string, column: string | undefined): boolean =>
  name === column || (field === 'title' && /^title 1$/i.test(column ?? '') && /^title \d+$/i.test(name));

/**
 * Whether the row has its place among the others. The same key in two rows of one file is a mistake in the file, unless the
 * file is a log: then the last row counts.
 */
function place(
  state: State,
  fields: BacklogRow,
  row: number,
  cells: string[],
  fixes: ReadonlySet<Fix>,
  refuse: Refuse,
): boolean {
  const key = fields.externalKey ?? fields.key ?? null;
  const first = key === null ? undefined : state.placeByKey.get(key);
  if (first !== undefined && !fixes.has('externalKey.last')) {
    const why = `${key} stands in row ${state.numbers[first]} already. Remove one of the two.`;
    refuse(cells, row, 'externalKey', why, 'externalKey.last');
    return false;
  }
  if (first !== undefined) {
    state.rows[first] = null;
    state.superseded += 1;
  }
  if (key !== null) state.placeByKey.set(key, state.rows.length);
  state.rows.push(fields);
  state.numbers.push(row);
  return true;
}

function whyMisaligned(cells: readonly string[], columns: number): string | null {
  if (cells.length === columns) return null;
  if (cells.length > columns && cells.slice(columns).every((text) => text.trim() === '')) return null;
  return `this row has ${cells.length} cells, the header has ${columns}. A cell is ${cells.length < columns ? 'missing' : 'too many'}, or a quote.`;
}

/** A state where the assignee should be, and no state: the cells stand one too far to the left. */
const isShifted = (cells: string[], columns: Columns, cell: Cells, source: BacklogSource | null): boolean =>
  source === 'Azure DevOps' &&
  columns.state.length > 0 &&
  columns.assignee.length > 0 &&
  cell.one(cells, 'state') === '' &&
  cell.isState(cell.one(cells, 'assignee'));

function titleOf(cells: string[], columns: Columns, cell: Cells, fixes: ReadonlySet<Fix>): string {
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

function fixForTitle(cells: string[], columns: Columns): Fix | null {
  const has = (field: BacklogField) => columns[field].some((index) => !isMissing((cells[index] ?? '').trim()));
  if (has('description')) return 'title.description';
  return has('externalKey') ? 'title.externalKey' : null;
}

const LONGEST_LINE = 500;
const LONGEST_KEY = 20;
const LINES = ['title', 'externalKey', 'key', 'sprint', 'priority', 'parentKey', 'assignee'] as const;

/** The first field that no item can hold. */
function whatIsWrong(
  draft: BacklogRow,
  cells: string[],
  columns: Columns,
  cell: Cells,
): { field: BacklogField; why: string; fix: Fix | null } | null {
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

/** The key of the row above in the tree: the last one that stood one level higher. */
function createTree(columns: readonly number[], isTree: boolean) {
  const keys: (string | null)[] = [];
  return (cells: readonly string[], key: string | null): string | null => {
    if (!isTree) return null;
    const level = columns.findIndex((index) => (cells[index] ?? '').trim() !== '');
    keys.length = Math.max(level, 0);
    const parent = keys.findLast((above) => above !== null && above !== undefined) ?? null;
    keys[level] = key;
    return parent;
  };
}

const sayRow = (row: number, field: RefusedRow['field'], why: string): string =>
  field === 'cells' ? `Row ${row}: ${why}` : `Row ${row}, ${BACKLOG_FIELDS[field].label}: ${why}`;
