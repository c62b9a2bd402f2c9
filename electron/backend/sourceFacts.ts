/** What was found of a file's form, before its rows mean anything. */
export interface SourceFacts {
  name: string;
  bytes: number;
  sha256: string;
  /** `UTF-8`, `UTF-16 LE` …, or `Excel workbook`. */
  encoding: string;
  /** Empty in a workbook. */
  delimiter: string;
  /** The sheets of a workbook; empty for a text. */
  sheets: string[];
  sheet: string | null;
}

/** How far reading is: a share of the file from 0 to 1, and rows so far. */
export type OnProgress = (share: number, rows: number) => void;
