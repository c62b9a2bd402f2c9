import { ok, type Result, refuse } from '../kernel/result.ts';
import { FIELDS_BY_HEADER, headerWords } from './backlogFields.ts';

const ROWS_LOOKED_AT = 10;

/**
 * The row that names the columns: the first one that is not empty, unless one below names more columns that we know, as
 * under the title of a sheet. Columns without a name are called by their place.
 *
 * @param given counts from 1
 */
export function findHeader(
  rows: readonly (readonly string[])[],
  given: number | undefined,
): Result<{ header: string[]; headerRow: number }> {
  const first = rows.findIndex((cells) => cells.some((text) => text.trim() !== ''));
  if (first < 0) return refuse('invalid', 'The file is empty.');
  const index = given === undefined ? bestRow(rows, first) : given - 1;
  const cells = rows[index];
  if (!cells?.some((text) => text.trim() !== ''))
    return refuse('invalid', `Row ${index + 1} is empty and cannot name the columns. Choose another row.`);
  if (cells.length < 2 && rows.length <= index + 1)
    return refuse('invalid', 'The file has a single cell and no rows. Choose a CSV with a header and rows under it.');
  return ok({ header: namesOf(cells), headerRow: index + 1 });
}

function bestRow(rows: readonly (readonly string[])[], first: number): number {
  const known = (cells: readonly string[]) =>
    new Set(
      cells.flatMap((text) => (FIELDS_BY_HEADER.get(headerWords(text.slice(0, 200))) ?? []).map(({ field }) => field)),
    ).size;
  let best = first;
  for (let index = first + 1; index < Math.min(rows.length, first + ROWS_LOOKED_AT); index++)
    if (known(rows[index]!) >= 2 && known(rows[index]!) > known(rows[best]!)) best = index;
  return best;
}

const LONGEST_NAME = 200;

const namesOf = (cells: readonly string[]): string[] =>
  cells.map((text, index) => text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME) || `Column ${index + 1}`);
