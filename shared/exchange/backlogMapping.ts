import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { isOurHeader } from './backlogColumns.ts';
import { BACKLOG_FIELDS, type BacklogField, backlogFields, FIELDS_BY_HEADER, headerWords } from './backlogFields.ts';
import { KINDS } from './trackerWords.ts';

/** Field -> the header of its column. A header that comes several times means all of those columns. */
export const backlogMapping = z.partialRecord(z.enum(backlogFields as [BacklogField, ...BacklogField[]]), z.string());
export type BacklogMapping = z.infer<typeof backlogMapping>;

/** Where a file comes from, as far as its header tells. */
export type BacklogSource = 'Slipway' | 'Jira' | 'Azure DevOps' | 'GitHub' | 'ServiceNow' | 'incidents';

/** @returns null for a plain sheet */
export function sourceOf(header: readonly string[]): BacklogSource | null {
  if (isOurHeader(header)) return 'Slipway';
  const words = new Set(header.map(headerWords));
  const has = (...names: string[]) => names.every((name) => words.has(name));
  if (words.has('work item type')) return 'Azure DevOps';
  if (has('number', 'title') && (words.has('created at') || words.has('labels'))) return 'GitHub';
  if (words.has('sys id') || words.has('sys mod count') || has('number', 'short description')) return 'ServiceNow';
  if (words.has('incident id')) return 'incidents';
  const isCustom = header.some((name) => /^[^()]+\(.+\)$/.test(name));
  return words.has('issue key') || words.has('issuekey') || (isCustom && words.has('key')) ? 'Jira' : null;
}

/**
 * What the headers suggest, with the first rows at hand: a column that is empty there gives way to one that is not. A column
 * is used once.
 */
export function guessMapping(header: readonly string[], rows: readonly (readonly string[])[] = []): BacklogMapping {
  const source = sourceOf(header);
  if (source === 'Slipway') return ownMapping(header);
  const isFilled = header.map((_, index) => rows.some((cells) => (cells[index] ?? '').trim() !== ''));
  const candidates = header.flatMap((name, index) => {
    const fields = FIELDS_BY_HEADER.get(headerWords(name)) ?? [];
    return fields
      .filter(({ field }) => isLikely(field, headerWords(name), source, rows, index))
      .map(({ field, rank }) => ({ name, field, rank, isEmpty: !isFilled[index] }));
  });
  const mapping: BacklogMapping = {};
  const taken = new Set<string>();
  const best = candidates.toSorted((a, b) => Number(a.isEmpty) - Number(b.isEmpty) || a.rank - b.rank);
  for (const { name, field } of best) {
    if (mapping[field] !== undefined || taken.has(name)) continue;
    mapping[field] = name;
    taken.add(name);
  }
  return mapping;
}

/** `Category` says the kind of a sheet's rows only where kinds stand in it; an estimate in hours is no points. */
function isLikely(
  field: BacklogField,
  words: string,
  source: BacklogSource | null,
  rows: readonly (readonly string[])[],
  index: number,
): boolean {
  if (field === 'kind' && (words === 'category' || words === 'type')) {
    const values = rows.map((cells) => (cells[index] ?? '').trim().toLowerCase()).filter(Boolean);
    return values.length === 0 || values.some((value) => KINDS.has(value));
  }
  if (field === 'points' && words === 'estimate') return source !== 'Jira';
  return true;
}

const ownMapping = (header: readonly string[]): BacklogMapping =>
  Object.fromEntries(
    backlogFields.flatMap((field) => {
      const { label } = BACKLOG_FIELDS[field];
      return header.includes(label) ? [[field, label]] : [];
    }),
  );

/** A mapping that a person gave, or was kept: each column must be there. */
export function checkMapping(mapping: BacklogMapping, header: readonly string[]): Result<BacklogMapping> {
  for (const [field, column] of Object.entries(mapping)) {
    if (column !== undefined && !header.includes(column))
      return refuse(
        'invalid',
        `The file has no column "${column}" for the ${BACKLOG_FIELDS[field as BacklogField].label.toLowerCase()}. It has: ${sayColumns(header)}.`,
        { field },
      );
  }
  return ok(mapping);
}

/** Why nothing can be read yet; null once an item's title is known. */
export const whyNoTitle = (header: readonly string[]): string =>
  `No column is known to hold the title. Choose one of: ${sayColumns(header)}.`;

const MOST_COLUMNS = 12;

function sayColumns(header: readonly string[]): string {
  const names = [...new Set(header)].filter(Boolean);
  const more = names.length > MOST_COLUMNS ? ` and ${names.length - MOST_COLUMNS} more` : '';
  return `${names.slice(0, MOST_COLUMNS).join(', ')}${more}`;
}
