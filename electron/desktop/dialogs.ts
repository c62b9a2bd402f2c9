import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { app, BrowserWindow, type Dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import { type FileKind, safeFileName } from '../backend/fileNames.ts';

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

/** Under the name and kind that it has, or with a kind under the name and the kind's ending. */
export const chooseFile = (dialog: Dialog, name: string, kind: FileKind | null): Promise<string | null> =>
  kind
    ? choosePlace(
        dialog,
        kind.title,
        join(app.getPath('documents'), `${safeFileName(name, 'Slipway')}.${kind.ending}`),
        [{ name: kind.kind, extensions: [kind.ending] }],
      )
    : choosePlace(dialog, 'Save as', join(app.getPath('downloads'), name), []);

/** The dialog itself asks before a file is replaced. */
async function choosePlace(
  dialog: Dialog,
  title: string,
  defaultPath: string,
  kinds = filters,
): Promise<string | null> {
  const options: SaveDialogOptions = { title, defaultPath, filters: kinds, properties: ['showOverwriteConfirmation'] };
  const window = BrowserWindow.getFocusedWindow();
  const { filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  const ending = kinds[0] ? `.${kinds[0].extensions[0]}` : '';
  if (!filePath || filePath.endsWith(ending)) return filePath || null;
  const withEnding = `${filePath}${ending}`;
  // Under this name it has not asked yet.
  return existsSync(withEnding) ? choosePlace(dialog, title, withEnding, kinds) : withEnding;
}
