import { type Facet, facetValues } from '../../../shared/domain/backlogFilter.ts';
import { asNamed, summariseSprints } from '../../../shared/domain/sprint.ts';
import type { Item } from '../../../shared/model/item.ts';
import { plan } from '../../app/session.ts';
import type { Choice } from '../../ui/ChoiceList.tsx';
import { ItemKindIcon } from '../../ui/RecordSign.tsx';
import { KindSign, StateSign } from '../../ui/signs.tsx';
import { ITEM_KIND_WORD, ITEM_STATE_WORD } from '../../ui/words.ts';

/** Stands for null in a list, where every value is a text. */
const NONE = '\0none';
export const toValue = (value: string | null): string => value ?? NONE;
export const fromValue = (value: string): string | null => (value === NONE ? null : value);

export const FACET_WORD: Record<Facet, string> = {
  state: 'State',
  kind: 'Kind',
  sprint: 'Sprint',
  release: 'Release',
  assignee: 'Assignee',
  label: 'Label',
  priority: 'Priority',
};

/** What a facet can be, as people read it. */
export function sayFacetValue(facet: Facet, value: string | null): string {
  if (value === null) return facet === 'release' ? 'Not in a release' : `No ${FACET_WORD[facet].toLowerCase()}`;
  if (facet === 'state') return ITEM_STATE_WORD[value as Item['state']] ?? value;
  if (facet === 'kind') return ITEM_KIND_WORD[value as Item['kind']] ?? value;
  if (facet === 'release') {
    const release = plan().get('releases', value);
    return release ? `${release.key} ${release.name}` : 'A release that is gone';
  }
  if (facet === 'assignee') return plan().get('people', value)?.name ?? 'A person who is gone';
  return facet === 'sprint' ? sprintNamed(value) : value;
}

/** A sprint as it is planned, or else as the first item names it: filters know it in lower case. */
function sprintNamed(named: string): string {
  for (const { name } of plan().all('sprints')) if (asNamed(name) === named) return name;
  for (const { sprint } of plan().all('items')) if (sprint !== null && asNamed(sprint) === named) return sprint;
  return named;
}

const signOf = (facet: Facet, value: string | null) => {
  if (value === null) return undefined;
  if (facet === 'state') return <StateSign state={value as Item['state']} />;
  if (facet === 'kind') return <ItemKindIcon kind={value as Item['kind']} />;
  const release = facet === 'release' ? plan().get('releases', value) : undefined;
  return release && <KindSign kind={release.kind} />;
};

/** Every value that occurs, with how many items have it: none first, what is fixed in its order, the rest by name. */
export function facetChoices(facet: Facet, items: Iterable<Item>): Choice[] {
  const counts = facetValues(items, facet);
  const sprintNames = facet === 'sprint' ? namesOfSprints(items) : new Map<string, string>();
  const isFixed = facet === 'state' || facet === 'kind';
  const choices = [...counts].map(([value, count]) => ({
    ...choiceOf(facet, value, facet === 'sprint' && value !== null ? sprintNames.get(value) : undefined),
    about: count.toLocaleString('en-US'),
  }));
  return isFixed ? choices : choices.toSorted(byName);
}

/** What items can be given, whether or not an item has it already. */
export function choicesFor(facet: Facet, items: readonly Item[]): Choice[] {
  const values = (): Iterable<string> => {
    if (facet === 'assignee') return Array.from(plan().all('people'), ({ id }) => id);
    if (facet === 'release') return Array.from(plan().all('releases'), ({ id }) => id);
    if (facet === 'sprint') return summariseSprints(plan().all('sprints'), items).map(({ name }) => name);
    return [...facetValues(items, facet).keys()].filter((value) => value !== null);
  };
  // A sprint's name is the value itself here.
  const choices = Array.from(values(), (value) => choiceOf(facet, value, facet === 'sprint' ? value : undefined));
  if (facet === 'state' || facet === 'kind') return choices;
  const sorted = facet === 'sprint' ? choices : choices.toSorted(byName);
  return facet === 'label' || facet === 'release' ? sorted : [choiceOf(facet, null), ...sorted];
}

/** Lower case -> the name; one look at each item, however many sprints there are. */
const namesOfSprints = (items: Iterable<Item>): Map<string, string> =>
  new Map(summariseSprints(plan().all('sprints'), items).map(({ name }) => [asNamed(name), name]));

const choiceOf = (facet: Facet, value: string | null, label = sayFacetValue(facet, value)): Choice => ({
  value: toValue(value),
  label,
  sign: signOf(facet, value),
});

const byName = (a: Choice, b: Choice): number =>
  Number(b.value === NONE) - Number(a.value === NONE) || a.label.localeCompare(b.label, 'en', { numeric: true });
