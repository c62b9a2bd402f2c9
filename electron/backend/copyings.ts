import { Cancelled } from './attaching.ts';
import type { Watch } from './attachments.ts';
import type { Client } from './audience.ts';

/** Copyings under way, by the name that their window gave them: they tell how far they are, and stop when told to. */
export interface Copyings {
  /** Runs one. @param total in bytes, for the progress; 0 where it is not known */
  run<T>(job: string, client: Client, total: number, copy: (watch: Watch) => Promise<T>): Promise<T>;
  cancel(job: string): void;
}

/** In milliseconds: often enough for a bar that moves. */
const BETWEEN_NEWS = 100;

export function createCopyings(clock: () => number = () => performance.now()): Copyings {
  const cancelled = new Map<string, boolean>();
  return {
    async run(job, client, total, copy) {
      cancelled.set(job, false);
      // The first news is that it has begun.
      let told = Number.NEGATIVE_INFINITY;
      try {
        return await copy({
          onBytes(done) {
            if (cancelled.get(job)) throw new Cancelled();
            if (clock() - told < BETWEEN_NEWS) return;
            told = clock();
            client.push({ kind: 'copying', job, done, total });
          },
        });
      } finally {
        cancelled.delete(job);
      }
    },
    cancel(job) {
      if (cancelled.has(job)) cancelled.set(job, true);
    },
  };
}
