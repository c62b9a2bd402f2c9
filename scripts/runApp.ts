import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const forwardedSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** One Ctrl+C can reach this process several times: from the terminal, from npm and from tsx. */
const SAME_SIGNAL_MILLISECONDS = 1000;

/** Runs the app until it ends, passes signals on to it, and hands back its exit code. */
export function runApp(executable: string, parameters: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const app = spawn(executable, parameters, {
      stdio: 'inherit',
      // npm moves to the project's folder; a file named on the command line is meant from where the person is.
      cwd: process.env.INIT_CWD ?? process.cwd(),
      // Electron takes the first SIGINT as a wish to close and dies of the second. In a process group of its own it
      // gets none from the terminal, only the one passed on below, and can save before it closes.
      detached: process.platform !== 'win32',
    });
    const passOn = forwardOnce((signal) => app.kill(signal));
    for (const signal of forwardedSignals) process.on(signal, passOn);
    const settle = () => {
      for (const signal of forwardedSignals) process.off(signal, passOn);
    };
    app.once('error', (error) => {
      settle();
      reject(error);
    });
    app.once('exit', (code, signal) => {
      settle();
      // 128 and the signal's number is how shells tell of an end by signal.
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

/** Drops what follows closely on the same wish; a later, impatient one is passed on and ends the app at once. */
function forwardOnce(forward: (signal: NodeJS.Signals) => void): (signal: NodeJS.Signals) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (signal) => {
    const now = performance.now();
    if (now - last < SAME_SIGNAL_MILLISECONDS) return;
    last = now;
    forward(signal);
  };
}
