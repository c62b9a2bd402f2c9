import type { Item } from '../model/item.ts';
import type { View } from '../store/view.ts';

/** A column of our CSV: the header that the backlog table shows, and how an item's cell is said, before it is defused. */
export interface BacklogColumn {
  header: string;
  say(item: Item, view: View): string;
}

/**
 * The columns of a backlog CSV that Slipway writes. Their headers are what the importer reads them by, and every CSV of ours
 * begins with the first three, whatever else was chosen: by these the importer knows that the file is ours.
 */
export const BACKLOG_COLUMNS: readonly BacklogColumn[] = [
  { header: 'Key', say: ({ key }) => key },
  { header: 'External key', say: ({ externalKey }) => externalKey ?? '' },
  { header: 'Title', say: ({ title }) => title },
  { header: 'Description', say: ({ description }) => description },
  { header: 'Kind', say: ({ kind }) => capitalised(kind) },
  { header: 'State', say: ({ state }) => capitalised(state) },
  { header: 'Points', say: ({ points }) => (points === null ? '' : String(points)) },
  { header: 'Sprint', say: ({ sprint }) => sprint ?? '' },
  { header: 'Priority', say: ({ priority }) => priority ?? '' },
  { header: 'Labels', say: ({ labels }) => sayLabels(labels) },
  { header: 'Parent', say: ({ parentKey }) => parentKey ?? '' },
  { header: 'Due on', say: ({ dueOn }) => dueOn ?? '' },
  { header: 'Created', say: ({ createdAt }) => createdAt ?? '' },
  {
    header: 'Assignee',
    say: ({ assigneeId }, view) => (assigneeId ? (view.get('people', assigneeId)?.name ?? '') : ''),
  },
  {
    header: 'Release',
    say: ({ releaseId }, view) => (releaseId ? (view.get('releases', releaseId)?.key ?? '') : ''),
  },
  { header: 'Updated', say: ({ updatedAt }) => updatedAt ?? '' },
];

const OURS = BACKLOG_COLUMNS.map(({ header }) => header);

/** Whether a file was written by Slipway: no column but ours, and ours at the beginning. */
export const isOurHeader = (header: readonly string[]): boolean =>
  OURS.slice(0, 3).every((name, index) => header[index] === name) && header.every((name) => OURS.includes(name));

/** Labels in one cell: `payments; "with; semicolon"`. */
export const sayLabels = (labels: readonly string[]): string =>
  labels.map((label) => (/[;"]/.test(label) ? `"${label.replaceAll('"', '""')}"` : label)).join('; ');

/** The labels of a cell that `sayLabels` wrote. */
export const readLabels = (cell: string): string[] =>
  Array.from(cell.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^;]+?))\s*(?:;|$)/g), ([, quoted, plain]) =>
    quoted === undefined ? plain!.trim() : quoted.replaceAll('""', '"'),
  ).filter(Boolean);

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
