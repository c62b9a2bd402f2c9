import { createHash } from 'node:crypto';
import type { ImportPreview, KeptImport } from '../../shared/api/importPreview.ts';
import {
  type BacklogMapping,
  checkMapping,
  guessMapping,
  sourceOf,
  whyNoTitle,
} from '../../shared/exchange/backlogMapping.ts';
import { type BacklogReader, createBacklogReader, type ReadRows } from '../../shared/exchange/backlogRows.ts';
import type { RawRow } from '../../shared/exchange/delimited.ts';
import type { Fix, ImportOptions } from '../../shared/exchange/importOptions.ts';
import { findHeader } from '../../shared/exchange/tableHeader.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { sameRecord } from '../../shared/store/change.ts';
import { columnsOf } from './importPreview.ts';
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

/** A file as it was read, before it is compared with the plan. */
export interface BacklogFile {
  facts: SourceFacts;
  header: string[];
  headerRow: number;
  mapping: BacklogMapping;
  isKept: boolean;
  fixes: Fix[];
  read: ReadRows;
  /** How many rows are new or changed is not known yet. */
  preview: ImportPreview;
}

const HEAD_ROWS = 200;

/** From the file to rows: the head decides on header and mapping, then all rows go through one reader. */
export async function readBacklogFile(request: ReadRequest, onProgress: OnProgress): Promise<Result<BacklogFile>> {
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
    reader: hasTitle ? createBacklogReader({ header, mapping: mapping.value, zone, dateOrder, fixes }) : null,
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

function finish(facts: SourceFacts, table: Table, head: readonly { row: RawRow }[]): BacklogFile {
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

/** Files of one export have one header. */
export const signatureOf = (header: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(header)).digest('hex').slice(0, 32);
