import { choosePackages, possiblePackages } from './debianPackages.ts';
import {
  availablePackages,
  commandToType,
  installPackages,
  mayInstallPackages,
  updatePackageLists,
} from './packageInstaller.ts';
import { hasProgram, run } from './programs.ts';
import { SetUpProblem } from './setUpProblem.ts';

/** The libraries that `ldd` reports as `libgtk-3.so.0 => not found`, each once. */
export function missingLibraries(lddOutput: string): string[] {
  const names = [...lddOutput.matchAll(/^\s*(\S+) => not found\s*$/gm)].map((match) => match[1] ?? '');
  return [...new Set(names)];
}

/** Makes sure that the system has the shared libraries that this Electron links to. */
export async function ensureSystemLibraries(executable: string): Promise<void> {
  if (process.platform !== 'linux') return;
  const missing = await librariesMissingFor(executable);
  if (missing.length === 0) return;
  const reason = `Electron needs ${missing.length} system ${missing.length === 1 ? 'library' : 'libraries'} more`;
  if (!(await hasProgram('apt-get'))) {
    throw new SetUpProblem(
      `${reason}: ${missing.join(', ')}. Install them with the package manager of this system, then try again.`,
    );
  }
  const mayInstall = await mayInstallPackages();
  if (mayInstall) await updatePackageLists();
  const choice = choosePackages(missing, await availablePackages(possiblePackages(missing)));
  if (choice.unknownLibraries.length > 0) {
    throw new SetUpProblem(
      `${reason}, some from packages not known to us: ${choice.unknownLibraries.join(', ')}. ` +
        `Install what provides them, then try again.${choice.packages.length > 0 ? advice(choice.packages) : ''}`,
    );
  }
  if (!mayInstall) throw new SetUpProblem(`${reason}.${advice(choice.packages)}`);
  await installPackages(choice.packages, reason);
  const stillMissing = await librariesMissingFor(executable);
  if (stillMissing.length > 0) {
    throw new SetUpProblem(`Electron still misses ${stillMissing.join(', ')} after apt-get installed their packages.`);
  }
}

/** Makes sure that windows can be shown: on the screen of the session, else on a virtual one (see withDisplay). */
export async function ensureDisplay(options: { mayInstall?: boolean } = {}): Promise<void> {
  if (!needsVirtualDisplay() || (await hasProgram('Xvfb'))) return;
  const mayInstall = options.mayInstall ?? (await mayInstallPackages());
  const reason = 'There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set)';
  if (!mayInstall) {
    throw new SetUpProblem(
      `${reason}. Start Slipway from a desktop session, or install a virtual screen.${advice(['xauth', 'xvfb'])}`,
    );
  }
  await updatePackageLists();
  await installPackages(['xauth', 'xvfb'], reason);
}

export function needsVirtualDisplay(): boolean {
  return process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
}

async function librariesMissingFor(executable: string): Promise<string[]> {
  // Without ldd nothing can be told; Electron itself then names the first library it misses.
  if (!(await hasProgram('ldd'))) return [];
  const outcome = await run('ldd', [executable], { env: { ...process.env, LC_ALL: 'C' } });
  return missingLibraries(outcome.output);
}

function advice(packages: string[]): string {
  return ` Run this line, then try again:\n  ${commandToType(packages)}`;
}
