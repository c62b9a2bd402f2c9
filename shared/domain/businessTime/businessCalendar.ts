import { z } from 'zod';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { sayCount, sayDate } from '../../kernel/timeText.ts';
import { type BusinessCalendar, businessCalendar, type Holiday, holiday } from '../../model/businessCalendar.ts';
import { insert, remove, update } from '../../store/change.ts';
import { command } from '../../store/command.ts';
import type { View } from '../../store/view.ts';
import { find, reference } from '../find.ts';
import { refuseNamesake, refuseWhileUsed } from '../register.ts';
import { planFollowed } from './followers.ts';
import { checkWorkingTimes, OFFICE_HOURS } from './workingTimes.ts';

const MOST_HOLIDAYS = 2_000;

export const createBusinessCalendar = command({
  name: 'businessCalendar.create',
  version: 1,
  title: 'New business calendar',
  policy: 'rerun',
  input: businessCalendar.omit({ id: true, key: true }).partial().required({ name: true }),
  plan(view, input, context) {
    const checked = check(view, { workingTimes: OFFICE_HOURS, holidays: [], ...input });
    if (!checked.ok) return checked;
    const record = {
      ...checked.value,
      id: context.newId('businessCalendars'),
      key: context.newKey('businessCalendars'),
    };
    return ok({ label: `Added ${record.key}`, changes: [insert('businessCalendars', record)] });
  },
});

export const updateBusinessCalendar = command({
  name: 'businessCalendar.update',
  version: 1,
  title: 'Change a business calendar',
  policy: 'ask',
  input: businessCalendar.omit({ id: true, key: true }).partial().extend({ businessCalendar: reference }),
  plan(view, { businessCalendar: named, ...fields }) {
    const found = find(view, 'businessCalendars', named, 'businessCalendar');
    if (!found.ok) return found;
    const { value: before } = found;
    const checked = check(view, { ...before, ...fields }, before);
    if (!checked.ok) return checked;
    return planFollowed(view, {
      label: sayUpdate(before, checked.value),
      changes: [update('businessCalendars', before, checked.value)],
    });
  },
});

/** What holidays come from does not matter: typed, pasted, from a file of holidays or from iCalendar. */
export const addHolidays = command({
  name: 'businessCalendar.addHolidays',
  version: 1,
  title: 'Add holidays to a business calendar',
  policy: 'rerun',
  input: z.object({
    businessCalendar: reference,
    holidays: z
      .array(holiday)
      .min(1, 'Give at least one holiday.')
      .max(10_000, 'Give at most 10,000 holidays at once.'),
  }),
  plan(view, input) {
    const found = find(view, 'businessCalendars', input.businessCalendar, 'businessCalendar');
    if (!found.ok) return found;
    const { value: before } = found;
    const merged = withHolidays(before, input.holidays);
    if (!merged.ok) return merged;
    const holidays = merged.value;
    const added = holidays.length - before.holidays.length;
    const known = mergeHolidays(input.holidays).length - added;
    const label = `Added ${sayCount(added, 'holiday')} to ${before.key}${known > 0 ? `, ${known} there already` : ''}`;
    return planFollowed(view, { label, changes: [update('businessCalendars', before, { holidays })] });
  },
});

export const removeBusinessCalendar = command({
  name: 'businessCalendar.remove',
  version: 1,
  title: 'Delete a business calendar',
  policy: 'ask',
  input: z.object({ businessCalendar: reference }),
  plan(view, input) {
    const found = find(view, 'businessCalendars', input.businessCalendar, 'businessCalendar');
    if (!found.ok) return found;
    const used = refuseWhileUsed(view, 'businessCalendars', found.value, 'businessCalendar');
    return used ?? ok({ label: `Deleted ${found.value.key}`, changes: [remove('businessCalendars', found.value)] });
  },
});

/** The holidays of a calendar with more of them; a day that it knows keeps its name. */
export function withHolidays(
  { key, holidays: known }: Pick<BusinessCalendar, 'key' | 'holidays'>,
  given: readonly Holiday[],
): Result<Holiday[]> {
  const holidays = mergeHolidays([...known, ...given]);
  if (holidays.length <= MOST_HOLIDAYS) return ok(holidays);
  return refuse(
    'invalid',
    `${key} would have ${holidays.length.toLocaleString('en-US')} holidays. It keeps at most ${MOST_HOLIDAYS.toLocaleString('en-US')}: leave years out.`,
    { field: 'holidays' },
  );
}

/** In order, each day once; the name that a day had first stays. */
export function mergeHolidays(holidays: readonly Holiday[]): Holiday[] {
  const days = new Map<string, Holiday>();
  for (const given of holidays) if (!days.has(given.on)) days.set(given.on, given);
  return [...days.values()].toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

function check<C extends Omit<BusinessCalendar, 'id' | 'key'>>(
  view: View,
  calendar: C,
  own?: BusinessCalendar,
): Result<C> {
  const namesake = refuseNamesake(view, 'businessCalendars', calendar.name, own);
  if (namesake) return namesake;
  const times = checkWorkingTimes(calendar.workingTimes);
  if (!times.ok) return times;
  return ok({ ...calendar, workingTimes: times.value, holidays: mergeHolidays(calendar.holidays) });
}

function sayUpdate(before: BusinessCalendar, after: BusinessCalendar): string {
  const days = new Set(after.holidays.map(({ on }) => on));
  const gone = before.holidays.filter(({ on }) => !days.has(on));
  const isOnlyLess = gone.length > 0 && before.holidays.length - gone.length === after.holidays.length;
  if (!isOnlyLess || before.name !== after.name) return `Changed ${before.key}`;
  return `Took ${gone.length === 1 ? `the holiday of ${sayDate(gone[0]!.on, '')}` : sayCount(gone.length, 'holiday')} from ${before.key}`;
}
