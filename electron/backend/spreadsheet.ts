import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import readWorkbook from 'read-excel-file/universal';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { RawRow } from '../../shared/exchange/delimited.ts';
import type { ImportOptions } from '../../shared/exchange/importOptions.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { OnProgress, SourceFacts } from './sourceFacts.ts';

/** In bytes: a workbook of more is refused before it is unpacked, whatever it claims. */
const LARGEST_UNPACKED = 200 * 1024 * 1024;
const MOST_PARTS = 2_000;
/** Rows times columns of a sheet: one cell far out would make a table of all cells before it. */
const MOST_CELLS = 20_000_000;

/** Reads one sheet of an xlsx workbook: values only, formulas never run. Dates come as `2026-12-05T22:00:00`. */
export async function readSpreadsheet(
  path: string,
  known: Omit<SourceFacts, 'encoding'>,
  options: ImportOptions,
  onFacts: (facts: SourceFacts) => void,
  take: (row: RawRow, number: number) => void,
  onProgress: OnProgress,
): Promise<Result<null>> {
  const safe = await checkParts(path, known.name);
  if (!safe.ok) return safe;
  onProgress(0.2, 0);
  const sheets = await readSheets(path);
  if (!sheets)
    return refuse(
      'invalid',
      `${known.name} is no workbook that can be read. Open it in a spreadsheet and save it anew.`,
    );
  const chosen = sheets.find(({ sheet }) => sheet === options.sheet) ?? sheets.find(isTable) ?? sheets[0]!;
  onFacts({
    ...known,
    encoding: 'Excel workbook',
    sheets: sheets.map(({ sheet }) => sheet),
    sheet: chosen.sheet,
  });
  for (const [index, cells] of chosen.data.entries()) {
    take({ cells: cells.map(sayCell), fault: null }, index + 1);
    if (index % 1_000 !== 0) continue;
    onProgress(0.6 + (0.4 * index) / chosen.data.length, index);
    await new Promise(setImmediate);
  }
  return ok(null);
}

type Cell = string | number | boolean | Date | null;
interface Sheet {
  sheet: string;
  data: Cell[][];
}

/** A first sheet is often a title page. */
const isTable = ({ data }: Sheet): boolean => data.length > 1 && data.some((cells) => cells.length > 1);

async function readSheets(path: string): Promise<Sheet[] | null> {
  try {
    const bytes = await readFile(path);
    const sheets = await readWorkbook(new Uint8Array(bytes).buffer, { trim: false });
    return sheets.length > 0 ? (sheets as Sheet[]) : null;
  } catch {
    return null;
  }
}

function sayCell(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 19);
  return typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell);
}

/**
 * Looks into every part before the library unpacks any: what the archive says of its sizes, whether it is true, and how
 * far out the cells of its sheets lie. A zip bomb ends here.
 */
async function checkParts(path: string, name: string): Promise<Result<null>> {
  const unreadable = (why: string) =>
    refuse('invalid', `${name} is no workbook that can be read: ${why}. Open it in a spreadsheet and save it anew.`);
  try {
    const why = await firstProblem(path);
    if (why === 'archive')
      return refuse('invalid', `${name} is an archive and no workbook. Choose a CSV, TSV or xlsx file.`);
    if (why === 'unpacked')
      return refuse(
        'invalid',
        `${name} is larger than 200 MB once it is unpacked. Save the sheet as CSV, or split it.`,
      );
    if (why === 'cells')
      return refuse(
        'invalid',
        `${name} has a cell so far out that its sheet spans more than 20,000,000 cells. Delete the empty rows and columns.`,
      );
    return ok(null);
  } catch (error) {
    return unreadable((error as Error).message);
  }
}

async function firstProblem(path: string): Promise<'archive' | 'unpacked' | 'cells' | null> {
  const zip = await openZip(path);
  try {
    let [parts, unpacked, isWorkbook] = [0, 0, false];
    for (let entry = await nextEntry(zip); entry; entry = await nextEntry(zip)) {
      parts += 1;
      unpacked += entry.uncompressedSize;
      if (parts > MOST_PARTS || unpacked > LARGEST_UNPACKED) return 'unpacked';
      isWorkbook ||= entry.fileName === 'xl/workbook.xml';
      if (!/\.(xml|rels)$/.test(entry.fileName)) continue;
      // A stream that does not keep to the size that the archive names ends in an error.
      const content = await textOf(await streamOf(zip, entry));
      if (/^xl\/worksheets\/[^/]+\.xml$/.test(entry.fileName) && cellsIn(content) > MOST_CELLS) return 'cells';
    }
    return isWorkbook ? null : 'archive';
  } finally {
    zip.close();
  }
}

const openZip = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) => (error ? reject(error) : resolve(zip)));
  });

const nextEntry = (zip: ZipFile): Promise<Entry | null> =>
  new Promise((resolve, reject) => {
    const settle = (answer: () => void) => {
      zip.removeAllListeners();
      answer();
    };
    zip.once('entry', (entry: Entry) => settle(() => resolve(entry)));
    zip.once('end', () => settle(() => resolve(null)));
    zip.once('error', (error: Error) => settle(() => reject(error)));
    zip.readEntry();
  });

const streamOf = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });

function cellsIn(sheet: string): number {
  let [columns, rows] = [1, 1];
  for (const [, letters, row] of sheet.matchAll(/\sr="([A-Z]{0,4})(\d{1,8})"/g)) {
    rows = Math.max(rows, Number(row));
    let column = 0;
    for (const letter of letters!) column = column * 26 + letter.charCodeAt(0) - 64;
    columns = Math.max(columns, column);
  }
  return columns * rows;
}
