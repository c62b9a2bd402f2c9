import { create } from 'zustand';
import type { Ran, Reply } from '../../../shared/api/contract.ts';
import { followerKeys, withFollowers } from '../../../shared/domain/businessTime/followers.ts';
import { withStart } from '../../../shared/domain/releaseDate.ts';
import { checkMovable } from '../../../shared/domain/releaseState.ts';
import { toEpoch, toInstant } from '../../../shared/kernel/time.ts';
import type { Release } from '../../../shared/model/release.ts';
import { evaluate, type Verdict } from '../../../shared/rules/evaluate.ts';
import { gate } from '../../../shared/rules/gates.ts';
import { type Change, update } from '../../../shared/store/change.ts';
import { overlay } from '../../../shared/store/overlay.ts';
import { perform } from '../../app/perform.ts';
import { plan, useSession } from '../../app/session.ts';
import { presentContext } from '../../app/verdicts.ts';
import { toastRefusal } from '../../ui/toasts.tsx';
import { wantFocus } from './focus.ts';
import { type FoundSlots, type RunningSearch, searchWhenIdle } from './slotSearch.ts';

/** A release on its way to a new date or length: under the pointer, or in the form that is the drag's key twin. */
export interface Moving {
  release: Release;
  /** The start that is being looked at; null before one was given. */
  start: number | null;
  /** The planned length that is being looked at, without the back-out reserve. */
  lengthMinutes: number;
  /** What the pointer has hold of; null while the form is filled in. */
  held: Held | null;
  /** The same rules as in main, on a candidate in this window's mirror. */
  verdict: Verdict | null;
  /** Whether main would refuse it. What was blocked before may stay so while it gets no worse. */
  isRefused: boolean;
  /** Where it could go, found once: slots do not depend on where the pointer is. Null while they are looked for. */
  slots: FoundSlots | null;
  /** How far the search has come, once it takes long; null before that and when it is done. */
  searchedUntil: number | null;
}

export type Held = 'whole' | 'end';

export const useMoving = create<{ moving: Moving | null }>(() => ({ moving: null }));

let running: RunningSearch | null = null;
let cameFrom: Element | null = null;

export function startMoving(release: Release, held: Held | null = null): void {
  const movable = checkMovable(release);
  if (!movable.ok) return toastRefusal(movable.refusal);
  const start = release.start ? toEpoch(release.start) : null;
  const { lengthMinutes } = release;
  cameFrom = document.activeElement;
  useMoving.setState({
    moving: {
      release,
      start,
      lengthMinutes,
      held,
      slots: null,
      searchedUntil: null,
      ...lookUp(release, start, lengthMinutes),
    },
  });
  search(release);
}

function search(release: Release): void {
  running?.giveUp();
  const show = (shown: Pick<Moving, 'searchedUntil'> & Partial<Pick<Moving, 'slots'>>) => {
    const { moving } = useMoving.getState();
    if (moving) useMoving.setState({ moving: { ...moving, ...shown } });
  };
  running = searchWhenIdle(
    release,
    (slots) => show({ slots, searchedUntil: null }),
    (searchedUntil) => show({ searchedUntil }),
  );
}

/** What was found until now stays. */
export const stopSearch = (): void => running?.stop();

export function lookAt(wanted: { start?: number; lengthMinutes?: number }): void {
  const { moving } = useMoving.getState();
  if (!moving) return;
  const { release, held } = moving;
  const { start, lengthMinutes } = { ...moving, ...wanted };
  if (start === moving.start && lengthMinutes === moving.lengthMinutes) return;
  useMoving.setState({ moving: { ...moving, start, lengthMinutes, ...lookUp(release, start, lengthMinutes) } });
  // While the pointer draws at the end the slots would be others at each step.
  if (lengthMinutes !== moving.lengthMinutes && !held) search({ ...release, lengthMinutes });
}

let frame = 0;

/** While dragging: once a frame at most, and after FullCalendar has had its say about the move. */
export function lookAtNextFrame(wanted: { start?: number; lengthMinutes?: number }): void {
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(() => lookAt(wanted));
}

/** Leaves the release where it is; the focus goes back to where it came from. */
export function stopMoving(): void {
  const { moving } = useMoving.getState();
  const from = cameFrom;
  running?.giveUp();
  useMoving.setState({ moving: null });
  // What it came from may lie in the details, which are shown again only now.
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body && document.activeElement?.isConnected) return;
    if (from instanceof HTMLElement && from.isConnected && from !== document.body) from.focus();
    else if (moving) wantFocus('releases', moving.release.id);
  });
}

/** Keeps the panel, with the reasons and the slots, after the pointer has let go. */
function stayAfterDrop(): void {
  const { moving } = useMoving.getState();
  if (!moving?.held) return;
  useMoving.setState({ moving: { ...moving, held: null } });
  search({ ...moving.release, lengthMinutes: moving.lengthMinutes });
}

function lookUp(
  release: Release,
  start: number | null,
  lengthMinutes: number,
): { verdict: Verdict | null; isRefused: boolean } {
  if (start === null) return { verdict: null, isRefused: false };
  const context = presentContext();
  const fields = { ...withStart(release, toInstant(start), toInstant(context.now)), lengthMinutes };
  const candidate = { ...release, ...fields };
  const changes = withWhatFollows(release, [update('releases', release, fields)]);
  const view = overlay(plan(), changes);
  const verdict = evaluate(candidate, view, context);
  return { verdict, isRefused: verdict.severity === 'block' && !gate(plan(), view, changes, context).ok };
}

/** What follows the release's date moves with it: a freeze that began after it may lie under it now. */
function withWhatFollows(release: Release, changes: Change[]): Change[] {
  // Hardly any release has a follower, and a drag asks once a frame.
  if (followerKeys(plan(), 'releaseId', release.id).length === 0) return changes;
  const followed = withFollowers(plan(), changes);
  return followed.ok ? followed.value.changes : changes;
}

/** Asks main. A refusal leaves the release as it was, and says why. */
export async function place(release: Release, start: number, lengthMinutes: number): Promise<Reply<Ran>> {
  const named = { release: release.id };
  const isSameLength = lengthMinutes === release.lengthMinutes;
  const isSameStart = release.start !== null && start === toEpoch(release.start);
  const reply =
    isSameStart && !isSameLength
      ? await perform('release.update', { ...named, lengthMinutes })
      : await perform('release.reschedule', {
          ...named,
          start: toInstant(start),
          ...(isSameLength ? {} : { lengthMinutes }),
        });
  if (reply.ok) {
    stopMoving();
    wantFocus('releases', release.id);
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
  const { start, lengthMinutes } = moving;
  // A waiver took it there.
  const isThere = start !== null && release.start === toInstant(start) && release.lengthMinutes === lengthMinutes;
  if (isThere && release.start !== moving.release.start) return stopMoving();
  useMoving.setState({ moving: { ...moving, release, ...lookUp(release, start, lengthMinutes) } });
  search({ ...release, lengthMinutes });
});
