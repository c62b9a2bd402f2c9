import { contradictionsIn } from '../../shared/domain/sanity.ts';
import { toEpoch } from '../../shared/kernel/time.ts';
import { answered, type Outcome, refused } from './outcome.ts';
import { readPlan } from './read.ts';
import { presentInstant, type Settings } from './settings.ts';

/** Lists them, and is no judgement: the exit code is 0 with any number of them. */
export async function listContradictions(settings: Settings): Promise<Outcome> {
  const now = presentInstant(settings);
  if (!now.ok) return refused(settings, now.refusal);
  const read = await readPlan(settings);
  if (!read.ok) return refused(settings, read.refusal);
  const found = contradictionsIn(read.value.database, toEpoch(now.value)).flatMap(
    ({ collection, record: { key, name }, contradictions }) =>
      contradictions.map((contradiction) => ({ collection, key, name, ...contradiction })),
  );
  const lines = found.map(
    ({ key, message, suggestion }) => `${key}\t${message}${suggestion ? ` ${suggestion.label}?` : ''}`,
  );
  return answered(settings, found, lines.join('\n') || 'Nothing contradicts itself.');
}
