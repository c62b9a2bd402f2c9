import { IconTool } from '@tabler/icons-react';
import { memo, type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { saySwitchOn } from '../../../shared/domain/shownCalendar/calendarDays.ts';
import type { DayFacts } from '../../../shared/domain/shownCalendar/dayFacts.ts';
import { holidayOn } from '../../../shared/domain/shownCalendar/holidays.ts';
import type { Zone } from '../../../shared/kernel/time.ts';
import { sayMonth } from '../../../shared/kernel/timeText.ts';
import { plan } from '../../app/session.ts';
import { useCalendarPlace, useCalendarZone, useShownPlan } from './calendarPlace.ts';
import { notesOf, sayDayFacts, sayWindowGroups } from './dayWords.ts';
import { shownFacts } from './shownFacts.ts';

/** A day of the month: its number, its holiday, its 24-hour ribbon, and the windows that open on it. */
export const DayCell = memo(function DayCell({ day, isOther }: { day: string; isOther: boolean }) {
  const zone = useCalendarZone();
  const shown = useShownPlan();
  const facts = useMemo(() => shownFacts(shown, day, zone), [shown, day, zone]);
  const { ribbon, windows } = facts;
  const inside = useRef<HTMLSpanElement>(null);
  useGridCell(inside, day, facts, zone);
  return (
    <>
      {ribbon
        .filter(({ look }) => look === 'soft' || look === 'hard')
        .map(({ look, from, to }) => (
          <i key={`${look}${from}`} className={`day-hatch ${look}`} style={place(from, to)} />
        ))}
      <span className={`day-number${isOther ? ' other' : ''}${isFirst(day) ? ' first' : ''}`} ref={inside}>
        {sayNumber(day)}
      </span>
      <DayNotes day={day} />
      <span className="ribbon">
        {ribbon.map(({ look, from, to }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two windows may open at the same hour, and parts hold no state
          <i key={index} className={look} style={place(from, to)} />
        ))}
      </span>
      {windows.length > 0 && (
        <span className="day-windows">
          <WindowLabel windows={windows} />
        </span>
      )}
    </>
  );
});

const isFirst = (day: string): boolean => day.endsWith('-01');

/** `5`, and where a month begins `1 Dec`. */
const sayNumber = (day: string): string =>
  isFirst(day) ? `1 ${sayMonth(day).slice(0, 3)}` : String(Number(day.slice(8)));

/** Its holiday, and whether the clocks change on it; cut where there is no room, the day itself says it whole. */
export function DayNotes({ day }: { day: string }) {
  const zone = useCalendarZone();
  const notes = notesOf(plan(), day, zone);
  const shown = [holidayOn(plan(), day), saySwitchOn(day, zone)].filter((note) => note !== null);
  return shown.length === 0 ? null : (
    <span className="day-holiday cut" dir="auto" title={notes.join(', ')}>
      {shown.join(', ')}
    </span>
  );
}

/** One window by its name; of several, how many there are. The day's list names them. */
function WindowLabel({ windows }: { windows: DayFacts['windows'] }) {
  const [first] = windows;
  const isOne = windows.length === 1 && first!.count === 1;
  const isCancelled = windows.every(({ count, cancelled }) => cancelled === count);
  const { many, kinds } = sayWindowGroups(plan(), windows);
  return (
    <span className={`window-label${isCancelled ? ' frozen' : ''}`}>
      <IconTool size={12} aria-hidden="true" />
      <span className="cut" dir="auto">
        {isOne ? first!.name : many}
      </span>
      {!isOne && kinds && <span className="kinds">{kinds}</span>}
      {isOne && <span className="at">{first!.at}</span>}
    </span>
  );
}

/** Shares of the day as shares of the cell's width. */
const place = (from: number, to: number) => ({ left: `${from * 100}%`, width: `${(to - from) * 100}%` });

/**
 * FullCalendar draws a table to read. Here it is a grid to walk in: one day at a time can be tabbed to, the arrows do the rest
 * (dayKeys.ts), and a day is named by all that it holds.
 */
function useGridCell(inside: RefObject<HTMLElement | null>, day: string, facts: DayFacts, zone: Zone): void {
  const isCurrent = useCalendarPlace((place) => place.day === day);
  const wantsFocus = useCalendarPlace((place) => place.wantsDay && place.day === day);
  const name = sayDayFacts(plan(), day, facts, zone);
  useLayoutEffect(() => {
    const cell = inside.current?.closest<HTMLElement>('[data-date]');
    if (!cell) return;
    cell.setAttribute('role', 'gridcell');
    cell.setAttribute('aria-label', name);
    cell.tabIndex = isCurrent ? 0 : -1;
  }, [inside, name, isCurrent]);
  useEffect(() => {
    if (!wantsFocus) return;
    inside.current?.closest<HTMLElement>('[data-date]')?.focus();
    useCalendarPlace.setState({ wantsDay: false });
  }, [inside, wantsFocus]);
}
