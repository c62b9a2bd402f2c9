import type { RefusalKind } from '../kernel/result.ts';
import {
  contract,
  type InputOf,
  type OutputOf,
  type PickedFile,
  type PushMessage,
  type Reply,
  type RequestName,
} from './contract.ts';
import { refuseInput } from './decide.ts';

/** One handler for each request. What it answers is sent as it is. */
export type Handlers<Client> = {
  [N in RequestName]: (input: InputOf<N>, client: Client) => Promise<Reply<OutputOf<N>>> | Reply<OutputOf<N>>;
};

/**
 * The backend's end: parses what a window sent and hands it on. A handler that throws is a bug; the window gets a sentence,
 * and `onBug` the error.
 */
export async function answer<Client>(
  handlers: Handlers<Client>,
  name: unknown,
  input: unknown,
  client: Client,
  onBug: (error: unknown) => void,
): Promise<Reply<unknown>> {
  if (typeof name !== 'string' || !Object.hasOwn(contract, name))
    return failed(`There is no request ${String(name)}.`, 'invalid');
  const parsed = contract[name as RequestName].input.safeParse(input);
  if (!parsed.success) return refuseInput(parsed.error);
  try {
    return await handlers[name as RequestName](parsed.data as never, client);
  } catch (error) {
    onBug(error);
    return failed(
      `Slipway could not do that: ${(error as Error).message}. Your plan is safe as it was last saved.`,
      'failed',
    );
  }
}

const failed = (message: string, kind: RefusalKind) => ({ ok: false, refusal: { kind, message } }) as const;

/** What the preload puts on `window.bridge`: three messages and a file, and nothing else. */
export interface Bridge {
  request(name: string, input: unknown): Promise<unknown>;
  onPush(listener: (message: PushMessage) => void): void;
  /** Hands a chosen or dropped file to main, which alone learns its path. */
  offerFile(file: unknown): Promise<PickedFile>;
}

/** The window's end: typed by the contract. */
type Request = <N extends RequestName>(
  name: N,
  ...input: InputOf<N> extends undefined ? [] : [InputOf<N>]
) => Promise<Reply<OutputOf<N>>>;

export const createRequest =
  (bridge: Pick<Bridge, 'request'>): Request =>
  (name, ...input) =>
    bridge.request(name, input[0]) as Promise<never>;
