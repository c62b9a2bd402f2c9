import type { Instant } from '../../shared/kernel/time.ts';
import type { Compactor } from './compaction.ts';
import type { Disk } from './disk.ts';

/** What the store takes from the world. Tests give it a clock that stands and a disk that fails. */
export interface StorePorts {
  disk: Disk;
  now(): Instant;
  /** A UUIDv7. */
  newTransactionId(): string;
  /** Random and never repeated; hides what an erased body said. */
  newNonce(): string;
  compact: Compactor;
  /** Where the journal is cut and a checkpoint is due; tests lower it, so that a short session meets every seam. */
  sizes?: JournalSizes;
}

/** In bytes. */
export interface JournalSizes {
  chunk: number;
  segment: number;
  /** What the journal grows by before a checkpoint is made. */
  checkpoint: number;
}
