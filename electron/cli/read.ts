import { isWhole, sayVerification } from '../../shared/api/verification.ts';
import { parseKey } from '../../shared/kernel/id.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { collectionByKeyPrefix, collectionNames, isCollectionName, type PlanRecord } from '../../shared/model/plan.ts';
import type { PlanState } from '../../shared/store/planState.ts';
import { nodeDisk } from '../backend/disk.ts';
import { historyReader } from '../backend/history.ts';
import { loadPlan } from '../backend/loadPlan.ts';
import { planPaths } from '../backend/planPaths.ts';
import { verifyPlan } from '../backend/verify.ts';
import { answered, EXIT, type Outcome, refused } from './outcome.ts';
import { planPath, type Settings } from './settings.ts';

/** Reading takes no lock, so it works while the app has the plan open. */
export async function readPlan(settings: Settings): Promise<Result<PlanState>> {
  const path = planPath(settings);
  if (!path.ok) return path;
  const loaded = await loadPlan(nodeDisk, planPaths(path.value));
  return loaded.ok ? ok(loaded.value.state) : loaded;
}

export async function listCollection(settings: Settings, name: string): Promise<Outcome> {
  const read = await readPlan(settings);
  if (!read.ok) return refused(settings, read.refusal);
  if (!isCollectionName(name))
    return refused(
      settings,
      refuse('invalid', `There is no collection ${name}. Name one of: ${collectionNames.join(', ')}.`).refusal,
    );
  const records = Array.from(read.value.database.all(name)) as PlanRecord[];
  return answered(settings, records, records.map(sayRecord).join('\n'));
}

export async function showRecord(settings: Settings, key: string): Promise<Outcome> {
  const read = await readPlan(settings);
  if (!read.ok) return refused(settings, read.refusal);
  const record = findByKey(read.value, key);
  return record.ok
    ? answered(settings, record.value, JSON.stringify(record.value, null, 2))
    : refused(settings, record.refusal);
}

function findByKey({ database }: PlanState, key: string): Result<PlanRecord> {
  const parsed = parseKey(key);
  const collection = parsed && collectionByKeyPrefix.get(parsed.prefix);
  const record = collection && database.byKey(collection, `${parsed.prefix}-${parsed.number}`);
  return record ? ok(record) : refuse('missing', `There is no ${key} in this plan. Keys look like REL-12.`);
}

export async function showHistory(settings: Settings): Promise<Outcome> {
  const read = await readPlan(settings);
  if (!read.ok) return refused(settings, read.refusal);
  const path = planPath(settings);
  if (!path.ok) return refused(settings, path.refusal);
  const { database, planId } = read.value;
  const headers = await historyReader(nodeDisk, planPaths(path.value), planId).page(
    null,
    Number(settings.limit) || 100,
  );
  const entries = headers.map((header) => ({
    ...header,
    actorName: database.get('people', header.actor)?.name ?? null,
  }));
  const lines = entries.map(({ seq, at, actorName, label }) => `${seq}\t${at}\t${actorName ?? 'unknown'}\t${label}`);
  return answered(settings, entries, lines.join('\n'));
}

export async function verify(settings: Settings): Promise<Outcome> {
  const path = planPath(settings);
  if (!path.ok) return refused(settings, path.refusal);
  if ((await nodeDisk.read(path.value)) === null)
    return refused(settings, refuse('missing', `There is no plan at ${path.value}.`).refusal);
  const found = await verifyPlan(nodeDisk, planPaths(path.value));
  const isFine = isWhole(found);
  const summary = isFine ? `${sayVerification(found)} Head ${found.headHash}` : sayVerification(found);
  return {
    ...answered(
      settings,
      { ok: isFine, ...found },
      [summary, ...found.notes].join('\n'),
      isFine ? EXIT.done : EXIT.damaged,
    ),
    ...(isFine ? {} : { said: summary }),
  };
}

function sayRecord(record: PlanRecord): string {
  const { key, id, title, name, text } = record as PlanRecord & { title?: string; name?: string; text?: string };
  return `${key ?? id}\t${title ?? name ?? text?.split('\n')[0] ?? ''}`;
}
