import { DAY } from '../../../shared/kernel/time.ts';
import type { Release } from '../../../shared/model/release.ts';
import { type SlotSearch, searchSlots } from '../../../shared/rules/slots.ts';
import { plan } from '../../app/session.ts';
import { presentContext } from '../../app/verdicts.ts';

const SLOTS = 5;
const DAYS = 180;

/** Milliseconds of work at a time: what is left of a frame, but never so much that a key or a pointer waits for it. */
const MOST_AT_ONCE = 8;
const LEAST_AT_ONCE = 3;
/** Milliseconds after which it goes on although the window is busy. */
const PATIENCE = 100;

/**
 * Looks for slots in the time that the window has left over: through a full year of windows it takes longer than a frame.
 * @returns gives up
 */
export function searchWhenIdle(release: Release, onFound: (search: SlotSearch) => void): () => void {
  const context = presentContext();
  const range = { from: context.now, to: context.now + DAYS * DAY, limit: SLOTS };
  const steps = searchSlots(release, plan(), context, range);
  const go = (deadline: IdleDeadline) => {
    const stopAt = performance.now() + Math.min(MOST_AT_ONCE, Math.max(LEAST_AT_ONCE, deadline.timeRemaining()));
    do {
      const step = steps.next();
      if (step.done) return onFound(approvalsLast(step.value));
    } while (performance.now() < stopAt);
    handle = requestIdleCallback(go, { timeout: PATIENCE });
  };
  let handle = requestIdleCallback(go, { timeout: PATIENCE });
  return () => cancelIdleCallback(handle);
}

/** What may go comes first; what somebody must approve is offered behind it. */
const approvalsLast = (found: SlotSearch): SlotSearch => ({
  ...found,
  slots: found.slots.toSorted((a, b) => Number(a.severity === 'approval') - Number(b.severity === 'approval')),
});
