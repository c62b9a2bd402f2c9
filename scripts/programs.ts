import { type ExecFileOptions, execFile } from 'node:child_process';
import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';

/** The root of the project, whatever folder a script is started from. */
export const projectRoot = path.resolve(import.meta.dirname, '..');

interface Outcome {
  succeeded: boolean;
  output: string;
  errorOutput: string;
}

/** Runs a program to its end and hands back what it said; a failure is an outcome to judge, never an exception. */
export function run(program: string, parameters: string[], options: ExecFileOptions = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const limits = { maxBuffer: 64 * 1024 * 1024, ...options, encoding: 'utf8' as const };
    execFile(program, parameters, limits, (error, output, errorOutput) => {
      // A program that could not be started at all has said nothing itself: the reason is then in the error.
      resolve({ succeeded: error === null, output, errorOutput: errorOutput || (error?.message ?? '') });
    });
  });
}

export async function isExecutableFile(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

/** Looks along PATH itself: `which` is missing from minimal systems, and asking a shell would need a shell string. */
export async function hasProgram(name: string): Promise<boolean> {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    if (folder !== '' && (await isExecutableFile(path.join(folder, name)))) return true;
  }
  return false;
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}
