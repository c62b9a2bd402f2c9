import type { CalendarApi } from '@fullcalendar/react';
import { create } from 'zustand';
import { closePeek, go, usePlace } from '../../app/place.ts';

/** FullCalendar's names for the month and the week. */
export type CalendarPeriod = 'dayGridMonth' | 'timeGridWeek';

/** Where the calendar is: the period it shows, the day the arrow keys are on, the day whose list stands beside it. */
interface CalendarPlace {
  period: CalendarPeriod;
  day: string | null;
  openDay: string | null;
  /** The day is to take the focus as soon as it is drawn. */
  wantsDay: boolean;
}

export const useCalendarPlace = create<CalendarPlace>(() => ({
  period: 'dayGridMonth',
  day: null,
  openDay: null,
  wantsDay: false,
}));

let shown: CalendarApi | null = null;

/** The calendar that is on the screen, if it is. */
export function attachCalendar(api: CalendarApi | null): void {
  shown = api;
}

export function control(act: (api: CalendarApi) => void): void {
  if (shown) act(shown);
}

export function showPeriod(period: CalendarPeriod): void {
  useCalendarPlace.setState({ period });
  goToCalendar();
  control((api) => api.changeView(period));
}

export function turn(direction: 'prev' | 'next' | 'today'): void {
  goToCalendar();
  // The chip in focus goes with its page; the arrows go on from the day.
  if (document.activeElement?.closest('[role=gridcell]')) useCalendarPlace.setState({ wantsDay: true });
  control((api) => api[direction]());
}

let openedFrom: Element | null = null;

/** @param day `2026-12-05` */
export function openDay(day: string): void {
  openedFrom = document.activeElement;
  closePeek();
  useCalendarPlace.setState({ openDay: day, day });
}

/** The focus goes back to what the day was opened from, or else to the day. */
export function closeDay(): void {
  const { openDay: day } = useCalendarPlace.getState();
  useCalendarPlace.setState({ openDay: null });
  if (openedFrom instanceof HTMLElement && openedFrom.isConnected && openedFrom !== document.body) openedFrom.focus();
  else if (day) goToDay(day);
}

/** Puts the arrows' day there, turning the page where it must; the day takes the focus itself when it is drawn. */
export function goToDay(day: string): void {
  useCalendarPlace.setState({ day, wantsDay: true });
  showDay(day);
}

/** Turns the page to the day, unless it is in view. */
export function showDay(day: string): void {
  const at = Date.parse(`${day}T00:00:00Z`);
  control((api) => {
    if (at < api.view.activeStart.getTime() || at >= api.view.activeEnd.getTime()) api.gotoDate(day);
  });
}

function goToCalendar(): void {
  if (usePlace.getState().view !== 'calendar') go('calendar');
}
