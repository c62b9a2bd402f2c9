import type { PrintedCalendar } from '../../../shared/api/printing.ts';
import { openForm, usePlace } from '../../app/place.ts';
import { calendarZone, pageShown, useCalendarPlace } from './calendarPlace.ts';
import { scheduleDays } from './schedulePlace.ts';

/** Asks what of the calendar goes on paper: from the forward schedule that, from elsewhere the period in view. */
export function printCalendar(): void {
  const isSchedule = usePlace.getState().view === 'schedule';
  openForm('calendar.print', { begin: { as: isSchedule ? 'schedule' : shapeOf() } });
}

/** Of a week, a day and the agenda the list is what is shown. */
export function shapeOf(): PrintedCalendar['as'] {
  const { period } = useCalendarPlace.getState();
  return period === 'month' || period === 'year' ? period : 'list';
}

/** The days that each shape begins with; the agenda goes on for a year, of which four weeks are printed unless somebody asks for more. */
export function daysFor(as: PrintedCalendar['as']): { start: string; end: string } {
  if (as === 'schedule') return scheduleDays();
  const { start, end } = pageShown();
  if (useCalendarPlace.getState().period !== 'agenda') return { start, end };
  return { start, end: new Date(Date.parse(start) + 28 * 86_400_000).toISOString().slice(0, 10) };
}

/** What of the calendar's place goes along: its zone and its filter. */
export const shownAs = () => ({ zone: calendarZone(), filter: { ...useCalendarPlace.getState().filter } });
