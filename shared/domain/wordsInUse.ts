import type { View } from '../store/view.ts';

const LISTS = ['environments', 'regions', 'workTypes', 'tags'] as const;

/** The company's own words for where releases go and what work they are, by list, in order. */
export type WordsInUse = Record<(typeof LISTS)[number], string[]>;

/** All that a plan has seen so far. */
export function wordsInUse(view: View): WordsInUse {
  const found = collect(view);
  for (const { scope } of [...view.all('windows'), ...view.all('freezes')])
    for (const list of LISTS) for (const word of scope[list]) found[list].add(word);
  return inOrder(found);
}

/** Those that releases and configuration items have, which is what a scope can reach. */
export const wordsOfReleases = (view: View): WordsInUse => inOrder(collect(view));

type Found = Record<keyof WordsInUse, Set<string>>;

function collect(view: View): Found {
  const found: Found = { environments: new Set(), regions: new Set(), workTypes: new Set(), tags: new Set() };
  for (const { environment, region, workType, tags } of view.all('releases')) {
    if (environment) found.environments.add(environment);
    if (region) found.regions.add(region);
    if (workType) found.workTypes.add(workType);
    for (const tag of tags) found.tags.add(tag);
  }
  for (const { environment } of view.all('configurationItems')) if (environment) found.environments.add(environment);
  return found;
}

function inOrder(found: Found): WordsInUse {
  const sorted = (list: keyof WordsInUse) => [...found[list]].toSorted((a, b) => a.localeCompare(b, 'en'));
  return {
    environments: sorted('environments'),
    regions: sorted('regions'),
    workTypes: sorted('workTypes'),
    tags: sorted('tags'),
  };
}
