import type { Reply } from '../../../shared/api/contract.ts';
import type { Id } from '../../../shared/kernel/id.ts';
import type { Item } from '../../../shared/model/item.ts';
import { perform } from '../../app/perform.ts';
import { toastRefusal } from '../../ui/toasts.tsx';

/** What is done to items from wherever they are shown. It is said with the way back, and so is why it was not done. */
export const setFields = (items: readonly Id[], fields: Partial<Item>): Promise<boolean> =>
  done(perform('item.update', { items, fields }));

export const relabel = (items: readonly Id[], labels: { add?: string[]; remove?: string[] }): Promise<boolean> =>
  done(perform('item.relabel', { items, ...labels }));

export const removeItems = (items: readonly Id[]): Promise<boolean> => done(perform('item.remove', { items }));

export const addToRelease = (items: readonly Id[], release: Id): Promise<boolean> =>
  done(perform('release.addItems', { release, items }));

export const takeOutOfRelease = (items: readonly Id[]): Promise<boolean> =>
  done(perform('release.removeItems', { items }));

async function done(answer: Promise<Reply<unknown>>): Promise<boolean> {
  const reply = await answer;
  if (!reply.ok) toastRefusal(reply.refusal);
  return reply.ok;
}
