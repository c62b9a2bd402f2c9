import { z } from 'zod';
import { ok, refuse } from '../kernel/result.ts';
import { line } from '../model/fields.ts';
import type { Person } from '../model/person.ts';
import { insert, update } from '../store/change.ts';
import { command } from '../store/command.ts';
import type { View } from '../store/view.ts';
import { find, reference } from './find.ts';

export const registerPerson = command({
  name: 'person.register',
  version: 1,
  title: 'Add a person',
  // Whoever works on the plan is made known to it on the way; undo is about the work, not about that.
  policy: 'fact',
  input: z.object({ name: line, roles: z.array(line).max(20).default([]) }),
  plan(view, input, context) {
    if (personNamed(view, input.name))
      return refuse('conflict', `${input.name} is in this plan already.`, { field: 'name' });
    const record = { id: context.newId('people'), key: context.newKey('people'), name: input.name, roles: input.roles };
    return ok({ label: `Added ${record.key}`, changes: [insert('people', record)] });
  },
});

export const updatePerson = command({
  name: 'person.update',
  version: 1,
  title: "Change a person's name or roles",
  policy: 'ask',
  input: z.object({ person: reference, name: line.optional(), roles: z.array(line).max(20).optional() }),
  plan(view, { person, ...fields }) {
    const found = find(view, 'people', person, 'person');
    if (!found.ok) return found;
    // Whoever sits at a computer is known to the plan by name: two of one name would be taken for each other.
    const namesake = fields.name === undefined ? undefined : personNamed(view, fields.name);
    if (namesake && namesake.id !== found.value.id)
      return refuse('conflict', `${namesake.key} is called ${namesake.name} already.`, { field: 'name' });
    return ok({ label: `Changed ${found.value.key}`, changes: [update('people', found.value, fields)] });
  },
});

/** People are matched by their exact name, the case apart. A plan has tens of people, so it looks at each. */
export function personNamed(view: View, name: string): Person | undefined {
  const wanted = name.trim().toLowerCase();
  for (const person of view.all('people')) if (person.name.toLowerCase() === wanted) return person;
  return undefined;
}
