import { RRuleTemporal } from 'rrule-temporal';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { addWall, Temporal, type WallTime, wallMinutesBetween } from '../kernel/time.ts';

/**
 * RFC 5545 recurrence of wall times. A rule is expanded as if its zone were UTC, so that no occurrence is lost in the hour
 * that a zone's spring switch leaves out; the caller places the wall times in the zone.
 */

/** Refuses, in words, what is no weekly rule. Other frequencies are valid RFC 5545, but Slipway's forms cannot show them yet. */
export function checkRule(rule: string, start: WallTime): Result<string> {
  const parts = new Map(
    rule
      .toUpperCase()
      .replace(/^RRULE:/, '')
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  );
  if (parts.get('FREQ') !== 'WEEKLY')
    return refuse('invalid', `"${rule}" is not a weekly rule. Write it like FREQ=WEEKLY;BYDAY=WE.`, { field: 'rule' });
  const unknown = [...parts.keys()].filter(
    (name) => !['FREQ', 'INTERVAL', 'BYDAY', 'UNTIL', 'COUNT', 'WKST'].includes(name),
  );
  if (unknown.length > 0)
    return refuse('invalid', `A weekly rule has no ${unknown[0]}. It may have INTERVAL, BYDAY, UNTIL or COUNT.`, {
      field: 'rule',
    });
  const canonical = [...parts].map(([name, value]) => `${name}=${value}`).join(';');
  try {
    if (expand(canonical, start, start, addWall(start, { days: 800 })).length > 0) return ok(canonical);
  } catch (error) {
    return refuse('invalid', `"${rule}" cannot be read as a rule: ${(error as Error).message}.`, { field: 'rule' });
  }
  return refuse('invalid', `"${rule}" never happens after ${start}.`, { field: 'rule' });
}

/** The wall-time starts that lie in [from, to], first occurrence `start`. */
export function expand(rule: string, start: WallTime, from: WallTime, to: WallTime): WallTime[] {
  const recurrence = new RRuleTemporal({ rruleString: `RRULE:${rule}`, dtstart: asUtc(start), temporal: Temporal });
  return recurrence
    .between(asUtc(from), asUtc(to), true)
    .map((occurrence) => occurrence.toPlainDateTime().toString({ smallestUnit: 'minute' }));
}

/** The wall-time end that belongs to an occurrence: as many wall minutes after it as the first end is after the first start. */
export const occurrenceEnd = (occurrence: WallTime, start: WallTime, end: WallTime): WallTime =>
  addWall(occurrence, { minutes: wallMinutesBetween(start, end) });

const asUtc = (wall: WallTime) => Temporal.PlainDateTime.from(wall).toZonedDateTime('UTC');
