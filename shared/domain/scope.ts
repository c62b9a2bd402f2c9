import type { Id } from '../kernel/id.ts';
import type { Release } from '../model/release.ts';
import type { Scope } from '../model/scope.ts';
import type { View } from '../store/view.ts';

export type ScopeList = keyof Scope;

/**
 * Whether a scope is for a release: `yes`; `no`, by the list that shares nothing with it; or `unknown`, by the list that the
 * release says nothing about. Who asks takes the safe side of the unknown: a window then does not count, a freeze warns.
 */
export type ScopeFit = { fits: 'yes' } | { fits: 'no' | 'unknown'; list: ScopeList };

/** What a release is, in the terms of scopes. Null: nobody has said. */
export type ScopeSubject = { [List in ScopeList]: readonly string[] | null };

const FITS: ScopeFit = { fits: 'yes' };

/** In the order in which a misfit is named. */
const LISTS = ['serviceIds', 'configurationItemIds', 'environments', 'regions', 'workTypes', 'tags'] as const;

export function fitOfScope(scope: Scope, subject: ScopeSubject): ScopeFit {
  let unknown: ScopeFit | null = null;
  for (const list of LISTS) {
    if (scope[list].length === 0) continue;
    const known = subject[list];
    if (known === null) unknown ??= { fits: 'unknown', list };
    else if (!sharesEntry(scope[list], known)) return { fits: 'no', list };
  }
  return unknown ?? FITS;
}

/** No tags are none; but a release that names no environment goes somewhere all the same, and nobody has said where. */
export function subjectOf(view: View, release: Release): ScopeSubject {
  const serviceIds = touchedServices(view, release);
  const touchesUnknown = serviceIds.length === 0 && release.configurationItemIds.length === 0;
  return {
    serviceIds: touchesUnknown ? null : serviceIds,
    configurationItemIds: touchesUnknown ? null : release.configurationItemIds,
    environments: release.environment === null ? null : [release.environment],
    regions: release.region === null ? null : [release.region],
    workTypes: release.workType === null ? null : [release.workType],
    tags: release.tags,
  };
}

/** The services that a release touches: those that it names, and those of its configuration items. */
export function touchedServices(view: View, { serviceIds, configurationItemIds }: Release): Id[] {
  if (configurationItemIds.length === 0) return serviceIds;
  const ofItems = configurationItemIds.flatMap((id) => view.get('configurationItems', id)?.serviceIds ?? []);
  return [...new Set([...serviceIds, ...ofItems])];
}

/** People type these words: `production` and `Production` are one. */
const sharesEntry = (asked: readonly string[], known: readonly string[]): boolean =>
  asked.some((entry) => known.some((other) => other === entry || other.toLowerCase() === entry.toLowerCase()));
