import { RRuleTemporal } from 'rrule-temporal';
import { ok, type Result, refuse } from '../kernel/result.ts';
import {
  addWall,
  epochToWall,
  parseInstant,
  parseWallTime,
  Temporal,
  toEpoch,
  type WallTime,
  wallMinutesBetween,
  type Zone,
} from '../kernel/time.ts';

/**
 * RFC 5545 recurrence of wall times. A rule is expanded as if its zone were UTC, so that no occurrence is lost in the hour
 * that a zone's spring switch leaves out; the caller places the wall times in the zone.
 */

/** What a part's value looks like, and an example of it. The library takes what it cannot read for something else, so we look first. */
const PARTS: Record<string, { shape: RegExp; example: string }> = {
  FREQ: { shape: /^WEEKLY$/, example: 'FREQ=WEEKLY' },
  INTERVAL: { shape: /^[1-9]\d{0,3}$/, example: 'INTERVAL=2' },
  BYDAY: { shape: /^(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$/, example: 'BYDAY=MO,WE' },
  UNTIL: { shape: /^\d{8}(T\d{6}Z)?$/, example: 'UNTIL=20271231' },
  COUNT: { shape: /^[1-9]\d{0,5}$/, example: 'COUNT=10' },
  WKST: { shape: /^(MO|TU|WE|TH|FR|SA|SU)$/, example: 'WKST=MO' },
};

/** Refuses, in words, what is no weekly rule. Other frequencies are valid RFC 5545, but Slipway's forms cannot show them yet. */
export function checkRule(rule: string, start: WallTime, zone: Zone): Result<string> {
  const canonical = rule
    .replace(/\s/g, '')
    .toUpperCase()
    .replace(/^RRULE:/, '');
  const parts = canonical.split(';').map((part) => ({ part, name: part.split('=', 1)[0]! }));
  const refuseRule = (sentence: string) => refuse('invalid', sentence, { field: 'rule' });
  if (!parts.some(({ part }) => part === 'FREQ=WEEKLY'))
    return refuseRule(`"${rule}" is not a weekly rule. Write it like FREQ=WEEKLY;BYDAY=WE.`);
  for (const [index, { part, name }] of parts.entries()) {
    const known = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
    if (!known)
      return refuseRule(`A weekly rule has no part "${name}". It may have INTERVAL, BYDAY, UNTIL, COUNT and WKST.`);
    if (!known.shape.test(part.slice(name.length + 1)) || !isDay(part))
      return refuseRule(`"${part}" cannot be read. Write it like ${known.example}.`);
    if (parts.findIndex((other) => other.name === name) < index)
      return refuseRule(`The rule has ${name} twice. Give it once.`);
  }
  if (parts.some(({ name }) => name === 'UNTIL') && parts.some(({ name }) => name === 'COUNT'))
    return refuseRule('The rule has both UNTIL and COUNT. Give only one of them.');
  const first = expand(canonical, start, start, addWall(start, { days: 800 }), zone);
  return first.length > 0 ? ok(canonical) : refuseRule(`"${rule}" never happens after ${start}.`);
}

/** Whether the day in UNTIL is one of the calendar: not 31 November. */
const isDay = (part: string): boolean => !part.startsWith('UNTIL=') || readUntil(part.slice('UNTIL='.length)) !== null;

/** The wall-time starts that lie in [from, to], first occurrence `start`. */
export function expand(rule: string, start: WallTime, from: WallTime, to: WallTime, zone: Zone): WallTime[] {
  const rruleString = `RRULE:${untilOnTheWall(rule, zone)}`;
  const recurrence = new RRuleTemporal({ rruleString, dtstart: asUtc(start), temporal: Temporal });
  return recurrence
    .between(asUtc(from), asUtc(to), true)
    .map((occurrence) => occurrence.toPlainDateTime().toString({ smallestUnit: 'minute' }));
}

/** UNTIL with a time is an instant (RFC 5545, 3.3.10); the expansion goes by the wall clock. A day alone is meant whole. */
function untilOnTheWall(rule: string, zone: Zone): string {
  return rule.replace(/UNTIL=(\d{8}T\d{6}Z)/, (written, until: string) => {
    const instant = readUntil(until);
    return instant ? `UNTIL=${epochToWall(toEpoch(instant), zone).replace(/[-:]/g, '')}00Z` : written;
  });
}

/** `20271231T210000Z` or `20271231`; null for what is no time. */
function readUntil(until: string): string | null {
  const [year, month, day] = [until.slice(0, 4), until.slice(4, 6), until.slice(6, 8)];
  if (until.length === 8) return parseWallTime(`${year}-${month}-${day}T00:00`);
  return parseInstant(`${year}-${month}-${day}T${until.slice(9, 11)}:${until.slice(11, 13)}:${until.slice(13)}`);
}

/** The wall-time end that belongs to an occurrence: as many wall minutes after it as the first end is after the first start. */
export const occurrenceEnd = (occurrence: WallTime, start: WallTime, end: WallTime): WallTime =>
  addWall(occurrence, { minutes: wallMinutesBetween(start, end) });

const asUtc = (wall: WallTime) => Temporal.PlainDateTime.from(wall).toZonedDateTime('UTC');
