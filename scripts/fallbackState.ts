import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { defaultAppDigest } from './defaultApp.ts';
import { fallbackPackage } from './fallbackPackage.ts';
import { isExecutableFile } from './programs.ts';

/** Written last of all, with the size of every file: a file that a power cut emptied or a clean-up took is noticed. */
const MANIFEST = 'slipway-manifest.json';

interface Manifest {
  defaultAppDigest: string;
  sizes: Record<string, number>;
}

/** `otherDefaultApp`: sound, but its default app was made from another state of scripts/defaultApp. */
type DistState = 'whole' | 'otherDefaultApp' | 'damaged';

export async function distState(dist: string): Promise<DistState> {
  try {
    const version = await readFile(path.join(dist, 'version'), 'utf8');
    if (version !== fallbackPackage.electronVersion) return 'damaged';
    if (!(await isExecutableFile(path.join(dist, 'electron')))) return 'damaged';
    const manifest = JSON.parse(await readFile(path.join(dist, MANIFEST), 'utf8')) as Manifest;
    for (const [file, size] of Object.entries(manifest.sizes)) {
      if ((await stat(path.join(dist, file))).size !== size) return 'damaged';
    }
    return manifest.defaultAppDigest === (await defaultAppDigest()) ? 'whole' : 'otherDefaultApp';
  } catch {
    // Whatever cannot be read is not there: it is assembled anew, which says what is wrong if that fails too.
    return 'damaged';
  }
}

export async function writeManifest(dist: string): Promise<void> {
  const sizes: Record<string, number> = {};
  for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const place = path.relative(dist, file);
    if (entry.isFile() && place !== MANIFEST) sizes[place] = (await stat(file)).size;
  }
  const manifest: Manifest = { defaultAppDigest: await defaultAppDigest(), sizes };
  const temporary = path.join(dist, `${MANIFEST}.${process.pid}`);
  await writeFile(temporary, JSON.stringify(manifest, null, 2));
  await rename(temporary, path.join(dist, MANIFEST));
}
