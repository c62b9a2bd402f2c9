import { ITEM_KINDS, ITEM_STATES, type Item } from '../model/item.ts';
import type { View } from '../store/view.ts';
import { asNamed } from './sprint.ts';

/** By what the backlog can be narrowed down, besides words. */
export const FACETS = ['state', 'kind', 'sprint', 'release', 'assignee', 'label', 'priority'] as const;
export type Facet = (typeof FACETS)[number];

/** What an item must have: of each facet that is named one of its values; null stands for none. */
export type FacetChoice = Partial<Record<Facet, readonly (string | null)[]>>;

interface BacklogQuery {
  /** Lower case; every one must occur somewhere in the item. */
  words: readonly string[];
  facets: FacetChoice;
}

export const wordsOf = (typed: string): string[] => typed.toLowerCase().split(/\s+/).filter(Boolean);

/**
 * The items that a query finds, in their order. Each is looked at: at 50,000 items this takes 2 to 15 ms, where an index
 * (minisearch) took 1.5 s to make and 130 ms to ask, and would have to be kept.
 */
export function itemsWhere(view: View, items: readonly Item[], { words, facets }: BacklogQuery): readonly Item[] {
  const tests = [...facetTests(facets), ...words.map((word) => wordTest(view, word))];
  return tests.length === 0 ? items : items.filter((item) => tests.every((test) => test(item)));
}

type Test = (item: Item) => boolean;

const facetTests = (facets: FacetChoice): Test[] =>
  FACETS.flatMap((facet): Test[] => {
    const wanted = new Set(facets[facet]);
    const valuesOf = VALUES[facet];
    return wanted.size === 0 ? [] : [(item) => valuesOf(item).some((value) => wanted.has(value))];
  });

/** How each facet is read off an item. Sprints of one name are one, the case apart. */
const VALUES: Record<Facet, (item: Item) => readonly (string | null)[]> = {
  state: ({ state }) => [state],
  kind: ({ kind }) => [kind],
  sprint: ({ sprint }) => [sprint === null ? null : asNamed(sprint)],
  release: ({ releaseId }) => [releaseId],
  assignee: ({ assigneeId }) => [assigneeId],
  label: ({ labels }) => (labels.length === 0 ? NO_LABEL : labels),
  priority: ({ priority }) => [priority],
};
const NO_LABEL = [null];

/** In the item's own words, or in the name of its person or release. */
function wordTest(view: View, word: string): Test {
  const people = idsNamed(view.all('people'), word);
  const releases = idsNamed(view.all('releases'), word);
  return (item) =>
    textOf(item).includes(word) ||
    (item.assigneeId !== null && people.has(item.assigneeId)) ||
    (item.releaseId !== null && releases.has(item.releaseId));
}

function idsNamed(records: Iterable<{ id: string; key: string; name: string }>, word: string): Set<string> {
  const ids = new Set<string>();
  for (const { id, key, name } of records) if (`${key}\n${name}`.toLowerCase().includes(word)) ids.add(id);
  return ids;
}

/** Records never change in place, so what one reads in lower case never does either. */
const texts = new WeakMap<Item, string>();

function textOf(item: Item): string {
  let text = texts.get(item);
  if (text === undefined) {
    const { key, externalKey, title, labels, sprint, description } = item;
    text = [key, externalKey, title, ...labels, sprint, description].join('\n').toLowerCase();
    texts.set(item, text);
  }
  return text;
}

/** Every value of a facet that occurs, with how many items have it; a fixed list of words is there whole. */
export function facetValues(items: Iterable<Item>, facet: Facet): Map<string | null, number> {
  const words: readonly string[] = facet === 'state' ? ITEM_STATES : facet === 'kind' ? ITEM_KINDS : [];
  const counts = new Map<string | null, number>(words.map((word) => [word, 0]));
  const valuesOf = VALUES[facet];
  for (const item of items) for (const value of valuesOf(item)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
