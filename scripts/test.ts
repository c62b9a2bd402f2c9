/**
 * What `npm test` runs: typecheck, format, lint, unit and property tests, end-to-end tests in the real Electron.
 * The last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { withDisplay } from './launch.ts';
import { prepare } from './prepare.ts';
import { ensurePrintTools } from './printTools.ts';
import { projectRoot } from './programs.ts';
import { reportProblem } from './setUpProblem.ts';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const program = (name: string): string => path.join(projectRoot, 'node_modules', name);
const TYPESCRIPT = program('typescript/bin/tsc');
const VITEST = program('vitest/vitest.mjs');
const NODE_20 = path.join(projectRoot, 'scripts', 'mapGroupBy.mjs');
const reports = path.join(projectRoot, 'artifacts', 'reports');

async function test(): Promise<Count> {
  const total: Count = { passed: 0, failed: 0, skipped: 0 };
  const add = ({ passed, failed, skipped }: Count) => {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  };
  add(await check('Types', TYPESCRIPT, ['-p', 'tsconfig.json']));
  add(await check('Types of shared/, which knows no Node and no DOM', TYPESCRIPT, ['-p', 'tsconfig.shared.json']));
  add(await check('Types of Electron 33 and Node 20, the oldest runtime', TYPESCRIPT, ['-p', 'tsconfig.floor.json']));
  add(await check('Format', program('@biomejs/biome/bin/biome'), ['check', '.']));
  add(await check('Lint', program('oxlint/bin/oxlint'), ['--type-aware']));
  await prepare();
  await ensurePrintTools();
  add(await vitest('unit'));
  // What depends on the computer's zone is in shared/: once more on the other side of midnight, and half an hour off.
  for (const zone of ['America/Los_Angeles', 'Asia/Kolkata'])
    add(await vitest('unit', ['tests/shared'], { TZ: zone }, `unit-${zone.replace('/', '-')}`));
  add(await withDisplay(() => vitest('e2e')));
  return total;
}

async function check(title: string, script: string, parameters: string[]): Promise<Count> {
  console.log(`\n${title}`);
  const isPassed = (await runInView(script, parameters, {})) === 0;
  return { passed: isPassed ? 1 : 0, failed: isPassed ? 0 : 1, skipped: 0 };
}

async function vitest(
  project: string,
  filters: string[] = [],
  environment: NodeJS.ProcessEnv = {},
  name = project,
): Promise<Count> {
  console.log(`\nTests: ${name}`);
  const report = path.join(reports, `${name}.json`);
  await mkdir(reports, { recursive: true });
  await rm(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const exitCode = await runInView(VITEST, ['run', '--project', project, ...reporters, ...filters], environment);
  const found = await readFile(report, 'utf8').catch(() => null);
  if (found === null) return { passed: 0, failed: 1, skipped: 0 };
  const counts = JSON.parse(found) as { numPassedTests: number; numFailedTests: number; numPendingTests: number };
  // A file that cannot be loaded, or an error outside a test, fails the run although no test did.
  const failed = exitCode === 0 ? counts.numFailedTests : Math.max(1, counts.numFailedTests);
  return { passed: counts.numPassedTests, failed, skipped: counts.numPendingTests };
}

/** Runs one of the tools in this terminal, so that its output is seen as it comes. */
function runInView(script: string, parameters: string[], environment: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', NODE_20, script, ...parameters], {
      cwd: projectRoot,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

try {
  const { passed, failed, skipped } = await test();
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
} catch (error) {
  reportProblem(error);
  console.log('\n0 passed, 1 failed');
}
