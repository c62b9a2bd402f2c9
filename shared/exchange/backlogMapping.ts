import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Table } from './table.ts';

/** The fields of an item that a column can fill, with the headers under which trackers export them, best first. */
export const BACKLOG_FIELDS = {
  title: { label: 'Title', headers: ['summary', 'title', 'name', 'subject', 'short description', 'story', 'task'] },
  externalKey: {
    label: 'External key',
    headers: ['issue key', 'key', 'issuekey', 'id', 'number', 'issue id', 'work item id'],
  },
  kind: {
    label: 'Kind',
    headers: ['issue type', 'work item type', 'type', 'issuetype', 'tracker', 'kind', 'category'],
  },
  state: { label: 'State', headers: ['status', 'state'] },
  points: {
    label: 'Points',
    headers: [
      'story points',
      'custom field (story points)',
      'story point estimate',
      'custom field (story point estimate)',
      'storypoint',
      'storypoints',
      'points',
      'effort',
      'estimate',
    ],
  },
  sprint: { label: 'Sprint', headers: ['sprint', 'custom field (sprint)', 'iteration path', 'iteration', 'milestone'] },
  assignee: { label: 'Assignee', headers: ['assignee', 'assigned to', 'assigned_to', 'owner', 'assignees'] },
  description: { label: 'Description', headers: ['description', 'body', 'details', 'notes'] },
} as const;

export type BacklogField = keyof typeof BACKLOG_FIELDS;

export const backlogFields = Object.keys(BACKLOG_FIELDS) as BacklogField[];

/** Field -> the header of its column. A header that comes several times means all of those columns. */
export const backlogMapping = z.partialRecord(z.enum(backlogFields as [BacklogField, ...BacklogField[]]), z.string());
export type BacklogMapping = z.infer<typeof backlogMapping>;

/** What the headers suggest. A column is used once. */
export function guessMapping({ header }: Pick<Table, 'header'>): BacklogMapping {
  const mapping: BacklogMapping = {};
  const taken = new Set<string>();
  for (const field of backlogFields) {
    const wanted: readonly string[] = BACKLOG_FIELDS[field].headers;
    const found = wanted
      .map((name) => header.find((column) => column.toLowerCase() === name))
      .find((column) => column && !taken.has(column));
    if (!found) continue;
    mapping[field] = found;
    taken.add(found);
  }
  return mapping;
}

/** A mapping that a person gave: each column must be there, and an item needs a title. */
export function checkMapping(mapping: BacklogMapping, { header }: Pick<Table, 'header'>): Result<BacklogMapping> {
  for (const [field, column] of Object.entries(mapping)) {
    if (column !== undefined && !header.includes(column))
      return refuse(
        'invalid',
        `The file has no column "${column}" for the ${BACKLOG_FIELDS[field as BacklogField].label.toLowerCase()}. It has: ${sayColumns(header)}.`,
        {
          field,
        },
      );
  }
  if (!mapping.title)
    return refuse('invalid', `No column is known to hold the title. Choose one of: ${sayColumns(header)}.`, {
      field: 'title',
    });
  return ok(mapping);
}

const MOST_COLUMNS = 12;

function sayColumns(header: readonly string[]): string {
  const names = [...new Set(header)].filter(Boolean);
  const more = names.length > MOST_COLUMNS ? ` and ${names.length - MOST_COLUMNS} more` : '';
  return `${names.slice(0, MOST_COLUMNS).join(', ')}${more}`;
}
