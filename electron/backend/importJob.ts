import type { ImportPreview, KeptImport, PreviewRow, RowFilter } from '../../shared/api/importPreview.ts';
import { importBacklog, type RowOutcome, rowOutcome } from '../../shared/domain/backlogImport.ts';
import { personNamed } from '../../shared/domain/person.ts';
import type { RefusedRow } from '../../shared/exchange/backlogRows.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { View } from '../../shared/store/view.ts';
import { type BacklogFile, type ReadRequest, readBacklogFile, signatureOf } from './backlogFile.ts';
import { type Encoded, type EntryDraft, encodeCommand } from './entry.ts';
import { previewRow, refusedCsv, refusedPreview } from './importPreview.ts';
import type { OnProgress } from './sourceFacts.ts';

/** One file on its way into the plan. It reads and compares; the plan is only ever looked at. */
export interface ImportJob {
  read(request: ReadRequest, onProgress: OnProgress): Promise<Result<ImportPreview>>;
  rows(filter: RowFilter, from: number): PreviewRow[];
  /** The rows that were refused, with the reason in a last column. */
  refused(): string;
  /** The signature under which the way of reading is kept, and what is. */
  kept(): { signature: string; kept: KeptImport } | null;
  /** The entry of the log that imports what was read last. */
  encode(draft: EntryDraft): Result<Encoded>;
}

interface Reading extends BacklogFile {
  outcomes: RowOutcome[];
}

const ROWS_AT_ONCE = 200;

/** @param view the plan as it stands; asked anew each time */
export function createImportJob(view: () => View): ImportJob {
  let reading: Reading | null = null;

  return {
    async read(request, onProgress) {
      const result = await readBacklogFile(request, onProgress);
      // What was read before stays: a correction that fails leaves the preview as it was.
      if (!result.ok) return result;
      reading = await compare(view(), result.value);
      return ok(reading.preview);
    },
    rows: (filter, from) => (reading ? rowsOf(view, filter, reading)(from, from + ROWS_AT_ONCE) : []),
    refused: () => (reading ? refusedCsv(reading.header, reading.read.refused) : ''),
    kept: () => (reading ? { signature: signatureOf(reading.header), kept: keptOf(reading) } : null),
    encode(draft) {
      if (!reading || reading.preview.problem)
        return refuse('invalid', reading?.preview.problem ?? 'Choose the file again: it has not been read yet.');
      const { facts, read } = reading;
      const [first] = read.refused;
      if (read.rows.length === 0)
        return refuse(
          'invalid',
          `Nothing was imported: ${facts.name} has no row that can become an item. ${first?.message ?? ''}`.trim(),
        );
      const input = { file: { name: facts.name, sha256: facts.sha256 }, rows: read.rows };
      return encodeCommand(view(), importBacklog, input, draft);
    },
  };
}

/** What each row would be to the plan, and how many there are of each kind. */
async function compare(plan: View, file: BacklogFile): Promise<Reading> {
  const { read } = file;
  const outcomes: RowOutcome[] = [];
  const counts = { new: 0, changed: 0, unchanged: 0, refused: read.refused.length };
  const strangers = new Set<string>();
  for (const [index, row] of read.rows.entries()) {
    const { outcome } = rowOutcome(plan, row);
    outcomes.push(outcome);
    counts[outcome] += 1;
    if (row.assignee) strangers.add(row.assignee);
    if (index % 5_000 === 4_999) await new Promise(setImmediate);
  }
  const newPeople = [...strangers].filter((name) => !personNamed(plan, name)).length;
  return { ...file, outcomes, preview: { ...file.preview, counts, newPeople } };
}

function rowsOf(view: () => View, filter: RowFilter, { read, outcomes, mapping, header }: Reading) {
  const refused = (row: RefusedRow) => refusedPreview(row, header, mapping);
  const taken = read.numbers.flatMap((row, index) =>
    filter === 'all' || outcomes[index] === filter ? [{ row, index }] : [],
  );
  const shown = ({ row, index }: (typeof taken)[number]) => previewRow(view(), read.rows[index]!, row);
  if (filter === 'refused') return lazily(read.refused, refused);
  if (filter !== 'all') return lazily(taken, shown);
  return lazily(mergeByRow(taken, read.refused), (row) => ('message' in row ? refused(row) : shown(row)));
}

/** Only what is asked for is made. */
const lazily =
  <Row>(rows: readonly Row[], make: (row: Row) => PreviewRow) =>
  (from: number, to: number): PreviewRow[] =>
    rows.slice(from, to).map(make);

function mergeByRow<A extends { row: number }, B extends { row: number }>(a: readonly A[], b: readonly B[]): (A | B)[] {
  const merged: (A | B)[] = [];
  let [left, right] = [0, 0];
  while (left < a.length || right < b.length) {
    if (right >= b.length || (left < a.length && a[left]!.row < b[right]!.row)) merged.push(a[left++]!);
    else merged.push(b[right++]!);
  }
  return merged;
}

const keptOf = ({ mapping, preview: { dates } }: Reading): KeptImport => ({
  mapping,
  ...(dates.columns.length > 0 && !dates.isGuessed ? { dateOrder: dates.order } : {}),
});
