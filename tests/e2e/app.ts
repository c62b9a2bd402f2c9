import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { electronRuntime } from '../../scripts/electronRuntime.ts';
import { launchArguments } from '../../scripts/launch.ts';
import { projectRoot } from '../../scripts/programs.ts';

/** The real app on a home of its own, so that a test finds and leaves nothing on this computer. */
export interface RunningApp {
  app: ElectronApplication;
  page: Page;
  home: string;
  /** What the window's console and page errors said. */
  problems: string[];
  close(): Promise<void>;
}

export async function launchApp(options: { home?: string; arguments?: string[] } = {}): Promise<RunningApp> {
  const { executable } = await electronRuntime();
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'slipway-e2e-')));
  const app = await _electron.launch({
    executablePath: executable,
    // Else Playwright shows every window as light and American.
    colorScheme: null,
    locale: 'en-GB',
    args: [...(await launchArguments(executable)), projectRoot, ...(options.arguments ?? [])],
    env: { ...(process.env as Record<string, string>), SLIPWAY_HOME: join(home, 'settings'), XDG_CONFIG_HOME: home },
  });
  const problems: string[] = [];
  const listen = (page: Page) => {
    // A test looks at what is there, never at something half faded out; benches and the demo see the app move.
    // A window that only prints is gone before it hears of it.
    if (process.env.VITEST) page.emulateMedia({ reducedMotion: 'reduce' }).catch(() => undefined);
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
  };
  app.on('window', listen);
  const page = await app.firstWindow();
  listen(page);
  return { app, page, home, problems, close: () => app.close() };
}

/** The desktop's own dialogs cannot be driven: the test answers for the person. */
export async function answerDialogs(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
}

/** Chooses an entry of the native menu, by the name of its action. */
export const chooseInMenu = (app: ElectronApplication, action: string): Promise<void> =>
  app.evaluate(({ Menu, BrowserWindow }, id) => {
    Menu.getApplicationMenu()!.getMenuItemById(id)!.click(undefined, BrowserWindow.getAllWindows()[0]);
  }, action);

export const removeHome = (home: string): Promise<void> => rm(home, { recursive: true, force: true });
