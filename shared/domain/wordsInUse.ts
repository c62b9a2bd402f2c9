import type { View } from '../store/view.ts';

/** The company's own words for where releases go and what work they are: what a plan has seen so far, in order. */
interface WordsInUse {
  environments: string[];
  regions: string[];
  workTypes: string[];
  tags: string[];
}

export function wordsInUse(view: View): WordsInUse {
  const found = {
    environments: new Set<string>(),
    regions: new Set<string>(),
    workTypes: new Set<string>(),
    tags: new Set<string>(),
  };
  for (const { environment, region, workType, tags } of view.all('releases')) {
    if (environment) found.environments.add(environment);
    if (region) found.regions.add(region);
    if (workType) found.workTypes.add(workType);
    for (const tag of tags) found.tags.add(tag);
  }
  for (const { environment } of view.all('configurationItems')) if (environment) found.environments.add(environment);
  for (const { scope } of [...view.all('windows'), ...view.all('freezes')])
    for (const list of ['environments', 'regions', 'workTypes', 'tags'] as const)
      for (const word of scope[list]) found[list].add(word);
  return {
    environments: inOrder(found.environments),
    regions: inOrder(found.regions),
    workTypes: inOrder(found.workTypes),
    tags: inOrder(found.tags),
  };
}

const inOrder = (words: ReadonlySet<string>): string[] => [...words].toSorted((a, b) => a.localeCompare(b, 'en'));
