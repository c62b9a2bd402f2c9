import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { isRoot } from './programs.ts';
import { SetUpProblem, tell } from './setUpProblem.ts';

export { withDisplay } from './virtualDisplay.ts';

const SET_USER_ID = 0o4000;
const RESTRICTION = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
const PROFILES = '/etc/apparmor.d';

let hasToldAboutRoot = false;

/** What has to stand before the app's path on Electron's command line, here and for this user. */
export async function launchArguments(executable: string): Promise<string[]> {
  if (process.platform !== 'linux') return [];
  if (isRoot()) {
    if (!hasToldAboutRoot) {
      tell('Running as root: the sandbox is off. Start as an ordinary user to keep it.');
      hasToldAboutRoot = true;
    }
    return ['--no-sandbox'];
  }
  await requireSandbox(executable);
  return [];
}

/**
 * Ubuntu 24.04 and later let an unknown program make no user namespaces, which Chromium's sandbox is built on, and an
 * unpacked Electron then aborts with a trap. Its helper `chrome-sandbox`, owned by root and with the set-user-id bit,
 * builds the sandbox the other way.
 *
 * Of the two remedies this is the narrower one. An AppArmor profile would allow user namespaces to whatever lies at the
 * executable's path, which in a folder of the user's any of their programs can replace; the helper does one job only,
 * and if someone replaces it, root's rights are gone. It is also a single plain line, and can be checked for exactly.
 */
async function requireSandbox(executable: string): Promise<void> {
  const restriction = await readFile(RESTRICTION, 'utf8').catch(() => '0');
  if (restriction.trim() !== '1') return;
  const helper = path.join(path.dirname(executable), 'chrome-sandbox');
  if ((await isRootsHelper(helper)) || (await hasProfile(executable))) return;
  throw new SetUpProblem(
    'This system keeps Electron from building its sandbox, and Slipway does not start without it. ' +
      `Run this line once, then try again:\n  ${sandboxCommand(helper)}`,
  );
}

/** Owner first: a change of owner takes the set-user-id bit away again. */
export function sandboxCommand(helper: string): string {
  const quoted = `'${helper.replaceAll("'", "'\\''")}'`;
  return `sudo chown root:root ${quoted} && sudo chmod 4755 ${quoted}`;
}

async function isRootsHelper(helper: string): Promise<boolean> {
  const status = await stat(helper).catch(() => undefined);
  return status !== undefined && status.uid === 0 && (status.mode & SET_USER_ID) !== 0;
}

/** Whether someone has written a profile for this executable, and so settled the matter in the other way. */
async function hasProfile(executable: string): Promise<boolean> {
  for (const name of await readdir(PROFILES).catch(() => [])) {
    const profile = await readFile(path.join(PROFILES, name), 'utf8').catch(() => '');
    if (profile.includes(executable) && /\buserns,/.test(profile)) return true;
  }
  return false;
}
