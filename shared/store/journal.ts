import { z } from 'zod';
import type { Change, Transaction } from './change.ts';

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

export const transactionHeader = z.object({
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

export const commitLine = z.object({ commit: z.number().int(), body: z.string(), seal: z.string() });

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

/** SHA-256 of the pieces, one after the other. */
export function hashOf(hasher: Hasher, pieces: readonly EntryLine[]): string {
  const hash = hasher();
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

/** Null for what is no JSON. */
export function parseLine(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
