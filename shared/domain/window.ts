import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { wallMinutesBetween } from '../kernel/time.ts';
import { type MaintenanceWindow, maintenanceWindow, PLAIN_WINDOW } from '../model/window.ts';
import { insert, remove, update } from '../store/change.ts';
import { command } from '../store/command.ts';
import type { View } from '../store/view.ts';
import { follow } from './businessTime/followers.ts';
import { checkTimes, datesOf, mergeScope, scopeInput } from './calendarRecord.ts';
import { find, reference, resolveReferences } from './find.ts';

const LONGEST_MINUTES = 31 * 24 * 60;

const fields = maintenanceWindow.omit({ id: true, key: true }).partial().extend({ scope: scopeInput.optional() });

export const createWindow = command({
  name: 'window.create',
  version: 1,
  title: 'New maintenance window',
  policy: 'rerun',
  input: fields.required({ name: true, zone: true }),
  plan(view, input, context) {
    const dates = datesOf(input);
    if (!dates.ok) return dates;
    // A start that follows another date is found below, or refused.
    const start = dates.value.start ?? '';
    const given = { ...PLAIN_WINDOW, ...input, start, end: dates.value.end, scope: mergeScope(input.scope) };
    const checked = checkWindow(view, given);
    if (!checked.ok) return checked;
    const record = { ...checked.value, id: context.newId('windows'), key: context.newKey('windows') };
    return ok({ label: `Added ${record.key}`, changes: [insert('windows', record)] });
  },
});

export const updateWindow = command({
  name: 'window.update',
  version: 1,
  title: 'Change a maintenance window',
  policy: 'ask',
  input: fields.extend({ window: reference }),
  plan(view, { window: named, ...given }) {
    const found = find(view, 'windows', named, 'window');
    if (!found.ok) return found;
    const checked = checkWindow(view, { ...found.value, ...given, scope: mergeScope(given.scope, found.value.scope) });
    if (!checked.ok) return checked;
    return ok({ label: `Changed ${found.value.key}`, changes: [update('windows', found.value, checked.value)] });
  },
});

export const removeWindow = command({
  name: 'window.remove',
  version: 1,
  title: 'Delete a maintenance window',
  policy: 'ask',
  input: z.object({ window: reference }),
  plan(view, input) {
    const found = find(view, 'windows', input.window, 'window');
    if (!found.ok) return found;
    return ok({ label: `Deleted ${found.value.key}`, changes: [remove('windows', found.value)] });
  },
});

/** The window with ids for keys; it is not longer than a month, unless it has no end. */
function checkWindow<W extends Omit<MaintenanceWindow, 'id' | 'key'>>(view: View, given: W): Result<W> {
  const resolved = resolveReferences(view, 'windows', given);
  const followed = resolved.ok ? follow(view, resolved.value) : resolved;
  return followed.ok ? checkOpening(followed.value) : followed;
}

/** A window whose references are ids already: its times are right, and it is not longer than a month, unless it has no end. */
export function checkOpening<W extends Omit<MaintenanceWindow, 'id' | 'key'>>(record: W): Result<W> {
  const timed = checkTimes(record);
  if (!timed.ok) return timed;
  const { value: window } = timed;
  if (window.end !== null && wallMinutesBetween(window.start, window.end) > LONGEST_MINUTES)
    return refuse('invalid', 'A window is at most 31 days long. Shorten it, or use several.', { field: 'end' });
  return timed;
}
