import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { FILE_CHANNEL, PUSH_CHANNEL, REQUEST_CHANNEL } from '../../shared/api/channels.ts';
import { answer, type Handlers } from '../../shared/api/rpc.ts';
import type { Client } from '../backend/audience.ts';
import type { Backend } from '../backend/backend.ts';
import { APP_ORIGIN } from './appScheme.ts';

/** The contract over Electron's IPC: one request channel in, one push channel out, every sender checked. */
export function serve(handlers: Handlers<Client>, backend: Backend): void {
  const clients = new Map<number, Client>();

  function clientOf(contents: WebContents): Client {
    const known = clients.get(contents.id);
    if (known) return known;
    const client: Client = {
      push: (message) => {
        if (!contents.isDestroyed()) contents.send(PUSH_CHANNEL, message);
      },
    };
    clients.set(contents.id, client);
    const forget = () => {
      backend.unsubscribe(client);
      clients.delete(contents.id);
    };
    contents.once('destroyed', forget);
    // A page that reloads subscribes anew.
    contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) backend.unsubscribe(client);
    });
    return client;
  }

  ipcMain.handle(FILE_CHANNEL, (event, path: unknown) => {
    checkSender(event);
    if (typeof path !== 'string' || path === '') throw new Error('That is not a file on this computer');
    return backend.files.offer(path);
  });
  ipcMain.handle(REQUEST_CHANNEL, (event, name: unknown, input: unknown) => {
    checkSender(event);
    return answer(handlers, name, input, clientOf(event.sender), (error) => console.error(error));
  });
}

/** Only the top frame of our own pages may ask. */
function checkSender({ senderFrame }: IpcMainInvokeEvent): void {
  if (!senderFrame || senderFrame.parent !== null || !senderFrame.url.startsWith(`${APP_ORIGIN}/`))
    throw new Error('Not for this sender');
}
