import { create } from 'zustand';
import type { Ran, Reply } from '../../../shared/api/contract.ts';
import type { Id } from '../../../shared/kernel/id.ts';
import { DAY, toEpoch, toInstant } from '../../../shared/kernel/time.ts';
import type { Release } from '../../../shared/model/release.ts';
import { evaluate, type Verdict } from '../../../shared/rules/evaluate.ts';
import { findSlots, type Slot, type SlotSearch } from '../../../shared/rules/slots.ts';
import { update } from '../../../shared/store/change.ts';
import { overlay } from '../../../shared/store/overlay.ts';
import { perform } from '../../app/perform.ts';
import { plan, useSession } from '../../app/session.ts';
import { presentContext } from '../../app/verdicts.ts';
import { toastRefusal } from '../../ui/toasts.tsx';

/** A release on its way to a new date: under the pointer, or in the form that is the drag's key twin. */
export interface Moving {
  release: Release;
  /** The start that is being looked at; null before one was given. */
  start: number | null;
  isDragging: boolean;
  /** The same rules as in main, on a candidate in this window's mirror. */
  verdict: Verdict | null;
  /** Where it could go, found once: slots do not depend on where the pointer is. */
  slots: SlotSearch;
}

export const useMoving = create<{ moving: Moving | null }>(() => ({ moving: null }));

const SLOTS = 5;

export function startMoving(release: Release, isDragging: boolean): void {
  const start = release.start ? toEpoch(release.start) : null;
  useMoving.setState({
    moving: { release, start, isDragging, verdict: verdictAt(release, start), slots: slotsFor(release) },
  });
}

export function lookAt(start: number | null): void {
  const { moving } = useMoving.getState();
  if (!moving || moving.start === start) return;
  useMoving.setState({ moving: { ...moving, start, verdict: verdictAt(moving.release, start) } });
}

export const stopMoving = (): void => useMoving.setState({ moving: null });

/** Keeps the panel, with the reasons and the slots, after the pointer has let go. */
export function stayAfterDrop(): void {
  const { moving } = useMoving.getState();
  if (moving) useMoving.setState({ moving: { ...moving, isDragging: false } });
}

function verdictAt(release: Release, start: number | null): Verdict | null {
  if (start === null) return null;
  const candidate = { ...release, start: toInstant(start) };
  const view = overlay(plan(), [update('releases', release, { start: candidate.start })]);
  return evaluate(candidate, view, presentContext());
}

function slotsFor(release: Release): SlotSearch {
  const context = presentContext();
  const found = findSlots(release, plan(), context, { from: context.now, to: context.now + 180 * DAY, limit: SLOTS });
  const needsApproval = ({ severity }: Slot) => severity === 'approval';
  // What may go comes first; what somebody must approve is offered behind it.
  return {
    ...found,
    slots: [...found.slots.filter((slot) => !needsApproval(slot)), ...found.slots.filter(needsApproval)],
  };
}

/** Asks main. A refusal leaves the release where it was, and says why. */
export async function place(id: Id, start: number): Promise<Reply<Ran>> {
  const reply = await perform('release.reschedule', { release: id, start: toInstant(start) });
  if (reply.ok) stopMoving();
  else {
    stayAfterDrop();
    toastRefusal(reply.refusal);
  }
  return reply;
}

/** The release as it is now, for the panel that stays open while others change the plan. */
export function useMovingRelease(): Moving | null {
  useSession((session) => session.versions.releases);
  return useMoving((state) => state.moving);
}
