import { hasProgram, isRoot, run } from './programs.ts';
import { SetUpProblem, tell } from './setUpProblem.ts';

/** apt-get, for people to copy: the lists first, as a fresh system has none. */
export function commandToType(packages: string[]): string {
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
}

/** How this process may run apt-get, or undefined where it may not: then a person has to. */
async function aptGetPrefix(): Promise<string[] | undefined> {
  if (!(await hasProgram('apt-get'))) return undefined;
  if (isRoot()) return [];
  // Build servers run as a user who may use sudo without a password; on a person's machine sudo is theirs to type.
  const isBuildServer = Boolean(process.env.CI) && (await hasProgram('sudo'));
  return isBuildServer && (await run('sudo', ['-n', 'true'])).succeeded ? ['sudo', '-n'] : undefined;
}

export async function mayInstallPackages(): Promise<boolean> {
  return (await aptGetPrefix()) !== undefined;
}

/** Fetches apt's lists of packages: containers come without any, and then apt knows no package at all. */
export async function updatePackageLists(): Promise<void> {
  await aptGet(['update']);
}

export async function installPackages(packages: string[], reason: string): Promise<void> {
  tell(`${reason}: installing ${packages.join(' ')} with apt-get`);
  await aptGet(['install', '-y', '--no-install-recommends', ...packages]);
}

/** Those of the names under which apt has a package of its own; names that others merely provide are not among them. */
export async function availablePackages(names: string[]): Promise<Set<string>> {
  if (names.length === 0 || !(await hasProgram('apt-cache'))) return new Set();
  // `madison` prints one line for each version of a real package, and nothing for a name that has none.
  const listing = await run('apt-cache', ['madison', ...names], { env: { ...process.env, LC_ALL: 'C' } });
  return new Set(parseMadison(listing.output));
}

/** The first column of the lines `libgtk-3-0 | 3.24.38-2 | source of the package`. */
export function parseMadison(listing: string): string[] {
  return listing
    .split('\n')
    .map((line) => line.split('|')[0]?.trim() ?? '')
    .filter((name) => name !== '');
}

async function aptGet(parameters: string[]): Promise<void> {
  const prefix = await aptGetPrefix();
  if (prefix === undefined) throw new Error('apt-get may not be run by this user.');
  // Through `env`, because sudo drops the environment; without it a package may stop to ask a question.
  const [program = '', ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...parameters];
  const outcome = await run(program, rest);
  if (outcome.succeeded) return;
  const words = `${outcome.output}\n${outcome.errorOutput}`.trim().split('\n').slice(-12).join('\n');
  throw new SetUpProblem(`apt-get ${parameters[0]} failed. Put right what it names and try again.\n${words}`);
}
