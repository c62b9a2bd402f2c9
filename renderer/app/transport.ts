import { type Bridge, createRequest } from '../../shared/api/rpc.ts';

declare global {
  interface Window {
    /** Put there by the preload; used in this file only. */
    readonly bridge: Bridge;
  }
}

export const request = createRequest(window.bridge);

export const onPush: Bridge['onPush'] = (listener) => window.bridge.onPush(listener);
