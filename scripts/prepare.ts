import { buildIfNeeded } from './build.ts';
import { type ElectronRuntime, electronRuntime } from './electronRuntime.ts';
import { ensureDisplay, ensureSystemLibraries } from './systemLibraries.ts';

/** All that has to be there before the app can run: Electron, the system's libraries, a screen, the build. */
export async function prepare(): Promise<ElectronRuntime> {
  const runtime = await electronRuntime({ announceFallback: true });
  // For everything started from here: the electron package, electron-vite and Playwright then all use this Electron.
  process.env.ELECTRON_OVERRIDE_DIST_PATH = runtime.distPath;
  process.env.ELECTRON_EXEC_PATH = runtime.executable;
  await ensureSystemLibraries(runtime.executable);
  await ensureDisplay();
  await buildIfNeeded(process.env);
  return runtime;
}
