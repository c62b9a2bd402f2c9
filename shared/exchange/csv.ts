import Papa from 'papaparse';
import { defuse } from './formula.ts';

/** Excel takes a file without it for the computer's own code page. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A CSV in pieces, so that no file is too long to hold: UTF-8 once encoded, with the mark; comma, CRLF, quoted as RFC 4180
 * says; and no cell that a spreadsheet would run.
 */
export function* csvPieces(header: readonly string[], rows: Iterable<readonly string[]>): Generator<string> {
  yield BYTE_ORDER_MARK + toLines([header]);
  let piece: (readonly string[])[] = [];
  for (const row of rows) {
    piece.push(row);
    if (piece.length < ROWS_IN_PIECE) continue;
    yield toLines(piece);
    piece = [];
  }
  if (piece.length > 0) yield toLines(piece);
}

const ROWS_IN_PIECE = 500;
const LINE_END = '\r\n';

const toLines = (rows: readonly (readonly string[])[]): string =>
  Papa.unparse(
    rows.map((row) => row.map(defuse)),
    { newline: LINE_END },
  ) + LINE_END;
