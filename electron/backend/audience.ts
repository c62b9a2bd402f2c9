import type { PushMessage } from '../../shared/api/contract.ts';

/** A window, or whoever else listens. */
export interface Client {
  push(message: PushMessage): void;
}

/** Everybody who hears of the plan in view. */
export interface Audience {
  add(client: Client): void;
  remove(client: Client): void;
  tell(message: PushMessage): void;
  /** Runs what tells in several pieces, after what was there before it: two transactions must not mix. */
  inTurn(tellAll: () => Promise<void>): Promise<void>;
}

export function createAudience(): Audience {
  const clients = new Set<Client>();
  let telling: Promise<void> = Promise.resolve();
  return {
    add: (client) => void clients.add(client),
    remove: (client) => void clients.delete(client),
    tell(message) {
      for (const client of clients) client.push(message);
    },
    inTurn(tellAll) {
      const told = telling.then(tellAll);
      telling = told.catch(() => undefined);
      return told;
    },
  };
}
