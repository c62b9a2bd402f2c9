import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** What `npm run torture` runs: the tests of durability with every byte torn and a thousand kills. */
const root = join(import.meta.dirname, '..', '..');
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const files = ['durability', 'fsync', 'diskErrors', 'kill'].map((name) => `tests/electron/${name}.test.ts`);
const node20 = join(root, 'scripts', 'mapGroupBy.mjs');
const child = spawn(process.execPath, ['--import', node20, vitest, 'run', '--project', 'unit', ...files], {
  cwd: root,
  env: { ...process.env, SLIPWAY_TORTURE: '1' },
  stdio: 'inherit',
});
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
