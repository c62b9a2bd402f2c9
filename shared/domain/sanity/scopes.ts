import { editDistance } from '../../kernel/editDistance.ts';
import type { Scope } from '../../model/scope.ts';
import type { View } from '../../store/view.ts';
import type { Contradiction, Subject } from './subject.ts';

type WordList = 'environments' | 'tags' | 'workTypes' | 'regions';

const WORDS: Record<WordList, { noun: string; inUse: (view: View) => Iterable<string | null> }> = {
  environments: {
    noun: 'environment',
    inUse: (view) => [
      ...Array.from(view.all('releases'), ({ environment }) => environment),
      ...Array.from(view.all('configurationItems'), ({ environment }) => environment),
    ],
  },
  tags: { noun: 'tag', inUse: (view) => Array.from(view.all('releases')).flatMap(({ tags }) => tags) },
  workTypes: { noun: 'kind of work', inUse: (view) => Array.from(view.all('releases'), ({ workType }) => workType) },
  regions: { noun: 'region', inUse: (view) => Array.from(view.all('releases'), ({ region }) => region) },
};

/** The words that releases and configuration items use, by list. Made once for a whole list of records. */
export type WordsInUse = Record<WordList, readonly string[]>;

export function wordsInUse(view: View): WordsInUse {
  const used = (list: WordList) => {
    const words = new Map<string, string>();
    for (const word of WORDS[list].inUse(view)) if (word) words.set(word.toLowerCase(), word);
    return [...words.values()];
  };
  return {
    environments: used('environments'),
    tags: used('tags'),
    workTypes: used('workTypes'),
    regions: used('regions'),
  };
}

/** A scope that names nothing in use, though others are: nearly always spelled otherwise. */
export function scopeContradictions({ record }: Subject, inUse: WordsInUse): Contradiction[] {
  if (!('scope' in record)) return [];
  return (Object.keys(WORDS) as WordList[]).flatMap((list) => check(record.scope, list, inUse[list]));
}

function check(scope: Scope, list: WordList, used: readonly string[]): Contradiction[] {
  const named = scope[list];
  const known = new Set(used.map((word) => word.toLowerCase()));
  if (named.length === 0 || named.some((word) => known.has(word.toLowerCase()))) return [];
  const respelled = named.map((word) => likeliest(word, used) ?? word);
  // A word that is like none in use may be new; a misspelled one never is.
  if (respelled.every((word, index) => word === named[index])) return [];
  const { noun } = WORDS[list];
  const suggestion = { label: `For ${respelled.join(', ')}`, patch: { scope: { ...scope, [list]: respelled } } };
  return [
    {
      field: 'scope',
      message: `No release has the ${noun} ${named.join(' or ')}. Is ${respelled.join(', ')} meant?`,
      suggestion,
    },
  ];
}

/** Another spelling of a word: cut short, or up to two letters differ, of a word long enough for that to be a slip. */
function likeliest(word: string, used: readonly string[]): string | null {
  const alike = used.filter((other) => digitsOf(other) === digitsOf(word));
  const longer = alike.filter((other) => word.length >= 3 && other.toLowerCase().startsWith(word.toLowerCase()));
  if (longer.length === 1) return longer[0]!;
  const most = word.length >= 8 ? 2 : word.length >= 5 ? 1 : 0;
  const near = alike.filter((other) => editDistance(word.toLowerCase(), other.toLowerCase()) <= most);
  return near.length === 1 ? near[0]! : null;
}

/** `Region 1` and `Region 2` are two. */
const digitsOf = (word: string): string => word.replace(/\D/g, '');
