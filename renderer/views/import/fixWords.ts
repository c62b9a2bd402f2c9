import type { Fix } from '../../../shared/exchange/importOptions.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';

/** What a fix is called on its button, with how many rows it helps. */
export function sayFix(fix: Fix, rows: number): string {
  const inRows = `in ${sayCount(rows, 'row')}`;
  switch (fix) {
    case 'title.description':
      return `Use Description ${inRows}`;
    case 'title.externalKey':
      return `Use External key ${inRows}`;
    case 'cells.padded':
      return `Fill up with empty cells ${inRows}`;
    case 'externalKey.last':
      return `Let the last row of each key count, ${sayCount(rows, 'row')}`;
    default:
      return `Empty ${inRows}`;
  }
}

/** What a fix that was chosen does. Null where a note says it already. */
export const FIXED_WORDS: Record<Fix, string | null> = {
  'points.empty': 'Points that are no number are left empty.',
  'dueOn.empty': 'Due dates that cannot be read are left empty.',
  'createdAt.empty': 'Dates of creation that cannot be read are left empty.',
  'updatedAt.empty': 'Dates of change that cannot be read are left empty.',
  'title.description': 'Where the title is empty, the first line of the description is taken.',
  'title.externalKey': 'Where the title is empty, the external key is taken.',
  'cells.padded': 'Rows with too few cells are filled up with empty ones at the end.',
  'externalKey.last': null,
};
