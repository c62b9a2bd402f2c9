import type { PushMessage } from '../../shared/api/contract.ts';

/** What the backend tells of its work and no window keeps: whoever wants to know listens. */
type News = Extract<PushMessage, { kind: 'importing' | 'copying' | 'action' }>;
type NewsOf<Kind extends News['kind']> = Extract<News, { kind: Kind }>;

const listeners = new Set<{ kind: News['kind']; hear: (news: never) => void }>();

/** Calls `hear` for each of a kind, until what it answers with is called. */
export function listen<Kind extends News['kind']>(kind: Kind, hear: (news: NewsOf<Kind>) => void): () => void {
  const listener = { kind, hear };
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function spread(news: News): void {
  for (const { kind, hear } of listeners) if (kind === news.kind) hear(news as never);
}
