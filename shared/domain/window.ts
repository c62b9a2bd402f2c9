import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { wallMinutesBetween } from '../kernel/time.ts';
import { type MaintenanceWindow, maintenanceWindow, PLAIN_WINDOW } from '../model/window.ts';
import { insert, remove, update } from '../store/change.ts';
import { command } from '../store/command.ts';
import { find, reference } from './find.ts';
import { checkRule } from './recurrence.ts';
import { checkSpan } from './wallSpan.ts';

const LONGEST_MINUTES = 31 * 24 * 60;

export const createWindow = command({
  name: 'window.create',
  version: 1,
  title: 'New maintenance window',
  policy: 'rerun',
  input: maintenanceWindow
    .omit({ id: true, key: true })
    .partial()
    .required({ name: true, zone: true, start: true, end: true }),
  plan(_view, input, context) {
    const checked = checkWindow({ ...PLAIN_WINDOW, ...input });
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
  input: maintenanceWindow.omit({ id: true, key: true }).partial().extend({ window: reference }),
  plan(view, { window: named, ...fields }) {
    const found = find(view, 'windows', named, 'window');
    if (!found.ok) return found;
    const checked = checkWindow({ ...found.value, ...fields });
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

/** A window ends after it starts, and its rule really happens. */
export function checkWindow<W extends Omit<MaintenanceWindow, 'id' | 'key'>>(window: W): Result<W> {
  const span = checkSpan(window);
  if (!span.ok) return span;
  if (window.end !== null && wallMinutesBetween(window.start, window.end) > LONGEST_MINUTES)
    return refuse('invalid', 'A window is at most 31 days long. Shorten it, or use several.', { field: 'end' });
  if (window.rule === null) return ok(window);
  const rule = checkRule(window.rule, window.start, window.zone);
  return rule.ok ? ok({ ...window, rule: rule.value }) : rule;
}
