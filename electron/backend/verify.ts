import type { Verification } from '../../shared/api/verification.ts';
import { collectionNames } from '../../shared/model/plan.ts';
import { sameRecord } from '../../shared/store/change.ts';
import { GENESIS } from '../../shared/store/journal.ts';
import { advance, emptyPlanState, type PlanState } from '../../shared/store/planState.ts';
import type { Disk } from './disk.ts';
import { listSegments, readSegments } from './journalFolder.ts';
import { PlanFileProblem, readPlanFile, toPlanState } from './planFile.ts';
import { isEmbedded } from './planFileParts.ts';
import type { PlanPaths } from './planPaths.ts';
import { type Attachments, noteAttachments, verifyAttachments } from './verifyAttachments.ts';

/**
 * Checks the plan file and every entry from the first segment on, that the two say the same, and the bytes of every
 * attachment that the plan names or its history may bring back. Writes nothing.
 *
 * @param alone runs what must not meet a write; attachments never change, so commands need not wait for them
 */
export async function verifyPlan(
  disk: Disk,
  paths: PlanPaths,
  alone: <T>(work: () => Promise<T>) => Promise<T> = (work) => work(),
): Promise<Verification> {
  const attachments: Attachments = new Map();
  const found = await alone(() => verifyLog(disk, paths, attachments));
  await verifyAttachments(disk, paths, attachments, found);
  return found;
}

async function verifyLog(disk: Disk, paths: PlanPaths, attachments: Attachments): Promise<Verification> {
  const found: Verification = {
    planId: null,
    firstSeq: 0,
    lastSeq: 0,
    headHash: GENESIS,
    segments: 0,
    problems: [],
    notes: [],
  };
  const snapshot = await readSnapshot(disk, paths, found);
  const segments = await listSegments(disk, paths);
  found.segments = segments.length;
  found.planId = snapshot?.planId ?? null;
  if (!snapshot) return found;
  for (const attachment of snapshot.database.all('attachments')) attachments.set(attachment.id, attachment);
  if (segments.length === 0) {
    Object.assign(found, { lastSeq: snapshot.seq, headHash: snapshot.headHash });
    found.notes.push('There is no history beside the plan: only the plan file was checked.');
    return found;
  }
  found.firstSeq = segments[0]!.firstSeq;
  found.lastSeq = found.firstSeq - 1;
  if (segments.some(isEmbedded)) found.notes.push('This is a saved copy: its history was read inside the plan file.');
  if (found.firstSeq > 1) found.notes.push(`The history here begins at entry ${found.firstSeq}.`);
  if (found.lastSeq > snapshot.seq)
    found.problems.push(`The plan file stands at entry ${snapshot.seq}, but the history begins at ${found.firstSeq}.`);
  const state = found.firstSeq === 1 ? emptyPlanState(snapshot.planId, GENESIS) : null;
  if (found.lastSeq === snapshot.seq) found.headHash = snapshot.headHash;
  const isLinked = state !== null || found.lastSeq === snapshot.seq;
  const before = isLinked ? { seq: found.lastSeq, hash: found.headHash } : null;
  for await (const event of readSegments(disk, segments, snapshot.planId, before)) {
    if (event.kind === 'torn' && event.isLastSegment && !isEmbedded(event.segment)) {
      found.notes.push('The last write was interrupted before it was answered; nothing that was answered is missing.');
      break;
    }
    if (event.kind !== 'transaction') {
      found.problems.push(sayEvent(event, found.lastSeq));
      break;
    }
    const { header, hash } = event;
    Object.assign(found, { lastSeq: header.seq, headHash: hash });
    const { changes } = event.body();
    if (state) advance(state, header, hash, changes);
    noteAttachments(attachments, changes);
    if (header.seq === snapshot.seq) compareWithSnapshot(snapshot, state, hash, found);
  }
  if (found.lastSeq < snapshot.seq && found.problems.length === 0)
    found.problems.push(`The plan file stands at entry ${snapshot.seq}, but the history ends at ${found.lastSeq}.`);
  return found;
}

async function readSnapshot(disk: Disk, paths: PlanPaths, found: Verification): Promise<PlanState | null> {
  try {
    const read = await readPlanFile(disk, paths.plan);
    if (read) return toPlanState(read.content);
    found.problems.push(`There is no plan at ${paths.plan}.`);
  } catch (error) {
    if (!(error instanceof PlanFileProblem)) throw error;
    found.problems.push(error.message);
  }
  return null;
}

function compareWithSnapshot(snapshot: PlanState, state: PlanState | null, hash: string, found: Verification): void {
  if (hash !== snapshot.headHash)
    found.problems.push(`The plan file does not belong to this history: entry ${snapshot.seq} has another seal.`);
  if (!state) return;
  for (const name of collectionNames) {
    const isSame =
      state.database.count(name) === snapshot.database.count(name) &&
      Array.from(state.database.all(name)).every((record) =>
        sameRecord(record, snapshot.database.get(name, record.id)),
      );
    if (!isSame) found.problems.push(`The plan file and the history differ in the ${name}.`);
  }
}

function sayEvent(
  event: { kind: 'torn' | 'damaged' | 'unknown'; seq?: number; reason?: string },
  lastSeq: number,
): string {
  if (event.kind === 'unknown') return `Entry ${event.seq} was written by a newer Slipway. Update Slipway to check it.`;
  if (event.kind === 'torn') return `The history breaks off after entry ${lastSeq}.`;
  return `Entry ${event.seq} is not as it was written: ${event.reason}.`;
}
