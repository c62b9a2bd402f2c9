import { z } from 'zod';
import { ok, refuse } from '../kernel/result.ts';
import { sayCount, sayLength } from '../kernel/timeText.ts';
import { backOutPlanMinutes, type ChangeRecord, changeRecord, testResult } from '../model/changeRecord.ts';
import type { Release } from '../model/release.ts';
import { insert, remove, update } from '../store/change.ts';
import { command } from '../store/command.ts';
import type { View } from '../store/view.ts';
import { find, reference, resolveReferences } from './find.ts';

/** The change record of a release. There is one at most. */
export function changeOf(view: View, release: Release): ChangeRecord | undefined {
  const [change] = view.referring('changes', 'releaseId', release.id);
  return change;
}

/** The type of its change record; before there is one, what that would be. */
export const changeTypeOf = (view: View, release: Release): ChangeRecord['type'] =>
  changeOf(view, release)?.type ?? (release.kind === 'emergency' ? 'emergency' : 'normal');

/** FLOW step 6: one press. Date, length, services and configuration items are the release's and stay in step with it. */
export const createChange = command({
  name: 'change.create',
  version: 1,
  title: 'Make the change record',
  policy: 'rerun',
  input: z.object({
    release: reference,
    type: changeRecord.shape.type.optional(),
    reason: changeRecord.shape.reason.default(''),
  }),
  plan(view, input, context) {
    const found = find(view, 'releases', input.release, 'release');
    if (!found.ok) return found;
    const earlier = changeOf(view, found.value);
    if (earlier)
      return refuse('conflict', `${found.value.key} has its change record already: ${earlier.key}.`, {
        field: 'release',
      });
    const record: ChangeRecord = {
      id: context.newId('changes'),
      key: context.newKey('changes'),
      releaseId: found.value.id,
      type: input.type ?? changeTypeOf(view, found.value),
      reason: input.reason,
      raisedById: context.actor,
      testResult: null,
      backOutPlan: [],
    };
    return ok({ label: `Made ${record.key} for ${found.value.key}`, changes: [insert('changes', record)] });
  },
});

export const updateChange = command({
  name: 'change.update',
  version: 1,
  title: 'Change a change record',
  policy: 'ask',
  input: changeRecord.pick({ type: true, reason: true }).partial().extend({ change: reference }),
  plan(view, { change, ...fields }) {
    const found = find(view, 'changes', change, 'change');
    if (!found.ok) return found;
    return ok({ label: `Changed ${found.value.key}`, changes: [update('changes', found.value, fields)] });
  },
});

export const recordTest = command({
  name: 'change.recordTest',
  version: 1,
  title: 'Record the test result of a change',
  policy: 'ask',
  input: testResult.partial().extend({ change: reference, outcome: testResult.shape.outcome }),
  plan(view, { change, ...given }, context) {
    const found = find(view, 'changes', change, 'change');
    if (!found.ok) return found;
    const result = { summary: '', testedAt: context.now, testerId: context.actor, ...given };
    const tester = find(view, 'people', result.testerId, 'testerId');
    if (!tester.ok) return tester;
    return ok({
      label: `Recorded that ${found.value.key} ${result.outcome} its test`,
      changes: [update('changes', found.value, { testResult: { ...result, testerId: tester.value.id } })],
    });
  },
});

/** The way back: steps in the order in which they are taken, each with its owner and minutes. */
export const planBackOut = command({
  name: 'change.planBackOut',
  version: 1,
  title: 'Plan the back-out of a change',
  policy: 'ask',
  input: changeRecord.pick({ backOutPlan: true }).extend({ change: reference }),
  plan(view, input) {
    const found = find(view, 'changes', input.change, 'change');
    if (!found.ok) return found;
    const resolved = resolveReferences(view, 'changes', { backOutPlan: input.backOutPlan });
    if (!resolved.ok) return resolved;
    const after = { ...found.value, ...resolved.value };
    const steps = after.backOutPlan.length;
    const label =
      steps === 0
        ? `Took the back-out plan from ${after.key}`
        : `Planned the back-out of ${after.key}: ${sayCount(steps, 'step')}, ${sayLength(backOutPlanMinutes(after))}`;
    return ok({ label, changes: [update('changes', found.value, resolved.value)] });
  },
});

export const removeChange = command({
  name: 'change.remove',
  version: 1,
  title: 'Delete a change record',
  policy: 'ask',
  input: z.object({ change: reference }),
  plan(view, input) {
    const found = find(view, 'changes', input.change, 'change');
    if (!found.ok) return found;
    return ok({ label: `Deleted ${found.value.key}`, changes: [remove('changes', found.value)] });
  },
});
