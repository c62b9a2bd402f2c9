import { ok, type Result } from '../../kernel/result.ts';
import type { BusinessCalendar, Holiday } from '../../model/businessCalendar.ts';
import { type Change, insert, sameRecord, update } from '../../store/change.ts';
import type { CommandContext } from '../../store/command.ts';
import type { View } from '../../store/view.ts';
import { withHolidays } from '../businessTime/businessCalendar.ts';
import { settingsOf } from '../planSettings.ts';
import { type HolidayDraft, PLAIN_CALENDAR } from './calendarDrafts.ts';
import type { Keys } from './calendarKeys.ts';
import type { Lookup } from './calendarReferences.ts';

/**
 * Holidays go into the calendar that they name, else into the plan's own. A plan that has none gets one, which is its own from
 * then on; so does one that is named, where it is the only one. A day that is known keeps its name; none is taken away.
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
    const days = given.map(({ on, name }) => ({ on, name }));
    const merged = withHolidays(base ?? { key: 'The new business calendar', holidays: [] }, days);
    if (!merged.ok) return merged;
    const holidays = merged.value;
    if (known) {
      if (!sameRecord(holidays, known.holidays)) changes.push(update('businessCalendars', known, { holidays }));
    } else if (added && base) {
      const after: BusinessCalendar = { ...base, holidays };
      added.after = after;
      if (isOnlyCalendar(view, lookup)) changes.push(update('plan', settingsOf(view)!, { calendarId: base.id }));
    } else changes.push(...ownCalendar(view, { calendar, holidays }, context, keys));
  }
  return ok(changes);
}

/** The only one that a plan without any is given is meant for it: else what counts in business days would land elsewhere. */
const isOnlyCalendar = (view: View, { added }: Lookup): boolean =>
  settingsOf(view)?.calendarId === null &&
  view.count('businessCalendars') === 0 &&
  added.filter(({ collection }) => collection === 'businessCalendars').length === 1;

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
  const own = settingsOf(view)?.calendarId;
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
  const settings = settingsOf(view);
  const isOwn = calendar === null && settings !== undefined && settings.calendarId === null;
  return [insert('businessCalendars', record), ...(isOwn ? [update('plan', settings, { calendarId: record.id })] : [])];
}
