import { useLayoutEffect } from 'react';
import { create } from 'zustand';
import {
  type CalendarFacet,
  type CalendarFilter,
  filteredView,
  isFiltered,
} from '../../../shared/domain/shownCalendar/calendarFilter.ts';
import { dayAt, type Zone } from '../../../shared/kernel/time.ts';
import type { View } from '../../../shared/store/view.ts';
import { closePeek, go, usePlace } from '../../app/place.ts';
import { plan, planZone, useSession, useZone } from '../../app/session.ts';
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
  /** What a release must have to be shown. */
  filter: CalendarFilter;
  /** The zone that the calendar is looked at in; null: the plan's own. */
  zone: Zone | null;
  /** Which list of the tools is open: a key may open it. */
  openList: 'filter' | 'zone' | null;
}

const FIRST: CalendarPlace = {
  period: 'month',
  date: null,
  day: null,
  openDay: null,
  wantsDay: false,
  filter: {},
  zone: null,
  openList: null,
};

export const useCalendarPlace = create<CalendarPlace>(() => FIRST);

/** In another plan nothing of it holds. */
export const leavePlan = (): void => useCalendarPlace.setState(FIRST);

/** Puts one value of a facet on or off. */
export function toggleFacet(facet: CalendarFacet, value: string | null): void {
  const values = useCalendarPlace.getState().filter[facet] ?? [];
  setFacet(facet, values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
}

export function setFacet(facet: CalendarFacet, values: readonly (string | null)[]): void {
  useCalendarPlace.setState(({ filter }) => {
    const next = { ...filter, [facet]: values };
    if (values.length === 0) delete next[facet];
    return { filter: next };
  });
}

export const clearFilters = (): void => useCalendarPlace.setState({ filter: {} });

/** What the palette, the menu and the keys open in the tools. */
export function openTool(list: 'filter' | 'zone'): void {
  // The forward schedule has the same tools.
  if (usePlace.getState().view !== 'schedule') goToCalendar();
  useCalendarPlace.setState({ openList: list });
}

/** The calendar is looked at in this zone; null, or the plan's own, for the plan's. The day that is open stays. */
export const showZone = (zone: Zone | null): void =>
  useCalendarPlace.setState({ zone: zone === planZone() ? null : zone });

/** The zone in which the calendar shows its days and hours. Verdicts are given in the plan's, whatever this one is. */
export function useCalendarZone(): Zone {
  const own = useZone();
  return useCalendarPlace((place) => place.zone) ?? own;
}

export const calendarZone = (): Zone => useCalendarPlace.getState().zone ?? planZone();

/** The plan as the filter leaves it to see; another object whenever what it shows may be another. */
export interface ShownPlan {
  view: View;
}

/** What the calendar is drawn from: holidays shift occurrences, and the filter also asks for people in items and changes. */
export function useShownPlan(): ShownPlan {
  const filter = useCalendarPlace((place) => place.filter);
  const version = useSession(
    ({ versions }) =>
      `${versions.releases + versions.windows + versions.freezes} ${versions.cabMeetings + versions.businessCalendars + versions.plan}`,
  );
  const others = useSession(({ versions }) => (isFiltered(filter) ? versions.items + versions.changes : 0));
  return shownAt(plan(), filter, `${version} ${others}`);
}

let latestShown: { whole: View; filter: CalendarFilter; version: string; shown: ShownPlan } | null = null;

/** One for all who show it. */
function shownAt(whole: View, filter: CalendarFilter, version: string): ShownPlan {
  if (latestShown?.whole !== whole || latestShown.filter !== filter || latestShown.version !== version)
    latestShown = { whole, filter, version, shown: { view: filteredView(whole, filter) } };
  return latestShown.shown;
}

export function useToday(): string {
  const zone = useCalendarZone();
  return dayAt(useNow(), zone);
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
const today = (): string => dayAt(Date.now(), calendarZone());

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
