import { IconTool } from '@tabler/icons-react';
import { memo } from 'react';
import { plan, useSession, useZone } from '../../app/session.ts';
import { dayFacts } from './calendarEvents.ts';

/** A day of the month: its number, its 24-hour ribbon, and the windows that open on it. */
export const DayCell = memo(function DayCell({ day, number, month }: { day: string; number: string; month: string }) {
  const zone = useZone();
  useSession((session) => session.versions.windows + session.versions.freezes);
  const { ribbon, windows } = dayFacts(plan(), day, zone);
  return (
    <>
      {ribbon
        .filter(({ look }) => look !== 'window')
        .map(({ look, from, to }) => (
          <i key={`${look}${from}`} className={`day-hatch ${look}`} style={place(from, to)} />
        ))}
      <span className="day-number">
        {number}
        {number === '1' && ` ${month.slice(0, 3)}`}
      </span>
      <span className="ribbon" aria-hidden="true">
        {ribbon.map(({ look, from, to }) => (
          <i key={`${look}${from}`} className={look} style={place(from, to)} />
        ))}
      </span>
      <span className="day-windows">
        {windows.slice(0, 2).map(({ id, name, at, isFrozen }) => (
          <span key={id} className={`window-label${isFrozen ? ' frozen' : ''}`}>
            <IconTool size={12} aria-hidden="true" />
            <span className="cut">
              {name} {at}
              {isFrozen && <span className="hidden"> cancelled by a hard freeze</span>}
            </span>
          </span>
        ))}
      </span>
    </>
  );
});

/** Shares of the day as shares of the cell's width. */
const place = (from: number, to: number) => ({ left: `${from * 100}%`, width: `${(to - from) * 100}%` });
