import { type RefObject, useEffect, useRef } from 'react';

export type SheetPeriod = 'month' | 'week' | 'day';

/** FullCalendar's names for them. */
export const VIEW = { month: 'dayGridMonth', week: 'timeGridWeek', day: 'timeGridDay' } as const;

/** The days of the month are walked in with the arrows; hours are read as the table that they are. */
export function nameGrid(sheet: RefObject<HTMLElement | null>, drawn: string): void {
  const table = sheet.current?.querySelector('.calendar-root [role=table], .calendar-root [role=grid]');
  const isMonth = drawn.startsWith(VIEW.month);
  const name = drawn.startsWith(VIEW.week) ? 'Hours of the week' : 'Hours of the day';
  table?.setAttribute('role', isMonth ? 'grid' : 'table');
  table?.setAttribute('aria-label', isMonth ? 'Days of the month' : name);
  if (isMonth) return;
  // Empty hours hold nothing else to tab to, and are to be scrolled with the keys all the same.
  table?.querySelector('[style*="overflow"] [role=cell][data-date]')?.setAttribute('tabindex', '0');
}

const HANDS = ['wheel', 'pointerdown', 'keydown'] as const;

/**
 * A month that is taller than its sheet is read from its top on, and this month with today in view. FullCalendar scrolls it to
 * the day that it was opened with, whichever month it shows by now; what a person scrolls stays.
 */
export function useTopOfMonth(sheet: RefObject<HTMLElement | null>, drawn: string): void {
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
  }, [sheet]);
  useEffect(() => goToTop(sheet.current, isByHand, drawn), [drawn, sheet]);
}

const isDays = (sheet: HTMLElement | null): boolean => sheet?.querySelector('.calendar-root [role=grid]') !== null;

/** Another page: what was scrolled by hand was the one before. */
function goToTop(sheet: HTMLElement | null, isByHand: { current: boolean }, _drawn: string): void {
  if (isByHand.current && isDays(sheet) && !sheet?.contains(document.activeElement))
    for (const element of sheet?.querySelectorAll('.calendar-root [style*="overflow"]') ?? []) element.scrollTop = 0;
  isByHand.current = false;
}
