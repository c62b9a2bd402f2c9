import type { Identity } from '../../shared/api/contract.ts';
import { personNamed } from '../../shared/domain/person.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { type SampleStep, samplePlan } from '../../shared/sample/samplePlan.ts';
import type { Actor } from './actor.ts';
import type { Backend } from './backend.ts';
import { type Disk, sayDiskError } from './disk.ts';
import { createPlanFile, openPlanToWrite, type PlanPorts } from './openPlans.ts';
import type { PlanStore } from './store.ts';

/** Makes the sample plan at a path and opens it. */
export async function createSample(backend: Backend, path: string): Promise<Result<null>> {
  const identity = backend.identity();
  if (!identity)
    return refuse('missing', 'Slipway does not know who you are yet. Give your name in Settings first (Ctrl ,).');
  const made = await makeSamplePlan(backend.ports, path, identity);
  return made.ok ? backend.open(path) : made;
}

/**
 * Makes it and closes it again: every command of it is run as it would be by hand, at the time and by
 * the person that the sample names; last, whoever makes it joins them.
 */
async function makeSamplePlan(ports: PlanPorts, path: string, identity: Identity): Promise<Result<null>> {
  const made = await createPlanFile(ports, path);
  if (!made.ok) return made;
  const begin = ports.now();
  const clock = { at: begin };
  const late = syncingAtTheEnd(ports.disk);
  const opened = await openPlanToWrite({ ...ports, disk: late.disk, now: () => clock.at }, path, {
    isBeingMade: true,
  });
  if (!opened.ok) return opened;
  const { store } = opened.value;
  const played = await play(store, begin, clock).finally(() => {
    clock.at = begin;
  });
  const joined = played.ok && !personNamed(store.state.database, identity.name) ? await join(store, identity) : played;
  await opened.value.close();
  const [failure] = late.failures;
  return failure ? refuse('readOnly', `The sample was not saved at ${path}: ${sayDiskError(failure)}.`) : joined;
}

async function play(store: PlanStore, begin: Instant, clock: { at: Instant }): Promise<Result<null>> {
  for (const step of samplePlan(begin)) {
    clock.at = step.at;
    const done = await store.run(step.name, step.input, actorOf(step, store));
    if (!done.ok) return done;
  }
  return ok(null);
}

const actorOf = ({ by }: SampleStep, { state }: PlanStore): Actor =>
  by === null ? 'created by this command' : { id: state.database.byKey('people', by)!.id };

async function join(store: PlanStore, identity: Identity): Promise<Result<null>> {
  const joined = await store.run('person.register', identity, 'created by this command');
  return joined.ok ? ok(null) : joined;
}

/** Nobody works on it yet: a file need not be durable after every command, only once it is closed. */
function syncingAtTheEnd(disk: Disk): { disk: Disk; failures: unknown[] } {
  const failures: unknown[] = [];
  const open: Disk['open'] = async (path) => {
    const file = await disk.open(path);
    return {
      ...file,
      sync: () => Promise.resolve(),
      async close() {
        // The journal takes a close that fails lightly, as it has synced before.
        await file.sync().catch((error: unknown) => failures.push(error));
        await file.close();
      },
    };
  };
  return { disk: { ...disk, open }, failures };
}
