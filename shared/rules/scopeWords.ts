import type { ScopeFit, ScopeList } from '../domain/scope.ts';
import { sayCount } from '../kernel/timeText.ts';
import { sayList } from '../kernel/words.ts';
import type { Scope } from '../model/scope.ts';
import type { View } from '../store/view.ts';
import type { Fix } from './rule.ts';

/** What scopes are said to be about, and what a release says or leaves out. */
const WORDS: Record<ScopeList, { others: string; any: string; names: string; remedy: string }> = {
  serviceIds: {
    others: 'other services',
    any: 'named services',
    names: 'no service and no configuration item',
    remedy: 'Say what it changes',
  },
  configurationItemIds: {
    others: 'other configuration items',
    any: 'named configuration items',
    names: 'no service and no configuration item',
    remedy: 'Say what it changes',
  },
  environments: {
    others: 'other environments',
    any: 'named environments',
    names: 'no environment',
    remedy: 'Say where it goes',
  },
  regions: { others: 'other regions', any: 'named regions', names: 'no region', remedy: 'Say its region' },
  workTypes: {
    others: 'other kinds of work',
    any: 'named kinds of work',
    names: 'no work type',
    remedy: 'Say what kind of work it is',
  },
  tags: { others: 'other tags', any: 'named tags', names: 'no tag', remedy: 'Give it the tag' },
};

/** `2 windows are for other services, 1 window is for named environments and REL-3 names no environment`; empty for none. */
export function sayLeftOut(fits: readonly ScopeFit[], key: string): string {
  const counts = new Map<string, number>();
  for (const fit of fits) {
    if (fit.fits === 'yes') continue;
    const { others, any, names } = WORDS[fit.list];
    const said = fit.fits === 'no' ? others : `${any} and ${key} names ${names}`;
    counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  return Array.from(
    counts,
    ([said, count]) => `${sayCount(count, 'window')} ${count === 1 ? 'is' : 'are'} for ${said}`,
  ).join(', ');
}

/** `Say where it goes`, of what the first unknown list asks; empty where nothing is unknown. */
export function remedyOf(fits: readonly ScopeFit[]): string {
  const unknown = fits.find((fit) => fit.fits === 'unknown');
  return unknown?.fits === 'unknown' ? WORDS[unknown.list].remedy : '';
}

export const saysNo = (list: ScopeList): string => WORDS[list].names;

export const editFix = (remedy: string): Fix => ({ label: `${remedy}…`, action: 'release.edit' });

/** `Production and Staging`, `SVC-1 Payments`, of one list of a scope. */
export function nameEntries(view: View, scope: Scope, list: ScopeList): string {
  const names = scope[list].map((entry) => {
    if (list !== 'serviceIds' && list !== 'configurationItemIds') return entry;
    const record = view.get(list === 'serviceIds' ? 'services' : 'configurationItems', entry);
    return record ? `${record.key} ${record.name}` : entry;
  });
  return sayList(names, 3);
}
