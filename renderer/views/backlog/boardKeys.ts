import { ITEM_STATES, type Item } from '../../../shared/model/item.ts';

export type Columns = Record<Item['state'], readonly Item[]>;

/** The card that the keys are at. Each going to it counts, so that the focus follows even to the same card. */
export interface BoardFocus {
  id: string | null;
  times: number;
}

/** The card that a key leads to from this one: up and down in its column, to the side at the same height; null for no such key. */
export function boardStep(
  columns: Record<Item['state'], readonly { id: string }[]>,
  from: string,
  key: string,
): string | null {
  const place = ITEM_STATES.findIndex((state) => columns[state].some(({ id }) => id === from));
  const column = columns[ITEM_STATES[place]!];
  const row = column?.findIndex(({ id }) => id === from) ?? -1;
  if (!column || row < 0) return null;
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 6, PageUp: -6, Home: -1e9, End: 1e9 }[key];
  if (step !== undefined) return column[Math.max(0, Math.min(column.length - 1, row + step))]!.id;
  const aside = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (aside === undefined) return null;
  // An empty column is stepped over.
  for (let next = place + aside; next >= 0 && next < ITEM_STATES.length; next += aside) {
    const there = columns[ITEM_STATES[next]!];
    if (there.length > 0) return there[Math.min(row, there.length - 1)]!.id;
  }
  return from;
}
