import { IconTool } from '@tabler/icons-react';
import { memo, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { plan, useSession, useZone } from '../../app/session.ts';
import { useCalendarPlace } from './calendarPlace.ts';
import { type DayFacts, dayFacts } from './dayFacts.ts';
import { sayDayFacts } from './dayWords.ts';

/** A day of the month: its number, its 24-hour ribbon, and the windows that open on it. */
export const DayCell = memo(function DayCell({ day, number, month }: { day: string; number: string; month: string }) {
  const zone = useZone();
  useSession(({ versions }) => versions.windows + versions.freezes + versions.releases);
  const facts = dayFacts(plan(), day, zone);
  const { ribbon, windows } = facts;
  const inside = useRef<HTMLSpanElement>(null);
  useGridCell(inside, day, facts);
  return (
    <>
      {ribbon
        .filter(({ look }) => look !== 'window')
        .map(({ look, from, to }) => (
          <i key={`${look}${from}`} className={`day-hatch ${look}`} style={place(from, to)} />
        ))}
      <span className="day-number" ref={inside}>
        {number}
        {number === '1' && ` ${month.slice(0, 3)}`}
      </span>
      <span className="ribbon">
        {ribbon.map(({ look, from, to }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two windows may open at the same hour, and parts hold no state
          <i key={index} className={look} style={place(from, to)} />
        ))}
      </span>
      <span className="day-windows">
        {windows.length === 1 && <WindowLabel window={windows[0]!} />}
        {windows.length > 1 && (
          <span className="window-label">
            <IconTool size={12} aria-hidden="true" />
            <span className="cut">{windows.length} windows</span>
          </span>
        )}
      </span>
    </>
  );
});

const WindowLabel = ({ window: { name, at, isFrozen } }: { window: DayFacts['windows'][number] }) => (
  <span className={`window-label${isFrozen ? ' frozen' : ''}`}>
    <IconTool size={12} aria-hidden="true" />
    <span className="cut" dir="auto">
      {name}
    </span>
    <span className="at">{at}</span>
  </span>
);

/** Shares of the day as shares of the cell's width. */
const place = (from: number, to: number) => ({ left: `${from * 100}%`, width: `${(to - from) * 100}%` });

/**
 * FullCalendar draws a table to read. Here it is a grid to walk in: one day at a time can be tabbed to, the arrows do the rest
 * (dayKeys.ts), and a day is named by all that it holds.
 */
function useGridCell(inside: RefObject<HTMLElement | null>, day: string, facts: DayFacts): void {
  const isCurrent = useCalendarPlace((place) => place.day === day);
  const wantsFocus = useCalendarPlace((place) => place.wantsDay && place.day === day);
  const name = sayDayFacts(day, facts);
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
