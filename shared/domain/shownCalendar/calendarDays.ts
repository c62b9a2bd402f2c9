import type { Interval } from '../../kernel/interval.ts';
import { addDays, DAY, type Day, epochToWall, MINUTE, wallToEpoch, type Zone } from '../../kernel/time.ts';
import { sayLength } from '../../kernel/timeText.ts';

/** A day from midnight to midnight, 23 or 25 hours where the clocks change: `2026-12-05`. */
export interface WholeDay extends Interval {
  day: Day;
}

export const wholeDay = (day: Day, zone: Zone): WholeDay => daysFrom(day, 1, zone)[0]!;

/** The days from `first` on. */
export function daysFrom(first: Day, count: number, zone: Zone): WholeDay[] {
  const names = Array.from({ length: count + 1 }, (_, index) => addDays(first, index));
  return names.slice(0, count).map((day, index) => ({
    day,
    start: midnight(day, zone),
    end: midnight(names[index + 1]!, zone),
  }));
}

/** From the first day up to, and without, the last. */
export const daysBetween = (first: Day, last: Day, zone: Zone): WholeDay[] =>
  daysFrom(first, (Date.parse(last) - Date.parse(first)) / DAY, zone);

/** `clocks go forward 1 h`, on the day on which they do; else null. */
export function saySwitchOn(day: Day, zone: Zone): string | null {
  const { start, end } = wholeDay(day, zone);
  const gone = (DAY - (end - start)) / MINUTE;
  return gone === 0 ? null : `clocks go ${gone > 0 ? 'forward' : 'back'} ${sayLength(Math.abs(gone))}`;
}

const midnights = new Map<string, number>();
const MOST_MIDNIGHTS = 10_000;

/** To place a midnight in its zone takes long, so that each is placed once. */
function midnight(day: Day, zone: Zone): number {
  const name = `${day} ${zone}`;
  let epoch = midnights.get(name);
  if (epoch === undefined) {
    if (midnights.size >= MOST_MIDNIGHTS) midnights.clear();
    epoch = wallToEpoch(`${day}T00:00`, zone);
    midnights.set(name, epoch);
  }
  return epoch;
}

/** Which of the days an instant is on: 0 for all before, the last for all behind. */
export function indexOfDay(days: readonly WholeDay[], epoch: number): number {
  let [low, high] = [0, days.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (days[middle]!.start <= epoch) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** `22:00` of an instant within the day. */
export function clockIn({ start, end }: WholeDay, epoch: number, zone: Zone): string {
  // Only where the clocks change is the hour of the day not the hours since midnight; to ask the zone takes long.
  if (end - start !== DAY) return epochToWall(epoch, zone).slice(11, 16);
  const minutes = Math.floor((epoch - start) / MINUTE);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Calls `look` with the place of each of the days that a span reaches into. */
export function forDays(days: readonly WholeDay[], span: Interval, look: (index: number) => void): void {
  for (let index = indexOfDay(days, span.start); index < days.length && days[index]!.start < span.end; index++)
    if (days[index]!.end > span.start) look(index);
}
