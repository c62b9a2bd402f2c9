import { decodeSegmentHeader, type SegmentHeader } from '../../shared/store/journal.ts';
import type { ByteRange, Disk } from './disk.ts';

/**
 * A plan file is a checkpoint. In a saved copy the segments of the journal follow it, byte for byte as they lie in their
 * folder: what `cat` would make of them. No other line of either begins as a segment does, so each says where it starts.
 */
const SEAM = Buffer.from('\n{"slipway":"journal",');
const LONGEST_HEADER = 2_000;

/** Where the bytes of a segment lie: a file of its own, or a part of a saved copy that was not unpacked yet. */
export interface Segment extends ByteRange {
  path: string;
  firstSeq: number;
}

/** The bytes of the checkpoint, and whether a history follows them; null where there is no such file. */
export async function readCheckpoint(
  disk: Disk,
  path: string,
): Promise<{ bytes: Buffer; isHistoryBehind: boolean } | null> {
  const pieces: Buffer[] = [];
  async function* kept() {
    for await (const piece of disk.readInPieces(path)) {
      pieces.push(piece);
      yield piece;
    }
  }
  try {
    for await (const start of segmentStarts(kept()))
      return { bytes: Buffer.concat(pieces).subarray(0, start), isHistoryBehind: true };
    return { bytes: Buffer.concat(pieces), isHistoryBehind: false };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The segments that a saved copy holds, in their order in the file; none in an ordinary plan file. */
export async function embeddedSegments(disk: Disk, path: string): Promise<Segment[]> {
  const starts: number[] = [];
  try {
    for await (const start of segmentStarts(disk.readInPieces(path))) starts.push(start);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const segments: Segment[] = [];
  for (const [index, start] of starts.entries()) {
    // One whose first line is damaged keeps its place; reading it says what is wrong.
    const part = { path, start, end: starts[index + 1] ?? null };
    const header = await readSegmentHeader(disk, part);
    segments.push({ ...part, firstSeq: header?.firstSeq ?? segments.at(-1)?.firstSeq ?? 1 });
  }
  return segments;
}

/** What the first line of a segment says; null where it cannot be read. */
export async function readSegmentHeader(
  disk: Disk,
  { path, start }: { path: string; start: number },
): Promise<SegmentHeader | null> {
  const pieces: Buffer[] = [];
  for await (const piece of disk.readInPieces(path, { start, end: start + LONGEST_HEADER })) pieces.push(piece);
  return decodeSegmentHeader(Buffer.concat(pieces).toString('utf8').split('\n', 1)[0]!);
}

export const isEmbedded = ({ start }: Segment): boolean => start > 0;

async function* segmentStarts(pieces: AsyncIterable<Buffer>): AsyncGenerator<number> {
  let offset = 0;
  let tail = Buffer.alloc(0);
  for await (const piece of pieces) {
    // A seam may lie across two pieces.
    const seen = Buffer.concat([tail, piece]);
    for (let at = seen.indexOf(SEAM); at >= 0; at = seen.indexOf(SEAM, at + 1)) yield offset - tail.length + at + 1;
    offset += piece.length;
    tail = Buffer.from(seen.subarray(Math.max(0, seen.length - SEAM.length + 1)));
  }
}
