import { type Disk, replaceFile } from './disk.ts';
import { listSegments } from './journalFolder.ts';
import type { LoadedPlan } from './loadPlan.ts';
import { encodePlanFile, type PlanFile, readPlanFile, toPlanFile } from './planFile.ts';
import { embeddedSegments, type Segment } from './planFileParts.ts';
import { type PlanPaths, planFileName } from './planPaths.ts';
import { whyNotWhole } from './wholeHistory.ts';

/**
 * Writes a plan with its whole history into one file: the checkpoint, then the segments of the journal as they are, through
 * the entry at which the plan was read. It is read back whole before it takes its name.
 *
 * @returns the first entry of the history in it; null where there is none beside the plan
 * @throws Error with a sentence where the history is not as it was written, or as the disk says it; nothing is left behind
 */
export async function writeCopy(
  disk: Disk,
  paths: PlanPaths,
  { state, last }: LoadedPlan,
  target: string,
): Promise<number | null> {
  const segments = segmentsThrough(await listSegments(disk, paths), last);
  const historyFrom = segments[0]?.firstSeq;
  const content = { ...toPlanFile(state), historyFrom };
  const temporary = `${target}.${process.pid}.writing`;
  const check = async () => {
    const problem = await whyNotAsWritten(disk, temporary);
    if (problem) throw new Error(`${planFileName(paths.plan)} ${problem}`);
  };
  await replaceFile(disk, target, piecesOf(disk, content, segments), { temporary, check });
  return historyFrom ?? null;
}

/** Entries behind the last one that was read may be half written, and are not part of what is copied. */
function segmentsThrough(segments: readonly Segment[], last: LoadedPlan['last']): Segment[] {
  if (!last) return [];
  const { path, start } = last.segment;
  const index = segments.findIndex((segment) => segment.path === path && segment.start === start);
  return [...segments.slice(0, index), { ...last.segment, end: start + last.committed }];
}

async function* piecesOf(disk: Disk, content: PlanFile, segments: readonly Segment[]): AsyncGenerator<Buffer> {
  yield* encodePlanFile(content);
  for (const { path, ...range } of segments) yield* disk.readInPieces(path, range);
}

async function whyNotAsWritten(disk: Disk, path: string): Promise<string | null> {
  const read = await readPlanFile(disk, path);
  if (!read) return 'is gone.';
  if (read.content.historyFrom === undefined) return null;
  return whyNotWhole(disk, await embeddedSegments(disk, path), read.content);
}
