import { basename } from 'node:path';
import type { InputOf, WrittenCsv } from '../../shared/api/contract.ts';
import type { ScheduledDays } from '../../shared/api/printing.ts';
import { daysBetween } from '../../shared/domain/shownCalendar/calendarDays.ts';
import { filteredView } from '../../shared/domain/shownCalendar/calendarFilter.ts';
import { backlogCsv } from '../../shared/exchange/collectionCsv.ts';
import { forwardSchedule, scheduleCsv, scheduledReleases } from '../../shared/exchange/forwardSchedule.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { ruleContext } from '../../shared/rules/evaluate.ts';
import type { View } from '../../shared/store/view.ts';
import { type Disk, isDiskError, replaceFile, sayDiskError } from './disk.ts';
import type { FileKind } from './fileNames.ts';

export const CSV_FILE: FileKind = { title: 'Save as CSV', ending: 'csv', kind: 'CSV, UTF-8' };

/** Writes what is shown, or every item. What was there is replaced once the new file is whole. */
export async function writeBacklogCsv(
  disk: Disk,
  view: View,
  shown: InputOf<'backlog.export'>['shown'],
  target: string,
): Promise<Result<WrittenCsv>> {
  // Taken at once: records never change in place, so that the file is of one moment.
  const items = shown ? shown.items.flatMap((id) => view.get('items', id) ?? []) : Array.from(view.all('items'));
  return writeCsv(disk, target, backlogCsv(view, items, shown?.columns), items.length);
}

/** Writes the forward schedule of change, as the filter leaves it. */
export function writeScheduleCsv(
  disk: Disk,
  view: View,
  { start, end, zone, filter }: ScheduledDays,
  now: Instant,
  target: string,
): Promise<Result<WrittenCsv>> {
  const days = daysBetween(start, end, zone);
  const span = { start: days[0]!.start, end: days.at(-1)!.end };
  const releases = scheduledReleases(filteredView(view, filter), span);
  const entries = forwardSchedule(releases, view, ruleContext(view, now));
  return writeCsv(disk, target, scheduleCsv(entries, zone), releases.length);
}

async function writeCsv(
  disk: Disk,
  target: string,
  pieces: Iterable<string>,
  rows: number,
): Promise<Result<WrittenCsv>> {
  const fileName = basename(target);
  try {
    await replaceFile(disk, target, inTurn(pieces));
    return ok({ fileName, rows });
  } catch (error) {
    if (!isDiskError(error)) throw error;
    return refuse('failed', `${fileName} was not written: ${sayDiskError(error)}.`);
  }
}

/** Whoever waits for an answer is answered between two pieces. */
async function* inTurn(pieces: Iterable<string>): AsyncGenerator<Buffer> {
  for (const piece of pieces) {
    yield Buffer.from(piece, 'utf8');
    await new Promise(setImmediate);
  }
}
