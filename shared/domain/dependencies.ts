import type { Id } from '../kernel/id.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Release } from '../model/release.ts';
import type { View } from '../store/view.ts';

/** Refuses dependencies that would make releases wait for each other in a round. */
export function checkDependencies(view: View, id: Id, dependsOnIds: readonly Id[] | undefined): Result<null> {
  const round = roundOfDependencies(view, id, dependsOnIds ?? []);
  return round ? refuseRound(round) : ok(null);
}

/** The releases that would wait for each other if `id` waited for `dependsOnIds`, in order; null where none would. */
function roundOfDependencies(view: View, id: Id, dependsOnIds: readonly Id[]): Release[] | null {
  const seen = new Set<Id>();
  const walk = (at: Id, trail: Release[]): Release[] | null => {
    const release = view.get('releases', at);
    if (!release) return null;
    if (at === id) return [...trail, release];
    if (seen.has(at)) return null;
    seen.add(at);
    for (const next of release.dependsOnIds) {
      const round = walk(next, [...trail, release]);
      if (round) return round;
    }
    return null;
  };
  for (const dependency of dependsOnIds) {
    const round = walk(dependency, []);
    if (round) return round;
  }
  return null;
}

function refuseRound(round: readonly Release[]) {
  const keys = round.map(({ key }) => key);
  const [first] = keys;
  return refuse(
    'invalid',
    keys.length === 1
      ? `${first} cannot wait for itself. Take it out of what it depends on.`
      : `${keys.at(-1)} cannot wait for ${first}: ${keys.join(' waits for ')}. Take one of these dependencies away first.`,
    { field: 'dependsOnIds' },
  );
}
