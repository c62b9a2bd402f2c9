import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { app, BrowserWindow, type Dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';

const filters = [{ name: 'Slipway plan', extensions: ['slipway'] }];

export async function choosePlanToOpen(dialog: Dialog): Promise<string | null> {
  const options: OpenDialogOptions = { title: 'Open plan', filters, properties: ['openFile'] };
  const window = BrowserWindow.getFocusedWindow();
  const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return filePaths[0] ?? null;
}

export const chooseNewPlan = (dialog: Dialog, name: string): Promise<string | null> =>
  choosePlace(dialog, 'New plan', join(app.getPath('documents'), `${fileNameOf(name)}.slipway`));

export const chooseCopy = (dialog: Dialog, plan: string): Promise<string | null> =>
  choosePlace(dialog, 'Save a copy', join(dirname(plan), `${basename(plan, '.slipway')} copy.slipway`));

export const chooseCsv = (dialog: Dialog, name: string): Promise<string | null> =>
  choosePlace(dialog, name, join(app.getPath('documents'), `${fileNameOf(name)}.csv`), { name: 'CSV', ending: 'csv' });

/** The dialog itself asks before a file is replaced. */
async function choosePlace(
  dialog: Dialog,
  title: string,
  defaultPath: string,
  { name, ending } = { name: 'Slipway plan', ending: 'slipway' },
): Promise<string | null> {
  const filters = [{ name, extensions: [ending] }];
  const options: SaveDialogOptions = { title, defaultPath, filters, properties: ['showOverwriteConfirmation'] };
  const window = BrowserWindow.getFocusedWindow();
  const { filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  if (!filePath || filePath.endsWith(`.${ending}`)) return filePath || null;
  const withEnding = `${filePath}.${ending}`;
  // Under this name it has not asked yet.
  return existsSync(withEnding) ? choosePlace(dialog, title, withEnding, { name, ending }) : withEnding;
}

/** A plan may be called anything; a file may not. */
const fileNameOf = (name: string): string =>
  name
    .replace(/[<>:"/\\|?*\u0000-\u001f]+/g, ' ')
    .replace(/[. ]+$/, '')
    .trim()
    .slice(0, 100) || 'Plan';
