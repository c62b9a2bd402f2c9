import { existsSync } from 'node:fs';
import { refuse } from '../../shared/kernel/result.ts';
import { attachFile, saveAttachment } from '../backend/attaching.ts';
import { nodeDisk } from '../backend/disk.ts';
import { planPaths } from '../backend/planPaths.ts';
import { createdBy } from '../backend/write.ts';
import { answered, type Outcome, refused } from './outcome.ts';
import { readPlan } from './read.ts';
import { planPath, resolveFile, type Settings } from './settings.ts';
import { withPlan } from './write.ts';

/** Nobody looks on, and nobody stops it but by ending the process, which leaves nothing that counts. */
const NO_WATCH = { onBytes: () => undefined };

/** Copies a file to beside the plan and attaches it to a record. */
export const attach = (settings: Settings, key: string, file: string): Promise<Outcome> =>
  withPlan(settings, async (backend) => {
    const actor = backend.actor();
    if (!actor.ok) return refused(settings, actor.refusal);
    const { ports } = backend;
    const job = { path: resolveFile(file), on: key, arrival: ports.newTransactionId(), watch: NO_WATCH };
    const result = await attachFile(ports.disk, backend.store!, actor.value, job);
    if (!result.ok) return refused(settings, result.refusal);
    const { seq, label } = result.value.header;
    return answered(settings, { ok: true, seq, label, created: createdBy(result.value) }, label);
  });

/** Copies the bytes of an attachment to a new file. Takes no lock; nobody can be asked here, so no file is replaced. */
export async function saveOut(settings: Settings, id: string, name: string): Promise<Outcome> {
  const path = planPath(settings);
  if (!path.ok) return refused(settings, path.refusal);
  const read = await readPlan(settings);
  if (!read.ok) return refused(settings, read.refusal);
  const attachment = read.value.database.get('attachments', id);
  const target = resolveFile(name);
  const saved = !attachment
    ? refuse('missing', `There is no attachment ${id} in this plan. "list attachments" names their ids.`)
    : existsSync(target)
      ? refuse('conflict', `Nothing was saved: there is a file at ${target} already. Choose another name.`)
      : await saveAttachment(nodeDisk, planPaths(path.value), attachment, target, NO_WATCH);
  if (!saved.ok) return refused(settings, saved.refusal);
  return answered(settings, { ok: true, path: target }, `Saved ${target}`);
}
