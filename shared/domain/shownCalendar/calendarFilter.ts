import type { Id } from '../../kernel/id.ts';
import { capitalise } from '../../kernel/words.ts';
import type { Freeze } from '../../model/freeze.ts';
import { RELEASE_KINDS, type Release } from '../../model/release.ts';
import type { MaintenanceWindow } from '../../model/window.ts';
import type { View } from '../../store/view.ts';
import { touchedServices } from '../scope.ts';

/** By what the calendar can be narrowed down. */
export const CALENDAR_FACETS = ['service', 'environment', 'kind', 'person'] as const;
export type CalendarFacet = (typeof CALENDAR_FACETS)[number];

/**
 * What a release must have: of each facet that is named one of its values; null stands for none. Services and people are ids.
 */
export type CalendarFilter = Partial<Record<CalendarFacet, readonly (string | null)[]>>;

export const isFiltered = (filter: CalendarFilter): boolean => CALENDAR_FACETS.some((facet) => filter[facet]?.length);

/**
 * The plan as a filter leaves it to see: the releases that have what it asks for, and the windows and freezes whose scope
 * reaches one of its services and environments. Only to show: what may run when is asked of the whole plan.
 */
export function filteredView(view: View, filter: CalendarFilter): View {
  if (!isFiltered(filter)) return view;
  const isShown: Partial<Record<string, (record: never) => boolean>> = {
    releases: releaseTest(view, filter),
    windows: scopeTest(filter),
    freezes: scopeTest(filter),
  };
  function* kept<R>(collection: string, records: Iterable<R>): Iterable<R> {
    const test = isShown[collection] as ((record: R) => boolean) | undefined;
    for (const record of records) if (!test || test(record)) yield record;
  }
  const states = new WeakMap<object, object>();
  const ownState = (state: object): object => {
    const known = states.get(state) ?? {};
    states.set(state, known);
    return known;
  };
  const all: View['all'] = (collection) => kept(collection, view.all(collection));
  return {
    ...view,
    all,
    count: (collection) => (isShown[collection] ? Array.from(all(collection)).length : view.count(collection)),
    state: (collection) => (isShown[collection] ? ownState(view.state(collection)) : view.state(collection)),
    during: (collection, interval) => kept(collection, view.during(collection, interval)),
  };
}

/** How each facet is read off a release. Environments of one name are one, the case apart. */
function facetsOf(view: View, facet: CalendarFacet, release: Release): readonly (string | null)[] {
  switch (facet) {
    case 'service':
      return orNone(touchedServices(view, release));
    case 'environment':
      return [release.environment && asNamed(release.environment)];
    case 'kind':
      return [release.kind];
    case 'person':
      return orNone(peopleOf(view, release));
  }
}

/** Who has to do with a release: its owner, who does an item in it, who raised its change. */
function peopleOf(view: View, release: Release): Id[] {
  const people = new Set<Id>();
  if (release.ownerId) people.add(release.ownerId);
  for (const { assigneeId } of view.referring('items', 'releaseId', release.id)) if (assigneeId) people.add(assigneeId);
  for (const { raisedById } of view.referring('changes', 'releaseId', release.id)) people.add(raisedById);
  return [...people];
}

const asNamed = (environment: string): string => environment.trim().toLowerCase();

const orNone = (values: readonly string[]): readonly (string | null)[] => (values.length === 0 ? [null] : values);

function releaseTest(view: View, filter: CalendarFilter): (release: Release) => boolean {
  const asked = CALENDAR_FACETS.filter((facet) => filter[facet]?.length);
  const known = new Map<Release, boolean>();
  const test = (release: Release) =>
    asked.every((facet) => facetsOf(view, facet, release).some((value) => filter[facet]!.includes(value)));
  return (release) => {
    let isShown = known.get(release);
    if (isShown === undefined) {
      isShown = test(release);
      known.set(release, isShown);
    }
    return isShown;
  };
}

/** A window or freeze that names no service, or no environment, is for all of them. Kind and person do not concern it. */
function scopeTest({ service, environment }: CalendarFilter): (record: MaintenanceWindow | Freeze) => boolean {
  const reaches = (scope: readonly string[], wanted: readonly (string | null)[] | undefined) =>
    !wanted?.length || scope.length === 0 || scope.some((entry) => wanted.includes(entry));
  return ({ scope }) => reaches(scope.serviceIds, service) && reaches(scope.environments.map(asNamed), environment);
}

/** Every value of a facet that a release has, with how many have it; the kinds are there whole. */
export function calendarFacetValues(view: View, facet: CalendarFacet): Map<string | null, number> {
  const counts = new Map<string | null, number>(facet === 'kind' ? RELEASE_KINDS.map((kind) => [kind, 0]) : []);
  if (facet === 'service') for (const { id } of view.all('services')) counts.set(id, 0);
  for (const release of view.all('releases'))
    for (const value of facetsOf(view, facet, release)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** `Payments, Production`; a value as people read it. */
export const sayCalendarFilter = (view: View, filter: CalendarFilter): string =>
  CALENDAR_FACETS.flatMap((facet) => filter[facet]?.map((value) => sayFacetValue(view, facet, value)) ?? []).join(', ');

export function sayFacetValue(view: View, facet: CalendarFacet, value: string | null): string {
  if (value === null) return NO_VALUE[facet];
  switch (facet) {
    case 'service':
      return view.get('services', value)?.name ?? 'A service that is gone';
    case 'environment':
      return environmentNamed(view, value);
    case 'kind':
      return capitalise(value);
    case 'person':
      return view.get('people', value)?.name ?? 'A person who is gone';
  }
}

const NO_VALUE: Record<CalendarFacet, string> = {
  service: 'No service',
  environment: 'No environment',
  kind: 'No kind',
  person: 'Nobody',
};

/** As the first release writes it: the filter knows it in lower case. */
function environmentNamed(view: View, named: string): string {
  for (const { environment } of view.all('releases'))
    if (environment && asNamed(environment) === named) return environment;
  return named;
}
