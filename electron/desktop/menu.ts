import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { type Action, actions } from '../../shared/api/actions.ts';
import { PUSH_CHANNEL, type PushMessage } from '../../shared/api/channels.ts';
import { windows } from './windows.ts';

/** The native menu, made from the same list as the palette. A chosen entry is sent to the window in front. */
export function buildMenu(): Menu {
  const menus = ['File', 'Edit', 'View', 'Plan', 'Go', 'Help'] as const;
  const template: MenuItemConstructorOptions[] = menus.map((label) => ({
    label,
    submenu: [
      ...(actions as readonly Action[]).filter(({ menu }) => menu === label).map(toItem),
      ...nativeItems(label),
    ],
  }));
  return Menu.buildFromTemplate(process.platform === 'darwin' ? [{ role: 'appMenu' }, ...template] : template);
}

const toItem = ({ name, title, accelerator }: Action): MenuItemConstructorOptions => ({
  id: name,
  label: title,
  // Shown here, but listened to in the window, which knows whether a text is being edited.
  ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
  click: (_item, window) => {
    const target = window && 'webContents' in window ? window : windows()[0];
    const message: PushMessage = { kind: 'action', name };
    (target as Electron.BrowserWindow | undefined)?.webContents.send(PUSH_CHANNEL, message);
  },
});

/** What the desktop does better than we could. */
function nativeItems(menu: string): MenuItemConstructorOptions[] {
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  if (menu === 'File') return [separator, process.platform === 'darwin' ? { role: 'close' } : { role: 'quit' }];
  if (menu === 'Edit') return [separator, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }];
  if (menu === 'View')
    return [
      separator,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      separator,
      { role: 'togglefullscreen' },
    ];
  if (menu === 'Help') return [{ label: `Slipway ${app.getVersion()}`, enabled: false }];
  return [];
}
