/**
 * What `npm start` runs: finds Electron, sees to libraries and a screen, builds if need be, and runs Slipway.
 *
 *   npm start -- FILE              further arguments go to the app
 *   npm start -- --prepare-only    all of it but the run
 */
import { launchArguments, withDisplay } from './launch.ts';
import { prepare } from './prepare.ts';
import { projectRoot } from './programs.ts';
import { runApp } from './runApp.ts';
import { reportProblem } from './setUpProblem.ts';

const PREPARE_ONLY = '--prepare-only';

async function start(parameters: string[]): Promise<number> {
  const runtime = await prepare();
  if (parameters.includes(PREPARE_ONLY)) return 0;
  const switches = await launchArguments(runtime.executable);
  return withDisplay(() => runApp(runtime.executable, [...switches, projectRoot, ...parameters]));
}

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  reportProblem(error);
}
