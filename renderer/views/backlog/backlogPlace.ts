import { create } from 'zustand';
import type { Facet, FacetChoice } from '../../../shared/domain/backlogFilter.ts';
import type { Id } from '../../../shared/kernel/id.ts';
import type { Sorting } from '../../ui/useSortedRows.ts';

export type BacklogMode = 'table' | 'board' | 'sprints';

/** How the backlog is looked at in this window. It stays while one is elsewhere. */
interface BacklogPlace {
  mode: BacklogMode;
  /** As typed. */
  sought: string;
  facets: FacetChoice;
  sorting: Sorting;
  selection: ReadonlySet<Id>;
  /** Which list of the tools is open: a key may open it. */
  openList: 'filter' | null;
}

const FIRST: BacklogPlace = {
  mode: 'table',
  sought: '',
  facets: {},
  sorting: [],
  selection: new Set(),
  openList: null,
};

export const useBacklogPlace = create<BacklogPlace>(() => FIRST);

export const sortBy = (sorting: Sorting): void => useBacklogPlace.setState({ sorting });
export const showBacklogAs = (mode: BacklogMode): void => useBacklogPlace.setState({ mode });
export const select = (selection: ReadonlySet<Id>): void => useBacklogPlace.setState({ selection });
export const clearSelection = (): void => select(new Set());

/** Puts one value of a facet on or off. */
export function toggleFacet(facet: Facet, value: string | null): void {
  const { facets } = useBacklogPlace.getState();
  const values = facets[facet] ?? [];
  setFacet(facet, values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
}

export function setFacet(facet: Facet, values: readonly (string | null)[]): void {
  useBacklogPlace.setState(({ facets }) => {
    const next = { ...facets, [facet]: values };
    if (values.length === 0) delete next[facet];
    return { facets: next };
  });
}

export const clearFilters = (): void => useBacklogPlace.setState({ facets: {}, sought: '' });

/** In another plan nothing of it holds. */
export const leavePlan = (): void => useBacklogPlace.setState(FIRST);
