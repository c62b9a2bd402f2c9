import { addDays, DAY, dayOf, epochToWall, HOUR, type WallTime, wallToEpoch, type Zone } from '../../kernel/time.ts';
import type { BusinessCalendar } from '../../model/businessCalendar.ts';
import type { WindowClass } from '../../model/windowClass.ts';
import { addBusinessDays, isWorkingDay, workingDayFrom } from './businessTime.ts';

type Notice = WindowClass['notice'];

/**
 * The earliest start that leaves the notice, counted from when the date was given; milliseconds since 1970. Business days
 * are counted on the window's own clock, which stands still on other days: from Mon 10:00, two of them end Wed 10:00; from any
 * time on Saturday, one of them is Monday, whole. Null where the calendar has too few.
 */
export function earliestWithNotice(
  scheduledAt: number,
  { amount, unit }: Notice,
  calendar: BusinessCalendar | null,
  zone: Zone,
): number | null {
  if (unit === 'hours') return scheduledAt + amount * HOUR;
  if (unit === 'days') return scheduledAt + amount * DAY;
  const answers = answersFor(calendar);
  const asked = `${scheduledAt} ${amount} ${zone}`;
  let earliest = answers.get(asked);
  if (earliest === undefined) {
    const wall = afterBusinessDays(epochToWall(scheduledAt, zone), amount, calendar);
    earliest = wall === null ? null : wallToEpoch(wall, zone);
    if (answers.size >= MOST_ANSWERS) answers.clear();
    answers.set(asked, earliest);
  }
  return earliest;
}

function afterBusinessDays(wall: WallTime, amount: number, calendar: BusinessCalendar | null): WallTime | null {
  const [day, time] = [dayOf(wall), wall.slice(11)];
  if (amount === 0) return wall;
  const isBegun = isWorkingDay(day, calendar) && time !== '00:00';
  const first = isBegun ? day : workingDayFrom(day, calendar);
  const last = first && addBusinessDays(first, isBegun ? amount : amount - 1, calendar);
  return last && (isBegun ? `${last}T${time}` : `${addDays(last, 1)}T00:00`);
}

/** A search for slots and a drag ask the same for each start that they try. */
const known = new WeakMap<BusinessCalendar, Map<string, number | null>>();
const knownWithout = new Map<string, number | null>();
const MOST_ANSWERS = 1_000;

function answersFor(calendar: BusinessCalendar | null): Map<string, number | null> {
  if (calendar === null) return knownWithout;
  const answers = known.get(calendar) ?? new Map<string, number | null>();
  known.set(calendar, answers);
  return answers;
}

/** How many whole business days lie between, at most `most`. */
export function businessDaysGiven(
  scheduledAt: number,
  start: number,
  most: number,
  calendar: BusinessCalendar | null,
  zone: Zone,
): number {
  for (let given = 1; given <= most; given++) {
    const earliest = earliestWithNotice(scheduledAt, { amount: given, unit: 'businessDays' }, calendar, zone);
    if (earliest === null || earliest > start) return given - 1;
  }
  return most;
}
