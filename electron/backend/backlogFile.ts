import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import iconv from 'iconv-lite';
import type { ImportPreview } from '../../shared/api/contract.ts';
import { type RowOutcome, rowOutcome } from '../../shared/domain/backlogImport.ts';
import { type BacklogMapping, checkMapping, guessMapping } from '../../shared/exchange/backlogMapping.ts';
import { type ReadRows, readBacklogRows } from '../../shared/exchange/backlogRows.ts';
import { readTable } from '../../shared/exchange/table.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Transaction } from '../../shared/store/change.ts';
import type { View } from '../../shared/store/view.ts';
import type { Actor } from './actor.ts';
import { makeBackup } from './backups.ts';
import { type Disk, sayDiskError } from './disk.ts';
import type { PlanStore } from './store.ts';

/** A backlog file, read with a mapping: what the preview shows and what the import takes. */
export interface BacklogFile {
  name: string;
  sha256: string;
  bytes: number;
  encoding: string;
  delimiter: string;
  header: string[];
  mapping: BacklogMapping;
  read: ReadRows;
}

const LARGEST = 250 * 1024 * 1024;

/** @param mapping what the person chose; guessed from the header where there is none */
export async function readBacklogFile(path: string, mapping?: BacklogMapping): Promise<Result<BacklogFile>> {
  const name = basename(path);
  const bytes = await readBytes(path, name);
  if (!bytes.ok) return bytes;
  const { text, encoding } = decode(bytes.value);
  if (text.includes('\u0000')) return refuse('invalid', `${name} is not a text file. Choose a CSV.`);
  const table = readTable(text);
  if (!table.ok) return refuse('invalid', `${name}: ${table.refusal.message}`);
  const checked = checkMapping(mapping ?? guessMapping(table.value), table.value);
  if (!checked.ok)
    return refuse('invalid', `${name}: ${checked.refusal.message}`, { field: checked.refusal.field ?? 'mapping' });
  return ok({
    name,
    sha256: createHash('sha256').update(bytes.value).digest('hex'),
    bytes: bytes.value.length,
    encoding,
    delimiter: table.value.delimiter,
    header: table.value.header,
    mapping: checked.value,
    read: readBacklogRows(table.value, checked.value),
  });
}

async function readBytes(path: string, name: string): Promise<Result<Buffer>> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST) return refuse('invalid', `${name} is larger than 250 MB. Split it, or export fewer columns.`);
    return ok(await readFile(path));
  } catch (error) {
    return refuse('invalid', `${name} cannot be read: ${sayDiskError(error)}.`);
  }
}

/** A mark at the beginning decides; then strict UTF-8; then UTF-16 by its zeros; else Windows-1252, which is never wrong. */
function decode(bytes: Buffer): { text: string; encoding: string } {
  if (bytes.length >= 2 && bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: iconv.decode(bytes, 'utf-16le'), encoding: 'UTF-16 LE' };
  if (bytes.length >= 2 && bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: iconv.decode(bytes, 'utf-16be'), encoding: 'UTF-16 BE' };
  const head = bytes.subarray(0, 4096);
  const zeros = (odd: number) =>
    head.reduce((count, byte, index) => count + (byte === 0 && index % 2 === odd ? 1 : 0), 0);
  if (zeros(1) > head.length / 4) return { text: iconv.decode(bytes, 'utf-16le'), encoding: 'UTF-16 LE' };
  if (zeros(0) > head.length / 4) return { text: iconv.decode(bytes, 'utf-16be'), encoding: 'UTF-16 BE' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: iconv.decode(bytes, 'windows-1252'), encoding: 'Windows-1252' };
  }
}

const MOST_PREVIEWED = 500;

/** What importing would do to this plan. Nothing is written. */
export function previewImport(view: View, file: BacklogFile): ImportPreview {
  const counts: Record<RowOutcome, number> = { new: 0, changed: 0, unchanged: 0 };
  const rows = file.read.rows.map((row) => {
    const { outcome, before } = rowOutcome(view, row);
    counts[outcome] += 1;
    return { ...row, description: '', outcome, key: before?.key ?? null };
  });
  const { name, bytes, encoding, delimiter, header, mapping } = file;
  const { refused, readAs } = file.read;
  return {
    file: { name, bytes, encoding, delimiter, header },
    mapping,
    counts: { ...counts, refused: refused.length },
    rows: rows.slice(0, MOST_PREVIEWED),
    refused: refused.slice(0, MOST_PREVIEWED),
    readAs: readAs.toSorted((a, b) => b.rows - a.rows),
  };
}

/** Imports what was read, in one step, after a backup of the plan as it stands. */
export async function importBacklog(
  ports: { disk: Disk; now(): Instant },
  store: PlanStore,
  actor: Actor,
  file: BacklogFile,
): Promise<Result<Transaction>> {
  if (file.read.rows.length === 0)
    return refuse(
      'invalid',
      `Nothing was imported: ${file.name} has no row that can become an item. ${file.read.refused[0]?.message ?? ''}`.trim(),
    );
  if (store.readOnly) return refuse('readOnly', store.readOnly);
  await makeBackup(ports.disk, store, 'import', ports.now());
  const rows = file.read.rows.map(({ row: _, ...fields }) => fields);
  return store.run('backlog.import', { file: { name: file.name, sha256: file.sha256 }, rows }, actor);
}
