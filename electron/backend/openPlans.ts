import { join } from 'node:path';
import { settingsOf } from '../../shared/domain/planSettings.ts';
import { ok, type Refusal, type Result, refuse } from '../../shared/kernel/result.ts';
import { SCHEMA_VERSION } from '../../shared/model/plan.ts';
import { GENESIS } from '../../shared/store/journal.ts';
import { emptyPlanState } from '../../shared/store/planState.ts';
import { clearArriving } from './attachments.ts';
import { makeBackup, makeDailyBackup } from './backups.ts';
import { type Disk, isDiskError, makeDurableFolder, replaceFile, sayDiskError } from './disk.ts';
import type { InstallationFile } from './installation.ts';
import { type LoadedPlan, loadPlan } from './loadPlan.ts';
import { type Lock, type LockOwner, takeLock, thisProcess } from './lock.ts';
import { encodePlanFile, toPlanFile } from './planFile.ts';
import { type PlanPaths, planFileName, planPaths } from './planPaths.ts';
import { openStore, type PlanStore } from './store.ts';
import type { StorePorts } from './storePorts.ts';
import { unpackHistory } from './unpackHistory.ts';

/** Opening and making plans: the lock, the replica and the backups around a store. */
export interface PlanPorts extends StorePorts {
  installation: InstallationFile;
  /** Named in the lock, so that another person can be told what holds it. */
  program: string;
}

export interface OpenedPlan {
  store: PlanStore;
  close(): Promise<void>;
}

/** Makes an empty plan file. Refuses where there is a file or a history already, unless a making was interrupted there. */
export async function createPlanFile(ports: PlanPorts, path: string): Promise<Result<null>> {
  const { disk } = ports;
  const paths = planPaths(path);
  try {
    if ((await disk.read(path)) !== null || (await disk.list(paths.journal)).length > 0) {
      const there = await loadPlan(disk, paths);
      return there.ok && there.value.state.seq === 0
        ? ok(null)
        : refuse('conflict', `There is a plan at ${path} already. Choose another name, or open it.`);
    }
    const state = emptyPlanState(ports.newTransactionId(), GENESIS);
    await replaceFile(disk, path, encodePlanFile(toPlanFile(state)));
    return ok(null);
  } catch (error) {
    return refuse('readOnly', `No plan was made at ${path}: ${sayDiskError(error)}.`);
  }
}

/**
 * Opens a plan to write it. Only one Slipway at a time can.
 *
 * @param options.isBeingMade its first entry, which gives it a name and a time zone, is written next
 */
export async function openPlanToWrite(
  ports: PlanPorts,
  path: string,
  { isBeingMade = false } = {},
): Promise<Result<OpenedPlan>> {
  try {
    return await lockAndOpen(ports, path, isBeingMade);
  } catch (error) {
    if (!isDiskError(error)) throw error;
    const why = sayDiskError(error);
    return refuse(
      'readOnly',
      `${planFileName(path)} cannot be opened to be changed: ${why}. Nothing in it was changed.`,
      { details: [`Read only: ${why}.`] },
    );
  }
}

async function lockAndOpen(ports: PlanPorts, path: string, isBeingMade: boolean): Promise<Result<OpenedPlan>> {
  const { disk } = ports;
  const paths = planPaths(path);
  // Looked at before the lock, so that a name mistyped leaves no folder behind.
  if ((await disk.read(path)) === null) return refuse('missing', `There is no plan at ${path}.`);
  const lock = await takeLock(disk, paths.lock, thisProcess(ports.program, ports.now(), ports.newTransactionId()));
  if (!('release' in lock)) return refuse('locked', sayLocked(path, lock));
  try {
    const unpacked = await unpackHistory(disk, paths);
    const loaded = unpacked.ok ? await loadUsable(disk, paths, isBeingMade) : unpacked;
    if (!loaded.ok) {
      await lock.release();
      return loaded;
    }
    await clearArriving(disk, paths);
    const replicaId = await replicaFor(ports, path, loaded.value);
    const store = await openStore(ports, paths, loaded.value, { replicaId, readOnly: null });
    // What a migration reads must stay to be read by the version before.
    if (loaded.value.isMigrated) await keepBeforeMigration(ports, store, loaded.value);
    else await makeDailyBackup(disk, store, ports.now()).catch(() => undefined);
    return ok({ store, close: () => close(ports, store, lock) });
  } catch (error) {
    await lock.release().catch(() => undefined);
    throw error;
  }
}

/** Times without the plan's zone would be guesses, so a plan without its settings is not worked on. */
async function loadUsable(disk: Disk, paths: PlanPaths, isBeingMade: boolean): Promise<Result<LoadedPlan>> {
  const loaded = await loadPlan(disk, paths);
  if (!loaded.ok || isBeingMade || settingsOf(loaded.value.state.database)) return loaded;
  const name = planFileName(paths.plan);
  return loaded.value.state.seq === 0
    ? refuse(
        'missing',
        `${name} has no name and no time zone yet: the making of it was interrupted. Start it again in the same place to finish it.`,
      )
    : refuse(
        'damaged',
        `${name} has no settings, so its time zone is not known. Slipway leaves no plan like that. Nothing was written.`,
      );
}

/** What stands beside a plan that can only be looked at after this refusal; null where there is nothing to look at. */
export function whyOnlyRead({ kind, details }: Refusal): string | null {
  if (kind === 'locked') return 'Read only: Another Slipway writes this plan.';
  if (kind === 'damaged') return 'Read only: This plan is damaged.';
  return kind === 'readOnly' ? (details?.[0] ?? 'Read only: This plan cannot be written where it lies.') : null;
}

/**
 * Opens a plan to look at it: takes no lock and repairs nothing.
 *
 * @param options.why what the person is told when they try to change it
 * @param options.stopAtDamage reads as far as the plan is whole, instead of refusing a damaged one
 */
export async function openPlanToRead(
  ports: PlanPorts,
  path: string,
  { why, stopAtDamage }: { why: string; stopAtDamage: boolean },
): Promise<Result<OpenedPlan>> {
  const paths = planPaths(path);
  const loaded = await loadPlan(ports.disk, paths, { stopAtDamage });
  if (!loaded.ok) return loaded;
  const store = await openStore(ports, paths, loaded.value, { replicaId: '', readOnly: why });
  return ok({ store, close: () => store.close() });
}

async function close(ports: PlanPorts, store: PlanStore, lock: Lock): Promise<void> {
  try {
    await store.close();
    await ports.installation
      .update(({ replicas }) => {
        const replica = replicas[store.paths.plan];
        if (replica) replica.replicaSeq = store.state.replicaSeqs.get(replica.replicaId) ?? 0;
      })
      .catch(() => undefined);
  } finally {
    await lock.release().catch(() => undefined);
  }
}

/**
 * The replica that writes this file. A file that was copied, or put back to an older state, is written under a new one, so
 * that no count is ever used twice.
 */
async function replicaFor(ports: PlanPorts, path: string, { state }: LoadedPlan): Promise<string> {
  const known = (await ports.installation.read()).replicas[path];
  const reached = known ? (state.replicaSeqs.get(known.replicaId) ?? 0) : 0;
  if (known && known.planId === state.planId && reached >= known.replicaSeq) return known.replicaId;
  const replicaId = ports.newTransactionId();
  await ports.installation.update(({ replicas }) => {
    replicas[path] = { planId: state.planId, replicaId, replicaSeq: 0 };
  });
  return replicaId;
}

async function keepBeforeMigration(ports: PlanPorts, store: PlanStore, { snapshot }: LoadedPlan): Promise<void> {
  const { disk } = ports;
  if (snapshot.schema !== SCHEMA_VERSION) {
    await makeDurableFolder(disk, store.paths.backups);
    const name = `${ports.now().replaceAll(':', '-')}-migration.slipway`;
    await replaceFile(disk, join(store.paths.backups, name), disk.readInPieces(store.paths.plan));
  } else await makeBackup(disk, store, 'migration', ports.now());
  await store.checkpoint();
}

function sayLocked(path: string, owner: LockOwner): string {
  return `${planFileName(path)} is open in ${owner.program} on ${owner.host} (process ${owner.pid}, since ${owner.at}). Close it there, or open it here to read only.`;
}
