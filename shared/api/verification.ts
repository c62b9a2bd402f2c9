/** What verifying found. `problems` is empty when every byte is as it was written. */
export interface Verification {
  planId: string | null;
  /** The first and last entry that were checked; 0 and 0 where there is no history. */
  firstSeq: number;
  lastSeq: number;
  /** The seal of the last entry. Printed on paper, it shows later that the whole chain was not rewritten. */
  headHash: string;
  segments: number;
  problems: string[];
  /** True facts that are no problem, such as a history that begins later. */
  notes: string[];
}

export const isWhole = ({ problems }: Verification): boolean => problems.length === 0;

/** The outcome in a sentence, without the seal. */
export function sayVerification(found: Verification): string {
  if (!isWhole(found)) return `Damaged: ${found.problems.join(' ')}`;
  return `Whole: entries ${found.firstSeq.toLocaleString('en-US')} to ${found.lastSeq.toLocaleString('en-US')} are as they were written.`;
}
