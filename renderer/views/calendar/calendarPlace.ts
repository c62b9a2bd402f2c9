import { useLayoutEffect } from 'react';
import { create } from 'zustand';
import { epochToWall } from '../../../shared/kernel/time.ts';
import { closePeek, go, usePlace } from '../../app/place.ts';
import { planZone, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { type CalendarPeriod, isOnPage, type Page, pageOf, turnPage } from './pages.ts';

/** Where the calendar is. Period and page are kept while other views are open. */
interface CalendarPlace {
  period: CalendarPeriod;
  /** A day of the page that is shown; null for today's. */
  date: string | null;
  /** The day that the arrow keys are on. */
  day: string | null;
  /** The day whose list stands beside the calendar. */
  openDay: string | null;
  /** The day is to take the focus as soon as it is drawn. */
  wantsDay: boolean;
}

export const useCalendarPlace = create<CalendarPlace>(() => ({
  period: 'month',
  date: null,
  day: null,
  openDay: null,
  wantsDay: false,
}));

export function useToday(): string {
  const zone = useZone();
  return epochToWall(useNow(), zone).slice(0, 10);
}

/** The arrow keys begin today, or on the first day of the page that is shown. */
export function useArrowsOnPage(page: Page): void {
  const { start, end } = page;
  const day = useCalendarPlace((place) => place.day);
  const isMissing = day === null || !isOnPage({ start, end }, day);
  useLayoutEffect(() => {
    const { period } = useCalendarPlace.getState();
    if (isMissing) useCalendarPlace.setState({ day: firstDay(period, dateShown(), today()) });
  }, [isMissing]);
}

/** The period changes around the day that the arrow keys are on. */
export function showPeriod(period: CalendarPeriod): void {
  const { period: before, day } = useCalendarPlace.getState();
  if (period !== before) useCalendarPlace.setState({ period, date: day ?? firstDay(before, dateShown(), today()) });
  goToCalendar();
}

export function showDayAlone(day: string): void {
  useCalendarPlace.setState({ period: 'day', date: day, day });
  goToCalendar();
}

export function turn(direction: 'prev' | 'next' | 'today'): void {
  goToCalendar();
  const { period } = useCalendarPlace.getState();
  const date = direction === 'today' ? today() : turnPage(period, dateShown(), direction === 'next' ? 1 : -1);
  // The chip in focus goes with its page; the arrows go on from the day.
  const wantsDay = document.activeElement?.closest('[role=gridcell][data-date]') !== null;
  useCalendarPlace.setState({ date, day: firstDay(period, date, today()), wantsDay });
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
  showDay(day);
  useCalendarPlace.setState({ day, wantsDay: true });
}

/** Turns the page to the day, unless it is in view. */
export function showDay(day: string): void {
  if (!isOnPage(pageShown(), day)) useCalendarPlace.setState({ date: day, day });
}

export const pageShown = (): Page => pageOf(useCalendarPlace.getState().period, dateShown());

const dateShown = (): string => useCalendarPlace.getState().date ?? today();
const today = (): string => epochToWall(Date.now(), planZone()).slice(0, 10);

/** Where the arrows start on the page of `date`. */
function firstDay(period: CalendarPeriod, date: string, present: string): string {
  const page = pageOf(period, date);
  if (isOnPage(page, present)) return present;
  // A month begins with days of the one before.
  return period === 'month' ? `${date.slice(0, 7)}-01` : page.start;
}

function goToCalendar(): void {
  if (usePlace.getState().view !== 'calendar') go('calendar');
}
