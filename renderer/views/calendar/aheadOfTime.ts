import { useEffect } from 'react';
import { occurrencesOf } from '../../../shared/domain/schedule.ts';
import { daysFrom } from '../../../shared/domain/shownCalendar/calendarDays.ts';
import { windowsOfDays } from '../../../shared/domain/shownCalendar/windowDays.ts';
import { DAY, type Zone } from '../../../shared/kernel/time.ts';
import type { View } from '../../../shared/store/view.ts';
import { plan, useSession } from '../../app/session.ts';
import { useCalendarZone } from './calendarPlace.ts';
import { runWhenIdle } from './idle.ts';
import { useMoving } from './moving.ts';

const QUARTER = 91 * DAY;

/**
 * Where windows open, and when days begin, is found once and kept. Fifty windows take half a second for a year: found while
 * nobody waits, a year and an agenda are there at once when they are asked for.
 * @param day in the year that is shown; the next one and the last one are wanted soon
 */
export function useYearsAhead(day: string): void {
  const zone = useCalendarZone();
  const version = useSession(({ versions }) => versions.windows);
  const year = Number(day.slice(0, 4));
  useEffect(() => findAhead(year, zone, version), [year, zone, version]);
}

/** While a release moves the time that is left is for its slots, and the memory for its frames. What was found stays found. */
function findAhead(year: number, zone: Zone, _version: number): () => void {
  const find = () => runWhenIdle(years([year, year + 1, year - 1], zone), () => undefined);
  let giveUp: (() => void) | null = null;
  const follow = (isMoving: boolean) => {
    if (isMoving === (giveUp === null)) return;
    giveUp?.();
    giveUp = isMoving ? null : find();
  };
  follow(useMoving.getState().moving !== null);
  const leave = useMoving.subscribe(({ moving }) => follow(moving !== null));
  return () => {
    leave();
    giveUp?.();
  };
}

function* years(wanted: readonly number[], zone: Zone): Generator<void, void, void> {
  for (const year of wanted) yield* findYear(plan(), year, zone);
}

/** When windows open in a year, found in steps of a few milliseconds. */
export function* findYear(view: View, year: number, zone: Zone): Generator<void, void, void> {
  const [start, end] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  for (const window of Array.from(view.all('windows')))
    for (let from = start; from < end + QUARTER; from += QUARTER) {
      occurrencesOf(view, window, { start: from, end: from + 1 });
      yield;
    }
  for (let from = start; from < end; from += 7 * DAY) {
    const days = daysFrom(new Date(from).toISOString().slice(0, 10), 7, zone);
    yield;
    windowsOfDays(view, days, zone);
    yield;
  }
}
