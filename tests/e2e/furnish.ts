import { join } from 'node:path';
import { startBackend } from '../../electron/cli/settings.ts';
import { toInstant } from '../../shared/kernel/time.ts';
import { valueOf } from '../shared/inMemoryPlan.ts';

/** Runs a command on the plan that is being furnished; a refusal is the test's failure. */
type RunCommand = (name: string, input: object) => Promise<void>;

/**
 * Many commands through the real backend in this process. The twin, which does the same, starts anew for each: 20 of them are
 * half a minute on two cores.
 */
export async function furnish(home: string, plan: string, act: (run: RunCommand) => Promise<void>): Promise<void> {
  const before = process.env.SLIPWAY_HOME;
  process.env.SLIPWAY_HOME = join(home, 'settings');
  const backend = await startBackend({}, toInstant(Date.now()));
  try {
    valueOf(await backend.open(plan));
    const actor = valueOf(backend.actor());
    await act(async (name, input) => void valueOf(await backend.store!.run(name, input, actor)));
  } finally {
    await backend.close();
    if (before === undefined) delete process.env.SLIPWAY_HOME;
    else process.env.SLIPWAY_HOME = before;
  }
}
