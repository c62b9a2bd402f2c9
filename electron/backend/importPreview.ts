import Papa from 'papaparse';
import type { ImportColumn, PreviewRow } from '../../shared/api/importPreview.ts';
import { type BacklogRow, changedFields, type RowField, rowOutcome } from '../../shared/domain/backlogImport.ts';
import { REFUSED_COLUMN, sayLabels } from '../../shared/exchange/backlogColumns.ts';
import { type BacklogField, backlogFields } from '../../shared/exchange/backlogFields.ts';
import type { BacklogMapping } from '../../shared/exchange/backlogMapping.ts';
import type { RefusedRow } from '../../shared/exchange/backlogRows.ts';
import { defuse } from '../../shared/exchange/formula.ts';
import type { Item } from '../../shared/model/item.ts';
import type { View } from '../../shared/store/view.ts';

/** The columns of the file as a person sees them: each name once, with what stands in it. */
export function columnsOf(
  header: readonly string[],
  mapping: BacklogMapping,
  rows: readonly (readonly string[])[],
): ImportColumn[] {
  const fieldOf = new Map(Object.entries(mapping).map(([field, name]) => [name, field as BacklogField]));
  return [...new Set(header)].map((name) => {
    const places = header.flatMap((other, index) => (other === name ? [index] : []));
    const samples = new Set<string>();
    for (const cells of rows) {
      for (const place of places) {
        const text = shorten((cells[place] ?? '').trim(), 60);
        if (text !== '' && samples.size < 3) samples.add(text);
      }
    }
    return { name, count: places.length, samples: [...samples], field: fieldOf.get(name) ?? null };
  });
}

export function previewRow(view: View, row: BacklogRow, number: number): PreviewRow {
  const { outcome, before } = rowOutcome(view, row);
  const fields = before ? changedFields(view, row, before) : [];
  const values: PreviewRow['values'] = {};
  for (const field of backlogFields) if (row[field] !== undefined) values[field] = say(row[field]);
  return {
    row: number,
    outcome,
    values,
    changes: fields.map((field) => ({
      field,
      before: say(before && valueOf(view, before, field)),
      after: say(row[field]),
    })),
    problem: null,
  };
}

export function refusedPreview(refused: RefusedRow, header: readonly string[], mapping: BacklogMapping): PreviewRow {
  const values: PreviewRow['values'] = {};
  for (const [field, name] of Object.entries(mapping)) {
    const text = header
      .flatMap((other, index) => (other === name ? [refused.cells[index] ?? ''] : []))
      .findLast((cell) => cell.trim() !== '');
    if (text !== undefined) values[field as BacklogField] = shorten(text.trim(), MOST_SHOWN);
  }
  const { row, field, message, fix } = refused;
  return { row, outcome: 'refused', values, changes: [], problem: { field, message, fix } };
}

/** For a spreadsheet: whoever mends the rows there imports the same file again. */
export function refusedCsv(header: readonly string[], refused: readonly RefusedRow[]): string {
  const isSaved = header.at(-1) === REFUSED_COLUMN;
  const names = isSaved ? header.slice(0, -1) : header;
  const rows = refused.map(({ cells, message }) => [
    ...names.map((_, index) => (isSaved ? (cells[index] ?? '') : defuse(cells[index] ?? ''))),
    ...cells.slice(header.length).map(defuse),
    defuse(message),
  ]);
  return `\uFEFF${Papa.unparse([[...names.map(defuse), REFUSED_COLUMN], ...rows])}\r\n`;
}

const MOST_SHOWN = 300;

const valueOf = (view: View, item: Item, field: RowField) => {
  if (field !== 'assignee') return item[field];
  return item.assigneeId ? view.get('people', item.assigneeId)?.name : null;
};

function say(value: string | number | string[] | null | undefined): string {
  if (value === null || value === undefined) return '';
  return shorten(Array.isArray(value) ? sayLabels(value) : String(value), MOST_SHOWN);
}

const shorten = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text);
