import { ok, type Result, refuse } from '../../kernel/result.ts';
import { parseTimeOfDay } from '../../kernel/time.ts';
import { LONG_WEEKDAYS } from '../../kernel/timeText.ts';
import type { WorkingTime } from '../../model/businessCalendar.ts';

/** Monday to Friday, 09:00 to 17:00. */
export const OFFICE_HOURS: WorkingTime[] = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  start: '09:00',
  end: '17:00',
}));

/** In order; each stretch ends after it starts, and none overlaps another of its weekday. */
export function checkWorkingTimes(workingTimes: readonly WorkingTime[]): Result<WorkingTime[]> {
  const sorted = workingTimes.toSorted((a, b) => a.weekday - b.weekday || (a.start < b.start ? -1 : 1));
  for (const [index, { weekday, start, end }] of sorted.entries()) {
    const day = LONG_WEEKDAYS[weekday - 1];
    if (end <= start)
      return refuseTimes(`${day}: ${start} to ${end} ends before it starts. Work over midnight is two stretches.`);
    const next = sorted[index + 1];
    if (next?.weekday === weekday && next.start < end)
      return refuseTimes(`${day}: ${start} to ${end} and ${next.start} to ${next.end} overlap. Join them.`);
  }
  return ok(sorted);
}

const refuseTimes = (sentence: string) => refuse('invalid', sentence, { field: 'workingTimes' });

/** `09:00 to 12:30, 13:30 to 17:00` of one weekday; empty where nobody works. */
export const sayStretches = (workingTimes: readonly WorkingTime[], weekday: number): string =>
  workingTimes
    .filter((stretch) => stretch.weekday === weekday)
    .map(({ start, end }) => `${start} to ${end}`)
    .join(', ');

/** Reads what `sayStretches` says, also `9-12:30; 13:30-17`. */
export function readStretches(text: string, weekday: number): Result<WorkingTime[]> {
  const stretches: WorkingTime[] = [];
  for (const part of text.split(/[,;]|\band\b/).filter((piece) => piece.trim() !== '')) {
    const [start, end, ...rest] = part.split(/\s+to\s+|[-–—]/).map(readHour);
    if (!start || !end || rest.length > 0)
      return refuseTimes(
        `${LONG_WEEKDAYS[weekday - 1]}: "${part.trim().slice(0, 40)}" is no stretch of work. Write it like 09:00 to 17:30.`,
      );
    stretches.push({ weekday, start, end });
  }
  return ok(stretches);
}

const readHour = (text: string): string | null =>
  parseTimeOfDay(/^\s*\d\d?\s*$/.test(text) ? `${text.trim()}:00` : text.replace('.', ':'));

/** `Mon to Fri 09:00 to 17:00; Sat 10:00 to 12:00`: weekdays with the same hours together. */
export function sayWorkingWeek(workingTimes: readonly WorkingTime[]): string {
  const runs: { first: number; last: number; hours: string }[] = [];
  for (let weekday = 1; weekday <= 7; weekday++) {
    const hours = sayStretches(workingTimes, weekday);
    const run = runs.at(-1);
    if (hours === '') continue;
    if (run?.hours === hours && run.last === weekday - 1) run.last = weekday;
    else runs.push({ first: weekday, last: weekday, hours });
  }
  const short = (weekday: number) => LONG_WEEKDAYS[weekday - 1]!.slice(0, 3);
  return (
    runs
      .map(({ first, last, hours }) => `${short(first)}${last > first ? ` to ${short(last)}` : ''} ${hours}`)
      .join('; ') || 'No working days'
  );
}
