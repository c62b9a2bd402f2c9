import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Freeze, freeze, PLAIN_FREEZE } from '../model/freeze.ts';
import { insert, remove, update } from '../store/change.ts';
import { command } from '../store/command.ts';
import type { View } from '../store/view.ts';
import { follow } from './businessTime/followers.ts';
import { checkTimes, datesOf, mergeScope, scopeInput } from './calendarRecord.ts';
import { find, reference, resolveReferences } from './find.ts';

const fields = freeze.omit({ id: true, key: true }).partial().extend({ scope: scopeInput.optional() });

export const createFreeze = command({
  name: 'freeze.create',
  version: 1,
  title: 'New freeze',
  policy: 'rerun',
  input: fields.required({ name: true, zone: true }),
  plan(view, input, context) {
    const dates = datesOf(input);
    if (!dates.ok) return dates;
    const given = { ...PLAIN_FREEZE, ...input, ...dates.value, scope: mergeScope(input.scope) };
    const checked = checkFreeze(view, given);
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
  input: fields.extend({ freeze: reference }),
  plan(view, { freeze: named, ...given }) {
    const found = find(view, 'freezes', named, 'freeze');
    if (!found.ok) return found;
    const checked = checkFreeze(view, { ...found.value, ...given, scope: mergeScope(given.scope, found.value.scope) });
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

/** The freeze with ids for keys. A soft level names who may approve, in the exceptions as well; the others name nobody. */
export function checkFreeze<F extends Omit<Freeze, 'id' | 'key'>>(view: View, given: F): Result<F> {
  const resolved = resolveReferences(view, 'freezes', given);
  const followed = resolved.ok ? follow(view, resolved.value) : resolved;
  return followed.ok ? checkLevels(followed.value) : followed;
}

/** A freeze whose references are ids already: its times are right, and a soft level names who may approve. */
export function checkLevels<F extends Omit<Freeze, 'id' | 'key'>>(given: F): Result<F> {
  const timed = checkTimes(given);
  if (!timed.ok) return timed;
  const { value: record } = timed;
  const all = [{ ...record, field: 'approverRole' }, ...record.levels.map(fieldOfLevel)];
  const roleless = all.find(({ level, approverRole }) => level === 'approval' && !approverRole);
  if (roleless)
    return refuse('invalid', 'A soft freeze needs a role that may approve. Name one, like Service owner.', {
      field: roleless.field,
    });
  const levels = record.levels.map((level) => ({ ...level, approverRole: roleOf(level) }));
  return ok({ ...record, approverRole: roleOf(record), levels });
}

const fieldOfLevel = (level: Freeze['levels'][number], index: number) => ({
  ...level,
  field: `levels.${index}.approverRole`,
});

const roleOf = ({ level, approverRole }: { level: string; approverRole: string | null }): string | null =>
  level === 'approval' ? approverRole : null;
