import type { AppInfo, OpenTrouble, PlanStatus, SavedCopy } from '../../shared/api/contract.ts';
import { personNamed } from '../../shared/domain/person.ts';
import { ok, type Result } from '../../shared/kernel/result.ts';
import type { Actor } from './actor.ts';
import { type Client, createAudience } from './audience.ts';
import type { StartImport } from './importRunner.ts';
import { createImports, type Imports } from './imports.ts';
import type { PlanPorts } from './openPlans.ts';
import { type PersonalPorts, type PersonalSettings, readPersonalSettings } from './personalSettings.ts';
import { createPickedFiles, type PickedFiles } from './pickedFiles.ts';
import {
  closeInView,
  createInView,
  openInView,
  openReadOnly,
  type PlanInView,
  reopen,
  saveCopy,
  statusOf,
  tellStatus,
} from './planInView.ts';
import type { PublishingPorts } from './publish.ts';
import { nobodyKnown, noPlanOpen } from './refusals.ts';
import type { PlanStore } from './store.ts';

/** What the backend asks of the desktop around it. The command line has no dialogs and never asks. */
export interface BackendPorts extends PlanPorts, PersonalPorts, PublishingPorts {
  info: AppInfo;
  newWindow(): void;
  choosePlanToOpen(): Promise<string | null>;
  chooseNewPlan(name: string): Promise<string | null>;
  /** Where a copy of the plan at that path goes; what is there already may be replaced. */
  chooseCopy(plan: string): Promise<string | null>;
  /** Where files to import are read: in a thread of its own in the app, in line elsewhere. */
  startImport: StartImport;
}

/** One plan at a time, any number of windows on it. */
export interface Backend extends PersonalSettings {
  readonly ports: BackendPorts;
  readonly store: PlanStore | null;
  readonly trouble: OpenTrouble | null;
  readonly files: PickedFiles;
  readonly imports: Imports;
  status(): PlanStatus | null;
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
  const audience = createAudience();
  const personal = await readPersonalSettings(ports, audience);
  const view: PlanInView = {
    ports,
    audience,
    personal,
    opened: null,
    trouble: null,
    opening: Promise.resolve(),
    copying: Promise.resolve(),
  };
  return {
    ...personal,
    ports,
    files: createPickedFiles(),
    imports: createImports(ports.startImport),
    get store() {
      return view.opened?.store ?? null;
    },
    get trouble() {
      return view.trouble;
    },
    async setIdentity(next) {
      await personal.setIdentity(next);
      tellStatus(view);
    },
    status: () => statusOf(view),
    create: (path, settings) => createInView(view, path, settings),
    open: (path) => openInView(view, path),
    ready: () => view.opening,
    openReadOnly: (path, why) => openReadOnly(view, path, why),
    reopen: () => reopen(view),
    saveCopy: (target) => saveCopy(view, target),
    close: () => closeInView(view),
    subscribe: (client) => audience.add(client),
    unsubscribe: (client) => audience.remove(client),
    actor: () => actorIn(view),
  };
}

function actorIn({ opened, personal }: PlanInView): Result<Actor> {
  if (!opened) return noPlanOpen;
  const identity = personal.identity();
  if (!identity) return nobodyKnown;
  const known = personNamed(opened.store.state.database, identity.name);
  return ok(known ? { id: known.id } : { newcomer: identity });
}
