import Papa from 'papaparse';
import { FIELDS_BY_HEADER, headerWords } from './backlogFields.ts';

/** How a delimited text is written. */
interface Dialect {
  delimiter: string;
  newline: '\n' | '\r' | '\r\n';
  /** Characters before the first row: Excel's `sep=;` line. */
  skip: number;
}

/** One record of the file. A fault is a sentence: its cells cannot be told apart for sure. */
export interface RawRow {
  cells: string[];
  fault: string | null;
}

/** Takes a text piece by piece, in order, and gives its rows as they become whole. */
interface RowReader {
  push(text: string): RawRow[];
  /** The last row, and why it is none where the text ends inside a quoted cell. */
  end(): { rows: RawRow[]; isOpen: boolean };
  /** Characters that wait for the end of their row. A row that never ends shows here. */
  readonly waiting: number;
}

/** What a head of a text shows. `delimiter` overrules the guess. */
export function findDialect(head: string, delimiter?: string): Dialect {
  const declared = /^"?sep=(.)"?(\r\n|\r|\n)/i.exec(head);
  const skip = declared?.[0].length ?? 0;
  const body = head.slice(skip);
  return { delimiter: delimiter ?? declared?.[1] ?? guessDelimiter(body), newline: guessNewline(body), skip };
}

const DELIMITERS = [',', ';', '\t', '|'];

/** What parts the names of columns that we know; where none does, Papa's guess, which looks at how evenly the rows fall. */
function guessDelimiter(body: string): string {
  const first = /^[^\r\n]*/.exec(body.slice(0, LONGEST_HEADER))![0];
  const known = DELIMITERS.map((delimiter) => ({ delimiter, names: knownNames(first, delimiter) }));
  const [best] = known.toSorted((a, b) => b.names - a.names);
  if (best && best.names > 1) return best.delimiter;
  const { delimiter } = Papa.parse(body.slice(0, 200_000), { preview: 10, delimitersToGuess: DELIMITERS }).meta;
  return DELIMITERS.includes(delimiter) ? delimiter : ',';
}

const LONGEST_HEADER = 20_000;

const knownNames = (header: string, delimiter: string): number =>
  header.split(delimiter).filter((name) => FIELDS_BY_HEADER.has(headerWords(name.replaceAll('"', '').slice(0, 200))))
    .length;

/** Line ends inside quoted cells are the cells' own. Where CRLF and LF are mixed, the LF ends a row. */
function guessNewline(body: string): Dialect['newline'] {
  let isQuoted = false;
  const counts = { '\n': 0, '\r': 0, '\r\n': 0 };
  for (const [sign] of body.slice(0, 200_000).matchAll(/"|\r\n|\r|\n/g)) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted) counts[sign as Dialect['newline']] += 1;
  }
  if (counts['\n'] > 0) return '\n';
  if (counts['\r\n'] > 0) return '\r\n';
  return counts['\r'] > 0 ? '\r' : '\n';
}

const BROKEN_QUOTES = 'a quote inside a quoted cell is not doubled, so its cells cannot be told apart';

/** RFC 4180 and its kin, by Papa Parse, without ever holding more than the row that is under way. */
export function createRowReader({ delimiter, newline }: Dialect): RowReader {
  let waiting = '';
  let isFirst = true;

  function read(text: string, isLast: boolean) {
    const parser = new Papa.Parser({ delimiter, newline });
    // oxlint-disable-next-line typescript/no-unsafe-assignment -- Papa's parser is not typed
    const { data, errors, meta }: Papa.ParseResult<string[]> = parser.parse(text, 0, !isLast);
    const faulty = new Set(errors.flatMap(({ code, row }) => (code === 'InvalidQuotes' ? [row ?? -1] : [])));
    const rows = data.map(
      (cells, index): RawRow => ({
        cells: newline === '\n' ? withoutReturn(cells) : cells,
        fault: faulty.has(index) ? BROKEN_QUOTES : null,
      }),
    );
    return { rows, cursor: meta.cursor, isOpen: errors.some(({ code }) => code === 'MissingQuotes') };
  }

  return {
    get waiting() {
      return waiting.length;
    },
    push(text) {
      waiting += isFirst ? text.replace(/^\uFEFF/, '') : text;
      isFirst &&= text === '';
      const { rows, cursor } = read(waiting, false);
      waiting = waiting.slice(cursor);
      return rows;
    },
    end() {
      if (waiting === '') return { rows: [], isOpen: false };
      const { rows, isOpen } = read(waiting, true);
      waiting = '';
      return { rows, isOpen };
    },
  };
}

/** Where rows end in LF, those that end in CRLF have the CR left over. */
function withoutReturn(cells: string[]): string[] {
  const last = cells.at(-1);
  if (last?.endsWith('\r')) cells[cells.length - 1] = last.slice(0, -1);
  return cells;
}
