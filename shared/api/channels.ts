import type { PushMessage } from './contract.ts';

/** The one IPC channel of each direction. Apart from the contract, so that the preload bundles no schemas. */
export const REQUEST_CHANNEL = 'slipway:request';
export const PUSH_CHANNEL = 'slipway:push';

export type { PushMessage };
