import type {
  AppInfo,
  Identity,
  OpenTrouble,
  PlanStatus,
  PushMessage,
  Ran,
  SavedCopy,
} from '../../shared/api/contract.ts';
import { type Preferences, preferences, type Theme } from '../../shared/api/preferences.ts';
import { personNamed } from '../../shared/domain/person.ts';
import { settingsOf } from '../../shared/domain/planSettings.ts';
import { ok, type Refusal, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Transaction } from '../../shared/store/change.ts';
import { toPushes } from '../../shared/store/mirror.ts';
import type { Actor } from './actor.ts';
import { listBackups } from './backups.ts';
import { copyPlan } from './copyPlan.ts';
import type { StartImport } from './importRunner.ts';
import { createImports, type Imports } from './imports.ts';
import {
  createPlanFile,
  type OpenedPlan,
  openPlanToRead,
  openPlanToWrite,
  type PlanPorts,
  whyOnlyRead,
} from './openPlans.ts';
import { createPickedFiles, type PickedFiles } from './pickedFiles.ts';
import { planFileName, planPaths } from './planPaths.ts';
import type { PublishingPorts } from './publish.ts';
import type { PlanStore } from './store.ts';

/** A window, or whoever else listens. */
export interface Client {
  push(message: PushMessage): void;
}

/** What the backend asks of the desktop around it. The command line has no dialogs and never asks. */
export interface BackendPorts extends PlanPorts, PublishingPorts {
  info: AppInfo;
  newWindow(): void;
  setTheme(theme: Theme): void;
  choosePlanToOpen(): Promise<string | null>;
  chooseNewPlan(name: string): Promise<string | null>;
  /** Where a copy of the plan at that path goes; what is there already may be replaced. */
  chooseCopy(plan: string): Promise<string | null>;
  /** Where files to import are read: in a thread of its own in the app, in line elsewhere. */
  startImport: StartImport;
  /** Who acts, where that is not what the installation says. */
  identity?: Identity;
}

/** One plan at a time, any number of windows on it. */
export interface Backend {
  readonly ports: BackendPorts;
  readonly store: PlanStore | null;
  readonly trouble: OpenTrouble | null;
  readonly files: PickedFiles;
  readonly imports: Imports;
  status(): PlanStatus | null;
  identity(): Identity | null;
  setIdentity(identity: Identity): Promise<void>;
  preferences(): Promise<Preferences>;
  /** Keeps those that are given, and tells every window. */
  setPreferences(changes: Partial<Preferences>): Promise<Preferences>;
  create(path: string, settings: { name: string; zone: string }): Promise<Result<null>>;
  open(path: string): Promise<Result<null>>;
  /** Resolves once no plan is on its way to being open. A window that asks at the start waits, and shows no welcome in between. */
  ready(): Promise<unknown>;
  openReadOnly(path: string, why: string): Promise<Result<null>>;
  /** Closes the plan and opens it again from the disk; where it still cannot be written, it stays in view to be read. */
  reopen(): Promise<Result<null>>;
  saveCopy(target: string): Promise<Result<SavedCopy>>;
  close(): Promise<void>;
  subscribe(client: Client): void;
  unsubscribe(client: Client): void;
  /** Who the person at this computer is in the open plan. */
  actor(): Result<Actor>;
}

export async function createBackend(ports: BackendPorts): Promise<Backend> {
  let identity = ports.identity ?? (await ports.installation.read()).identity;
  let opened: OpenedPlan | null = null;
  let trouble: OpenTrouble | null = null;
  let opening: Promise<unknown> = Promise.resolve();
  let copying: Promise<unknown> = Promise.resolve();
  let telling: Promise<void> = Promise.resolve();
  const clients = new Set<Client>();

  const tell = (message: PushMessage) => {
    for (const client of clients) client.push(message);
  };

  async function take(result: Result<OpenedPlan>): Promise<Result<null>> {
    if (!result.ok) return result;
    opened = result.value;
    trouble = null;
    const { store } = opened;
    store.onChange((transaction) => {
      // One after the other: a window takes what comes between the chunks of another for a sign that some were lost.
      const told = telling.then(() => tellChange(store, transaction));
      telling = told.catch(() => undefined);
      return told;
    });
    store.onFailure(tellStatus);
    await remember(store);
    tellStatus();
    return ok(null);
  }

  async function tellChange(store: PlanStore, { header, changes }: Transaction): Promise<void> {
    for (const push of toPushes(header, changes)) {
      // Of a plan that was closed meanwhile nobody hears any more.
      if (opened?.store !== store) return;
      tell({ kind: 'changed', push });
      // Sent bit by bit, so that main goes on answering.
      if (push.chunk < push.chunks - 1) await new Promise(setImmediate);
    }
    tellStatus();
  }

  /** A plan that cannot be opened stays in view, with what can be done about it. */
  async function noteTrouble(path: string, refusal: Refusal): Promise<void> {
    const paths = planPaths(path);
    // A backup is older: it is offered only where the plan itself is not to be had.
    const isLost = refusal.kind === 'damaged' || refusal.kind === 'missing';
    const backups = isLost ? await listBackups(ports.disk, paths) : [];
    const canRead = whyOnlyRead(refusal) !== null;
    trouble = { path, fileName: planFileName(path), refusal, backups, canRead };
    tell({ kind: 'status', status: status() });
  }

  async function remember(store: PlanStore): Promise<void> {
    const path = store.paths.plan;
    const name = settingsOf(store.state.database)?.name ?? planFileName(path);
    await ports.installation
      .update((content) => {
        content.recent = [
          { path, name, openedAt: ports.now() },
          ...content.recent.filter((plan) => plan.path !== path),
        ];
      })
      // A list of recent plans that cannot be kept is no reason not to open one.
      .catch(() => undefined);
  }

  function status(): PlanStatus | null {
    if (!opened) return null;
    const { store } = opened;
    const { state } = store;
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

  const tellStatus = () => tell({ kind: 'status', status: status() });

  async function closePlan(): Promise<void> {
    const closing = opened;
    opened = null;
    await closing?.close();
  }

  async function openToWrite(path: string, options?: { isBeingMade: boolean }): Promise<Result<null>> {
    if (opened?.store.paths.plan === path && !opened.store.readOnly) return ok(null);
    const result = await openPlanToWrite(ports, path, options);
    if (!result.ok) {
      await noteTrouble(path, result.refusal);
      return result;
    }
    await closePlan();
    return take(result);
  }

  const backend: Backend = {
    ports,
    files: createPickedFiles(),
    imports: createImports(ports.startImport),
    get store() {
      return opened?.store ?? null;
    },
    get trouble() {
      return trouble;
    },
    status,
    identity: () => identity,
    async setIdentity(next) {
      await ports.installation.update((content) => {
        content.identity = next;
      });
      identity = next;
      tell({ kind: 'identity', identity });
      tellStatus();
    },
    preferences: async () => preferences.parse(await ports.installation.read()),
    async setPreferences(changes) {
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      const kept = preferences.parse(
        await ports.installation.update((content) => {
          Object.assign(content, given);
        }),
      );
      if (changes.theme) ports.setTheme(changes.theme);
      tell({ kind: 'preferences', preferences: kept });
      return kept;
    },
    async create(path, settings) {
      if (!identity)
        return refuse('missing', 'Slipway does not know who you are yet. Give your name in Settings first (Ctrl ,).');
      const made = await createPlanFile(ports, path);
      if (!made.ok) return made;
      const isOpen = await openToWrite(path, { isBeingMade: true });
      if (!isOpen.ok) return isOpen;
      const input = { ...settings, person: identity };
      const first = await opened!.store.run('plan.create', input, 'created by this command');
      if (first.ok) await remember(opened!.store);
      return first.ok ? ok(null) : first;
    },
    open(path) {
      const result = opening.then(() => openToWrite(path));
      opening = result.catch(() => undefined);
      return result;
    },
    ready: () => opening,
    async openReadOnly(path, why) {
      const result = await openPlanToRead(ports, path, { why, stopAtDamage: true });
      if (!result.ok) return result;
      await closePlan();
      return take(result);
    },
    async reopen() {
      const path = opened?.store.paths.plan;
      if (!path) return refuse('missing', 'No plan is open.');
      await closePlan();
      const result = await openPlanToWrite(ports, path);
      if (result.ok) return take(result);
      const why = whyOnlyRead(result.refusal);
      const look = why ? await openPlanToRead(ports, path, { why, stopAtDamage: true }) : result;
      if (look.ok) await take(look);
      else await noteTrouble(path, result.refusal);
      return result;
    },
    async saveCopy(target) {
      if (!opened) return refuse('missing', 'No plan is open.');
      const { paths, state } = opened.store;
      const copied = copyPlan(ports, { plan: paths.plan, throughSeq: state.seq, target });
      copying = Promise.allSettled([copying, copied]);
      return copied;
    },
    async close() {
      // Whoever quits meanwhile still gets the copy.
      await copying;
      await closePlan();
      tellStatus();
    },
    subscribe: (client) => void clients.add(client),
    unsubscribe: (client) => void clients.delete(client),
    actor() {
      if (!opened) return refuse('missing', 'No plan is open.');
      if (!identity)
        return refuse('missing', 'Slipway does not know who you are yet. Give your name in Settings first (Ctrl ,).');
      const known = personNamed(opened.store.state.database, identity.name);
      return ok(known ? { id: known.id } : { newcomer: identity });
    },
  };
  return backend;
}

/** The records that a transaction brought into being, in order. */
export const createdBy = ({ changes }: Transaction, most = Number.POSITIVE_INFINITY): Ran['created'] => {
  const created: Ran['created'] = [];
  for (const { collection, id, before, after } of changes) {
    if (created.length >= most) break;
    if (before === null) created.push({ collection, id, ...(after?.key ? { key: after.key } : {}) });
  }
  return created;
};
