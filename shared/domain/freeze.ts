import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Freeze, freeze, PLAIN_FREEZE } from '../model/freeze.ts';
import { insert, remove, update } from '../store/change.ts';
import { command } from '../store/command.ts';
import { find, reference } from './find.ts';
import { checkSpan } from './wallSpan.ts';

export const createFreeze = command({
  name: 'freeze.create',
  version: 1,
  title: 'New freeze',
  policy: 'rerun',
  input: freeze.omit({ id: true, key: true }).partial().required({ name: true, zone: true, start: true, end: true }),
  plan(_view, input, context) {
    const checked = checkFreeze({ ...PLAIN_FREEZE, ...input });
    if (!checked.ok) return checked;
    const record = { ...checked.value, id: context.newId('freezes'), key: context.newKey('freezes') };
    return ok({ label: `Added ${record.key}`, changes: [insert('freezes', record)] });
  },
});

export const updateFreeze = command({
  name: 'freeze.update',
  version: 1,
  title: 'Change a freeze',
  policy: 'ask',
  input: freeze.omit({ id: true, key: true }).partial().extend({ freeze: reference }),
  plan(view, { freeze: named, ...fields }) {
    const found = find(view, 'freezes', named, 'freeze');
    if (!found.ok) return found;
    const checked = checkFreeze({ ...found.value, ...fields });
    if (!checked.ok) return checked;
    return ok({ label: `Changed ${found.value.key}`, changes: [update('freezes', found.value, checked.value)] });
  },
});

export const removeFreeze = command({
  name: 'freeze.remove',
  version: 1,
  title: 'Delete a freeze',
  policy: 'ask',
  input: z.object({ freeze: reference }),
  plan(view, input) {
    const found = find(view, 'freezes', input.freeze, 'freeze');
    if (!found.ok) return found;
    return ok({ label: `Deleted ${found.value.key}`, changes: [remove('freezes', found.value)] });
  },
});

/** A freeze ends after it starts, and a soft one names who may approve. */
export function checkFreeze<F extends Omit<Freeze, 'id' | 'key'>>(record: F): Result<F> {
  const span = checkSpan(record);
  if (!span.ok) return span;
  if (record.level === 'approval' && !record.approverRole)
    return refuse('invalid', 'A soft freeze needs a role that may approve. Name one, like Service owner.', {
      field: 'approverRole',
    });
  return ok(record.level === 'approval' ? record : { ...record, approverRole: null });
}
