import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/programs.ts';
import { bundleOf } from './bundle.ts';

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

/** That the twin runs from its sources too, cliOccurrences.test.ts shows. */
export async function makeTwin(): Promise<Twin> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-twin-'));
  const { script, remove } = await bundleOf('electron/cli.ts');
  return {
    folder,
    slipway: (words, input = '') => call([script, ...words], folder, input),
    remove: async () => {
      await rm(folder, { recursive: true });
      await remove();
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
