import { expand } from '../../domain/recurrence/recurrence.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import {
  DAY,
  HOUR,
  isZone,
  offsetAt,
  Temporal,
  toInstant,
  type WallTime,
  wallToEpoch,
  type Zone,
} from '../../kernel/time.ts';
import { type Component, propertiesOf, propertyOf } from './icalendarComponents.ts';
import { unescapeText, writeLine } from './icalendarLines.ts';
import { offsetSecondsAt, readDateValue, readOffset, writeOffset, writeWall } from './icalendarValues.ts';

/** Where a zone's offset changes: the instant, and seconds ahead of UTC before and after it. */
export interface Transition {
  at: number;
  from: number;
  to: number;
}

/** No zone changes its offset more often than this in a life; a description that does is no zone. */
const MOST_TRANSITIONS = 2_000;
/** Of one observance, which should have one. */
const MOST_RULES = 20;

/** What a VTIMEZONE says, in order. The offset before the first is that one's `from`. */
export function readTransitions(timezone: Component): Result<Transition[]> {
  const found: Transition[] = [];
  for (const observance of timezone.components) {
    if (found.length > MOST_TRANSITIONS) return refuse('invalid', 'it changes its offset too often');
    if (observance.name !== 'STANDARD' && observance.name !== 'DAYLIGHT') continue;
    const [from, to] = ['TZOFFSETFROM', 'TZOFFSETTO'].map((name) =>
      readOffset(propertyOf(observance, name)?.value ?? ''),
    );
    const start = readDateValue(propertyOf(observance, 'DTSTART')?.value ?? '');
    if (from == null || to == null || start?.kind !== 'time')
      return refuse(
        'invalid',
        `its ${observance.name} in line ${observance.line} has no start or no offset that can be read`,
      );
    const walls = onsetsOf(observance, start.wall, from);
    if (!walls.ok) return walls;
    // A wall time of an onset is by the offset that is in use before it.
    for (const wall of walls.value) found.push({ at: wallToEpoch(wall, 'UTC') - from * 1000, from, to });
  }
  if (found.length === 0) return refuse('invalid', 'it has neither STANDARD nor DAYLIGHT');
  if (found.length > MOST_TRANSITIONS) return refuse('invalid', 'it changes its offset too often');
  return ok(found.toSorted((a, b) => a.at - b.at));
}

/** What a zone's yearly switch looks like; another rule is none of a zone, and could be one that never ends. */
const YEARLY =
  /^FREQ=YEARLY(;(INTERVAL=1|WKST=\w\w|COUNT=\d{1,3}|UNTIL=\d{8}(T\d{6}Z?)?|BYMONTH=\d\d?|BYDAY=[+-]?\d?(MO|TU|WE|TH|FR|SA|SU)|BYMONTHDAY=-?\d\d?(,-?\d\d?){0,6}|BY(HOUR|MINUTE|SECOND|YEARDAY)=-?\d{1,3}))*$/;
/** How far a switch is followed: behind it, no plan is made. */
const LAST_YEAR = 2100;

function onsetsOf(observance: Component, start: WallTime, from: number): Result<WallTime[]> {
  const walls = new Set([start]);
  const dates = propertiesOf(observance, 'RDATE').flatMap(({ value }) => value.split(','));
  if (dates.length > MOST_TRANSITIONS) return refuse('invalid', 'it changes its offset too often');
  for (const text of dates) {
    const date = readDateValue(text);
    if (date?.kind === 'time') walls.add(date.wall);
    if (date?.kind === 'date') walls.add(`${date.day}${start.slice(10)}`);
  }
  const rules = propertiesOf(observance, 'RRULE');
  if (rules.length > MOST_RULES) return refuse('invalid', `it has ${rules.length} rules`);
  for (const { line, value } of rules) {
    const rule = value.trim().toUpperCase().replace(/;$/, '');
    if (rule === '') continue;
    if (!YEARLY.test(rule))
      return refuse('invalid', `its rule in line ${line} is not one by which clocks are switched`);
    try {
      // UNTIL is in UTC; some write it by the wall clock.
      const until = rule.replace(/(UNTIL=\d{8}T\d{6})$|(UNTIL=\d{8}T\d{6})(?=;)/, '$1$2Z');
      for (const wall of expand(until, start, start, `${LAST_YEAR}-01-01T00:00`, zoneOfOffset(from) ?? 'UTC'))
        walls.add(wall);
    } catch {
      return refuse('invalid', `its rule in line ${line} cannot be read`);
    }
    if (walls.size > MOST_TRANSITIONS) return refuse('invalid', 'it changes its offset too often');
  }
  return ok([...walls]);
}

const offsetOf = (transitions: readonly Transition[], at: number): number =>
  transitions.findLast((transition) => transition.at <= at)?.to ?? transitions[0]!.from;

/** Seconds ahead of UTC that a description gives a wall time: of one that comes twice the first, in a gap as before it. */
export function offsetOfWall(transitions: readonly Transition[], wall: WallTime): number {
  const at = wallToEpoch(wall, 'UTC');
  const offsets = [...new Set(transitions.flatMap(({ from, to }) => [from, to]))].toSorted((a, b) => b - a);
  const found = offsets.find((offset) => offsetOf(transitions, at - offset * 1000) === offset);
  return found ?? offsetOf(transitions, at - offsets[0]! * 1000);
}

/** `+05:30`; null for an offset with seconds, which no zone of our own can be. */
export function zoneOfOffset(seconds: number): Zone | null {
  if (seconds % 60 !== 0) return null;
  return `${seconds < 0 ? '-' : '+'}${[seconds / 3600, (seconds / 60) % 60].map((part) => String(Math.trunc(Math.abs(part))).padStart(2, '0')).join(':')}`;
}

/** The years that a zone's events lie in. */
export interface Years {
  first: number;
  last: number;
}

/**
 * The zone that has the same offsets in these years as a description: a fixed offset where it never changes, else the first
 * of the IANA zones that agrees at each of its switches and between them; failing that, some hours before and after each.
 *
 * @param preferred is asked first: the plan's zone
 */
export function zoneAsDescribed(
  transitions: readonly Transition[],
  years: Years,
  preferred: Zone,
): { zone: Zone; isExact: boolean } | null {
  const [start, end] = [
    wallToEpoch(`${pad(years.first)}-01-01T00:00`, 'UTC'),
    wallToEpoch(`${pad(years.last + 1)}-01-01T00:00`, 'UTC'),
  ];
  const inside = transitions.filter(({ at, from, to }) => at > start && at < end && from !== to);
  const first = offsetOf(transitions, start);
  if (inside.length === 0) {
    const zone = zoneOfOffset(first);
    return zone === null ? null : { zone, isExact: true };
  }
  const agrees = (zone: Zone, slack: number): boolean =>
    [
      start,
      ...inside.flatMap(({ at }) => [at - slack - 1000, at + slack]),
      end - 1000,
      ...weeksBetween(start, end),
    ].every((at) => offsetSecondsAt(at, zone) === offsetOf(transitions, at));
  const zones = [preferred, ...COMMON_ZONES, ...Intl.supportedValuesOf('timeZone')].filter(isZone);
  for (const slack of [0, SLACK]) {
    const zone = zones.find((one) => agrees(one, slack));
    if (zone) return { zone, isExact: slack === 0 };
  }
  return null;
}

/** Some programs describe a switch an hour or a second off, or a day of it in another zone. */
const SLACK = 3 * HOUR;

const pad = (year: number): string => String(year).padStart(4, '0');

/** Four instants a year at least, at most two hundred in all. */
function weeksBetween(start: number, end: number): number[] {
  const step = Math.max(45 * DAY, (end - start) / 200);
  return Array.from({ length: Math.floor((end - start) / step) }, (_, index) => start + (index + 0.5) * step);
}

/** Of zones that cannot be told apart, these are the ones that people mean. */
const COMMON_ZONES = [
  'Europe/London',
  'Europe/Berlin',
  'Europe/Helsinki',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'Australia/Sydney',
];

/** A VTIMEZONE with the real switches of a zone, from `from` to `to`. */
export function writeTimezone(tzid: string, zone: Zone, from: number, to: number): string {
  const first = offsetSecondsAt(from, zone);
  const initial = { at: from, from: first, to: first };
  const groups = new Map<string, Transition[]>();
  for (const transition of [initial, ...transitionsOf(zone, from, to)]) {
    const key = `${transition.from} ${transition.to}`;
    groups.set(key, [...(groups.get(key) ?? []), transition]);
  }
  const standard = Math.min(...[...groups.values()].flatMap(([transition]) => [transition!.from, transition!.to]));
  return [
    writeLine('BEGIN', 'VTIMEZONE'),
    writeLine('TZID', tzid),
    ...Array.from(groups.values(), (group) => writeObservance(group, standard, zone)),
    writeLine('END', 'VTIMEZONE'),
  ].join('');
}

function writeObservance(group: readonly Transition[], standard: number, zone: Zone): string {
  const { at, from, to } = group[0]!;
  const name = to > standard ? 'DAYLIGHT' : 'STANDARD';
  const onset = (transition: Transition) => writeWall(toInstant(transition.at + transition.from * 1000).slice(0, 19));
  return [
    writeLine('BEGIN', name),
    writeLine('DTSTART', onset(group[0]!)),
    // Some readers take one date a line, and the start not for one of them.
    ...(group.length > 1 ? group.map((transition) => writeLine('RDATE', onset(transition))) : []),
    writeLine('TZOFFSETFROM', writeOffset(from)),
    writeLine('TZOFFSETTO', writeOffset(to)),
    writeLine('TZNAME', offsetAt(at, zone)),
    writeLine('END', name),
  ].join('');
}

/** Where the offset of a zone changes between two instants. */
function transitionsOf(zone: Zone, from: number, to: number): Transition[] {
  const found: Transition[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  while (found.length < MOST_TRANSITIONS) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds > to) break;
    const before = offsetSecondsAt(next.epochMilliseconds - 1, zone);
    found.push({ at: next.epochMilliseconds, from: before, to: offsetSecondsAt(next.epochMilliseconds, zone) });
    at = next;
  }
  return found.filter((transition) => transition.from !== transition.to);
}

export const tzidOf = (timezone: Component): string => unescapeText(propertyOf(timezone, 'TZID')?.value.trim() ?? '');
