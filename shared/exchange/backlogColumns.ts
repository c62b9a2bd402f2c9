import { capitalise } from '../kernel/words.ts';
import type { Item } from '../model/item.ts';
import type { View } from '../store/view.ts';

/** A column of our CSV: the header that the backlog table shows, and how an item's cell is said, before it is defused. */
export interface BacklogColumn {
  header: string;
  say: (item: Item, view: View) => string;
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
  { header: 'Kind', say: ({ kind }) => capitalise(kind) },
  { header: 'State', say: ({ state }) => capitalise(state) },
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

/** The last column of refused rows that were saved; their cells are defused too. */
export const REFUSED_COLUMN = 'Refused because';

export const isDefused = (header: readonly string[]): boolean =>
  isOurHeader(header) || header.at(-1) === REFUSED_COLUMN;

/** Labels in one cell: `payments; "with; semicolon"`. */
export const sayLabels = (labels: readonly string[]): string =>
  labels.map((label) => (/[;"]/.test(label) ? `"${label.replaceAll('"', '""')}"` : label)).join('; ');

/** The labels of a cell that `sayLabels` wrote. */
export function readLabels(cell: string): string[] {
  if (!cell.includes('"')) return cell.split(';').map(trimmed).filter(Boolean);
  const labels: string[] = [];
  let label = '';
  let isQuoted = false;
  for (let index = 0; index < cell.length; index++) {
    const sign = cell[index]!;
    if (sign === '"' && isQuoted && cell[index + 1] === '"') label += cell[++index];
    else if (sign === '"') isQuoted = !isQuoted;
    else if (sign === ';' && !isQuoted) {
      labels.push(label.trim());
      label = '';
    } else label += sign;
  }
  return [...labels, label.trim()].filter(Boolean);
}

const trimmed = (text: string): string => text.trim();
