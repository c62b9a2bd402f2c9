import { z } from 'zod';
import { ok } from '../kernel/result.ts';
import { type WindowClass, windowClass } from '../model/windowClass.ts';
import { insert, remove, update } from '../store/change.ts';
import { command } from '../store/command.ts';
import { find, reference } from './find.ts';
import { refuseNamesake, refuseWhileUsed } from './register.ts';

/** A class of which nothing but the name is known: it takes everything. */
export const OPEN_CLASS = {
  allowedRisk: null,
  notice: { amount: 0, unit: 'days' },
  capacity: null,
} satisfies Partial<WindowClass>;

const fields = windowClass.omit({ id: true, key: true });

export const createWindowClass = command({
  name: 'windowClass.create',
  version: 1,
  title: 'New window class',
  policy: 'rerun',
  input: fields.partial().extend({ name: fields.shape.name }),
  plan(view, input, context) {
    const taken = refuseNamesake(view, 'windowClasses', input.name);
    if (taken) return taken;
    const record = {
      ...OPEN_CLASS,
      ...input,
      id: context.newId('windowClasses'),
      key: context.newKey('windowClasses'),
    };
    return ok({ label: `Added ${record.key}`, changes: [insert('windowClasses', record)] });
  },
});

export const updateWindowClass = command({
  name: 'windowClass.update',
  version: 1,
  title: 'Change a window class',
  policy: 'ask',
  input: fields.partial().extend({ windowClass: reference }),
  plan(view, { windowClass: named, ...given }) {
    const found = find(view, 'windowClasses', named, 'windowClass');
    if (!found.ok) return found;
    const taken = refuseNamesake(view, 'windowClasses', given.name, found.value);
    if (taken) return taken;
    return ok({ label: `Changed ${found.value.key}`, changes: [update('windowClasses', found.value, given)] });
  },
});

/** Refused while a window is of the class: what may be done in it must not change unseen. */
export const removeWindowClass = command({
  name: 'windowClass.remove',
  version: 1,
  title: 'Delete a window class',
  policy: 'ask',
  input: z.object({ windowClass: reference }),
  plan(view, input) {
    const found = find(view, 'windowClasses', input.windowClass, 'windowClass');
    if (!found.ok) return found;
    const used = refuseWhileUsed(view, 'windowClasses', found.value, 'windowClass');
    return used ?? ok({ label: `Deleted ${found.value.key}`, changes: [remove('windowClasses', found.value)] });
  },
});
