import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { projectRoot } from '../../scripts/programs.ts';

/**
 * One script of a program that a test starts many times: it begins in a fifth of the time that tsx needs to load four hundred
 * modules.
 *
 * @param entry its first source, from the project's root on
 */
export async function bundleOf(entry: string): Promise<{ script: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-bundle-'));
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'program.mjs' } },
    },
  });
  return { script: join(folder, 'program.mjs'), remove: () => rm(folder, { recursive: true }) };
}
