import type { BacklogRow } from '../domain/backlogImport.ts';
import { isDefused, readLabels } from './backlogColumns.ts';
import type { BacklogField } from './backlogFields.ts';
import type { BacklogSource } from './backlogMapping.ts';
import { undefuse } from './formula.ts';
import { htmlToText, isHtml } from './plainText.ts';
import { remembering } from './remembering.ts';
import { createWordCounts } from './trackerWordCounts.ts';
import { KINDS, NUMBERED_STATES, STATES } from './trackerWords.ts';

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
  const texts = createTexts({ header, columns, source });
  const words = createWordCounts();
  const descriptions = createDescriptions(texts, columns.description, source);
  const states = source === 'ServiceNow' ? new Map([...STATES, ...NUMBERED_STATES]) : STATES;
  // Whatever a service desk exports is something that went wrong.
  const usualKind = source === 'ServiceNow' || source === 'incidents' ? 'defect' : 'feature';
  const setters: Partial<Record<BacklogField, Setter>> = {
    ...lineSetters(texts, source),
    description: (row, cells) => void (row.description = descriptions.read(cells)),
    kind: (row, cells) => void (row.kind = words.meaning('kind', texts.one(cells, 'kind'), KINDS, usualKind)),
    state: (row, cells) => void (row.state = words.meaning('state', texts.one(cells, 'state'), states, 'analysis')),
    labels: labelsSetter(texts, columns.labels, source),
  };
  const used = Object.entries(setters).filter(([field]) => columns[field as BacklogField].length > 0);
  const isTree = columns.title.length > 1;
  const titles = isTree ? columns.title : columns.title.slice(-1);
  const empty = emptyRow(columns, isTree, usualKind);

  return {
    isTree,
    one: texts.one,
    line: texts.line,
    isState: (text: string): boolean => states.has(text.toLowerCase()),
    title: (cells: readonly string[]): string => texts.firstOf(cells, titles),
    fields: (cells: readonly string[], title: string): BacklogRow => {
      const row: BacklogRow = { ...empty, title, externalKey: texts.line(cells, 'externalKey') };
      for (const [, set] of used) set(row, cells);
      return row;
    },
    isNoDescription: descriptions.isNone,
    words: words.all,
  };
}

type Texts = ReturnType<typeof createTexts>;

/** The texts of cells, field by field, without what an export puts around or in place of them. */
function createTexts({ header, columns, source }: CellReading) {
  const isOurs = source === 'Slipway';
  const hasApostrophes = isDefused(header);
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

  return {
    raw,
    one,
    line: (cells: readonly string[], field: BacklogField): string | null => oneLine(one(cells, field)) || null,
    firstOf: (cells: readonly string[], indexes: readonly number[]): string => {
      for (const index of indexes) {
        const text = oneLine(raw(cells, index).trim());
        if (text !== '') return text;
      }
      return '';
    },
  };
}

const LINE_ENDS = /[\r\n\u2028\u2029]+/g;

const oneLine = (text: string): string =>
  /[\r\n\u2028\u2029]/.test(text) ? text.replace(LINE_ENDS, ' ').trim() : text;

/** What is one line; where a column says the same in many rows, it is made once for all of them. */
function lineSetters({ one, line }: Texts, source: BacklogSource | null): Partial<Record<BacklogField, Setter>> {
  const sprint = remembering((text) => lastStep(oneLine(text) || null, source));
  const priority = remembering((text) => oneLine(text) || null);
  const assignee = remembering((text) => nameOf(oneLine(text) || null));
  const points = remembering(numberOf);
  return {
    key: (row, cells) => void (row.key = line(cells, 'key')),
    points: (row, cells) => void (row.points = points(one(cells, 'points'))),
    sprint: (row, cells) => void (row.sprint = sprint(one(cells, 'sprint'))),
    priority: (row, cells) => void (row.priority = priority(one(cells, 'priority'))),
    parentKey: (row, cells) => void (row.parentKey = line(cells, 'parentKey')),
    assignee: (row, cells) => void (row.assignee = assignee(one(cells, 'assignee'))),
  };
}

function createDescriptions({ raw }: Texts, columns: readonly number[], source: BacklogSource | null) {
  const marks = new Map<string, number>();
  return {
    read(cells: readonly string[]): string {
      const filled = columns.findLast((index) => raw(cells, index).trim() !== '');
      const text = raw(cells, filled ?? columns[0]!);
      if (source !== 'Slipway' && text !== '' && isMissing(text)) marks.set(text, (marks.get(text) ?? 0) + 1);
      return source === 'Azure DevOps' && isHtml(text) ? htmlToText(text) : text;
    },
    /** `NULL` once may be what somebody wrote; in several rows it is what the export writes for nothing. */
    isNone: (text: string): boolean => (marks.get(text) ?? 0) > 1,
  };
}

function labelsSetter({ raw }: Texts, columns: readonly number[], source: BacklogSource | null): Setter {
  const isOurs = source === 'Slipway';
  const onlyLabels = remembering((text) => labelsOf([text], isOurs));
  return (row, cells) => {
    const filled: string[] = [];
    for (const index of columns) {
      const text = raw(cells, index).trim();
      if (isOurs ? text !== '' : !isMissing(text)) filled.push(text);
    }
    row.labels = filled.length === 1 ? onlyLabels(filled[0]!) : filled.length === 0 ? filled : labelsOf(filled, isOurs);
  };
}

/** One shape for all rows of a file, made of what it has columns for: what 100,000 rows cost depends on that. */
function emptyRow(columns: CellReading['columns'], isTree: boolean, usualKind: 'defect' | 'feature'): BacklogRow {
  const mapped = Object.keys(columns).filter((field) => columns[field as BacklogField].length > 0);
  const shape = JSON.stringify({
    title: '',
    externalKey: null,
    ...Object.fromEntries(mapped.filter((field) => field !== 'title').map((field) => [field, null])),
    ...(isTree ? { parentKey: null } : {}),
    ...(columns.kind.length === 0 && usualKind === 'defect' ? { kind: usualKind } : {}),
  });
  return JSON.parse(shape) as BacklogRow;
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
