import { dirname } from 'node:path';
import type { PlanStatus, Reply } from '../../shared/api/contract.ts';
import type { Handlers } from '../../shared/api/rpc.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { SAMPLE_NAME } from '../../shared/sample/samplePlan.ts';
import type { Client } from './audience.ts';
import type { Backend } from './backend.ts';
import { whyOnlyRead } from './openPlans.ts';
import { planFileName } from './planPaths.ts';
import { noPlanOpen, nothingChosen } from './refusals.ts';
import { restoreBackup } from './restore.ts';
import { createSample } from './samplePlan.ts';

type PlanHandlers = Pick<
  Handlers<Client>,
  'plan.recent' | 'plan.create' | 'plan.createSample' | 'plan.open' | 'plan.close' | 'plan.saveCopy'
>;

/** The roads into a plan and out of it. */
export function planHandlers(backend: Backend): PlanHandlers {
  const { ports } = backend;
  return {
    'plan.recent': async () => {
      const { recent } = await ports.installation.read();
      return ok(
        recent.map(({ path, name, openedAt }) => ({
          fileName: planFileName(path),
          folder: dirname(path),
          name,
          openedAt,
        })),
      );
    },
    'plan.create': async (settings) => {
      const path = await ports.chooseNewPlan(settings.name);
      return path ? opened(backend, await backend.create(path, settings)) : nothingChosen;
    },
    'plan.createSample': async () => {
      const path = await ports.chooseNewPlan(SAMPLE_NAME);
      return path ? opened(backend, await createSample(backend, path)) : nothingChosen;
    },
    'plan.open': async ({ recent }) => {
      const known = recent === undefined ? null : (await ports.installation.read()).recent[recent]?.path;
      const path = known ?? (await ports.choosePlanToOpen());
      return path ? opened(backend, await backend.open(path)) : nothingChosen;
    },
    'plan.close': async () => {
      await backend.close();
      return ok(null);
    },
    'plan.saveCopy': async () => {
      const plan = backend.store?.paths.plan;
      if (!plan) return noPlanOpen;
      const target = await ports.chooseCopy(plan);
      return target ? backend.saveCopy(target) : nothingChosen;
    },
  };
}

type TroubleHandlers = Pick<
  Handlers<Client>,
  'plan.status' | 'plan.trouble' | 'plan.openReadOnly' | 'plan.restore' | 'plan.retry' | 'plan.verify'
>;

/** How it stands with the plan in view, and what helps where it cannot be written. */
export function troubleHandlers(backend: Backend): TroubleHandlers {
  const { ports } = backend;
  return {
    'plan.status': async () => {
      await backend.ready();
      return ok(backend.status());
    },
    'plan.trouble': () => ok(backend.trouble),
    'plan.openReadOnly': async () => {
      const { trouble } = backend;
      if (!trouble) return refuse('missing', 'There is no plan to look at.');
      const why = whyOnlyRead(trouble.refusal);
      return why
        ? opened(backend, await backend.openReadOnly(trouble.path, why))
        : { ok: false, refusal: trouble.refusal };
    },
    'plan.restore': async ({ backup }) => {
      const { trouble } = backend;
      if (!trouble) return refuse('missing', 'There is no plan to restore.');
      const restored = await restoreBackup(ports, trouble.path, backup);
      return opened(backend, restored.ok ? await backend.open(trouble.path) : restored);
    },
    'plan.retry': async () => opened(backend, await backend.reopen()),
    'plan.verify': async () => {
      const { store } = backend;
      return store ? ok(await store.verify()) : noPlanOpen;
    },
  };
}

/** The status once something was opened; what refused it otherwise. */
const opened = (backend: Backend, result: Result<null>): Reply<PlanStatus> =>
  result.ok ? ok(backend.status()!) : result;
