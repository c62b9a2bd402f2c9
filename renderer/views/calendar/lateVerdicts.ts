import { useEffect, useReducer } from 'react';
import type { Release } from '../../../shared/model/release.ts';
import { isOver } from '../../../shared/model/release.ts';
import { useSession } from '../../app/session.ts';
import { hasVerdict, verdictOf } from '../../app/verdicts.ts';
import { runWhenIdle } from './idle.ts';

/** Chips whose verdict is not known yet, and how they are told. */
const waiting = new Map<Release, () => void>();
let giveUp: (() => void) | null = null;

/**
 * Whether what holds of a release is known. A hundred verdicts take longer than a month may take to turn: a chip is there at
 * once, and its sign when the window has time for it.
 */
export function useKnownOutcome(release: Release): boolean {
  useSession((session) => session.versions);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const isKnown = isOver(release) || hasVerdict(release);
  useEffect(() => {
    if (isKnown) return undefined;
    waiting.set(release, redraw);
    giveUp ??= runWhenIdle(findAll(), () => (giveUp = null));
    return () => void (waiting.get(release) === redraw && waiting.delete(release));
  }, [release, isKnown]);
  return isKnown;
}

function* findAll(): Generator<void, void, void> {
  while (waiting.size > 0) {
    const told: (() => void)[] = [];
    for (const [release, redraw] of waiting) {
      if (!waiting.delete(release)) continue;
      verdictOf(release);
      told.push(redraw);
      yield;
    }
    for (const redraw of told) redraw();
  }
}
