import { Cancelled } from './attaching.ts';
import type { Watch } from './attachments.ts';
import type { Client } from './audience.ts';

/** Copyings under way, by the name that their window gave them: they tell how far they are, and stop when told to. */
export interface Copyings {
  /** Runs one. @param total in bytes, for the progress; 0 where it is not known */
  run<T>(job: string, client: Client, total: number, copy: (watch: Watch) => Promise<T>): Promise<T>;
  /** Only the window that began it may. */
  cancel(job: string, client: Client): void;
}

/** In milliseconds: often enough for a bar that moves. */
const BETWEEN_NEWS = 100;

export function createCopyings(clock: () => number = () => performance.now()): Copyings {
  const running = new Map<Client, Map<string, { isCancelled: boolean }>>();
  return {
    async run(job, client, total, copy) {
      const own = running.get(client) ?? new Map<string, { isCancelled: boolean }>();
      running.set(client, own);
      const state = { isCancelled: false };
      own.set(job, state);
      // The first news is that it has begun.
      let told = Number.NEGATIVE_INFINITY;
      try {
        return await copy({
          onBytes(done) {
            if (state.isCancelled) throw new Cancelled();
            if (clock() - told < BETWEEN_NEWS) return;
            told = clock();
            client.push({ kind: 'copying', job, done, total });
          },
        });
      } finally {
        if (own.get(job) === state) own.delete(job);
        if (own.size === 0) running.delete(client);
      }
    },
    cancel(job, client) {
      const state = running.get(client)?.get(job);
      if (state) state.isCancelled = true;
    },
  };
}
