import { basename } from 'node:path';
import type { WrittenCalendarFile } from '../../shared/api/contract.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { Cancelled } from './attaching.ts';
import type { Watch } from './attachments.ts';
import type { CalendarAsked } from './calendarBytes.ts';
import { type Disk, isDiskError, replaceFile, sayDiskError } from './disk.ts';
import type { StartImport } from './importRunner.ts';
import type { PlanStore } from './store.ts';

/** Writes the calendar to a file, by a thread of its own where there is one. The watch is told of records. */
export async function exportCalendar(
  { disk, startImport }: { disk: Disk; startImport: StartImport },
  { state }: PlanStore,
  { target, asked, watch }: { target: string; asked: CalendarAsked; watch: Watch },
): Promise<Result<WrittenCalendarFile>> {
  const runner = startImport();
  try {
    watch.onBytes(0);
    await runner.sync(state.seq, state.database);
    watch.onBytes(0);
    const written = await runner.writeCalendar(asked, (done) => {
      try {
        watch.onBytes(done);
      } catch {
        runner.stop();
      }
    });
    if (!written.ok) return written;
    const { pieces, counts, undated } = written.value;
    await replaceFile(disk, target, watched(pieces, watch));
    return ok({ fileName: basename(target), counts, undated });
  } catch (error) {
    if (error instanceof Cancelled) return refuse('cancelled', 'The export was cancelled. Nothing was written.');
    if (!isDiskError(error)) throw error;
    return refuse('failed', `${basename(target)} was not written: ${sayDiskError(error)}.`);
  } finally {
    runner.stop();
  }
}

/** Whoever waits for an answer is answered between two pieces, and the one who cancels is heard. */
async function* watched(pieces: readonly Uint8Array[], watch: Watch): AsyncGenerator<Buffer> {
  for (const piece of pieces) {
    watch.onBytes(0);
    yield Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    await new Promise(setImmediate);
  }
}
