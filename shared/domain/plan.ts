import { z } from 'zod';
import { ok, refuse } from '../kernel/result.ts';
import { line, zone } from '../model/fields.ts';
import { person } from '../model/person.ts';
import { NEW_SETTINGS, type PlanSettings, planSettings } from '../model/planSettings.ts';
import { insert, update } from '../store/change.ts';
import { command } from '../store/command.ts';
import type { View } from '../store/view.ts';
import { planFollowed } from './businessTime/followers.ts';
import { reference, resolveReferences } from './find.ts';
import { settingsOf } from './planSettings.ts';

/** The first transaction of every plan. Whoever makes it is its first person and the actor of this very transaction. */
export const createPlan = command({
  name: 'plan.create',
  version: 1,
  title: 'Create a plan',
  policy: 'fact',
  input: z.object({ name: line, zone, person: person.pick({ name: true, roles: true }) }),
  plan(view, input, context) {
    if (settingsOf(view)) return refuse('conflict', 'This plan exists already.');
    return ok({
      label: 'Created the plan',
      changes: [
        insert('plan', { ...NEW_SETTINGS, name: input.name, zone: input.zone }),
        insert('people', { id: context.newId('people'), key: context.newKey('people'), ...input.person }),
      ],
    });
  },
});

export const changePlan = command({
  name: 'plan.change',
  version: 1,
  title: 'Change the settings of the plan',
  policy: 'ask',
  input: z.object({
    name: line.optional(),
    zone: zone.optional(),
    severalWindows: planSettings.shape.severalWindows.optional(),
    calendarId: reference.nullable().optional(),
  }),
  plan(view, input) {
    const before = settingsOf(view);
    if (!before) return refuse('missing', 'This plan has no settings.');
    const resolved = resolveReferences(view, 'plan', input);
    if (!resolved.ok) return resolved;
    const after = { ...before, ...resolved.value };
    return planFollowed(view, { label: sayChange(view, before, after), changes: [update('plan', before, after)] });
  },
});

/** The first that changed of what a person would look for in the history. */
function sayChange(view: View, before: PlanSettings, after: PlanSettings): string {
  if (after.zone !== before.zone) return `Set the plan's zone to ${after.zone}`;
  if (after.severalWindows !== before.severalWindows)
    return after.severalWindows === 'all'
      ? 'A release needs a window of each of its services'
      : 'A release needs a window of any of its services';
  if (after.name !== before.name) return 'Renamed the plan';
  const calendar = after.calendarId ? view.get('businessCalendars', after.calendarId)! : null;
  return `Set the plan's business calendar to ${calendar?.key ?? 'Monday to Friday'}`;
}
