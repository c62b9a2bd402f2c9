import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { TransactionHeader } from '../../shared/store/change.ts';
import type { EntryLine } from '../../shared/store/journal.ts';
import { makeDurableFolder, sayDiskError } from './disk.ts';
import { type JournalWriter, openJournalWriter } from './journalFolder.ts';
import type { LoadedPlan } from './loadPlan.ts';
import type { PlanPaths } from './planPaths.ts';
import type { StorePorts } from './storePorts.ts';

/** The journal of an open plan: what could not be written is said in words, and from then on nothing is. */
export interface PlanJournal {
  /** Why nothing can be written just now; null while all is well. */
  readonly readOnly: string | null;
  /** Open for writing, and nothing went wrong that the next start must find. */
  readonly isWhole: boolean;
  /** Makes an entry durable; answers how many bytes it took. */
  append(lines: readonly EntryLine[], header: TransactionHeader): Promise<Result<number>>;
  onFailure(listener: () => void): void;
  close(): Promise<void>;
}

export async function openPlanJournal(
  ports: StorePorts,
  paths: PlanPaths,
  { state, last }: LoadedPlan,
  whyReadOnly: string | null,
): Promise<PlanJournal> {
  const listeners: (() => void)[] = [];
  let readOnly = whyReadOnly;
  const writer = readOnly === null ? await openWriter(ports, paths, { state, last }) : null;

  return {
    get readOnly() {
      return readOnly;
    },
    get isWhole() {
      return writer !== null && !writer.isBroken;
    },
    async append(lines, { seq, epoch, base }) {
      try {
        return ok(await writer!.append(lines, { seq, epoch, previousHash: base.hash }));
      } catch (error) {
        const start = writer!.isUncertain ? 'It cannot be told whether this was saved' : 'Not saved';
        readOnly = `${start}: ${sayDiskError(error)}. Everything up to entry ${state.seq} is safe; the plan can only be read until the disk takes writes again.`;
        for (const listener of listeners) listener();
        return refuse('readOnly', readOnly);
      }
    },
    onFailure: (listener) => void listeners.push(listener),
    async close() {
      await writer?.close();
    },
  };
}

async function openWriter(
  { disk, sizes }: StorePorts,
  paths: PlanPaths,
  { state, last }: Pick<LoadedPlan, 'state' | 'last'>,
): Promise<JournalWriter> {
  // The plan file's own name as well: a process that was killed may have left it unsynced.
  await makeDurableFolder(disk, paths.files);
  await makeDurableFolder(disk, paths.journal);
  return openJournalWriter(disk, paths.journal, state.planId, last, sizes?.segment);
}
