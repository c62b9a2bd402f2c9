import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot, run } from './programs.ts';
import { SetUpProblem } from './setUpProblem.ts';

const sources = ['electron', 'renderer', 'shared', 'resources'];
const settings = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'];
const outputFolder = path.join(projectRoot, 'out');

/** Its time is that of the beginning of the last build that succeeded: what was changed while it ran is newer. */
const stamp = path.join(outputFolder, '.built');

/** Builds the app into out/, unless out/ is newer than all that it is made from. Says nothing unless it fails. */
export async function buildIfNeeded(environment: NodeJS.ProcessEnv): Promise<void> {
  if (!(await isBuildNeeded())) return;
  // First of all: a build that is broken off must not leave the stamp of the one before it.
  await rm(stamp, { force: true });
  const beginning = new Date();
  // The program behind node_modules/.bin/electron-vite, as that one is a shell script and on Windows a .cmd file.
  const builder = path.join(projectRoot, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const outcome = await run(process.execPath, [builder, 'build'], { cwd: projectRoot, env: environment });
  if (!outcome.succeeded) {
    throw new SetUpProblem(`The build failed.\n${outcome.output.trim()}\n${outcome.errorOutput.trim()}`);
  }
  await mkdir(outputFolder, { recursive: true });
  await writeFile(stamp, '');
  await utimes(stamp, beginning, beginning);
}

async function isBuildNeeded(): Promise<boolean> {
  const built = await changeTime(stamp);
  // The stamp alone does not count: someone may have emptied out/ around it.
  if (built === 0 || (await changeTime(path.join(outputFolder, 'main'))) === 0) return true;
  for (const name of settings) {
    if ((await changeTime(path.join(projectRoot, name))) > built) return true;
  }
  for (const name of sources) {
    if (await hasNewer(path.join(projectRoot, name), built)) return true;
  }
  return false;
}

/** Folders count with their own times too: these change when a file in them is removed or renamed. */
async function hasNewer(folder: string, time: number): Promise<boolean> {
  if ((await changeTime(folder)) > time) return true;
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory() ? await hasNewer(place, time) : (await changeTime(place)) > time) return true;
  }
  return false;
}

async function changeTime(place: string): Promise<number> {
  const status = await stat(place).catch(() => undefined);
  return status?.mtimeMs ?? 0;
}
