import { z } from 'zod';
import { ok, type Result } from '../kernel/result.ts';
import { type ConfigurationItem, configurationItem } from '../model/configurationItem.ts';
import { insert, remove, update } from '../store/change.ts';
import { command } from '../store/command.ts';
import type { View } from '../store/view.ts';
import { find, reference, resolveReferences } from './find.ts';
import { refuseNamesake, refuseWhileUsed } from './register.ts';

/** A configuration item of which nothing but the name and type is known. */
const EMPTY_ITEM = { environment: null, serviceIds: [] } satisfies Partial<ConfigurationItem>;

const fields = configurationItem.omit({ id: true, key: true });

export const createConfigurationItem = command({
  name: 'configurationItem.create',
  version: 1,
  title: 'New configuration item',
  policy: 'rerun',
  input: fields.partial({ environment: true, serviceIds: true }),
  plan(view, input, context) {
    const checked = check(view, input);
    if (!checked.ok) return checked;
    const record = {
      ...EMPTY_ITEM,
      ...checked.value,
      id: context.newId('configurationItems'),
      key: context.newKey('configurationItems'),
    };
    return ok({ label: `Added ${record.key}`, changes: [insert('configurationItems', record)] });
  },
});

export const updateConfigurationItem = command({
  name: 'configurationItem.update',
  version: 1,
  title: 'Change a configuration item',
  policy: 'ask',
  input: fields.partial().extend({ configurationItem: reference }),
  plan(view, { configurationItem: named, ...given }) {
    const found = find(view, 'configurationItems', named, 'configurationItem');
    if (!found.ok) return found;
    const checked = check(view, given, found.value);
    if (!checked.ok) return checked;
    const change = update('configurationItems', found.value, checked.value);
    return ok({ label: `Changed ${found.value.key}`, changes: [change] });
  },
});

/** Refused while a release touches it: which releases met on it must stay true afterwards. */
export const removeConfigurationItem = command({
  name: 'configurationItem.remove',
  version: 1,
  title: 'Delete a configuration item',
  policy: 'ask',
  input: z.object({ configurationItem: reference }),
  plan(view, input) {
    const found = find(view, 'configurationItems', input.configurationItem, 'configurationItem');
    if (!found.ok) return found;
    const used = refuseWhileUsed(view, 'configurationItems', found.value, 'configurationItem');
    return used ?? ok({ label: `Deleted ${found.value.key}`, changes: [remove('configurationItems', found.value)] });
  },
});

/** The fields with ids for keys, where no other configuration item has the name. */
function check<F extends Partial<ConfigurationItem>>(view: View, given: F, own?: ConfigurationItem): Result<F> {
  return (
    refuseNamesake(view, 'configurationItems', given.name, own) ?? resolveReferences(view, 'configurationItems', given)
  );
}
