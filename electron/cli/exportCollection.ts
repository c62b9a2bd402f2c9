import { collectionCsv } from '../../shared/exchange/collectionCsv.ts';
import { refuse } from '../../shared/kernel/result.ts';
import { collectionNames, isCollectionName } from '../../shared/model/plan.ts';
import { EXIT, type Outcome, refused } from './outcome.ts';
import { readPlan } from './read.ts';
import type { Settings } from './settings.ts';

/** The file's content goes to stdout, as it would stand in the file. */
export async function exportCollection(settings: Settings, name: string): Promise<Outcome> {
  if (!settings.csv)
    return refused(settings, refuse('invalid', `Say in what form: slipway export ${name} --csv.`).refusal);
  const read = await readPlan(settings);
  if (!read.ok) return refused(settings, read.refusal);
  if (!isCollectionName(name))
    return refused(
      settings,
      refuse('invalid', `There is no collection ${name}. Name one of: ${collectionNames.join(', ')}.`).refusal,
    );
  return { exitCode: EXIT.done, pieces: collectionCsv(read.value.database, name) };
}
