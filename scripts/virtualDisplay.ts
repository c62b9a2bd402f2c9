import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { SetUpProblem, tell } from './setUpProblem.ts';
import { needsVirtualDisplay } from './systemLibraries.ts';

const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs `work` with a screen: the session's own if there is one, else a virtual one that ends with the work. */
export async function withDisplay<Result>(work: () => Promise<Result>): Promise<Result> {
  if (!needsVirtualDisplay()) return work();
  const folder = await mkdtemp(path.join(tmpdir(), 'slipway-display-'));
  const authority = path.join(folder, 'Xauthority');
  await writeFile(authority, authorityEntry(randomBytes(16)), { mode: 0o600 });
  const server = startServer(authority);
  const before = { DISPLAY: process.env.DISPLAY, XAUTHORITY: process.env.XAUTHORITY };
  const end = () => {
    server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  const endBySignal = (signal: NodeJS.Signals) => {
    // Where someone else handles the signal too (start.ts lets the app close first), the end comes with the work.
    if (process.listenerCount(signal) > 1) return;
    end();
    process.off(signal, endBySignal);
    process.kill(process.pid, signal);
  };
  process.on('exit', end);
  for (const signal of endingSignals) process.on(signal, endBySignal);
  try {
    const display = `:${await displayNumber(server)}`;
    tell(`No screen here: using a virtual one (Xvfb, display ${display}).`);
    Object.assign(process.env, { DISPLAY: display, XAUTHORITY: authority });
    return await work();
  } finally {
    for (const signal of endingSignals) process.off(signal, endBySignal);
    process.off('exit', end);
    end();
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

function startServer(authority: string): ChildProcess {
  const parameters = ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-noreset'];
  return spawn('Xvfb', [...parameters, '-auth', authority], {
    // The fourth pipe is where Xvfb reports the number of the free display that it took, once it is ready.
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // In a process group of its own: else Ctrl+C in the terminal would end the screen before the app could close.
    detached: true,
  });
}

function displayNumber(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const report = server.stdio[3] as Readable;
    let words = '';
    report.on('data', (chunk: Buffer) => {
      words += chunk.toString();
      if (words.endsWith('\n')) resolve(words.trim());
    });
    const refuse = (cause: string) => reject(new SetUpProblem(`The virtual screen (Xvfb) did not start: ${cause}`));
    server.once('error', (error) => refuse(error.message));
    server.once('exit', (code) => refuse(`it ended with code ${code}. Run Xvfb in a terminal to see why.`));
  });
}

/**
 * A file for X11's access control, so that other users of the machine cannot look at the screen or type into it.
 * Written here because the display's number, which the `xauth` program wants, is known only after the server has read
 * the file; the family 0xFFFF makes the entry hold for every display.
 */
function authorityEntry(cookie: Buffer): Buffer {
  const counted = (bytes: Buffer) => Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
  const nothing = Buffer.alloc(0);
  const fields = [nothing, nothing, Buffer.from('MIT-MAGIC-COOKIE-1'), cookie];
  return Buffer.concat([Buffer.from([0xff, 0xff]), ...fields.map(counted)]);
}
