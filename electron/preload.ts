import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { FILE_CHANNEL, PUSH_CHANNEL, type PushMessage, REQUEST_CHANNEL } from '../shared/api/channels.ts';
import type { Bridge } from '../shared/api/rpc.ts';

/** The pipe between a window and the backend: three messages, no Node, no paths. */
const bridge: Bridge = {
  request: (name, input) => ipcRenderer.invoke(REQUEST_CHANNEL, name, input),
  onPush: (listener) => {
    ipcRenderer.on(PUSH_CHANNEL, (_event, message: PushMessage) => listener(message));
  },
  offerFile: (file) => ipcRenderer.invoke(FILE_CHANNEL, webUtils.getPathForFile(file as File)),
};

contextBridge.exposeInMainWorld('bridge', bridge);
