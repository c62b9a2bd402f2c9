import { join } from 'node:path';
import {
  decodeSegmentHeader,
  type EntryLine,
  encodeSegmentHeader,
  JOURNAL_FORMAT,
  type SegmentHeader,
} from '../../shared/store/journal.ts';
import { type JournalEvent, type Line, readTransactions } from '../../shared/store/readJournal.ts';
import { type Disk, type DiskFile, writeAll } from './disk.ts';
import { sha256 } from './hash.ts';
import { embeddedSegments, type Segment } from './planFileParts.ts';
import type { PlanPaths } from './planPaths.ts';

/**
 * The journal on disk: segments named after their first entry, such as `000000000001.jsonl`. They are only ever appended
 * to; what an interrupted write left behind the last commit line is cut off before the next write.
 */
const SEGMENT_SIZE = 8 * 1024 * 1024;
const SEGMENT_NAME = /^(\d{12})\.jsonl$/;

export const segmentName = (firstSeq: number): string => `${String(firstSeq).padStart(12, '0')}.jsonl`;

/** In order of their entries. The journal folder speaks for a plan; a saved copy without one brings its history along. */
export async function listSegments(disk: Disk, paths: PlanPaths): Promise<Segment[]> {
  const inFolder = await segmentsInFolder(disk, paths.journal);
  return inFolder.length > 0 ? inFolder : embeddedSegments(disk, paths.plan);
}

export async function segmentsInFolder(disk: Disk, folder: string): Promise<Segment[]> {
  return (await disk.list(folder))
    .flatMap((name) => {
      const match = SEGMENT_NAME.exec(name);
      return match ? [{ path: join(folder, name), firstSeq: Number(match[1]), start: 0, end: null }] : [];
    })
    .toSorted((a, b) => a.firstSeq - b.firstSeq);
}

/** What reading from a segment on yields: the events of the log, each with the segment it lies in. */
export type SegmentEvent = JournalEvent & { segment: Segment; isLastSegment: boolean };

/**
 * Walks all entries from the given segments, in order, checking the chain within and across segments. A segment whose own
 * first line was never finished counts as torn at 0.
 *
 * @param before the entry that the first segment must follow; null takes the segment's own word for it
 */
export async function* readSegments(
  disk: Disk,
  segments: readonly Segment[],
  planId: string,
  before: { seq: number; hash: string } | null,
): AsyncGenerator<SegmentEvent> {
  let reached = before;
  for (const [index, segment] of segments.entries()) {
    const place = { segment, isLastSegment: index === segments.length - 1 };
    const lines = linesOf(await readSegment(disk, segment));
    const first = lines.next();
    const seq = segment.firstSeq;
    if (first.done || !first.value.isWhole) return yield { kind: 'torn', start: 0, ...place };
    const header = decodeSegmentHeader(first.value.text);
    if (header && header.format > JOURNAL_FORMAT) return yield { kind: 'unknown', start: 0, seq, ...place };
    const reason = !header
      ? 'the first line of its file cannot be read'
      : whyNoFollower(header, segment, planId, reached);
    if (reason) return yield { kind: 'damaged', start: 0, seq, reason, ...place };
    reached ??= { seq: seq - 1, hash: header!.previousHash };
    for (const event of readTransactions(lines, reached, sha256)) {
      if (event.kind === 'transaction' && event.header.seq === seq && event.header.epoch !== header!.epoch)
        return yield { kind: 'damaged', start: 0, seq, reason: 'the first line of its file says otherwise', ...place };
      yield { ...event, ...place };
      if (event.kind !== 'transaction') return;
      reached = { seq: event.header.seq, hash: event.hash };
    }
  }
}

async function readSegment(disk: Disk, { path, ...range }: Segment): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of disk.readInPieces(path, range)) pieces.push(piece);
  return Buffer.concat(pieces);
}

function whyNoFollower(
  header: SegmentHeader,
  segment: Segment,
  planId: string,
  reached: { seq: number; hash: string } | null,
): string | null {
  if (header.planId !== planId) return 'it belongs to another plan';
  if (header.firstSeq !== segment.firstSeq) return 'its file has the wrong name';
  if (reached && (header.firstSeq !== reached.seq + 1 || header.previousHash !== reached.hash))
    return 'it does not follow from the file before';
  return null;
}

/** The lines of a file, with the bytes they take. Line ends are looked for in bytes, so that offsets are exact. */
function* linesOf(bytes: Buffer): Generator<Line> {
  for (let start = 0; start < bytes.length; ) {
    const lineEnd = bytes.indexOf(0x0a, start);
    const isWhole = lineEnd >= 0;
    const end = isWhole ? lineEnd + 1 : bytes.length;
    yield { text: bytes.toString('utf8', start, isWhole ? lineEnd : end), start, end, isWhole };
    start = end;
  }
}

/** What the writer must know of an entry besides its lines. */
interface EntryPlace {
  seq: number;
  epoch: number;
  previousHash: string;
}

/** The end of the journal, open for writing. */
export interface JournalWriter {
  /**
   * Appends an entry and makes it durable; answers how many bytes it took. When it throws, the entry was taken back; after
   * a failed fsync nothing more is written.
   */
  append(lines: readonly EntryLine[], place: EntryPlace): Promise<number>;
  readonly isBroken: boolean;
  /** Even taking back failed: the entry may be there when the plan is opened again. */
  readonly isUncertain: boolean;
  close(): Promise<void>;
}

/** @param last the segment to go on with and how many of its bytes are committed; null where there is none yet */
export async function openJournalWriter(
  disk: Disk,
  folder: string,
  planId: string,
  last: { segment: Segment; committed: number } | null,
  segmentSize = SEGMENT_SIZE,
): Promise<JournalWriter> {
  let file = null as DiskFile | null;
  let committed = last?.committed ?? 0;
  let isBroken = false;
  let isUncertain = false;
  if (last) {
    file = await disk.open(last.segment.path);
    if ((await file.size()) > committed) await file.cutTo(committed);
    // Also where nothing is cut: a killed process may have left an entry whole but unsynced. What is read is built upon.
    await file.sync();
  }

  async function startSegment({ seq: firstSeq, epoch, previousHash }: EntryPlace): Promise<Buffer> {
    await file?.close();
    file = await disk.open(join(folder, segmentName(firstSeq)));
    committed = 0;
    // What an interrupted start left there was never answered.
    if ((await file.size()) > 0) await file.cutTo(0);
    await disk.syncFolder(folder);
    return Buffer.from(encodeSegmentHeader({ planId, epoch, firstSeq, previousHash }), 'utf8');
  }

  async function write(target: DiskFile, pieces: Iterable<Buffer>): Promise<number> {
    let end = committed;
    for (const piece of pieces) {
      await writeAll(target, piece, end);
      end += piece.length;
    }
    return end;
  }

  return {
    get isBroken() {
      return isBroken;
    },
    get isUncertain() {
      return isUncertain;
    },
    async append(lines, place) {
      if (isBroken) throw new Error('the journal is closed after an earlier error');
      const pieces: Buffer[] = lines.map(toBuffer);
      if (!file || committed === 0 || committed >= segmentSize) pieces.unshift(await startSegment(place));
      const target = file!;
      let isWritten = false;
      try {
        const end = await write(target, inLargerPieces(pieces));
        isWritten = true;
        await target.sync();
        const size = end - committed;
        committed = end;
        return size;
      } catch (error) {
        // After a failed fsync nobody knows what is on disk, even if the next one passes.
        isBroken = isWritten;
        await cutBack(target, committed).catch(() => {
          isBroken = true;
          isUncertain = true;
        });
        throw error;
      }
    },
    async close() {
      // All that was answered is synced: a close that fails loses nothing.
      await file?.close().catch(() => undefined);
    },
  };
}

const toBuffer = (line: EntryLine): Buffer =>
  typeof line === 'string' ? Buffer.from(line, 'utf8') : Buffer.from(line.buffer, line.byteOffset, line.byteLength);

/** Takes away what was not committed. Made durable at once: an entry that was refused must not come back after a crash. */
async function cutBack(file: DiskFile, committed: number): Promise<void> {
  await file.cutTo(committed);
  await file.sync();
}

/** One write call for an ordinary entry; long lines are written one by one, for to join them is to copy them. */
function* inLargerPieces(pieces: readonly Buffer[]): Iterable<Buffer> {
  let waiting: Buffer[] = [];
  for (const piece of pieces) {
    if (piece.length < LONG_LINE) {
      waiting.push(piece);
      continue;
    }
    if (waiting.length > 0) yield Buffer.concat(waiting);
    waiting = [];
    yield piece;
  }
  if (waiting.length > 0) yield Buffer.concat(waiting);
}

const LONG_LINE = 100_000;
