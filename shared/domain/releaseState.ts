import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { oneOf } from '../model/fields.ts';
import { RELEASE_STATES, type Release, release } from '../model/release.ts';
import { insert, update } from '../store/change.ts';
import { command } from '../store/command.ts';
import { find, reference } from './find.ts';

type ReleaseState = Release['state'];

/** What may follow what. A release that is done can still be found to have failed (FLOW step 13). */
const FOLLOWING: Record<ReleaseState, readonly ReleaseState[]> = {
  planning: ['go', 'cancelled'],
  go: ['done', 'failed', 'planning', 'cancelled'],
  done: ['failed'],
  failed: ['planning'],
  cancelled: ['planning'],
};

/** The states that a release may be set to, likeliest first. */
export const statesAfter = ({ state }: Release): readonly ReleaseState[] => FOLLOWING[state];

const SAY_STATE: Record<ReleaseState, string> = {
  planning: 'being planned',
  go: 'decided',
  done: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
};

const SAY_STEP: Record<ReleaseState, (key: string) => string> = {
  planning: (key) => `Took ${key} back to planning`,
  go: (key) => `Decided that ${key} goes`,
  done: (key) => `Closed ${key} as done`,
  failed: (key) => `Declared ${key} failed`,
  cancelled: (key) => `Cancelled ${key}`,
};

/** From planning over the decision (go/no-go) to its end. Whether it may go is for the rules to say. */
export const setReleaseState = command({
  name: 'release.setState',
  version: 1,
  title: "Set a release's state",
  policy: 'ask',
  input: z.object({ release: reference, state: oneOf(RELEASE_STATES) }),
  plan(view, input) {
    const found = find(view, 'releases', input.release, 'release');
    if (!found.ok) return found;
    const { key } = found.value;
    const following = statesAfter(found.value);
    if (!following.includes(input.state))
      return refuse(
        'conflict',
        `${key} is ${SAY_STATE[found.value.state]}: set it to ${following.join(' or ')}, not to ${input.state}.`,
        { field: 'state' },
      );
    if (input.state === 'go' && found.value.start === null)
      return refuse('conflict', `${key} has no date yet. Set one, then decide that it goes.`, { field: 'state' });
    return ok({
      label: SAY_STEP[input.state](key),
      changes: [update('releases', found.value, { state: input.state })],
    });
  },
});

/** The same again without its date and items: kind, place, services, lengths, and the way back from its change record. */
export const cloneRelease = command({
  name: 'release.clone',
  version: 1,
  title: 'Clone a release',
  policy: 'rerun',
  input: z.object({ release: reference, name: release.shape.name }),
  plan(view, input, context) {
    const found = find(view, 'releases', input.release, 'release');
    if (!found.ok) return found;
    const [change] = view.referring('changes', 'releaseId', found.value.id);
    const copy: Release = {
      ...found.value,
      id: context.newId('releases'),
      key: context.newKey('releases'),
      name: input.name,
      state: 'planning',
      start: null,
      scheduledAt: null,
      uid: null,
    };
    const changes = [insert('releases', copy)];
    if (change)
      changes.push(
        insert('changes', {
          ...change,
          id: context.newId('changes'),
          key: context.newKey('changes'),
          releaseId: copy.id,
          raisedById: context.actor,
          testResult: null,
        }),
      );
    return ok({ label: `Made ${copy.key} like ${found.value.key}`, changes });
  },
});

/** What a release carries stays as it is once it is decided. */
export const refuseDecided = ({ key, state }: Release): Result<never> =>
  refuse('conflict', `${key} is ${SAY_STATE[state]}: its items stay as they are. Take it back to planning first.`, {
    field: 'release',
  });

/** A release that is over stays where it was. */
export function checkMovable({ key, state }: Release): Result<null> {
  if (state === 'planning' || state === 'go') return ok(null);
  const remedy = state === 'done' ? 'Clone it to do it again.' : 'Take it back to planning first.';
  return refuse('conflict', `${key} is ${SAY_STATE[state]} and stays where it was. ${remedy}`, { field: 'start' });
}
