import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { addDays, dayOf, epochToWall, wallAt, wallMinutesBetween, wallToEpoch } from '../kernel/time.ts';
import type { BusinessCalendar } from '../model/businessCalendar.ts';
import { type CabMeeting, cabMeeting } from '../model/cabMeeting.ts';
import { ONCE } from '../model/series.ts';
import { insert, remove, update } from '../store/change.ts';
import { command } from '../store/command.ts';
import type { View } from '../store/view.ts';
import { addBusinessDays } from './businessTime/businessTime.ts';
import { find, reference, resolveReferences } from './find.ts';
import { checkRule } from './recurrence/recurrence.ts';
import { checkSpan } from './recurrence/wallSpan.ts';

const LONGEST_MINUTES = 7 * 24 * 60;

const fields = cabMeeting.omit({ id: true, key: true });

export const createCabMeeting = command({
  name: 'cabMeeting.create',
  version: 1,
  title: 'New CAB meeting',
  policy: 'rerun',
  input: fields.partial().required({ name: true, zone: true, start: true, end: true }),
  plan(view, input, context) {
    const checked = check(view, { ...ONCE, cutOff: null, uid: null, ...input });
    if (!checked.ok) return checked;
    const record = { ...checked.value, id: context.newId('cabMeetings'), key: context.newKey('cabMeetings') };
    return ok({ label: `Added ${record.key}`, changes: [insert('cabMeetings', record)] });
  },
});

export const updateCabMeeting = command({
  name: 'cabMeeting.update',
  version: 1,
  title: 'Change a CAB meeting',
  policy: 'ask',
  input: fields.partial().extend({ cabMeeting: reference }),
  plan(view, { cabMeeting: named, ...given }) {
    const found = find(view, 'cabMeetings', named, 'cabMeeting');
    if (!found.ok) return found;
    const checked = check(view, { ...found.value, ...given });
    if (!checked.ok) return checked;
    return ok({ label: `Changed ${found.value.key}`, changes: [update('cabMeetings', found.value, checked.value)] });
  },
});

export const removeCabMeeting = command({
  name: 'cabMeeting.remove',
  version: 1,
  title: 'Delete a CAB meeting',
  policy: 'ask',
  input: z.object({ cabMeeting: reference }),
  plan(view, input) {
    const found = find(view, 'cabMeetings', input.cabMeeting, 'cabMeeting');
    if (!found.ok) return found;
    return ok({ label: `Deleted ${found.value.key}`, changes: [remove('cabMeetings', found.value)] });
  },
});

/**
 * By when a change must be handed in for a meeting that starts at `start`: `by 14:00, one business day before`.
 *
 * @param start milliseconds since 1970
 * @param calendar whose working days count; null: Monday to Friday
 * @returns milliseconds since 1970; null where the meeting has no such time, or the calendar no such day
 */
export function cutOffOf(
  { zone, cutOff }: Pick<CabMeeting, 'zone' | 'cutOff'>,
  start: number,
  calendar: BusinessCalendar | null,
): number | null {
  if (!cutOff) return null;
  const day = dayOf(epochToWall(start, zone));
  const before = cutOff.unit === 'days' ? addDays(day, -cutOff.days) : addBusinessDays(day, -cutOff.days, calendar);
  if (before === null) return null;
  return wallToEpoch(wallAt(before, cutOff.time), zone);
}

function check<M extends Omit<CabMeeting, 'id' | 'key'>>(view: View, given: M): Result<M> {
  const resolved = resolveReferences(view, 'cabMeetings', given);
  return resolved.ok ? checkMeeting(resolved.value) : resolved;
}

/** A meeting whose references are ids already: it ends after it starts, within a week, and its rule really happens. */
export function checkMeeting<M extends Omit<CabMeeting, 'id' | 'key'>>(meeting: M): Result<M> {
  const span = checkSpan(meeting);
  if (!span.ok) return span;
  if (meeting.end !== null && wallMinutesBetween(meeting.start, meeting.end) > LONGEST_MINUTES)
    return refuse('invalid', 'A meeting is at most 7 days long. Give an earlier end.', { field: 'end' });
  if (meeting.rule === null) return ok(meeting);
  const rule = checkRule(meeting.rule, meeting.start, meeting.zone);
  return rule.ok ? ok({ ...meeting, rule: rule.value }) : rule;
}
