import type { Transaction, TransactionHeader } from '../../shared/store/change.ts';
import type { Disk } from './disk.ts';
import { listSegments, readSegments } from './journalFolder.ts';
import type { Segment } from './planFileParts.ts';
import type { PlanPaths } from './planPaths.ts';

/** Reading back the log of an open plan: one entry, those since a seq, a page of the history. */
export interface HistoryReader {
  entry(seq: number): Promise<Transaction | null>;
  since(seq: number): AsyncGenerator<Transaction>;
  /** Headers, newest first. */
  page(before: number | null, limit: number): Promise<TransactionHeader[]>;
}

export function historyReader(disk: Disk, paths: PlanPaths, planId: string): HistoryReader {
  const walk = (segments: readonly Segment[]) => readSegments(disk, segments, planId, null);

  async function* since(seq: number): AsyncGenerator<Transaction> {
    const segments = await listSegments(disk, paths);
    const first = Math.max(
      0,
      segments.findLastIndex(({ firstSeq }) => firstSeq <= seq + 1),
    );
    for await (const event of walk(segments.slice(first))) {
      if (event.kind !== 'transaction') return;
      if (event.header.seq > seq) yield { header: event.header, ...event.body() };
    }
  }

  return {
    since,
    async entry(seq) {
      for await (const transaction of since(seq - 1)) return transaction.header.seq === seq ? transaction : null;
      return null;
    },
    async page(before, limit) {
      const newestFirst: TransactionHeader[] = [];
      const segments = await listSegments(disk, paths);
      for (const segment of segments.filter(({ firstSeq }) => before === null || firstSeq < before).toReversed()) {
        const headers: TransactionHeader[] = [];
        for await (const event of walk([segment])) {
          if (event.kind === 'transaction' && (before === null || event.header.seq < before))
            headers.push(event.header);
        }
        newestFirst.push(...headers.toReversed());
        if (newestFirst.length >= limit) break;
      }
      return newestFirst.slice(0, limit);
    },
  };
}
