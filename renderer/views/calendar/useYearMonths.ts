import { useEffect, useMemo, useState } from 'react';
import { daysFrom } from '../../../shared/domain/shownCalendar/calendarDays.ts';
import { areDaysKnown } from '../../../shared/domain/shownCalendar/windowDays.ts';
import { Temporal, type Zone } from '../../../shared/kernel/time.ts';
import { findYear } from './aheadOfTime.ts';
import { useShownPlan } from './calendarPlace.ts';
import { runWhenIdle } from './idle.ts';
import { type YearMonth, yearMonths } from './yearFacts.ts';

/** So few windows are found within a frame or two: to say that they are looked for would only flicker. */
const FEW = 10;

/**
 * A year of five hundred windows a day takes a second to find. Until it is found the window answers, and shows the same year as
 * it was before; null where it has not been shown yet.
 * @param first the first day of the year
 */
export function useYearMonths(first: string, zone: Zone): YearMonth[] | null {
  const shown = useShownPlan();
  // Not only asked of what is known: to keep it all there may be no room.
  const [found, setFound] = useState<{ shown: object; first: string; zone: Zone } | null>(null);
  const days = useMemo(() => daysFrom(first, Temporal.PlainDate.from(first).daysInYear, zone), [first, zone]);
  const isFound = found?.shown === shown && found.first === first && found.zone === zone;
  const isKnown = isFound || shown.view.count('windows') <= FEW || areDaysKnown(shown.view, days, zone);
  const months = useMemo(() => (isKnown ? yearMonths(shown.view, first, zone) : null), [isKnown, shown, first, zone]);
  useEffect(() => {
    if (isKnown) return undefined;
    const steps = findYear(shown.view, Number(first.slice(0, 4)), zone);
    return runWhenIdle(steps, () => setFound({ shown, first, zone }));
  }, [isKnown, shown, first, zone]);
  const [latest, setLatest] = useState({ first, months });
  if (months && months !== latest.months) setLatest({ first, months });
  return months ?? (latest.first === first ? latest.months : null);
}
