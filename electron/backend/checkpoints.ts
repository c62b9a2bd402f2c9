import type { LoadedPlan } from './loadPlan.ts';
import type { StorePorts } from './storePorts.ts';

/** Makes the plan file anew from time to time, so that little of the journal has to be read after it. */
export interface Checkpoints {
  /** The journal grew by so many bytes; makes a checkpoint where one is due, beside what goes on. */
  grow(bytes: number): void;
  /** Writes the plan as it stands to its own file, or to another. */
  make(target: string): Promise<void>;
  /** Leaves a plan file that is complete alone, if the journal is whole. */
  finish(isWhole: boolean): Promise<void>;
}

const LEAST_BYTES_BEFORE_CHECKPOINT = 4_000_000;

export function createCheckpoints(
  { compact, sizes }: StorePorts,
  plan: string,
  { state, snapshot, replayedBytes, isMigrated }: LoadedPlan,
): Checkpoints {
  // The cost of a checkpoint is spread over as many bytes of changes as the plan is long.
  const due = Math.max(sizes?.checkpoint ?? LEAST_BYTES_BEFORE_CHECKPOINT, snapshot.bytes);
  let bytesSince = replayedBytes;
  let throughSeq = isMigrated ? -1 : snapshot.seq;
  let running: Promise<unknown> | null = null;

  async function make(target: string): Promise<void> {
    while (running) await running.catch(() => undefined);
    const [seq, bytes] = [state.seq, bytesSince];
    running = compact({ plan, throughSeq: seq, target });
    try {
      await running;
      if (target !== plan) return;
      throughSeq = seq;
      bytesSince -= bytes;
    } finally {
      running = null;
    }
  }

  return {
    grow(bytes) {
      bytesSince += bytes;
      if (running || bytesSince < due) return;
      // Nothing is lost when it fails: the journal holds it all, and the next one tries again.
      void make(plan).catch(() => undefined);
    },
    make,
    async finish(isWhole) {
      while (running) await running.catch(() => undefined);
      if (isWhole && throughSeq !== state.seq) await make(plan).catch(() => undefined);
    },
  };
}
