import { z } from 'zod';
import { ok, refuse } from '../kernel/result.ts';
import { line, zone } from '../model/fields.ts';
import { person } from '../model/person.ts';
import { NEW_SETTINGS, SETTINGS_ID } from '../model/planSettings.ts';
import { insert, update } from '../store/change.ts';
import { command } from '../store/command.ts';
import { find, reference } from './find.ts';
import { planFollowed } from './followers.ts';

/** The first transaction of every plan. Whoever makes it is its first person and the actor of this very transaction. */
export const createPlan = command({
  name: 'plan.create',
  version: 1,
  title: 'Create a plan',
  policy: 'fact',
  input: z.object({ name: line, zone, person: person.pick({ name: true, roles: true }) }),
  plan(view, input, context) {
    if (view.get('plan', SETTINGS_ID)) return refuse('conflict', 'This plan exists already.');
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
  title: "Change the plan's name or zone",
  policy: 'ask',
  input: z.object({ name: line.optional(), zone: zone.optional(), calendarId: reference.nullable().optional() }),
  plan(view, input) {
    const before = view.get('plan', SETTINGS_ID);
    if (!before) return refuse('missing', 'This plan has no settings.');
    const after = { name: input.name ?? before.name, zone: input.zone ?? before.zone };
    const calendar = input.calendarId ? find(view, 'businessCalendars', input.calendarId, 'calendarId') : null;
    if (calendar && !calendar.ok) return calendar;
    const calendarId = input.calendarId === undefined ? before.calendarId : (calendar?.value.id ?? null);
    const label =
      input.zone && input.zone !== before.zone
        ? `Set the plan's zone to ${input.zone}`
        : calendarId === before.calendarId
          ? 'Renamed the plan'
          : `Set the plan's business calendar to ${calendar?.value.key ?? 'Monday to Friday'}`;
    return planFollowed(view, { label, changes: [update('plan', before, { ...after, calendarId })] });
  },
});
