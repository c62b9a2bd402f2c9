import { DAY } from '../../../shared/kernel/time.ts';
import type { Release } from '../../../shared/model/release.ts';
import { type SlotSearch, searchSlots } from '../../../shared/rules/slots.ts';
import { plan } from '../../app/session.ts';
import { presentContext } from '../../app/verdicts.ts';
import { runWhenIdle } from './idle.ts';

const SLOTS = 5;
const DAYS = 180;

/**
 * Looks for slots in the time that the window has left over: through a full year of windows it takes longer than a frame.
 * @returns gives up
 */
export function searchWhenIdle(release: Release, onFound: (search: SlotSearch) => void): () => void {
  const context = presentContext();
  const range = { from: context.now, to: context.now + DAYS * DAY, limit: SLOTS };
  return runWhenIdle(searchSlots(release, plan(), context, range), (found) => onFound(approvalsLast(found)));
}

/** What may go comes first; what somebody must approve is offered behind it. */
const approvalsLast = (found: SlotSearch): SlotSearch => ({
  ...found,
  slots: found.slots.toSorted((a, b) => Number(a.severity === 'approval') - Number(b.severity === 'approval')),
});
