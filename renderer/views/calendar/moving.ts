import { create } from 'zustand';
import type { Ran, Reply } from '../../../shared/api/contract.ts';
import type { Id } from '../../../shared/kernel/id.ts';
import { toEpoch, toInstant } from '../../../shared/kernel/time.ts';
import type { Release } from '../../../shared/model/release.ts';
import { evaluate, type Verdict } from '../../../shared/rules/evaluate.ts';
import type { SlotSearch } from '../../../shared/rules/slots.ts';
import { update } from '../../../shared/store/change.ts';
import { overlay } from '../../../shared/store/overlay.ts';
import { perform } from '../../app/perform.ts';
import { plan, useSession } from '../../app/session.ts';
import { presentContext } from '../../app/verdicts.ts';
import { toastRefusal } from '../../ui/toasts.tsx';
import { wantFocus } from './focus.ts';
import { searchWhenIdle } from './slotSearch.ts';

/** A release on its way to a new date: under the pointer, or in the form that is the drag's key twin. */
export interface Moving {
  release: Release;
  /** The start that is being looked at; null before one was given. */
  start: number | null;
  isDragging: boolean;
  /** The same rules as in main, on a candidate in this window's mirror. */
  verdict: Verdict | null;
  /** Where it could go, found once: slots do not depend on where the pointer is. Null while they are looked for. */
  slots: SlotSearch | null;
}

export const useMoving = create<{ moving: Moving | null }>(() => ({ moving: null }));

let giveUpSearch = () => {};
let cameFrom: Element | null = null;

export function startMoving(release: Release, isDragging: boolean): void {
  const start = release.start ? toEpoch(release.start) : null;
  cameFrom = document.activeElement;
  useMoving.setState({ moving: { release, start, isDragging, verdict: verdictAt(release, start), slots: null } });
  search(release);
}

function search(release: Release): void {
  giveUpSearch();
  giveUpSearch = searchWhenIdle(release, (slots) => {
    const { moving } = useMoving.getState();
    if (moving) useMoving.setState({ moving: { ...moving, slots } });
  });
}

export function lookAt(start: number | null): void {
  const { moving } = useMoving.getState();
  if (!moving || moving.start === start) return;
  useMoving.setState({ moving: { ...moving, start, verdict: verdictAt(moving.release, start) } });
}

let frame = 0;

/** While dragging: once a frame at most, and after FullCalendar has had its say about the move. */
export function lookAtNextFrame(start: number): void {
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(() => lookAt(start));
}

/** Leaves the release where it is; the focus goes back to where it came from. */
export function stopMoving(): void {
  const { moving } = useMoving.getState();
  giveUpSearch();
  useMoving.setState({ moving: null });
  if (cameFrom instanceof HTMLElement && cameFrom.isConnected && cameFrom !== document.body) cameFrom.focus();
  else if (moving) wantFocus('releases', moving.release.id);
}

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

/** Asks main. A refusal leaves the release where it was, and says why. */
export async function place(id: Id, start: number): Promise<Reply<Ran>> {
  const reply = await perform('release.reschedule', { release: id, start: toInstant(start) });
  if (reply.ok) {
    stopMoving();
    wantFocus('releases', id);
  } else {
    stayAfterDrop();
    toastRefusal(reply.refusal);
  }
  return reply;
}

/** Others change the plan while the panel is open: it then speaks of the release, and of the slots, as they are now. */
useSession.subscribe(({ versions }, before) => {
  const { moving } = useMoving.getState();
  if (!moving || versions === before.versions) return;
  const release = plan().get('releases', moving.release.id);
  if (!release) return stopMoving();
  useMoving.setState({ moving: { ...moving, release, verdict: verdictAt(release, moving.start) } });
  search(release);
});

export const useMovingRelease = (): Moving | null => useMoving((state) => state.moving);
