import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { app, BrowserWindow, type Dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import { safeFileName } from '../backend/fileNames.ts';

const filters = [{ name: 'Slipway plan', extensions: ['slipway'] }];

export async function choosePlanToOpen(dialog: Dialog): Promise<string | null> {
  const options: OpenDialogOptions = { title: 'Open plan', filters, properties: ['openFile'] };
  const window = BrowserWindow.getFocusedWindow();
  const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return filePaths[0] ?? null;
}

export const chooseNewPlan = (dialog: Dialog, name: string): Promise<string | null> =>
  choosePlace(dialog, 'New plan', join(app.getPath('documents'), `${safeFileName(name, 'Plan')}.slipway`));

export const chooseCopy = (dialog: Dialog, plan: string): Promise<string | null> =>
  choosePlace(dialog, 'Save a copy', join(dirname(plan), `${basename(plan, '.slipway')} copy.slipway`));

/** A place for a file of any kind, under a name that is safe already. */
export async function chooseFile(dialog: Dialog, name: string): Promise<string | null> {
  const options: SaveDialogOptions = {
    title: 'Save as',
    defaultPath: join(app.getPath('downloads'), name),
    properties: ['showOverwriteConfirmation'],
  };
  const window = BrowserWindow.getFocusedWindow();
  const { filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  return filePath || null;
}

/** The dialog itself asks before a file is replaced. */
async function choosePlace(dialog: Dialog, title: string, defaultPath: string): Promise<string | null> {
  const options: SaveDialogOptions = { title, defaultPath, filters, properties: ['showOverwriteConfirmation'] };
  const window = BrowserWindow.getFocusedWindow();
  const { filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  if (!filePath || filePath.endsWith('.slipway')) return filePath || null;
  const withEnding = `${filePath}.slipway`;
  // Under this name it has not asked yet.
  return existsSync(withEnding) ? choosePlace(dialog, title, withEnding) : withEnding;
}
