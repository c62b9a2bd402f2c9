// FullCalendar's own looks come first: ours are laid over them.
import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/classic/theme.css';
import '@fullcalendar/react/themes/classic/palette.css';
import './calendar.css';
import './chips.css';
import './moving.css';
import './year.css';
import './agenda.css';
import { useEffect } from 'react';
import { useSession } from '../../app/session.ts';
import { Agenda } from './Agenda.tsx';
import { useYearsAhead } from './aheadOfTime.ts';
import { CalendarHead } from './CalendarHead.tsx';
import { CalendarLegend } from './CalendarLegend.tsx';
import { leavePlan, useArrowsOnPage, useCalendarPlace, useToday } from './calendarPlace.ts';
import { DragBubble } from './DragBubble.tsx';
import { pageOf } from './pages.ts';
import { TimeSheet } from './TimeSheet.tsx';
import { YearStrip } from './YearStrip.tsx';

/** The plan in time: a year, a month, a week, a day, or a list of what is to come. */
export default function CalendarView() {
  const period = useCalendarPlace((place) => place.period);
  const today = useToday();
  const date = useCalendarPlace((place) => place.date) ?? today;
  const page = pageOf(period, date);
  useArrowsOnPage(page);
  useYearsAhead(date);
  const planId = useSession((session) => session.status?.planId);
  useEffect(() => () => void (planId !== useSession.getState().status?.planId && leavePlan()), [planId]);
  useEffect(() => leave, []);
  return (
    <>
      <CalendarHead page={page} period={period} />
      {period === 'year' ? (
        <YearStrip page={page} today={today} />
      ) : period === 'agenda' ? (
        <Agenda page={page} />
      ) : (
        <TimeSheet period={period} date={date} page={page} />
      )}
      {period !== 'agenda' && period !== 'year' && <CalendarLegend />}
      <DragBubble />
    </>
  );
}

const leave = (): void => useCalendarPlace.setState({ openDay: null, wantsDay: false, openList: null });
