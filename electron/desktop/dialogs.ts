import { join } from 'node:path';
import { app, BrowserWindow, type Dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';

const filters = [{ name: 'Slipway plan', extensions: ['slipway'] }];

export async function choosePlanToOpen(dialog: Dialog): Promise<string | null> {
  const options: OpenDialogOptions = { title: 'Open plan', filters, properties: ['openFile'] };
  const window = BrowserWindow.getFocusedWindow();
  const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return filePaths[0] ?? null;
}

export async function chooseNewPlan(dialog: Dialog, name: string): Promise<string | null> {
  const defaultPath = join(app.getPath('documents'), `${fileNameOf(name)}.slipway`);
  const options: SaveDialogOptions = { title: 'New plan', defaultPath, filters };
  const window = BrowserWindow.getFocusedWindow();
  const { filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  if (!filePath) return null;
  return filePath.endsWith('.slipway') ? filePath : `${filePath}.slipway`;
}

/** A plan may be called anything; a file may not. */
const fileNameOf = (name: string): string =>
  name
    .replace(/[<>:"/\\|?*\u0000-\u001f]+/g, ' ')
    .replace(/[. ]+$/, '')
    .trim()
    .slice(0, 100) || 'Plan';
