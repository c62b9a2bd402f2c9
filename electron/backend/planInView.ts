import type { OpenTrouble, PlanStatus, SavedCopy } from '../../shared/api/contract.ts';
import { personNamed } from '../../shared/domain/person.ts';
import { settingsOf } from '../../shared/domain/planSettings.ts';
import { ok, type Refusal, type Result } from '../../shared/kernel/result.ts';
import type { Transaction } from '../../shared/store/change.ts';
import { toPushes } from '../../shared/store/mirror.ts';
import type { Audience } from './audience.ts';
import { listBackups } from './backups.ts';
import { copyPlan } from './copyPlan.ts';
import {
  createPlanFile,
  type OpenedPlan,
  openPlanToRead,
  openPlanToWrite,
  type PlanPorts,
  whyOnlyRead,
} from './openPlans.ts';
import type { PersonalSettings } from './personalSettings.ts';
import { planFileName, planPaths } from './planPaths.ts';
import { nobodyKnown, noPlanOpen } from './refusals.ts';
import type { PlanStore } from './store.ts';

/** The one plan that all windows look at, or why it cannot be had. */
export interface PlanInView {
  readonly ports: PlanPorts;
  readonly audience: Audience;
  readonly personal: PersonalSettings;
  opened: OpenedPlan | null;
  trouble: OpenTrouble | null;
  /** Resolves once no plan is on its way to being open. */
  opening: Promise<unknown>;
  copying: Promise<unknown>;
}

/** Makes a plan with its first transaction, and opens it. */
export async function createInView(
  view: PlanInView,
  path: string,
  settings: { name: string; zone: string },
): Promise<Result<null>> {
  const person = view.personal.identity();
  if (!person) return nobodyKnown;
  const made = await createPlanFile(view.ports, path);
  if (!made.ok) return made;
  const isOpen = await openToWrite(view, path, { isBeingMade: true });
  if (!isOpen.ok) return isOpen;
  const { store } = view.opened!;
  const first = await store.run('plan.create', { ...settings, person }, 'created by this command');
  if (!first.ok) return first;
  await remember(view, store);
  return ok(null);
}

export function openInView(view: PlanInView, path: string): Promise<Result<null>> {
  const result = view.opening.then(() => openToWrite(view, path));
  view.opening = result.catch(() => undefined);
  return result;
}

export async function openReadOnly(view: PlanInView, path: string, why: string): Promise<Result<null>> {
  const result = await openPlanToRead(view.ports, path, { why, stopAtDamage: true });
  if (!result.ok) return result;
  await closePlan(view);
  return take(view, result.value);
}

/** Closes the plan and opens it again from the disk; where it still cannot be written, it stays in view to be read. */
export async function reopen(view: PlanInView): Promise<Result<null>> {
  const path = view.opened?.store.paths.plan;
  if (!path) return noPlanOpen;
  await closePlan(view);
  const result = await openPlanToWrite(view.ports, path);
  if (result.ok) return take(view, result.value);
  const why = whyOnlyRead(result.refusal);
  const look = why ? await openPlanToRead(view.ports, path, { why, stopAtDamage: true }) : result;
  if (look.ok) await take(view, look.value);
  else await noteTrouble(view, path, result.refusal);
  return result;
}

export async function saveCopy(view: PlanInView, target: string): Promise<Result<SavedCopy>> {
  if (!view.opened) return noPlanOpen;
  const { paths, state } = view.opened.store;
  const copied = copyPlan(view.ports, { plan: paths.plan, throughSeq: state.seq, target });
  view.copying = Promise.allSettled([view.copying, copied]);
  return copied;
}

export async function closeInView(view: PlanInView): Promise<void> {
  // Whoever quits meanwhile still gets the copy.
  await view.copying;
  await closePlan(view);
  tellStatus(view);
}

export function statusOf({ opened, personal }: PlanInView): PlanStatus | null {
  if (!opened) return null;
  const { store } = opened;
  const { state } = store;
  const identity = personal.identity();
  return {
    planId: state.planId,
    path: store.paths.plan,
    fileName: planFileName(store.paths.plan),
    seq: state.seq,
    savedAt: state.savedAt,
    readOnly: store.readOnly,
    undo: state.undoLine.undoable.at(-1) ?? null,
    redo: state.undoLine.redoable.at(-1) ?? null,
    actor: (identity && personNamed(state.database, identity.name)?.id) ?? null,
  };
}

export const tellStatus = (view: PlanInView): void => view.audience.tell({ kind: 'status', status: statusOf(view) });

async function openToWrite(view: PlanInView, path: string, options?: { isBeingMade: boolean }): Promise<Result<null>> {
  const { opened } = view;
  if (opened?.store.paths.plan === path && !opened.store.readOnly) return ok(null);
  const result = await openPlanToWrite(view.ports, path, options);
  if (!result.ok) {
    await noteTrouble(view, path, result.refusal);
    return result;
  }
  await closePlan(view);
  return take(view, result.value);
}

async function take(view: PlanInView, opened: OpenedPlan): Promise<Result<null>> {
  view.opened = opened;
  view.trouble = null;
  const { store } = opened;
  // A window takes what comes between the chunks of a transaction for a sign that some were lost.
  store.onChange((transaction) => view.audience.inTurn(() => tellChange(view, store, transaction)));
  store.onFailure(() => tellStatus(view));
  await remember(view, store);
  tellStatus(view);
  return ok(null);
}

async function tellChange(view: PlanInView, store: PlanStore, { header, changes }: Transaction): Promise<void> {
  for (const push of toPushes(header, changes)) {
    // Of a plan that was closed meanwhile nobody hears any more.
    if (view.opened?.store !== store) return;
    view.audience.tell({ kind: 'changed', push });
    // Sent bit by bit, so that main goes on answering.
    if (push.chunk < push.chunks - 1) await new Promise(setImmediate);
  }
  tellStatus(view);
}

async function closePlan(view: PlanInView): Promise<void> {
  const closing = view.opened;
  view.opened = null;
  await closing?.close();
}

/** A plan that cannot be opened stays in view, with what can be done about it. */
async function noteTrouble(view: PlanInView, path: string, refusal: Refusal): Promise<void> {
  // A backup is older: it is offered only where the plan itself is not to be had.
  const isLost = refusal.kind === 'damaged' || refusal.kind === 'missing';
  const backups = isLost ? await listBackups(view.ports.disk, planPaths(path)) : [];
  const canRead = whyOnlyRead(refusal) !== null;
  view.trouble = { path, fileName: planFileName(path), refusal, backups, canRead };
  tellStatus(view);
}

async function remember({ ports }: PlanInView, { paths, state }: PlanStore): Promise<void> {
  const path = paths.plan;
  const name = settingsOf(state.database)?.name ?? planFileName(path);
  await ports.installation
    .update((content) => {
      content.recent = [{ path, name, openedAt: ports.now() }, ...content.recent.filter((plan) => plan.path !== path)];
    })
    // A list of recent plans that cannot be kept is no reason not to open one.
    .catch(() => undefined);
}
