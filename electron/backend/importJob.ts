import { createHash } from 'node:crypto';
import type { ImportPreview, KeptImport, PreviewRow, RowFilter } from '../../shared/api/importPreview.ts';
import { importBacklog, type RowOutcome, rowOutcome } from '../../shared/domain/backlogImport.ts';
import { personNamed } from '../../shared/domain/person.ts';
import {
  type BacklogMapping,
  checkMapping,
  guessMapping,
  sourceOf,
  whyNoTitle,
} from '../../shared/exchange/backlogMapping.ts';
import {
  type BacklogReader,
  createBacklogReader,
  type ReadRows,
  type RefusedRow,
} from '../../shared/exchange/backlogRows.ts';
import type { RawRow } from '../../shared/exchange/delimited.ts';
import type { Fix, ImportOptions } from '../../shared/exchange/importOptions.ts';
import { findHeader } from '../../shared/exchange/tableHeader.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { sameRecord } from '../../shared/store/change.ts';
import type { View } from '../../shared/store/view.ts';
import { type Encoded, type EntryDraft, encodeCommand } from './entry.ts';
import { columnsOf, previewRow, refusedCsv, refusedPreview } from './importPreview.ts';
import { readSource } from './importSource.ts';
import type { OnProgress, SourceFacts } from './sourceFacts.ts';

export interface ReadRequest {
  path: string;
  options: ImportOptions;
  /** Of the plan: dates without a zone are meant there. */
  zone: string;
  /** Signature of a header -> how its file was read last. */
  kept: Record<string, KeptImport>;
}

/** One file on its way into the plan. It reads and compares; the plan is only ever looked at. */
export interface ImportJob {
  read(request: ReadRequest, onProgress: OnProgress): Promise<Result<ImportPreview>>;
  rows(filter: RowFilter, from: number): PreviewRow[];
  /** The rows that were refused, with the reason in a last column. */
  refused(): string;
  /** The signature under which the way of reading is kept, and what is. */
  kept(): { signature: string; kept: KeptImport } | null;
  /** The entry of the log that imports what was read last. */
  encode(draft: EntryDraft): Result<Encoded>;
}

interface Reading {
  facts: SourceFacts;
  header: string[];
  headerRow: number;
  mapping: BacklogMapping;
  isKept: boolean;
  fixes: Fix[];
  read: ReadRows;
  outcomes: RowOutcome[];
  preview: ImportPreview;
}

const HEAD_ROWS = 200;
const ROWS_AT_ONCE = 200;

/** @param view the plan as it stands; asked anew each time */
export function createImportJob(view: () => View): ImportJob {
  let reading: Reading | null = null;

  function rowsOf(filter: RowFilter, { read, outcomes, mapping, header }: Reading) {
    const refused = (row: RefusedRow) => refusedPreview(row, header, mapping);
    const taken = read.numbers.flatMap((row, index) =>
      filter === 'all' || outcomes[index] === filter ? [{ row, index }] : [],
    );
    const shown = ({ row, index }: (typeof taken)[number]) => previewRow(view(), read.rows[index]!, row);
    if (filter === 'refused') return lazily(read.refused, refused);
    if (filter !== 'all') return lazily(taken, shown);
    return lazily(mergeByRow(taken, read.refused), (row) => ('message' in row ? refused(row) : shown(row)));
  }

  return {
    async read(request, onProgress) {
      const result = await readFile(request, onProgress);
      // What was read before stays: a correction that fails leaves the preview as it was.
      if (!result.ok) return result;
      const { read } = result.value;
      const outcomes: RowOutcome[] = [];
      const counts = { new: 0, changed: 0, unchanged: 0, refused: read.refused.length };
      const strangers = new Set<string>();
      const plan = view();
      for (const [index, row] of read.rows.entries()) {
        const { outcome } = rowOutcome(plan, row);
        outcomes.push(outcome);
        counts[outcome] += 1;
        if (row.assignee) strangers.add(row.assignee);
        if (index % 5_000 === 4_999) await new Promise(setImmediate);
      }
      const newPeople = [...strangers].filter((name) => !personNamed(plan, name)).length;
      const preview = { ...result.value.preview, counts, newPeople };
      reading = { ...result.value, outcomes, preview };
      return ok(preview);
    },
    rows: (filter, from) => (reading ? rowsOf(filter, reading)(from, from + ROWS_AT_ONCE) : []),
    refused: () => (reading ? refusedCsv(reading.header, reading.read.refused) : ''),
    kept: () => (reading ? { signature: signatureOf(reading.header), kept: keptOf(reading) } : null),
    encode(draft) {
      if (!reading || reading.preview.problem)
        return refuse('invalid', reading?.preview.problem ?? 'Choose the file again: it has not been read yet.');
      const { facts, read } = reading;
      const [first] = read.refused;
      if (read.rows.length === 0)
        return refuse(
          'invalid',
          `Nothing was imported: ${facts.name} has no row that can become an item. ${first?.message ?? ''}`.trim(),
        );
      const input = { file: { name: facts.name, sha256: facts.sha256 }, rows: read.rows };
      return encodeCommand(view(), importBacklog, input, draft);
    },
  };
}

/** Only what is asked for is made. */
const lazily =
  <Row>(rows: readonly Row[], make: (row: Row) => PreviewRow) =>
  (from: number, to: number): PreviewRow[] =>
    rows.slice(from, to).map(make);

function mergeByRow<A extends { row: number }, B extends { row: number }>(a: readonly A[], b: readonly B[]): (A | B)[] {
  const merged: (A | B)[] = [];
  let [left, right] = [0, 0];
  while (left < a.length || right < b.length) {
    if (right >= b.length || (left < a.length && a[left]!.row < b[right]!.row)) merged.push(a[left++]!);
    else merged.push(b[right++]!);
  }
  return merged;
}

type Unread = Omit<Reading, 'outcomes'>;

/** From the file to rows: the head decides on header and mapping, then all rows go through one reader. */
async function readFile(request: ReadRequest, onProgress: OnProgress): Promise<Result<Unread>> {
  const { options } = request;
  const head: { row: RawRow; number: number }[] = [];
  let facts: SourceFacts | null = null;
  let table: Table | null = null;
  const begin = (): Result<null> => {
    const made = beginTable(head, request);
    if (!made.ok) return made;
    table = made.value;
    for (const { row, number } of head) if (number > table.headerRow) table.reader?.take(row, number);
    return ok(null);
  };
  let wrong: Result<null> = ok(null);
  const result = await readSource(
    request.path,
    options,
    (found) => {
      facts = found;
    },
    (row, number) => {
      if (table) table.reader?.take(row, number);
      else if (head.push({ row, number }) >= HEAD_ROWS + (options.headerRow ?? 0) && wrong.ok) wrong = begin();
    },
    onProgress,
  );
  if (!result.ok) return result;
  if (!table && wrong.ok) wrong = begin();
  if (!wrong.ok)
    return refuse('invalid', `${facts!.name}: ${wrong.refusal.message}`, { field: wrong.refusal.field ?? 'mapping' });
  return ok(finish(facts!, table!, head));
}

interface Table {
  header: string[];
  headerRow: number;
  mapping: BacklogMapping;
  isKept: boolean;
  fixes: Fix[];
  /** Null while no column holds the title. */
  reader: BacklogReader | null;
}

function beginTable(head: readonly { row: RawRow }[], { options, kept, zone }: ReadRequest): Result<Table> {
  const rows = head.map(({ row }) => row.cells);
  const found = findHeader(rows, options.headerRow);
  if (!found.ok) return found;
  const { header, headerRow } = found.value;
  const before = kept[signatureOf(header)];
  const fitting = before?.mapping && checkMapping(before.mapping, header).ok ? before : undefined;
  const guess = guessMapping(header, rows.slice(headerRow, headerRow + HEAD_ROWS));
  const mapping = checkMapping(options.mapping ?? fitting?.mapping ?? guess, header);
  if (!mapping.ok) return mapping;
  const isLog = sourceOf(header) === 'ServiceNow' && header.includes('sys_mod_count');
  const fixes: Fix[] = options.fixes ?? (isLog ? ['externalKey.last'] : []);
  const hasTitle = mapping.value.title !== undefined || fixes.some((fix) => canTitle(fix, mapping.value));
  const dateOrder = options.dateOrder ?? fitting?.dateOrder;
  return ok({
    header,
    headerRow,
    mapping: mapping.value,
    // What was kept and would have been guessed as well is nothing to speak of.
    isKept: options.mapping === undefined && fitting !== undefined && !sameRecord(fitting.mapping, guess),
    fixes,
    reader: hasTitle
      ? createBacklogReader({ header, headerRow, mapping: mapping.value, zone, dateOrder, fixes })
      : null,
  });
}

const canTitle = (fix: Fix, mapping: BacklogMapping): boolean =>
  (fix === 'title.description' && mapping.description !== undefined) ||
  (fix === 'title.externalKey' && mapping.externalKey !== undefined);

const NOTHING_READ: ReadRows = {
  rows: [],
  numbers: [],
  refused: [],
  readAs: [],
  words: {},
  superseded: 0,
  dates: { order: 'day', isGuessed: false, either: 0 },
};

function finish(facts: SourceFacts, table: Table, head: readonly { row: RawRow }[]): Unread {
  const { header, headerRow, mapping, isKept, fixes, reader } = table;
  const read = reader?.finish() ?? NOTHING_READ;
  const { name, bytes, sha256, encoding, delimiter, sheets, sheet } = facts;
  const helps = new Map<Fix, number>();
  for (const { fix } of read.refused) if (fix) helps.set(fix, (helps.get(fix) ?? 0) + 1);
  const cells = head.slice(headerRow, headerRow + HEAD_ROWS).map(({ row }) => row.cells);
  const dateColumns = (['dueOn', 'createdAt', 'updatedAt'] as const).filter((field) => mapping[field] !== undefined);
  return {
    facts,
    header,
    headerRow,
    mapping,
    isKept,
    fixes,
    read,
    preview: {
      file: { name, bytes, sha256, source: sourceOf(header), encoding, delimiter, header, headerRow, sheets, sheet },
      columns: columnsOf(header, mapping, cells),
      mapping,
      isKept,
      problem: reader ? null : whyNoTitle(header),
      dates: { ...read.dates, columns: dateColumns },
      counts: { new: 0, changed: 0, unchanged: 0, refused: 0 },
      superseded: read.superseded,
      fixes,
      helps: Array.from(helps, ([fix, rows]) => ({ fix, rows })),
      words: read.words,
      readAs: read.readAs.toSorted((a, b) => b.rows - a.rows),
      newPeople: 0,
    },
  };
}

const keptOf = ({ mapping, preview: { dates } }: Reading): KeptImport => ({
  mapping,
  ...(dates.columns.length > 0 && !dates.isGuessed ? { dateOrder: dates.order } : {}),
});

/** Files of one export have one header. */
const signatureOf = (header: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(header)).digest('hex').slice(0, 32);
