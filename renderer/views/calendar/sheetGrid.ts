import type { DatesSetInfo } from '@fullcalendar/react';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';

export type SheetPeriod = 'month' | 'week' | 'day';

/** FullCalendar's names for them. */
export const VIEW = { month: 'dayGridMonth', week: 'timeGridWeek', day: 'timeGridDay' } as const;

const HANDS = ['wheel', 'pointerdown', 'keydown'] as const;

/**
 * Names the grid of each page that FullCalendar draws in the sheet, which it is to be told of. A month that is taller than its
 * sheet is read from its top on, and this month with today in view: FullCalendar scrolls it to the day that it was opened with,
 * whichever month it shows by now. What a person scrolls stays.
 */
export function useGrid(): { sheet: RefObject<HTMLDivElement | null>; turned: (drawn: DatesSetInfo) => void } {
  const sheet = useRef<HTMLDivElement>(null);
  const isByHand = useRef(false);
  useEffect(() => {
    const element = sheet.current;
    const byHand = () => {
      isByHand.current = true;
    };
    const goBack = ({ target }: Event) => {
      const isOnDay = element?.contains(document.activeElement);
      if (isByHand.current || isOnDay || !isDays(element)) return;
      const today = element?.querySelector('[role=gridcell][aria-current=date]');
      if (today) today.scrollIntoView({ block: 'nearest' });
      else (target as Element).scrollTop = 0;
    };
    for (const name of HANDS) element?.addEventListener(name, byHand, { capture: true, passive: true });
    element?.addEventListener('scroll', goBack, true);
    return () => {
      for (const name of HANDS) element?.removeEventListener(name, byHand, { capture: true });
      element?.removeEventListener('scroll', goBack, true);
    };
  }, []);
  const drawn = useRef<string>(VIEW.month);
  // The first page is told of before the sheet around it is there.
  useLayoutEffect(() => nameGrid(sheet.current, drawn.current), []);
  const turned = useCallback(({ view }: DatesSetInfo) => {
    drawn.current = view.type;
    nameGrid(sheet.current, view.type);
    // Another page: what was scrolled by hand was the one before.
    if (isByHand.current) goToTop(sheet.current);
    isByHand.current = false;
  }, []);
  return { sheet, turned };
}

/** The days of the month are walked in with the arrows; hours are read as the table that they are. */
function nameGrid(sheet: HTMLElement | null, view: string): void {
  const table = sheet?.querySelector('.calendar-root :is([role=table], [role=grid])');
  const isMonth = view === VIEW.month;
  const hours = view === VIEW.week ? 'Hours of the week' : 'Hours of the day';
  table?.setAttribute('role', isMonth ? 'grid' : 'table');
  table?.setAttribute('aria-label', isMonth ? 'Days of the month' : hours);
  if (isMonth) return;
  // Empty hours hold nothing else to tab to, and are to be scrolled with the keys all the same.
  table?.querySelector('[style*="overflow"] [role=cell][data-date]')?.setAttribute('tabindex', '0');
}

const isDays = (sheet: HTMLElement | null): boolean => sheet?.querySelector('.calendar-root [role=grid]') !== null;

function goToTop(sheet: HTMLElement | null): void {
  if (!isDays(sheet) || sheet?.contains(document.activeElement)) return;
  for (const element of sheet?.querySelectorAll('.calendar-root [style*="overflow"]') ?? []) element.scrollTop = 0;
}
