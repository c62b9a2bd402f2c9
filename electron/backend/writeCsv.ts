import { basename } from 'node:path';
import type { InputOf, WrittenCsv } from '../../shared/api/contract.ts';
import { backlogCsv } from '../../shared/exchange/collectionCsv.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
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
  const fileName = basename(target);
  // Taken at once: records never change in place, so that the file is of one moment.
  const items = shown ? shown.items.flatMap((id) => view.get('items', id) ?? []) : Array.from(view.all('items'));
  try {
    await replaceFile(disk, target, inTurn(backlogCsv(view, items, shown?.columns)));
    return ok({ fileName, rows: items.length });
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
