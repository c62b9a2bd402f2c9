import { z } from 'zod';
import { SCHEMA_VERSION } from '../model/plan.ts';
import type { Change, Transaction, TransactionHeader } from './change.ts';
import { migrateChanges } from './migrations.ts';

/**
 * The log as lines of JSON. A segment opens with a line that says which plan it belongs to; a transaction is a header line,
 * chunk lines of about 1 MB at most and a commit line. Without its commit line it never happened.
 *
 * Hashes cover the bytes as written: body = SHA256(chunk lines), seal = SHA256(previous seal | header line | body).
 * The body opens with a random nonce, so that an erased body cannot be guessed from its hash (GDPR, article 17).
 */
export const JOURNAL_FORMAT = 1;
const CHUNK_LENGTH = 1_000_000;

/** The seal before the first transaction. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 of bytes, or of text as UTF-8, fed in pieces; hex. Node's and the browser's differ, so the kernel has neither. */
export type Hasher = () => { update(piece: string | Uint8Array): void; digest(): string };

export interface SegmentHeader {
  slipway: 'journal';
  format: number;
  planId: string;
  epoch: number;
  firstSeq: number;
  previousHash: string;
}

const segmentHeader = z.object({
  slipway: z.literal('journal'),
  format: z.number().int().min(1),
  planId: z.string(),
  epoch: z.number().int(),
  firstSeq: z.number().int(),
  previousHash: z.string(),
});

const transactionHeader = z.object({
  slipway: z.literal('transaction'),
  format: z.number().int(),
  chunks: z.number().int().min(1),
  kind: z.string(),
  planId: z.string(),
  epoch: z.number().int(),
  seq: z.number().int(),
  transactionId: z.string(),
  replicaId: z.string(),
  replicaSeq: z.number().int(),
  base: z.object({ seq: z.number().int(), hash: z.string() }),
  actor: z.string(),
  onBehalfOf: z.string().nullable(),
  at: z.string(),
  schema: z.number().int(),
  command: z.object({ name: z.string(), version: z.number().int() }),
  policy: z.string(),
  concerns: z.number().int().nullable(),
  label: z.string(),
});

const commitLine = z.object({ commit: z.number().int(), body: z.string(), seal: z.string() });

export function encodeSegmentHeader(header: Omit<SegmentHeader, 'slipway' | 'format'>): string {
  return `${JSON.stringify({ slipway: 'journal', format: JOURNAL_FORMAT, ...header })}\n`;
}

/** Reads a segment's first line; null when it is none. */
export function decodeSegmentHeader(line: string): SegmentHeader | null {
  const parsed = segmentHeader.safeParse(parseLine(line));
  return parsed.success ? parsed.data : null;
}

/** The lines of an entry, in order: text, or the same as UTF-8. */
export type EntryLine = string | Uint8Array;

/**
 * The lines of a transaction, each with its line end, and the seal that the next one builds on.
 *
 * @param toBytes writes UTF-8: with it the lines of a large body are encoded once, for the hash and the disk alike
 */
export function encodeTransaction(
  transaction: Transaction,
  nonce: string,
  hasher: Hasher,
  { chunkLength = CHUNK_LENGTH, toBytes }: { chunkLength?: number; toBytes?: (text: string) => Uint8Array } = {},
): { lines: EntryLine[]; hash: string } {
  const texts = encodeBody(transaction, nonce, chunkLength);
  const chunks = toBytes ? texts.map(toBytes) : texts;
  const header = `${JSON.stringify({
    slipway: 'transaction',
    format: JOURNAL_FORMAT,
    chunks: chunks.length,
    ...transaction.header,
  })}\n`;
  const body = hashOf(hasher, chunks);
  const seal = hashOf(hasher, [transaction.header.base.hash, header, body]);
  return {
    lines: [header, ...chunks, `${JSON.stringify({ commit: transaction.header.seq, body, seal })}\n`],
    hash: seal,
  };
}

function encodeBody({ input, changes }: Transaction, nonce: string, chunkLength: number): string[] {
  const chunks: string[] = [];
  let chunk = `{"nonce":${JSON.stringify(nonce)},"input":${JSON.stringify(input ?? null)},"changes":[`;
  let isEmpty = true;
  for (const part of encodeChanges(changes, chunkLength / 4)) {
    if (!isEmpty && chunk.length + part.length > chunkLength) {
      chunks.push(`${chunk}]}\n`);
      chunk = '{"changes":[';
      isEmpty = true;
    }
    chunk += isEmpty ? part : `,${part}`;
    isEmpty = false;
  }
  chunks.push(`${chunk}]}\n`);
  return chunks;
}

/** Changes as JSON without the brackets, many at a time: one by one an import takes twice as long. */
function* encodeChanges(changes: readonly Change[], length: number): Iterable<string> {
  for (let start = 0; start < changes.length; start += CHANGES_AT_ONCE)
    yield* encodeGroup(changes.slice(start, start + CHANGES_AT_ONCE), length);
}

const CHANGES_AT_ONCE = 128;

/** What is longer than `length` is parted, down to single changes. */
function* encodeGroup(group: readonly Change[], length: number): Iterable<string> {
  const text = JSON.stringify(group);
  if (group.length === 1 || text.length <= length) return yield text.slice(1, -1);
  const middle = group.length >> 1;
  yield* encodeGroup(group.slice(0, middle), length);
  yield* encodeGroup(group.slice(middle), length);
}

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

/** Walks a segment's transactions, the lines after its header, and checks each seal against the one before. */
export function* readTransactions(
  lines: Iterable<Line>,
  before: { seq: number; hash: string },
  hasher: Hasher,
): Iterable<JournalEvent> {
  const iterator = lines[Symbol.iterator]();
  let { seq, hash } = before;
  const next = () => {
    const result = iterator.next();
    return result.done ? null : result.value;
  };
  for (let first = next(); first; first = next()) {
    const { start } = first;
    const damaged = (reason: string) => ({ kind: 'damaged', start, seq: seq + 1, reason }) as const;
    if (!first.isWhole) return yield { kind: 'torn', start };
    const raw = parseLine(first.text);
    if (isNewer(raw)) return yield { kind: 'unknown', start, seq: seq + 1 };
    const header = transactionHeader.safeParse(raw);
    if (!header.success) return yield damaged('its header cannot be read');
    const chunks: string[] = [];
    let commit: Line | null = null;
    for (let count = 0; count <= header.data.chunks; count++) {
      const line = next();
      if (!line?.isWhole) {
        const isTorn = chunks.every((chunk) => parseLine(chunk) !== null) && !(line && isChangedCommit(line.text));
        return yield isTorn
          ? { kind: 'torn', start }
          : damaged('it breaks off in a way that no interrupted write does');
      }
      // A damaged count must not swallow committed entries and call them torn.
      if (isCommit(line) !== (count === header.data.chunks))
        return yield damaged('its length does not match its header');
      if (isCommit(line)) commit = line;
      else chunks.push(`${line.text}\n`);
    }
    const sealed = commitLine.safeParse(parseLine(commit!.text));
    if (!sealed.success) return yield damaged('its commit line cannot be read');
    if (header.data.seq !== seq + 1) return yield damaged(`it says that it is entry ${header.data.seq}`);
    // The seal covers all but the commit line's own number.
    if (sealed.data.commit !== seq + 1)
      return yield damaged(`its commit line says that it is entry ${sealed.data.commit}`);
    if (hashOf(hasher, chunks) !== sealed.data.body) return yield damaged('its content does not match its seal');
    const seal = hashOf(hasher, [hash, `${first.text}\n`, sealed.data.body]);
    if (seal !== sealed.data.seal) return yield damaged('its seal does not follow from the entry before');
    seq = header.data.seq;
    hash = seal;
    const { slipway: _, format: __, chunks: ___, ...rest } = header.data;
    yield {
      kind: 'transaction',
      header: rest as TransactionHeader,
      hash,
      start,
      end: commit!.end,
      body: () => decodeBody(chunks, rest.schema),
    };
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

function hashOf(hasher: Hasher, pieces: readonly EntryLine[]): string {
  const hash = hasher();
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

function parseLine(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
