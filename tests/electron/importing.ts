import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createImportJob, type ImportJob } from '../../electron/backend/importJob.ts';
import { projectRoot } from '../../scripts/programs.ts';
import type { ImportPreview } from '../../shared/api/importPreview.ts';
import type { ImportOptions } from '../../shared/exchange/importOptions.ts';
import { createDatabase } from '../../shared/store/database.ts';
import type { View } from '../../shared/store/view.ts';

/** Real inputs, written by others. They are no part of the project. */
export const SHARED_DATA = resolve(projectRoot, '../shared/data');
export const hasSharedData = existsSync(SHARED_DATA);
export const sayMissing = (): void => console.log(`${SHARED_DATA} is missing: real files are not tried.`);

interface Looked {
  job: ImportJob;
  preview: ImportPreview;
  /** The reasons of the refused rows. */
  reasons: string[];
}

/** Reads a file against a plan, an empty one unless given; what is refused comes as its sentence. */
export async function look(
  path: string,
  options: ImportOptions = {},
  more: { view?: View; kept?: Record<string, ImportOptions>; zone?: string } = {},
): Promise<Looked | string> {
  const plan = more.view ?? createDatabase();
  const job = createImportJob(() => plan);
  const request = { path, options, zone: more.zone ?? 'Europe/London', kept: more.kept ?? {} };
  const result = await job.read(request, () => undefined);
  if (!result.ok) return result.refusal.message;
  return { job, preview: result.value, reasons: job.rows('refused', 0).map(({ problem }) => problem!.message) };
}

/** The same for a file that must be readable. */
export async function lookInto(...given: Parameters<typeof look>): Promise<Looked> {
  const looked = await look(...given);
  if (typeof looked === 'string') throw new Error(looked);
  return looked;
}

/** Writes a file for one test. */
export async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'slipway-file-')), name);
  await writeFile(path, content);
  return path;
}
