import Papa from 'papaparse';
import { ok, type Result, refuse } from '../kernel/result.ts';

/** A delimited text as a table. Row 1 is the header; rows count records, as a spreadsheet does, not lines. */
export interface Table {
  delimiter: string;
  header: string[];
  /** Cells of row 2, row 3 …; short rows are filled up with empty cells. */
  rows: string[][];
}

/** A cell beyond this is a broken file: an unclosed quote has swallowed the rest. */
const LONGEST_CELL = 5_000_000;

/**
 * Reads CSV, TSV and their kin: finds the delimiter, takes a `sep=` line for what it is, drops rows that are wholly empty.
 * RFC 4180; also bare CR line ends.
 */
export function readTable(text: string): Result<Table> {
  const { body, delimiter: declared } = takeSeparatorLine(text.replace(/^\uFEFF/, ''));
  if (body.trim() === '') return refuse('invalid', 'The file is empty.');
  const parsed = Papa.parse<string[]>(body, { ...(declared ? { delimiter: declared } : {}), skipEmptyLines: 'greedy' });
  const unclosed = parsed.errors.find(({ code }) => code === 'MissingQuotes');
  if (unclosed)
    return refuse(
      'invalid',
      `The file ends inside a quoted cell that opens in row ${(unclosed.row ?? 0) + 1}. Close the quote there, or export the file again.`,
    );
  const [header = [], ...rows] = parsed.data;
  const tooLong = rows.findIndex((cells) => cells.some((cell) => cell.length > LONGEST_CELL));
  if (tooLong >= 0)
    return refuse(
      'invalid',
      `Row ${tooLong + 2} has a cell of more than ${LONGEST_CELL.toLocaleString('en-US')} characters. Is a quote missing there?`,
    );
  if (header.length < 2 && rows.length === 0)
    return refuse('invalid', 'The file has a single cell and no rows. Choose a CSV with a header and rows under it.');
  return ok({
    delimiter: parsed.meta.delimiter,
    header: header.map((name) => name.trim()),
    rows: rows.map((cells) =>
      cells.length < header.length ? [...cells, ...Array<string>(header.length - cells.length).fill('')] : cells,
    ),
  });
}

/** Excel writes `sep=;` as a first line, for itself. */
function takeSeparatorLine(text: string): { body: string; delimiter: string | null } {
  const match = /^"?sep=(.)"?(\r\n|\r|\n)/i.exec(text);
  return match ? { body: text.slice(match[0].length), delimiter: match[1]! } : { body: text, delimiter: null };
}
