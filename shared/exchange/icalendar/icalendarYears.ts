import { zoned } from '../../kernel/time.ts';
import { propertyOf } from './icalendarComponents.ts';
import type { EventSource } from './icalendarGroups.ts';
import { parameterOf } from './icalendarLines.ts';
import { yearOf } from './icalendarTimes.ts';

/** The years in which the events of a time zone lie; one that comes again is followed five years into the future. */
export function yearsOf(events: readonly EventSource[], now: number) {
  const present = zoned(now, 'UTC').year;
  const byTzid = new Map<string, { first: number; last: number }>();
  for (const { event } of events) {
    const rule = propertyOf(event, 'RRULE')?.value ?? '';
    for (const property of event.properties) {
      const [tzid, year] = [parameterOf(property, 'TZID')?.trim(), yearOf(property)];
      if (!tzid || Number.isNaN(year)) continue;
      const known = byTzid.get(tzid) ?? { first: year, last: year };
      byTzid.set(tzid, {
        first: Math.max(Math.min(known.first, year), 1),
        last: Math.min(Math.max(known.last, lastYearOf(rule, year, present)), 9_990),
      });
    }
  }
  return (tzid: string) => {
    const { first, last } = byTzid.get(tzid) ?? { first: present, last: present };
    return { first: Math.max(first, last - LONGEST_COMPARED), last };
  };
}

const LONGEST_COMPARED = 60;

/** The last year in which a rule that starts in `year` happens, at most; one without an end is followed for five years. */
function lastYearOf(rule: string, year: number, present: number): number {
  if (rule.trim() === '') return year;
  const part = (name: string) => new RegExp(`${name}=(\\w+)`, 'i').exec(rule)?.[1] ?? '';
  const until = Number(part('UNTIL').slice(0, 4));
  if (until > 0) return Math.max(until, year);
  const count = Number(part('COUNT'));
  if (!(count > 0)) return Math.max(present + 5, year);
  const days = { YEARLY: 366, MONTHLY: 31, WEEKLY: 7 }[part('FREQ').toUpperCase()] ?? 1;
  return year + Math.ceil((count * (Number(part('INTERVAL')) || 1) * days) / 365);
}
