import type { BacklogRow } from '../domain/backlogImport.ts';
import { isDefused, readLabels } from './backlogColumns.ts';
import type { BacklogField } from './backlogFields.ts';
import type { BacklogSource } from './backlogMapping.ts';
import { undefuse } from './formula.ts';
import { htmlToText, isHtml } from './plainText.ts';
import { remembering } from './remembering.ts';
import { KINDS, NUMBERED_STATES, STATES } from './trackerWords.ts';

/** A value that is no word of ours and was taken for one, in how many rows. */
export interface ReadAs {
  field: BacklogField;
  value: string;
  as: string;
  rows: number;
}

/** What exports write where they know nothing. A title is never taken for that. */
const MISSING = new Set(['', '?', 'NULL', 'null', '(null)', '\\N', '#N/A', '#MULTIVALUE', 'NaN']);
const LONGEST_MISSING = 11;
export const isMissing = (text: string): boolean => text.length <= LONGEST_MISSING && MISSING.has(text);

type Setter = (row: BacklogRow, cells: readonly string[]) => void;

interface CellReading {
  header: readonly string[];
  columns: Record<BacklogField, number[]>;
  source: BacklogSource | null;
}

/** Reads one field of one row after the other. Keeps count of the words that it met. */
export function createCellReader({ header, columns, source }: CellReading) {
  const isOurs = source === 'Slipway';
  const hasApostrophes = isDefused(header);
  const readAs = new Map<string, ReadAs>();
  const wordsSeen: Partial<Record<BacklogField, Map<string, string | null>>> = {};
  const descriptionMarks = new Map<string, number>();
  const isTree = columns.title.length > 1;
  const states = source === 'ServiceNow' ? new Map([...STATES, ...NUMBERED_STATES]) : STATES;
  const raw = (cells: readonly string[], index: number): string =>
    hasApostrophes ? undefuse(cells[index] ?? '') : (cells[index] ?? '');

  /** Trackers repeat a column, such as Sprint, once for each value: the last filled one is the present one. */
  function one(cells: readonly string[], field: BacklogField): string {
    const indexes = columns[field];
    for (let place = indexes.length - 1; place >= 0; place--) {
      const text = raw(cells, indexes[place]!).trim();
      if (text !== '' && (isOurs || !isMissing(text))) return text;
    }
    return '';
  }

  const oneLine = (text: string): string =>
    /[\r\n\u2028\u2029]/.test(text) ? text.replace(LINE_ENDS, ' ').trim() : text;
  const line = (cells: readonly string[], field: BacklogField): string | null => oneLine(one(cells, field)) || null;
  /** A line of a column that says the same in many rows. */
  const sameLine = (field: BacklogField, then: (text: string | null) => string | null = (text) => text) => {
    const read = remembering((text: string) => then(oneLine(text) || null));
    return (cells: readonly string[]): string | null => read(one(cells, field));
  };

  function word<T extends string>(
    cells: readonly string[],
    field: BacklogField,
    known: ReadonlyMap<string, T>,
    otherwise: T,
  ): T {
    const value = one(cells, field);
    if (value === '') return otherwise;
    const seen = (wordsSeen[field] ??= new Map<string, string | null>());
    let meaning = seen.get(value) as T | null | undefined;
    if (meaning === undefined) {
      meaning = known.get(value.toLowerCase()) ?? null;
      if (seen.size < MOST_WORDS) seen.set(value, meaning);
    }
    if (meaning === null) note(readAs, field, value, otherwise);
    return meaning ?? otherwise;
  }

  function description(cells: readonly string[]): string {
    const filled = columns.description.findLast((index) => raw(cells, index).trim() !== '');
    const text = raw(cells, filled ?? columns.description[0]!);
    if (!isOurs && text !== '' && isMissing(text)) descriptionMarks.set(text, (descriptionMarks.get(text) ?? 0) + 1);
    return source === 'Azure DevOps' && isHtml(text) ? htmlToText(text) : text;
  }
  const onlyLabels = remembering((text: string) => labelsOf([text], isOurs));
  function labels(cells: readonly string[]): string[] {
    const filled: string[] = [];
    for (const index of columns.labels) {
      const text = raw(cells, index).trim();
      if (isOurs ? text !== '' : !isMissing(text)) filled.push(text);
    }
    return filled.length === 1 ? onlyLabels(filled[0]!) : filled.length === 0 ? filled : labelsOf(filled, isOurs);
  }

  // Whatever a service desk exports is something that went wrong.
  const usualKind = source === 'ServiceNow' || source === 'incidents' ? 'defect' : 'feature';
  const [sprint, priority] = [sameLine('sprint', (text) => lastStep(text, source)), sameLine('priority')];
  const assignee = sameLine('assignee', nameOf);
  const points = remembering(numberOf);
  const setters: Partial<Record<BacklogField, Setter>> = {
    key: (row, cells) => void (row.key = line(cells, 'key')),
    description: (row, cells) => void (row.description = description(cells)),
    kind: (row, cells) => void (row.kind = word(cells, 'kind', KINDS, usualKind)),
    state: (row, cells) => void (row.state = word(cells, 'state', states, 'analysis')),
    points: (row, cells) => void (row.points = points(one(cells, 'points'))),
    sprint: (row, cells) => void (row.sprint = sprint(cells)),
    priority: (row, cells) => void (row.priority = priority(cells)),
    parentKey: (row, cells) => void (row.parentKey = line(cells, 'parentKey')),
    assignee: (row, cells) => void (row.assignee = assignee(cells)),
    labels: (row, cells) => void (row.labels = labels(cells)),
  };
  const used = Object.entries(setters).filter(([field]) => columns[field as BacklogField].length > 0);
  const mapped = Object.keys(columns).filter((field) => columns[field as BacklogField].length > 0);
  // One shape for all rows of a file, made of what it has columns for: what 100,000 rows cost depends on that.
  const shape = JSON.stringify({
    title: '',
    externalKey: null,
    ...Object.fromEntries(mapped.filter((field) => field !== 'title').map((field) => [field, null])),
    ...(isTree ? { parentKey: null } : {}),
    ...(columns.kind.length === 0 && usualKind === 'defect' ? { kind: usualKind } : {}),
  });
  const empty = JSON.parse(shape) as BacklogRow;

  return {
    isTree,
    one,
    line,
    isState: (text: string): boolean => states.has(text.toLowerCase()),
    title: (cells: readonly string[]): string => {
      const indexes = isTree ? columns.title : columns.title.slice(-1);
      for (const index of indexes) {
        const text = oneLine(raw(cells, index).trim());
        if (text !== '') return text;
      }
      return '';
    },
    fields: (cells: readonly string[], title: string): BacklogRow => {
      const row: BacklogRow = { ...empty, title, externalKey: line(cells, 'externalKey') };
      for (const [, set] of used) set(row, cells);
      return row;
    },
    /** `NULL` once may be what somebody wrote; in several rows it is what the export writes for nothing. */
    isNoDescription: (text: string): boolean => (descriptionMarks.get(text) ?? 0) > 1,
    words: () => ({
      readAs: [...readAs.values()],
      words: Object.fromEntries(
        Object.entries(wordsSeen).map(([field, seen]) => [
          field,
          { all: seen.size, known: [...seen.values()].filter((meaning) => meaning !== null).length },
        ]),
      ),
    }),
  };
}

const LINE_ENDS = /[\r\n\u2028\u2029]+/g;
const MOST_WORDS = 200;

function note(readAs: Map<string, ReadAs>, field: BacklogField, value: string, as: string): void {
  const known = readAs.get(`${field}:${value}`);
  if (known) known.rows += 1;
  else if (readAs.size < MOST_WORDS)
    readAs.set(`${field}:${value}`, { field, value: value.slice(0, 100), as, rows: 1 });
}

/** `3`, `3,5`; NaN for what is no number. */
const numberOf = (text: string): number | null =>
  text === '' ? null : /^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;

/** `Jamal Hartnett <jamal@example.com>` is a name and an address. */
function nameOf(text: string | null): string | null {
  if (text === null) return null;
  const match = /^([^<>]+?)\s*<[^<>\s]+@[^<>\s]+>$/.exec(text.slice(0, 600));
  return match ? match[1]! : text;
}

/** Azure DevOps writes the whole path: `Fabrikam\Release 1\Sprint 3`. */
const lastStep = (text: string | null, source: BacklogSource | null): string | null =>
  source === 'Azure DevOps' && text?.includes('\\') ? text.slice(text.lastIndexOf('\\') + 1).trim() || text : text;

/** Each column one label, or one column with all of them: a JSON list, or parted by semicolons or commas. */
function labelsOf(cells: readonly string[], isOurs: boolean): string[] {
  const parted = isOurs ? cells.flatMap(readLabels) : cells.length === 1 ? splitLabels(cells[0]!) : cells;
  const labels = parted.map((label) => label.replace(LINE_ENDS, ' ').trim()).filter(Boolean);
  // What we wrote comes back as it was, twins included.
  return isOurs ? labels : [...new Set(labels)];
}

function splitLabels(cell: string): string[] {
  if (cell.startsWith('[')) {
    try {
      const list: unknown = JSON.parse(cell);
      if (Array.isArray(list)) return list.map(labelName);
    } catch {
      // A label may begin with a bracket.
    }
  }
  return cell.split(cell.includes(';') ? ';' : ',');
}

const labelName = (label: unknown): string =>
  String(typeof label === 'object' && label !== null && 'name' in label ? label.name : label);
