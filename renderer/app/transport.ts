import type { PickedFile } from '../../shared/api/contract.ts';
import { type Bridge, createRequest } from '../../shared/api/rpc.ts';

declare global {
  interface Window {
    /** Put there by the preload; used in this file only. */
    readonly bridge: Bridge;
  }
}

export const request = createRequest(window.bridge);

/** Only what the person chose in a file field or dropped can be offered; main learns the path, we get a handle. */
export const offerFile = (file: File): Promise<PickedFile> => window.bridge.offerFile(file);

export const onPush: Bridge['onPush'] = (listener) => window.bridge.onPush(listener);
