import { IconFilter, IconWorld } from '@tabler/icons-react';
import { daysBetween } from '../../../shared/domain/shownCalendar/calendarDays.ts';
import { isFiltered, sayCalendarFilter } from '../../../shared/domain/shownCalendar/calendarFilter.ts';
import { toEpoch } from '../../../shared/kernel/time.ts';
import { sayCount, sayOffset } from '../../../shared/kernel/timeText.ts';
import { plan, useZone } from '../../app/session.ts';
import { clearFilters, showZone, useCalendarPlace, useCalendarZone, useShownPlan } from './calendarPlace.ts';
import type { Page } from './pages.ts';

/** Under the head, as long as the calendar does not show all, or not in the plan's zone: what it leaves out, and how to go back. */
export function CalendarNote({ page }: { page: Page }) {
  const filter = useCalendarPlace((place) => place.filter);
  const own = useZone();
  const zone = useCalendarZone();
  const { view } = useShownPlan();
  const days = daysBetween(page.start, page.end, zone);
  const span = { start: days[0]!.start, end: days.at(-1)!.end };
  const isNarrowed = isFiltered(filter);
  const count = (from: typeof view) => Array.from(from.during('releases', span)).length;
  const offset = (of: string) => sayOffset(toEpoch(`${page.start}T12:00:00Z`), of);
  return (
    <div className="calendar-note" role="status">
      {isNarrowed && (
        <span className="note-part">
          <IconFilter size={14} aria-hidden="true" />
          <span className="cut" dir="auto">
            Filtered: {sayCalendarFilter(plan(), filter)}; {count(view).toLocaleString('en-US')} of{' '}
            {sayCount(count(plan()), 'release')}
          </span>
          <button type="button" className="link" onClick={clearFilters}>
            Clear <kbd>0</kbd>
          </button>
        </span>
      )}
      {zone !== own && (
        <span className="note-part zone">
          <IconWorld size={14} aria-hidden="true" />
          <span className="cut">
            Times in {zone} ({offset(zone)}), not the plan's {own} ({offset(own)}). Verdicts stay as they are.
          </span>
          <button type="button" className="link" onClick={() => showZone(null)}>
            Back to the plan's
          </button>
        </span>
      )}
    </div>
  );
}
