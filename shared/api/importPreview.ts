import type { RowField, RowOutcome } from '../domain/backlogImport.ts';
import type { BacklogField } from '../exchange/backlogFields.ts';
import type { BacklogMapping, BacklogSource } from '../exchange/backlogMapping.ts';
import type { RefusedRow } from '../exchange/backlogRows.ts';
import type { DateOrder } from '../exchange/dateText.ts';
import type { Fix, ImportOptions } from '../exchange/importOptions.ts';
import type { ReadAs } from '../exchange/trackerWordCounts.ts';

/** What a preview can be narrowed to. */
export const ROW_FILTERS = ['all', 'new', 'changed', 'unchanged', 'refused'] as const;
export type RowFilter = (typeof ROW_FILTERS)[number];

/** A column of the file, or several of one name. */
export interface ImportColumn {
  name: string;
  /** How many columns have this name. */
  count: number;
  /** The first different values, cut short. */
  samples: string[];
  field: BacklogField | null;
}

export interface PreviewRow {
  /** As a spreadsheet counts. */
  row: number;
  outcome: RowOutcome | 'refused';
  /** What the row says, as it would stand in the plan; of a refused row, its cells. Long texts are cut. */
  values: Partial<Record<BacklogField, string>>;
  /** Field by field, what would change. */
  changes: { field: RowField; before: string; after: string }[];
  problem: Pick<RefusedRow, 'field' | 'message' | 'fix'> | null;
}

/** What importing a file would do, before anything is written. */
export interface ImportPreview {
  file: {
    name: string;
    bytes: number;
    sha256: string;
    source: BacklogSource | null;
    encoding: string;
    delimiter: string;
    header: string[];
    headerRow: number;
    sheets: string[];
    sheet: string | null;
  };
  columns: ImportColumn[];
  mapping: BacklogMapping;
  /** The mapping is one that was kept from an earlier import of such a file. */
  isKept: boolean;
  /** Why no row can be read yet. */
  problem: string | null;
  dates: { order: DateOrder; isGuessed: boolean; either: number; columns: BacklogField[] };
  counts: Record<RowOutcome | 'refused', number>;
  /** Rows for which a later row of the same key stands. */
  superseded: number;
  fixes: Fix[];
  /** What would help how many of the refused rows. */
  helps: { fix: Fix; rows: number }[];
  words: Partial<Record<BacklogField, { known: number; all: number }>>;
  readAs: ReadAs[];
  /** People whom the file names and the plan does not know. */
  newPeople: number;
}

/** What is kept of an import for the next file with the same header. */
export type KeptImport = Pick<ImportOptions, 'mapping' | 'dateOrder'>;
