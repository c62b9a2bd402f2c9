import type { ImportPreview } from '../../shared/api/contract.ts';
import { type BacklogMapping, backlogMapping } from '../../shared/exchange/backlogMapping.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { sayCount } from '../../shared/kernel/timeText.ts';
import { importBacklog, previewImport, readBacklogFile } from '../backend/backlogFile.ts';
import { answered, type Outcome, refused } from './outcome.ts';
import { readPlan } from './read.ts';
import { resolveFile, type Settings } from './settings.ts';
import { withPlan } from './write.ts';

/** Imports what can be imported and says of every other row why not. */
export async function importFile(settings: Settings, name: string): Promise<Outcome> {
  const mapping = readMapping(settings.mapping);
  if (!mapping.ok) return refused(settings, mapping.refusal);
  const file = await readBacklogFile(resolveFile(name), mapping.value);
  if (!file.ok) return refused(settings, file.refusal);
  if (settings.dryRun) {
    const plan = await readPlan(settings);
    if (!plan.ok) return refused(settings, plan.refusal);
    return tell(settings, previewImport(plan.value.database, file.value), { isWritten: false });
  }
  return withPlan(settings, async (backend) => {
    const actor = backend.actor();
    if (!actor.ok) return refused(settings, actor.refusal);
    const preview = previewImport(backend.store!.state.database, file.value);
    const result = await importBacklog(backend.ports, backend.store!, actor.value, file.value);
    if (!result.ok)
      return refused(settings, { ...result.refusal, details: preview.refused.map(({ message }) => message) });
    return tell(settings, preview, { isWritten: true, seq: result.value.header.seq, label: result.value.header.label });
  });
}

function tell(
  settings: Settings,
  preview: ImportPreview,
  more: { isWritten: boolean; seq?: number; label?: string },
): Outcome {
  const { counts, refused: rows, readAs } = preview;
  const words = `${more.isWritten ? 'Imported' : 'Would import'}: ${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.refused} refused`;
  const said = [
    ...rows.map(({ message }) => message),
    ...(counts.refused > rows.length ? [`and ${sayCount(counts.refused - rows.length, 'more row')} refused`] : []),
    ...readAs.map(
      ({ field, value, as, rows: count }) => `${sayCount(count, 'row')}: ${field} "${value}" read as ${as}`,
    ),
  ].join('\n');
  const { file, mapping } = preview;
  return {
    ...answered(settings, { ok: true, ...more, counts, file, mapping, refused: rows, readAs }, words),
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
