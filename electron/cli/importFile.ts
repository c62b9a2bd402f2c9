import type { ImportPreview, PreviewRow } from '../../shared/api/importPreview.ts';
import { zoneOf } from '../../shared/domain/planSettings.ts';
import { type BacklogMapping, backlogMapping } from '../../shared/exchange/backlogMapping.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { sayCount } from '../../shared/kernel/timeText.ts';
import { createImportJob } from '../backend/importJob.ts';
import { answered, type Outcome, refused } from './outcome.ts';
import { readPlan } from './read.ts';
import { resolveFile, type Settings } from './settings.ts';
import { withPlan } from './write.ts';

/** Imports what can be imported and says of every other row why not. */
export async function importFile(settings: Settings, name: string): Promise<Outcome> {
  const mapping = readMapping(settings.mapping);
  if (!mapping.ok) return refused(settings, mapping.refusal);
  const options = mapping.value ? { mapping: mapping.value } : {};
  const path = resolveFile(name);
  if (settings.dryRun) {
    const plan = await readPlan(settings);
    if (!plan.ok) return refused(settings, plan.refusal);
    const { database } = plan.value;
    const job = createImportJob(() => database);
    const zone = zoneOf(database);
    const preview = readable(await job.read({ path, options, zone, kept: {} }, () => undefined));
    if (!preview.ok) return refused(settings, preview.refusal);
    return tell(settings, preview.value, job.rows('refused', 0), { isWritten: false });
  }
  return withPlan(settings, async (backend) => {
    const { ports, store, imports } = backend;
    const who = backend.actor();
    if (!who.ok) return refused(settings, who.refusal);
    const preview = readable(await imports.read(name, { path, options, kept: {} }, store!, () => undefined));
    if (!preview.ok) return refused(settings, preview.refusal);
    const rows = await imports.rows(name, 'refused', 0);
    const refusedRows = rows.ok ? rows.value : [];
    const result = await imports.run(name, ports, store!, who.value);
    if (!result.ok)
      return refused(settings, { ...result.refusal, details: refusedRows.map(({ problem }) => problem!.message) });
    const { seq, label } = result.value.header;
    return tell(settings, preview.value, refusedRows, { isWritten: true, seq, label });
  });
}

/** Here nobody can choose the column of the title: a file without one is refused. */
function readable(preview: Result<ImportPreview>): Result<ImportPreview> {
  if (!preview.ok || preview.value.problem === null) return preview;
  return refuse('invalid', `${preview.value.file.name}: ${preview.value.problem}`, { field: 'title' });
}

function tell(
  settings: Settings,
  preview: ImportPreview,
  rows: readonly PreviewRow[],
  more: { isWritten: boolean; seq?: number; label?: string },
): Outcome {
  const { counts, readAs, superseded, dates } = preview;
  const words = `${more.isWritten ? 'Imported' : 'Would import'}: ${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.refused} refused`;
  const first = dates.order === 'day' ? 'day' : 'month';
  const said = [
    ...rows.map(({ problem }) => problem!.message),
    ...(counts.refused > rows.length ? [`and ${sayCount(counts.refused - rows.length, 'more row')} refused`] : []),
    ...(superseded > 0 ? [`${sayCount(superseded, 'row')} left out: a later row has the same key, and counts`] : []),
    ...(dates.isGuessed
      ? [`${sayCount(dates.either, 'date')} can be read both ways: read with the ${first} first`]
      : []),
    ...readAs.map(
      ({ field, value, as, rows: count }) => `${sayCount(count, 'row')}: ${field} "${value}" read as ${as}`,
    ),
  ].join('\n');
  const { file, mapping } = preview;
  const refusedRows = rows.map(({ row, problem }) => ({ row, field: problem!.field, message: problem!.message }));
  return {
    ...answered(
      settings,
      { ok: true, ...more, counts, file, mapping, superseded, dates, refused: refusedRows, readAs },
      words,
    ),
    ...(said ? { said } : {}),
  };
}

function readMapping(given: string | undefined): Result<BacklogMapping | undefined> {
  if (given === undefined) return ok(undefined);
  try {
    const parsed = backlogMapping.safeParse(JSON.parse(given));
    if (parsed.success) return ok(parsed.data);
  } catch {
    // Falls through to the sentence: what is no JSON is no mapping either.
  }
  return refuse('invalid', '--mapping is not a mapping. Write it like {"title":"Summary","externalKey":"Issue key"}.');
}
