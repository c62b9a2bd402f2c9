import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import iconv from 'iconv-lite';
import { createRowReader, findDialect, type RawRow } from '../../shared/exchange/delimited.ts';
import type { ImportOptions } from '../../shared/exchange/importOptions.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { withChosenFile } from './chosenFile.ts';
import type { OnProgress, SourceFacts } from './sourceFacts.ts';
import { readSpreadsheet } from './spreadsheet.ts';

/** A text of more is not a backlog; it could not be searched or undone either. */
const LARGEST = 250 * 1024 * 1024;
const PIECE = 1024 * 1024;
/** What is read from them should be gone again before the collector of young garbage comes by. */
const PARSED_AT_ONCE = 256 * 1024;
/** The longest row, in characters: one that goes on beyond has swallowed the rest of the file. */
const LONGEST_ROW = 4_000_000;

/**
 * Reads a file row by row, whatever it is written in, and never holds more of it than a row and a piece. The facts come
 * before the first row.
 *
 * @param take is called for each record with its number as a spreadsheet counts, from 1
 */
export const readSource = (
  path: string,
  options: ImportOptions,
  onFacts: (facts: SourceFacts) => void,
  take: (row: RawRow, number: number) => void,
  onProgress: OnProgress,
): Promise<Result<null>> =>
  withChosenFile(path, async (file, size) => {
    const name = basename(path);
    if (size > LARGEST)
      return refuse('invalid', `${name} is larger than 250 MB. Split it, or export fewer columns or a shorter time.`);
    const looked = await lookThrough(file, size);
    const facts = { name, bytes: size, sha256: looked.sha256, sheets: [], sheet: null, delimiter: '' };
    if (looked.head.length === 0) return refuse('invalid', `${name}: The file is empty.`);
    if (startsWith(looked.head, 'PK')) return readSpreadsheet(path, facts, options, onFacts, take, onProgress);
    const strange = whyNoText(looked.head, name);
    if (strange) return refuse('invalid', strange);
    const encoding: string = options.encoding ?? encodingOf(looked);
    const isKnown: boolean = iconv.encodingExists(encoding);
    if (!isKnown) return refuse('invalid', `${encoding} is no encoding that Slipway can read.`);
    return readText(file, { ...facts, encoding }, options, onFacts, take, onProgress);
  });

interface Looked {
  head: Buffer;
  sha256: string;
  isUtf8: boolean;
}

/** A first walk over all bytes: their hash, and whether they are UTF-8 without exception. */
async function lookThrough(file: FileHandle, size: number): Promise<Looked> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let rest = Buffer.alloc(0);
  let isText = true;
  for (let start = 0; start < size; start += PIECE) {
    const piece = await pieceAt(file, start, PIECE);
    if (piece.length === 0) break;
    hash.update(piece);
    if (start === 0) head = Buffer.from(piece.subarray(0, 65_536));
    if (!isText) continue;
    const whole = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    const end = endOfCharacters(whole);
    isText = isUtf8(whole.subarray(0, end));
    rest = Buffer.from(whole.subarray(end));
  }
  return { head, sha256: hash.digest('hex'), isUtf8: isText && rest.length === 0 };
}

async function pieceAt(file: FileHandle, start: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  const { bytesRead } = await file.read(buffer, 0, length, start);
  return buffer.subarray(0, bytesRead);
}

/** Where the last character of UTF-8 that may go on in the next piece begins. */
function endOfCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < length ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/** A mark at the beginning decides; then UTF-16 by its zeros; then strict UTF-8; else Windows-1252, which is never wrong. */
export function encodingOf({ head, isUtf8: isText }: Pick<Looked, 'head' | 'isUtf8'>): string {
  if (startsWith(head, '\xff\xfe')) return 'UTF-16 LE';
  if (startsWith(head, '\xfe\xff')) return 'UTF-16 BE';
  const sample = head.subarray(0, 4_096);
  const { even, odd } = zerosIn(sample);
  if (odd > sample.length / 4 && even < odd / 4) return 'UTF-16 LE';
  if (even > sample.length / 4 && odd < even / 4) return 'UTF-16 BE';
  return isText ? 'UTF-8' : 'Windows-1252';
}

/** Zero bytes in even and in odd places: UTF-16 has them in one of the two. */
function zerosIn(sample: Buffer): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 };
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2 === 0 ? 'even' : 'odd'] += 1;
  return zeros;
}

export function whyNoText(head: Buffer, name: string): string | null {
  if (startsWith(head, '\xd0\xcf\x11\xe0'))
    return `${name} is a workbook of Excel 2003 or older, or protected by a password. Save it as .xlsx or CSV without one.`;
  if (startsWith(head, '%PDF')) return `${name} is a PDF. Choose a CSV, TSV or xlsx file.`;
  const isMarked = startsWith(head, '\xff\xfe') || startsWith(head, '\xfe\xff');
  const sample = head.subarray(0, 4_096);
  // Text has no control characters, or now and then one; UTF-16 has a zero in every other place.
  const { even, odd } = zerosIn(sample);
  const controls = sample.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  const isWide = isMarked || Math.min(even, odd) < Math.max(even, odd) / 4;
  return controls > sample.length / 10 && !(isWide && even + odd > sample.length / 4)
    ? `${name} is not a text file. Choose a CSV, TSV or xlsx file.`
    : null;
}

const startsWith = (bytes: Buffer, sign: string): boolean => bytes.subarray(0, sign.length).toString('latin1') === sign;

async function readText(
  file: FileHandle,
  known: Omit<SourceFacts, 'delimiter'>,
  options: ImportOptions,
  onFacts: (facts: SourceFacts) => void,
  take: (row: RawRow, number: number) => void,
  onProgress: OnProgress,
): Promise<Result<null>> {
  const decoder = iconv.getDecoder(known.encoding.replace(' ', ''));
  let reader: ReturnType<typeof createRowReader> | null = null;
  let rows = 0;
  const takeAll = (batch: readonly RawRow[]) => {
    for (const row of batch) take(row, ++rows);
  };
  for (let start = 0; start < known.bytes; start += PARSED_AT_ONCE) {
    let text = decoder.write(await pieceAt(file, start, PARSED_AT_ONCE));
    if (start === 0) {
      text = text.replace(/^\uFEFF/, '');
      const dialect = findDialect(text, options.delimiter);
      onFacts({ ...known, delimiter: dialect.delimiter });
      reader = createRowReader(dialect);
      text = text.slice(dialect.skip);
    }
    takeAll(reader!.push(text));
    if (reader!.waiting > LONGEST_ROW) return refuse('invalid', sayEndless(known.name, rows + 1));
    onProgress(Math.min(1, (start + PARSED_AT_ONCE) / known.bytes), rows);
    await new Promise(setImmediate);
  }
  takeAll(reader!.push(decoder.end() ?? ''));
  const last = reader!.end();
  if (last.isOpen)
    return refuse(
      'invalid',
      `${known.name}: The file ends inside a quoted cell that opens in row ${rows + last.rows.length}. Close the quote there, or export the file again.`,
    );
  takeAll(last.rows);
  return ok(null);
}

const sayEndless = (name: string, row: number): string =>
  `${name}: Row ${row} goes on for more than 4,000,000 characters. A quote opens in it and never closes, or its line end is missing. Correct it there, or export the file again.`;
