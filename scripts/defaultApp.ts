import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { createPackage } from '@electron/asar';

const sourceFolder = path.join(import.meta.dirname, 'defaultApp');

/** Changes with every change to the default app's source, so that an archive made from an older one is noticed. */
export async function defaultAppDigest(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(sourceFolder)).toSorted()) {
    hash
      .update(name)
      .update('\0')
      .update(await readFile(path.join(sourceFolder, name)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Packs scripts/defaultApp to where Electron looks for it: it is what loads the app named on the command line. */
export async function addDefaultApp(dist: string): Promise<void> {
  const resources = path.join(dist, 'resources');
  await mkdir(resources, { recursive: true });
  // Made aside and renamed, because an Electron that is just starting may be reading the present one.
  const aside = await mkdtemp(path.join(resources, 'making-'));
  try {
    const archive = path.join(aside, 'default_app.asar');
    await createPackage(sourceFolder, archive);
    await rename(archive, path.join(resources, 'default_app.asar'));
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}
