import { SCHEMA_VERSION } from '../model/plan.ts';
import type { Change, TransactionHeader } from './change.ts';
import { commitLine, type Hasher, hashOf, JOURNAL_FORMAT, parseLine, transactionHeader } from './journal.ts';
import { migrateChanges } from './migrations.ts';

/** A line and where its bytes lie in the file. `isWhole` is false for a last line without its line end. */
export interface Line {
  text: string;
  start: number;
  end: number;
  isWhole: boolean;
}

/** What reading a segment finds, in order. `torn` and `damaged` end it. */
export type JournalEvent =
  | { kind: 'transaction'; header: TransactionHeader; hash: string; start: number; end: number; body(): Body }
  /** The file ends inside a transaction that was never committed. What was answered lies before `start`. */
  | { kind: 'torn'; start: number }
  | { kind: 'damaged'; start: number; seq: number; reason: string }
  /** Written by a newer Slipway. */
  | { kind: 'unknown'; start: number; seq: number };

interface Body {
  input: unknown;
  changes: Change[];
}

/** Up to where the log was read: the last entry and its seal. */
interface Position {
  seq: number;
  hash: string;
}

/** Walks a segment's transactions, the lines after its header, and checks each seal against the one before. */
export function* readTransactions(lines: Iterable<Line>, before: Position, hasher: Hasher): Iterable<JournalEvent> {
  const iterator = lines[Symbol.iterator]();
  const next = (): Line | null => {
    const result = iterator.next();
    return result.done ? null : result.value;
  };
  let position = before;
  for (let first = next(); first; first = next()) {
    const event = readTransaction(first, next, position, hasher);
    yield event;
    if (event.kind !== 'transaction') return;
    position = { seq: event.header.seq, hash: event.hash };
  }
}

function readTransaction(first: Line, next: () => Line | null, before: Position, hasher: Hasher): JournalEvent {
  const { start } = first;
  const seq = before.seq + 1;
  const damaged = (reason: string): JournalEvent => ({ kind: 'damaged', start, seq, reason });
  if (!first.isWhole) return { kind: 'torn', start };
  const raw = parseLine(first.text);
  if (isNewer(raw)) return { kind: 'unknown', start, seq };
  const read = transactionHeader.safeParse(raw);
  if (!read.success) return damaged('its header cannot be read');
  const { slipway: _, format: __, chunks: count, ...header } = read.data;
  const lines = takeLines(next, count);
  if (lines === 'torn') return { kind: 'torn', start };
  if ('problem' in lines) return damaged(lines.problem);
  const { chunks, commit } = lines;
  const sealed = commitLine.safeParse(parseLine(commit.text));
  if (!sealed.success) return damaged('its commit line cannot be read');
  if (header.seq !== seq) return damaged(`it says that it is entry ${header.seq}`);
  // The seal covers all but the commit line's own number.
  if (sealed.data.commit !== seq) return damaged(`its commit line says that it is entry ${sealed.data.commit}`);
  if (hashOf(hasher, chunks) !== sealed.data.body) return damaged('its content does not match its seal');
  const hash = hashOf(hasher, [before.hash, `${first.text}\n`, sealed.data.body]);
  if (hash !== sealed.data.seal) return damaged('its seal does not follow from the entry before');
  const body = () => decodeBody(chunks, header.schema);
  return { kind: 'transaction', header: header as TransactionHeader, hash, start, end: commit.end, body };
}

/** The chunk lines that a header announces, and the commit line behind them. */
function takeLines(
  next: () => Line | null,
  count: number,
): { chunks: string[]; commit: Line } | { problem: string } | 'torn' {
  const chunks: string[] = [];
  for (;;) {
    const line = next();
    if (!line?.isWhole) {
      const isTorn = chunks.every((chunk) => parseLine(chunk) !== null) && !(line && isChangedCommit(line.text));
      return isTorn ? 'torn' : { problem: 'it breaks off in a way that no interrupted write does' };
    }
    // A damaged count must not swallow committed entries and call them torn.
    if (isCommit(line) !== (chunks.length === count)) return { problem: 'its length does not match its header' };
    if (isCommit(line)) return { chunks, commit: line };
    chunks.push(`${line.text}\n`);
  }
}

/**
 * A whole commit line and then something else than its line end. An interrupted write leaves a beginning of what was to be
 * written, or zeros where the disk did not get to; this is a committed entry that was changed later.
 */
const isChangedCommit = (text: string): boolean => /^\{"commit":[^}]*\}\0*[^\0]/.test(text);

const isCommit = (line: Line): boolean => line.text.startsWith('{"commit":');

/** Entries carry their schema and are never rewritten: the reader migrates. */
function decodeBody(chunks: readonly string[], schema: number): Body {
  const parsed = chunks.map((chunk) => JSON.parse(chunk) as { input?: unknown; changes: Change[] });
  return {
    input: parsed[0]?.input,
    changes: migrateChanges(
      parsed.flatMap(({ changes }) => changes),
      schema,
    ),
  };
}

function isNewer(raw: unknown): boolean {
  const header = raw as { slipway?: unknown; format?: unknown; schema?: unknown; kind?: unknown } | null;
  if (header?.slipway !== 'transaction') return false;
  const isKnownKind = ['command', 'undo', 'redo'].includes(String(header.kind));
  return Number(header.format) > JOURNAL_FORMAT || Number(header.schema) > SCHEMA_VERSION || !isKnownKind;
}
