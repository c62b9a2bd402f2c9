import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { projectRoot } from '../../scripts/programs.ts';

export interface Said {
  code: number;
  stdout: string;
  stderr: string;
}

/** The twin as a script calls it: each call is a process of its own, in a folder of its own. */
export interface Twin {
  folder: string;
  slipway(words: readonly string[], input?: string): Promise<Said>;
  remove(): Promise<void>;
}

/**
 * Bundled once: a call then takes a fifth of the time that tsx needs to load four hundred modules. That the twin runs from its
 * sources too, cliOccurrences.test.ts shows.
 */
export async function makeTwin(): Promise<Twin> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-twin-'));
  const bundle = await mkdtemp(join(tmpdir(), 'slipway-bundle-'));
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: 'electron/cli.ts',
      outDir: bundle,
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: 'cli.mjs' } },
    },
  });
  return {
    folder,
    slipway: (words, input = '') => call([join(bundle, 'cli.mjs'), ...words], folder, input),
    remove: async () => {
      await rm(folder, { recursive: true });
      await rm(bundle, { recursive: true });
    },
  };
}

function call(words: readonly string[], folder: string, input: string): Promise<Said> {
  const env = { ...process.env, SLIPWAY_HOME: join(folder, 'home'), INIT_CWD: folder };
  return new Promise((resolve) => {
    const options = { cwd: projectRoot, env, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(process.execPath, words, options, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
    child.stdin?.end(input);
  });
}
