import { overlaps } from '../kernel/interval.ts';
import {
  addDays,
  DAY,
  type Day,
  dayAt,
  HOUR,
  MINUTE,
  toEpoch,
  type WallTime,
  wallToEpoch,
  weekdayOf,
} from '../kernel/time.ts';

export const ZONE = 'Europe/London';

/** A freeze of the story, by the wall clock of its zone. */
interface StoryFreeze {
  start: WallTime;
  end: WallTime;
}

/** The days on which the story plays, all of them told from the day on which it is opened. */
export interface StoryTime {
  today: Day;
  /** Working days before today, and the clock then. */
  workday: (ago: number, clock: string) => number;
  /** The Monday of last week, on which the sprint of today began. */
  sprintStart: Day;
  /** Saturdays whose night is over and was free, the latest first. */
  past: readonly Day[];
  /** Saturdays whose night is to come, or has just begun, and is free. */
  coming: readonly Day[];
  /** The first Wednesday after the first coming Saturday whose night is free. */
  wednesday: Day;
  /** The Saturday inside the close of the books. */
  closeSaturday: Day;
  yearEnd: StoryFreeze;
  close: StoryFreeze;
}

const SATURDAY = 6;

/** Wherever today falls, past and coming nights lie in no freeze: near the turn of the year they lie further away. */
export function storyTime(now: string): StoryTime {
  const epoch = toEpoch(now);
  const today = dayAt(epoch, ZONE);
  const yearEnd = yearEndAround(epoch, today);
  const lastSaturday = saturdayBefore(epoch, today);
  const nextSaturday = addDays(lastSaturday, 7);
  const close = closeAfter(nextSaturday, yearEnd);
  const isFree = (day: Day) => ![yearEnd, close].some((freeze) => isNightIn(day, freeze));
  const saturdays = (from: Day, step: number) => Array.from({ length: 16 }, (_, week) => addDays(from, week * step));
  const coming = saturdays(nextSaturday, 7).filter(isFree);
  const wednesdays = saturdays(addDays(coming[0]!, 4), 7);
  return {
    today,
    workday: (ago, clock) => on(workdayBefore(today, ago), clock),
    sprintStart: addDays(today, -(weekdayOf(today) - 1) - 7),
    past: saturdays(lastSaturday, -7).filter(isFree),
    coming,
    wednesday: wednesdays.find(isFree)!,
    closeSaturday: lastSaturdayOf(close.start),
    yearEnd,
    close,
  };
}

/** A wall-clock time of the story. */
export const on = (day: Day, clock: string): number => wallToEpoch(`${day}T${clock}`, ZONE);

/** Whether a night, from 22:00 for 13 hours, meets a freeze. */
const isNightIn = (day: Day, freeze: StoryFreeze): boolean =>
  overlaps({ start: on(day, '22:00'), end: on(day, '22:00') + 13 * HOUR }, spanOf(freeze));

export const isIn = (epoch: number, freeze: StoryFreeze): boolean =>
  overlaps({ start: epoch, end: epoch + 2 * HOUR }, spanOf(freeze));

const spanOf = ({ start, end }: StoryFreeze) => ({ start: wallToEpoch(start, ZONE), end: wallToEpoch(end, ZONE) });

/** The Saturday whose window, which closes on Sunday at 04:00, was the last one to close. */
function saturdayBefore(epoch: number, today: Day): Day {
  const dayOfWeek = weekdayOf(today);
  const saturday = addDays(today, -((dayOfWeek - SATURDAY + 7) % 7));
  return on(addDays(saturday, 1), '04:00') + MINUTE <= epoch ? saturday : addDays(saturday, -7);
}

/** The turn of the year that is near: it is to come, or the story's past reaches back to it. */
function yearEndAround(epoch: number, today: Day): StoryFreeze {
  const year = Number(today.slice(0, 4));
  const [before, after] = [year - 1, year].map((first) => ({
    start: `${first}-12-18T18:00`,
    end: `${String(first + 1).padStart(4, '0')}-01-04T06:00`,
  })) as [StoryFreeze, StoryFreeze];
  return spanOf(before).end > epoch - 60 * DAY ? before : after;
}

/** The books are closed from the Friday before the last Saturday of a month to the 2nd of the next. */
function closeAfter(saturday: Day, yearEnd: StoryFreeze): StoryFreeze {
  for (let month = `${saturday.slice(0, 7)}-15`; ; month = addDays(`${month.slice(0, 7)}-28`, 10)) {
    const last = lastSaturdayOf(month);
    if (last < saturday || isNightIn(last, yearEnd)) continue;
    const nextMonth = addDays(`${last.slice(0, 7)}-28`, 10).slice(0, 7);
    return { start: `${addDays(last, -1)}T18:00`, end: `${nextMonth}-02T06:00` };
  }
}

function lastSaturdayOf(day: string): Day {
  const firstOfNext = `${addDays(`${day.slice(0, 7)}-28`, 10).slice(0, 7)}-01`;
  const lastDay = addDays(firstOfNext, -1);
  return addDays(lastDay, -((weekdayOf(lastDay) - SATURDAY + 7) % 7));
}

function workdayBefore(today: Day, ago: number): Day {
  let day = today;
  for (let left = ago; left > 0; ) {
    day = addDays(day, -1);
    if (weekdayOf(day) < SATURDAY) left -= 1;
  }
  return day;
}
