import { find } from '../../shared/domain/find.ts';
import { notesOf, readNotes } from '../../shared/domain/releaseNotes.ts';
import { answered, type Outcome, refused } from './outcome.ts';
import { readPlan } from './read.ts';
import type { Settings } from './settings.ts';

/** Reads only: notes that nobody has written yet are generated for this answer and not kept. */
export async function showNotes(settings: Settings, key: string): Promise<Outcome> {
  const read = await readPlan(settings);
  if (!read.ok) return refused(settings, read.refusal);
  const view = read.value.database;
  const release = find(view, 'releases', key, 'key');
  if (!release.ok) return refused(settings, release.refusal);
  const body = readNotes(view, release.value);
  if (!body.ok) return refused(settings, body.refusal);
  const isKept = notesOf(view, release.value.id) !== undefined;
  return answered(settings, { release: release.value.key, isKept, body: body.value }, body.value);
}
