import { ok, type Result, refuse } from '../kernel/result.ts';
import type { BusinessCalendar, Holiday } from '../model/businessCalendar.ts';
import { SETTINGS_ID } from '../model/planSettings.ts';
import { type Change, insert, update } from '../store/change.ts';
import type { CommandContext } from '../store/command.ts';
import type { View } from '../store/view.ts';
import { type HolidayDraft, PLAIN_CALENDAR } from './calendarDrafts.ts';
import type { Keys } from './calendarKeys.ts';
import type { Lookup } from './calendarReferences.ts';

const MOST_HOLIDAYS = 2_000;

/**
 * Holidays go into the calendar that they name, else into the plan's own. A plan that has none gets one, which is its own from
 * then on. A day that is known takes the new name; none is taken away.
 */
export function holidayChanges(
  view: View,
  drafts: readonly HolidayDraft[],
  lookup: Lookup,
  context: CommandContext,
  keys: Keys,
): Result<Change[]> {
  const changes: Change[] = [];
  for (const { calendar, id, given } of byCalendar(view, drafts, lookup)) {
    const known = id === null ? undefined : view.get('businessCalendars', id);
    const added = lookup.added.find((change) => change.id === id);
    const base = known ?? (added?.after as BusinessCalendar | undefined);
    const holidays = merged(base?.holidays ?? [], given);
    if (holidays.length > MOST_HOLIDAYS)
      return refuse(
        'invalid',
        `A business calendar keeps at most 2,000 holidays; with this file it would have ${holidays.length.toLocaleString('en-US')}.`,
        { field: 'holidays' },
      );
    if (known) {
      if (holidays !== known.holidays) changes.push(update('businessCalendars', known, { holidays }));
    } else if (added && base) {
      const after: BusinessCalendar = { ...base, holidays };
      added.after = after;
    } else changes.push(...ownCalendar(view, { calendar, holidays }, context, keys));
  }
  return ok(changes);
}

/** Drafts by the calendar that they mean: two names may mean one. */
function byCalendar(view: View, drafts: readonly HolidayDraft[], lookup: Lookup) {
  const found = new Map<string, { calendar: string | null; id: string | null; given: HolidayDraft[] }>();
  const ids = new Map<string | null, string | null>();
  for (const draft of drafts) {
    const { calendar } = draft;
    let id = ids.get(calendar);
    if (id === undefined) {
      id = calendar === null ? ownCalendarId(view) : lookup.idOf('businessCalendars', calendar);
      ids.set(calendar, id);
    }
    const place = id ?? `new ${calendar}`;
    const others = found.get(place);
    if (others) others.given.push(draft);
    else found.set(place, { calendar, id, given: [draft] });
  }
  return found.values();
}

function ownCalendarId(view: View): string | null {
  const own = view.get('plan', SETTINGS_ID)?.calendarId;
  return own ?? Array.from(view.all('businessCalendars'))[0]?.id ?? null;
}

function ownCalendar(
  view: View,
  { calendar, holidays }: { calendar: string | null; holidays: Holiday[] },
  context: CommandContext,
  keys: Keys,
): Change[] {
  const name = calendar?.replace(/^[A-Z]{2,4}-\d+ /, '') ?? PLAIN_CALENDAR.name;
  const record: BusinessCalendar = {
    ...PLAIN_CALENDAR,
    name,
    holidays,
    id: context.newId('businessCalendars'),
    key: keys('businessCalendars', null),
  };
  const settings = view.get('plan', SETTINGS_ID);
  const isOwn = calendar === null && settings !== undefined && settings.calendarId === null;
  return [insert('businessCalendars', record), ...(isOwn ? [update('plan', settings, { calendarId: record.id })] : [])];
}

/** The same list where nothing is new. */
function merged(known: Holiday[], given: readonly HolidayDraft[]): Holiday[] {
  const names = new Map(known.map(({ on, name }) => [on, name]));
  for (const { on, name } of given) names.set(on, name);
  if (names.size === known.length && known.every(({ on, name }) => names.get(on) === name)) return known;
  return Array.from(names, ([on, name]) => ({ on, name })).toSorted((a, b) => (a.on < b.on ? -1 : 1));
}
