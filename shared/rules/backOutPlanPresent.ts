import { changeOf } from '../domain/change.ts';
import { sayCount, sayLength } from '../kernel/timeText.ts';
import { backOutPlanMinutes } from '../model/changeRecord.ts';
import type { Rule } from './rule.ts';

/** The change record has a back-out plan, and each of its steps has an owner. */
export const backOutPlanPresent: Rule = {
  name: 'backOutPlanPresent',
  title: 'A back-out plan is required',
  why: 'At 2 in the morning nobody should have to think of the way back.',
  gate: 'go',
  check(release, view) {
    const change = changeOf(view, release);
    if (!change) return [{ severity: 'block', about: 'change', records: [], values: {} }];
    const records = [{ collection: 'changes', id: change.id, key: change.key }];
    const steps = change.backOutPlan.length;
    const unowned = change.backOutPlan.filter(({ ownerId }) => ownerId === null).length;
    const values = { key: change.key, steps, unowned, minutes: backOutPlanMinutes(change) };
    if (steps === 0) return [{ severity: 'block', about: 'plan', records, values }];
    return [{ severity: unowned > 0 ? 'warn' : 'pass', about: 'owners', records, values }];
  },
  say({ severity, about, values }) {
    if (about === 'change')
      return {
        message: 'No change record, so no back-out plan',
        numbers: 'At least 1 step is needed, each with an owner.',
      };
    if (about === 'plan')
      return { message: 'No back-out plan', numbers: `${values.key} has 0 steps, at least 1 is needed.` };
    const numbers = `${sayCount(Number(values.steps), 'step')}, ${sayLength(Number(values.minutes))}`;
    if (severity === 'pass')
      return { message: 'A back-out plan is present', numbers: `${numbers}, each with an owner` };
    const unowned = Number(values.unowned);
    return {
      message: `${sayCount(unowned, 'back-out step')} without an owner`,
      numbers: `${values.key}: ${numbers}, ${Number(values.steps) - unowned} with an owner.`,
    };
  },
  fixes: ({ about }, { id }) => [
    about === 'change'
      ? { label: 'Make the change record', command: 'change.create', input: { release: id } }
      : { label: 'Plan the back-out…', action: 'change.planBackOut' },
  ],
};
