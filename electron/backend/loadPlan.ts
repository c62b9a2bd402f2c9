import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { SCHEMA_VERSION } from '../../shared/model/plan.ts';
import { GENESIS } from '../../shared/store/journal.ts';
import { advance, emptyPlanState, type PlanState } from '../../shared/store/planState.ts';
import type { Disk } from './disk.ts';
import { listSegments, readSegments, type SegmentEvent } from './journalFolder.ts';
import { type PlanFile, PlanFileProblem, readPlanFile, toPlanState } from './planFile.ts';
import { isEmbedded, readSegmentHeader, type Segment } from './planFileParts.ts';
import { type PlanPaths, planFileName } from './planPaths.ts';

/** A plan as the disk has it: the checkpoint, and the journal's entries since played on it. */
export interface LoadedPlan {
  state: PlanState;
  snapshot: { seq: number; bytes: number; schema: number };
  /** The segment to go on with, and how many of its bytes are committed. */
  last: { segment: Segment; committed: number } | null;
  /** Bytes of the entries that were played. */
  replayedBytes: number;
  /** The journal holds entries of an older schema, or the snapshot is of one. */
  isMigrated: boolean;
}

/**
 * Reads a plan. Never writes and never repairs: a torn end is passed over, for it was never answered; damage before the end,
 * a newer schema or a plan file that does not belong to its journal is refused in words.
 *
 * @param stopAtDamage reads what is whole instead of refusing, for a look at a damaged plan
 */
export async function loadPlan(
  disk: Disk,
  paths: PlanPaths,
  options: { stopAtDamage?: boolean; throughSeq?: number } = {},
): Promise<Result<LoadedPlan>> {
  const name = planFileName(paths.plan);
  const read = await readPlanFile(disk, paths.plan).catch(orProblem);
  if (read === null) return refuse('missing', `There is no plan at ${paths.plan}.`);
  const segments = await listSegments(disk, paths);
  if (read instanceof PlanFileProblem) {
    // With a history beside it, it was a plan once.
    const isDamaged = read.kind === 'damaged' || (read.kind === 'notAPlan' && segments.length > 0);
    if (isDamaged && options.stopAtDamage) return salvage(disk, paths, segments, read);
    return refuse(read.kind === 'notAPlan' && !isDamaged ? 'invalid' : 'damaged', `${name}: ${read.message}`);
  }
  const loaded = fromSnapshot(read.content, read.size);
  const problem = await replay(disk, segments, loaded, options.throughSeq ?? Number.POSITIVE_INFINITY);
  if (problem && !options.stopAtDamage) return refuse('damaged', `${name} ${problem}`);
  return ok(loaded);
}

function orProblem(error: unknown): PlanFileProblem {
  if (error instanceof PlanFileProblem) return error;
  throw error;
}

const fromSnapshot = (content: PlanFile, bytes: number): LoadedPlan => ({
  state: toPlanState(content),
  snapshot: { seq: content.seq, bytes, schema: content.schema },
  last: null,
  replayedBytes: 0,
  isMigrated: content.schema !== SCHEMA_VERSION,
});

/** Plays the entries after the snapshot on it. Answers in words what is wrong, null where nothing is. */
async function replay(
  disk: Disk,
  segments: readonly Segment[],
  loaded: LoadedPlan,
  throughSeq: number,
): Promise<string | null> {
  const { state } = loaded;
  if (segments.length === 0) return null;
  const snapshotSeq = state.seq;
  const holding = segments.findLastIndex(({ firstSeq }) => firstSeq <= snapshotSeq);
  const following = segments.findIndex(({ firstSeq }) => firstSeq === snapshotSeq + 1);
  const first = holding >= 0 ? holding : following;
  if (first < 0) return notOurs(segments, snapshotSeq, `its history begins at entry ${segments[0]!.firstSeq}`);
  const before = holding >= 0 ? null : { seq: snapshotSeq, hash: state.headHash };
  let reached = before ? snapshotSeq : 0;
  for await (const event of readSegments(disk, segments.slice(first), state.planId, before)) {
    if (event.kind !== 'transaction') {
      if (event.kind === 'torn' && event.isLastSegment && !isEmbedded(event.segment)) break;
      return sayProblem(event, Math.max(reached, state.seq));
    }
    const { header, hash } = event;
    if (header.seq > Math.max(throughSeq, snapshotSeq)) return null;
    reached = header.seq;
    if (header.seq === snapshotSeq && hash !== state.headHash)
      return notOurs(segments, snapshotSeq, `entry ${snapshotSeq} of its history has another seal`);
    if (header.seq > snapshotSeq) {
      advance(state, header, hash, event.body().changes);
      loaded.replayedBytes += event.end - event.start;
      if (header.schema !== SCHEMA_VERSION) loaded.isMigrated = true;
    }
    loaded.last = { segment: event.segment, committed: event.end };
  }
  return reached < snapshotSeq ? notOurs(segments, snapshotSeq, `its history ends at entry ${reached}`) : null;
}

function notOurs(segments: readonly Segment[], seq: number, fact: string): string {
  const facts = `the plan stands at entry ${seq}, but ${fact}`;
  return segments.some(isEmbedded)
    ? `is a copy that was cut off or changed outside Slipway: ${facts}. Nothing was written.`
    : `does not belong to the history beside it: ${facts}. Was the file replaced by another copy?`;
}

export function sayProblem(event: Exclude<SegmentEvent, { kind: 'transaction' }>, intactThrough: number): string {
  if (event.kind === 'unknown')
    return `holds entries of a newer Slipway from entry ${event.seq} on. Update Slipway to open it.`;
  const which = event.kind === 'damaged' ? `Entry ${event.seq}` : `The entry after ${intactThrough}`;
  const reason = event.kind === 'damaged' ? event.reason : 'its file ends too early';
  const intact = intactThrough > 0 ? ` Entries 1 to ${intactThrough} are intact.` : '';
  return `was changed outside Slipway. ${which} of its history is not as it was written: ${reason}.${intact} Nothing was written.`;
}

/** Builds the plan from its history alone, where the plan file is damaged and the history reaches back to the first entry. */
async function salvage(
  disk: Disk,
  paths: PlanPaths,
  segments: readonly Segment[],
  problem: PlanFileProblem,
): Promise<Result<LoadedPlan>> {
  const name = planFileName(paths.plan);
  const planId = segments[0]?.firstSeq === 1 ? (await readSegmentHeader(disk, segments[0]))?.planId : null;
  if (!planId)
    return refuse(
      'damaged',
      `${name}: ${problem.message} Its history does not reach back to the first entry, so there is nothing to read.`,
    );
  const state = emptyPlanState(planId, GENESIS);
  const loaded = { state, snapshot: { seq: 0, bytes: 0, schema: 0 }, last: null, replayedBytes: 0, isMigrated: false };
  await replay(disk, segments, loaded, Number.POSITIVE_INFINITY);
  return ok(loaded);
}
