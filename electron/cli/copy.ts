import { existsSync } from 'node:fs';
import { saySavedCopy } from '../../shared/api/savedCopy.ts';
import { refuse } from '../../shared/kernel/result.ts';
import { compact } from '../backend/compaction.ts';
import { copyPlan } from '../backend/copyPlan.ts';
import { nodeDisk } from '../backend/disk.ts';
import { answered, type Outcome, refused } from './outcome.ts';
import { readPlan } from './read.ts';
import { planPath, resolveFile, type Settings } from './settings.ts';

/** Takes no lock, so it works while the app has the plan open. Nobody can be asked here, so no file is replaced. */
export async function saveCopy(settings: Settings, name: string): Promise<Outcome> {
  const plan = planPath(settings);
  if (!plan.ok) return refused(settings, plan.refusal);
  const read = await readPlan(settings);
  if (!read.ok) return refused(settings, read.refusal);
  const target = resolveFile(name);
  const { seq: throughSeq } = read.value;
  const copied =
    existsSync(target) && target !== plan.value
      ? refuse('conflict', `No copy was saved: there is a file at ${target} already. Choose another name.`)
      : await copyPlan(
          { disk: nodeDisk, compact: (job) => compact(nodeDisk, job) },
          { plan: plan.value, throughSeq, target },
        );
  if (!copied.ok) return refused(settings, copied.refusal);
  return answered(settings, { ok: true, path: target, ...copied.value }, saySavedCopy(copied.value));
}
