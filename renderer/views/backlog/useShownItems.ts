import { useDeferredValue, useMemo } from 'react';
import { itemsWhere, wordsOf } from '../../../shared/domain/backlogFilter.ts';
import type { Id } from '../../../shared/kernel/id.ts';
import type { Item } from '../../../shared/model/item.ts';
import { plan, useCollection, useSession } from '../../app/session.ts';
import { useSortedRows } from '../../ui/useSortedRows.ts';
import { backlogColumns } from './backlogColumns.tsx';
import { sortBy, useBacklogPlace } from './backlogPlace.ts';

export interface ShownItems {
  /** All there are. */
  all: readonly Item[];
  /** Those in view, in their order: the same for the table, the board and a CSV. */
  shown: readonly Item[];
  chosen: readonly Item[];
  /** Sorts by a column: upwards, then downwards, then not at all. */
  sort: (column: string) => void;
  /** Goes up when what is shown of other records may have changed. */
  version: number;
}

/** Sorts first and narrows down after, so that a letter typed into the search sorts nothing anew. */
export function useShownItems(): ShownItems {
  const all = useCollection('items');
  const version = useSession(({ versions }) => versions.releases + versions.people + versions.sprints);
  const sorting = useBacklogPlace((place) => place.sorting);
  const facets = useBacklogPlace((place) => place.facets);
  const sought = useDeferredValue(useBacklogPlace((place) => place.sought));
  const selection = useBacklogPlace((place) => place.selection);
  const { rows: sorted, toggle } = useSortedRows(all, backlogColumns, sorting, sortBy, version);
  const shown = useMemo(
    () => whereAt(sorted, { words: wordsOf(sought), facets }, version),
    [sorted, sought, facets, version],
  );
  const chosen = useMemo(() => itemsOf(selection, all), [selection, all]);
  return { all, shown, chosen, version, sort: toggle };
}

/** The version is what the names of people and releases are read at. */
const whereAt = (items: readonly Item[], query: Parameters<typeof itemsWhere>[2], _version: number) =>
  itemsWhere(plan(), items, query);

/** Those that are still there. */
const itemsOf = (selection: ReadonlySet<Id>, all: readonly Item[]): readonly Item[] =>
  selection.size === 0 ? NONE : all.filter(({ id }) => selection.has(id));
const NONE: readonly Item[] = [];
