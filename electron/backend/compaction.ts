import { type CopiedAttachments, withAttachments } from './attachmentCopies.ts';
import type { Disk } from './disk.ts';
import { loadPlan } from './loadPlan.ts';
import { planFileDatabase, toPlanFile } from './planFile.ts';
import { planPaths } from './planPaths.ts';
import { writeCopy } from './savedCopy.ts';

/** A checkpoint to be made: of which plan, through which entry, and where to. All strings and numbers, so that a thread can be told. */
export interface CompactionJob {
  plan: string;
  throughSeq: number;
  /** The plan file itself, a backup, or a copy. */
  target: string;
  /** A copy has the history behind the checkpoint, in the same file, and the attachments beside it. */
  withHistory?: boolean;
}

/** What was written: through which entry, and the first entry of the history in it. */
export interface Compacted {
  seq: number;
  historyFrom: number | null;
  /** Of a copy. */
  attachments?: CopiedAttachments;
}

/** How checkpoints are made: in a thread of its own in the app, in line in the command line and in tests. */
export type Compactor = (job: CompactionJob) => Promise<Compacted>;

/**
 * Makes a checkpoint from the files alone: what main holds in memory is neither needed nor touched, so main goes on
 * answering. Entries behind `throughSeq` may be half written; they are not read.
 *
 * @throws Error when the files cannot be read back, and then nothing was replaced
 */
export async function compact(disk: Disk, job: CompactionJob): Promise<Compacted> {
  const paths = planPaths(job.plan);
  const loaded = await loadPlan(disk, paths, { throughSeq: job.throughSeq });
  if (!loaded.ok) throw new Error(loaded.refusal.message);
  const { state } = loaded.value;
  if (state.seq < job.throughSeq) throw new Error(`The history ends at entry ${state.seq}, before ${job.throughSeq}`);
  if (job.withHistory) {
    const named = new Set(Array.from(state.database.all('attachments'), ({ sha256 }) => sha256));
    const { written, attachments } = await withAttachments(
      disk,
      { from: paths, to: planPaths(job.target), named },
      () => writeCopy(disk, paths, loaded.value, job.target),
    );
    const hasAny = attachments.copied + attachments.lost > 0;
    return { seq: state.seq, historyFrom: written, ...(hasAny ? { attachments } : {}) };
  }
  const database = planFileDatabase(disk, job.target);
  database.data = toPlanFile(state);
  await database.write();
  return { seq: state.seq, historyFrom: null };
}
