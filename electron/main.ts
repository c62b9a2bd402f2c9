import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { app, dialog, Menu, nativeTheme } from 'electron';
import { v7 as newTransactionId } from 'uuid';
import { toInstant } from '../shared/kernel/time.ts';
import { type Backend, createBackend } from './backend/backend.ts';
import { nodeDisk } from './backend/disk.ts';
import { createHandlers } from './backend/handlers.ts';
import { installationFolder, openInstallation } from './backend/installation.ts';
import { compactInThread } from './compactor.ts';
import { registerAppScheme, serveAppScheme } from './desktop/appScheme.ts';
import { chooseCopy, chooseFile, chooseNewPlan, choosePlanToOpen } from './desktop/dialogs.ts';
import { serve } from './desktop/ipc.ts';
import { buildMenu } from './desktop/menu.ts';
import { lockDown } from './desktop/security.ts';
import { openWindow, windows } from './desktop/windows.ts';
import { importInThread } from './importThread.ts';
import { printToPdf } from './pdf.ts';

/**
 * The app: one process, one plan, any number of windows. What is true is in shared/, what keeps it is in backend/; here is
 * only the desktop around them.
 */
// Date fields of the desktop's own follow this: 24 hours, the day before the month (DESIGN, section 4).
app.commandLine.appendSwitch('lang', 'en-GB');
app.setPath('userData', installationFolder());
const rendererFolder = join(import.meta.dirname, '../renderer');
registerAppScheme();
if (app.requestSingleInstanceLock()) run();
else app.quit();

function run(): void {
  let backend: Backend | null = null;
  let isClosed = false;

  app.on('second-instance', (_event, argv, folder) => {
    const file = planInArguments(argv, folder);
    if (file) void backend?.open(file);
    windows()[0]?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  // The plan file must be whole before the process goes; quitting waits for it.
  app.on('before-quit', (event) => {
    if (isClosed || !backend) return;
    event.preventDefault();
    void backend.close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });

  void app.whenReady().then(async () => {
    lockDown();
    serveAppScheme(rendererFolder);
    const created = await startBackend();
    backend = created;
    nativeTheme.themeSource = (await created.preferences()).theme;
    serve(createHandlers(created), created);
    Menu.setApplicationMenu(buildMenu());
    const file = planInArguments(process.argv, process.cwd()) ?? (await lastPlan(created));
    // Begun before the window is there: its first question waits for the answer.
    if (file) void created.open(file);
    openWindow();
  });
}

const startBackend = (): Promise<Backend> =>
  createBackend({
    disk: nodeDisk,
    now: () => toInstant(Date.now()),
    newTransactionId,
    newNonce: () => randomBytes(16).toString('hex'),
    // The bundler puts the worker beside main.
    compact: compactInThread(new URL('./compactionWorker.js', import.meta.url)),
    startImport: importInThread(new URL('./importWorker.js', import.meta.url)),
    installation: openInstallation(nodeDisk, installationFolder()),
    program: 'Slipway',
    info: {
      version: app.getVersion(),
      electron: process.versions.electron ?? null,
      tzdata: process.versions.tz ?? 'unknown',
      platform: process.platform,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    },
    newWindow: openWindow,
    setTheme: (theme) => {
      nativeTheme.themeSource = theme;
    },
    chooseNewPlan: (name) => chooseNewPlan(dialog, name),
    chooseCopy: (plan) => chooseCopy(dialog, plan),
    chooseFile: (name, kind) => chooseFile(dialog, name, kind),
    printToPdf: (document) => printToPdf(rendererFolder, document),
    choosePlanToOpen: () => choosePlanToOpen(dialog),
  });

/** Slipway goes on where it was left. */
const lastPlan = async (backend: Backend): Promise<string | undefined> =>
  (await backend.ports.installation.read()).recent[0]?.path;

/** `slipway FILE`, also by a double click on a plan. */
function planInArguments(argv: readonly string[], folder: string): string | undefined {
  const file = argv.slice(1).find((argument) => argument.endsWith('.slipway') && !argument.startsWith('-'));
  return file && resolve(folder, file);
}
