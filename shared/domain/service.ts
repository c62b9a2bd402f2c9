import { z } from 'zod';
import { ok, type Result } from '../kernel/result.ts';
import { type Service, service } from '../model/service.ts';
import { insert, remove, update } from '../store/change.ts';
import { command } from '../store/command.ts';
import type { View } from '../store/view.ts';
import { find, reference, resolveReferences } from './find.ts';
import { refuseNamesake, refuseWhileUsed } from './register.ts';

/** A service of which nothing but the name is known. */
const EMPTY_SERVICE = { description: '', ownerId: null, criticality: 3 } satisfies Partial<Service>;

const fields = service.omit({ id: true, key: true });

export const createService = command({
  name: 'service.create',
  version: 1,
  title: 'New service',
  policy: 'rerun',
  input: fields.partial().extend({ name: fields.shape.name }),
  plan(view, input, context) {
    const checked = check(view, input);
    if (!checked.ok) return checked;
    const record = {
      ...EMPTY_SERVICE,
      ...checked.value,
      id: context.newId('services'),
      key: context.newKey('services'),
    };
    return ok({ label: `Added ${record.key}`, changes: [insert('services', record)] });
  },
});

export const updateService = command({
  name: 'service.update',
  version: 1,
  title: 'Change a service',
  policy: 'ask',
  input: fields.partial().extend({ service: reference }),
  plan(view, { service: named, ...given }) {
    const found = find(view, 'services', named, 'service');
    if (!found.ok) return found;
    const checked = check(view, given, found.value);
    if (!checked.ok) return checked;
    return ok({ label: `Changed ${found.value.key}`, changes: [update('services', found.value, checked.value)] });
  },
});

/** Refused while anything names the service: what a release changed and for whom must stay true afterwards. */
export const removeService = command({
  name: 'service.remove',
  version: 1,
  title: 'Delete a service',
  policy: 'ask',
  input: z.object({ service: reference }),
  plan(view, input) {
    const found = find(view, 'services', input.service, 'service');
    if (!found.ok) return found;
    const used = refuseWhileUsed(view, 'services', found.value, 'service');
    return used ?? ok({ label: `Deleted ${found.value.key}`, changes: [remove('services', found.value)] });
  },
});

/** The fields with ids for keys, where no other service has the name. */
function check<F extends Partial<Service>>(view: View, given: F, own?: Service): Result<F> {
  return refuseNamesake(view, 'services', given.name, own) ?? resolveReferences(view, 'services', given);
}
