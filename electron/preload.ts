import { contextBridge, ipcRenderer } from 'electron';
import { PUSH_CHANNEL, type PushMessage, REQUEST_CHANNEL } from '../shared/api/channels.ts';
import type { Bridge } from '../shared/api/rpc.ts';

/** The pipe between a window and the backend: three messages, no Node, no paths. */
const bridge: Bridge = {
  request: (name, input) => ipcRenderer.invoke(REQUEST_CHANNEL, name, input),
  onPush: (listener) => {
    ipcRenderer.on(PUSH_CHANNEL, (_event, message: PushMessage) => listener(message));
  },
};

contextBridge.exposeInMainWorld('bridge', bridge);
