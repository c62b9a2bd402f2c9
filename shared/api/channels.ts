import type { PushMessage } from './contract.ts';

/** The one IPC channel of each direction. Apart from the contract, so that the preload bundles no schemas. */
export const REQUEST_CHANNEL = 'slipway:request';
export const PUSH_CHANNEL = 'slipway:push';
/** A file that the person chose or dropped, on its way to becoming a handle. */
export const FILE_CHANNEL = 'slipway:file';

export type { PushMessage };
