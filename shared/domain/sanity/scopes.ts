import { editDistance } from '../../kernel/editDistance.ts';
import type { Scope } from '../../model/scope.ts';
import type { WordsInUse } from '../wordsInUse.ts';
import type { Contradiction, Subject } from './subject.ts';

/** How one of each list is called. */
const NOUN = { environments: 'environment', tags: 'tag', workTypes: 'kind of work', regions: 'region' } as const;

type WordList = keyof WordsInUse;

/** A scope that names nothing in use, though others are: nearly always spelled otherwise. */
export function scopeContradictions({ record }: Subject, inUse: WordsInUse): Contradiction[] {
  if (!('scope' in record)) return [];
  return (Object.keys(NOUN) as WordList[]).flatMap((list) => check(record.scope, list, inUse[list]));
}

function check(scope: Scope, list: WordList, used: readonly string[]): Contradiction[] {
  const named = scope[list];
  const known = new Set(used.map((word) => word.toLowerCase()));
  if (named.length === 0 || named.some((word) => known.has(word.toLowerCase()))) return [];
  const respelled = named.map((word) => likeliest(word, used) ?? word);
  // A word that is like none in use may be new; a misspelled one never is.
  if (respelled.every((word, index) => word === named[index])) return [];
  const noun = NOUN[list];
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
