import type { BacklogRow } from '../domain/backlogImport.ts';
import { BACKLOG_FIELDS, type BacklogField, headerWords } from './backlogFields.ts';
import { type BacklogMapping, type BacklogSource, sourceOf } from './backlogMapping.ts';
import { createCellReader } from './cells.ts';
import { createDateColumns, DATE_FIELDS, type DateField } from './dateColumns.ts';
import type { DateOrder } from './dateText.ts';
import type { RawRow } from './delimited.ts';
import type { Fix } from './importOptions.ts';
import {
  type Cells,
  type Columns,
  fixForTitle,
  isShifted,
  type RowProblem,
  titleOf,
  whatIsWrong,
  whyMisaligned,
} from './rowProblems.ts';
import type { ReadAs } from './trackerWordCounts.ts';

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
export function createBacklogReader({ header, mapping, zone, dateOrder, fixes }: RowReading): BacklogReader {
  const source = sourceOf(header);
  const columns = columnsOf(header, mapping);
  const cell = createCellReader({ header, columns, source });
  const reader: Reader = {
    width: header.length,
    source,
    columns,
    cell,
    fixes: new Set(fixes),
    dates: createDateColumns(zone, dateOrder),
    usedDates: DATE_FIELDS.filter((field) => columns[field].length > 0),
    parentOf: cell.isTree ? createTree(columns.title) : null,
    issueId: columns.parentKey.length > 0 ? header.findIndex((name) => headerWords(name) === 'issue id') : -1,
    keyById: new Map(),
    taken: { rows: [], numbers: [], waiting: [], refused: [], placeByKey: new Map(), superseded: 0 },
  };
  return { take: (row, number) => take(reader, row, number), finish: () => finish(reader) };
}

/** What a reader knows of its table, and what it has read so far. */
interface Reader {
  /** Columns of the header. */
  width: number;
  source: BacklogSource | null;
  columns: Columns;
  cell: Cells;
  fixes: ReadonlySet<Fix>;
  dates: ReturnType<typeof createDateColumns>;
  usedDates: readonly DateField[];
  parentOf: ReturnType<typeof createTree> | null;
  /** Jira names parents by a number of its own, which stands in this column; -1 where there is none. */
  issueId: number;
  keyById: Map<string, string>;
  taken: Taken;
}

function take(reader: Reader, { cells, fault }: RawRow, row: number): void {
  const { width, fixes, issueId, taken } = reader;
  if (cells.every((text) => text.trim() === '')) return;
  const why = fault ?? whyMisaligned(cells, width);
  if (why) {
    const fix = fault === null && cells.length < width ? 'cells.padded' : null;
    if (!fix || !fixes.has(fix)) return refuse(taken, cells, row, { field: 'cells', why, fix });
  }
  const fields = read(reader, cells, row);
  if (!fields) return;
  if (reader.parentOf) fields.parentKey = reader.parentOf(cells, fields.externalKey);
  if (issueId >= 0 && fields.externalKey) reader.keyById.set((cells[issueId] ?? '').trim(), fields.externalKey);
  const waiting = readDates(reader, fields, cells);
  if (place(reader, fields, row, cells)) taken.waiting.push(waiting);
}

function read({ source, columns, cell, fixes, taken }: Reader, cells: string[], row: number): BacklogRow | null {
  const title = titleOf(cells, columns, cell, fixes);
  if (title === '') {
    const fix = fixForTitle(cells, columns);
    refuse(taken, cells, row, { field: 'title', why: 'empty. An item needs a title.', fix });
    return null;
  }
  if (isShifted(cells, columns, cell, source)) {
    const why = `"${cell.one(cells, 'assignee')}" is a state, and State is empty. A cell is missing before it.`;
    refuse(taken, cells, row, { field: 'assignee', why, fix: null });
    return null;
  }
  const fields = cell.fields(cells, title);
  const wrong = whatIsWrong(fields, cells, columns, cell);
  if (wrong && !(wrong.fix && fixes.has(wrong.fix))) {
    refuse(taken, cells, row, wrong);
    return null;
  }
  if (wrong) (fields as Record<string, unknown>)[wrong.field] = null;
  return fields;
}

/** Dates that can be read at once are; the others wait for the rest of their column. */
function readDates({ usedDates, cell, dates }: Reader, fields: BacklogRow, cells: string[]): Waiting {
  let waiting: Waiting = null;
  for (const field of usedDates) {
    const text = cell.one(cells, field);
    const value = dates.see(field, text);
    if (value !== undefined) fields[field] = value;
    else (waiting ??= { cells, dates: {} }).dates[field] = text;
  }
  return waiting;
}

function finish({ dates, cell, fixes, keyById, taken }: Reader): ReadRows {
  const order = dates.decide();
  const [rows, numbers]: [BacklogRow[], number[]] = [[], []];
  for (const [index, fields] of taken.rows.entries()) {
    if (!fields) continue;
    const waiting = taken.waiting[index]!;
    const row = taken.numbers[index]!;
    const wrong = waiting && dates.read(fields, waiting.dates, fixes);
    if (wrong) {
      refuse(taken, waiting.cells, row, { ...wrong, fix: `${wrong.field}.empty` });
      continue;
    }
    if (fields.parentKey) fields.parentKey = keyById.get(fields.parentKey) ?? fields.parentKey;
    if (fields.description && cell.isNoDescription(fields.description)) fields.description = '';
    rows.push(fields);
    numbers.push(row);
  }
  const refused = taken.refused.toSorted((a, b) => a.row - b.row);
  return { rows, numbers, refused, ...cell.words(), superseded: taken.superseded, dates: order };
}

const refuse = ({ refused }: Taken, cells: string[], row: number, { field, why, fix }: RowProblem): void =>
  void refused.push({ row, field, message: sayRow(row, field, why), fix, cells });

const sayRow = (row: number, field: RefusedRow['field'], why: string): string =>
  field === 'cells' ? `Row ${row}: ${why}` : `Row ${row}, ${BACKLOG_FIELDS[field].label}: ${why}`;

/** Rows that were taken lie in three lists and not in an object each: 100,000 of those are what takes the time. */
interface Taken {
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
function place({ fixes, taken }: Reader, fields: BacklogRow, row: number, cells: string[]): boolean {
  const key = fields.externalKey ?? fields.key ?? null;
  const first = key === null ? undefined : taken.placeByKey.get(key);
  if (first !== undefined && !fixes.has('externalKey.last')) {
    const why = `${key} stands in row ${taken.numbers[first]} already. Remove one of the two.`;
    refuse(taken, cells, row, { field: 'externalKey', why, fix: 'externalKey.last' });
    return false;
  }
  if (first !== undefined) {
    taken.rows[first] = null;
    taken.superseded += 1;
  }
  if (key !== null) taken.placeByKey.set(key, taken.rows.length);
  taken.rows.push(fields);
  taken.numbers.push(row);
  return true;
}

/** The key of the row above in the tree: the last one that stood one level higher. */
function createTree(columns: readonly number[]) {
  const keys: (string | null)[] = [];
  return (cells: readonly string[], key: string | null): string | null => {
    const level = columns.findIndex((index) => (cells[index] ?? '').trim() !== '');
    keys.length = Math.max(level, 0);
    const parent = keys.findLast((above) => above !== null && above !== undefined) ?? null;
    keys[level] = key;
    return parent;
  };
}
