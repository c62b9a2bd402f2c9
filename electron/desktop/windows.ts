import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { installationFolder } from '../backend/installation.ts';
import { APP_ORIGIN } from './appScheme.ts';
import { fitToScreen, type Place, readPlace } from './windowPlace.ts';

const stateFile = (): string => join(installationFolder(), 'window.json');

export const windows = (): BrowserWindow[] => BrowserWindow.getAllWindows();

/** Opens a window where the last one was. */
export function openWindow(): void {
  const window = new BrowserWindow({
    ...remembered(),
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Slipway',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0F1215' : '#F1F2F4',
    ...titleBar(),
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.on('close', () => remember(window));
  void window.loadURL(`${APP_ORIGIN}/`);
}

/** macOS and Windows draw their buttons over our bar; on Linux desktops differ, so the frame stays theirs (DESIGN, section 2). */
function titleBar(): Electron.BrowserWindowConstructorOptions {
  if (process.platform === 'darwin') return { titleBarStyle: 'hiddenInset' };
  if (process.platform === 'win32') return { titleBarStyle: 'hidden', titleBarOverlay: { height: 40 } };
  return {};
}

/** The last size and place, brought to a screen that is there now. */
function remembered(): Partial<Place> {
  const last = existsSync(stateFile()) ? readPlace(readFileSync(stateFile(), 'utf8')) : null;
  return last ? fitToScreen(last, screen.getDisplayMatching(last).workArea) : { width: 1280, height: 800 };
}

function remember(window: BrowserWindow): void {
  try {
    writeFileSync(stateFile(), JSON.stringify(window.getNormalBounds()));
  } catch {
    // A size that cannot be kept is no reason to keep a window open.
  }
}
