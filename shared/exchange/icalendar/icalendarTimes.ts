import { ok, type Result, refuse } from '../../kernel/result.ts';
import { addDays, addWall, type Day, epochToWall, type WallTime, wallToEpoch, type Zone } from '../../kernel/time.ts';
import { type ContentLine, parameterOf } from './icalendarLines.ts';
import type { CheckRule } from './icalendarRules.ts';
import { offsetOfWall, zoneOfOffset } from './icalendarTimezone.ts';
import { type DateValue, type Duration, offsetSecondsAt, readDateValue, readDuration } from './icalendarValues.ts';
import { sayName, type Zones } from './icalendarZones.ts';

/** What times are read by: the zones of the file, and that of the plan, in which times without one are meant. */
export interface TimeReader {
  zones: Zones;
  planZone: Zone;
  /** The event happens once: an offset says enough of its time. */
  isOnce: boolean;
  checkRule: CheckRule;
  /** Takes note of how a time was read. */
  note: (sentence: string) => void;
}

/** A wall time in its zone; `day` where the file gives a day alone. */
export interface Moment {
  wall: WallTime;
  zone: Zone;
  day: Day | null;
}

const FLOATING = 'Times without a time zone';
const WHOLE_DAYS = 'Days without a time';

/** The one time of a property such as DTSTART. */
export function readMoment(property: ContentLine, reader: TimeReader): Result<Moment> {
  const value = readDateValue(property.value);
  return value ? placed(value, property, reader) : unreadable(property, property.value);
}

function placed(value: DateValue, property: ContentLine, reader: TimeReader): Result<Moment> {
  const { planZone, note } = reader;
  if (value.kind === 'date') {
    note(`${WHOLE_DAYS} were placed in the plan's zone, ${planZone}.`);
    return ok({ wall: `${value.day}T00:00`, zone: planZone, day: value.day });
  }
  if (value.isUtc) return ok({ wall: value.wall, zone: 'UTC', day: null });
  const tzid = parameterOf(property, 'TZID')?.trim();
  if (!tzid) {
    note(`${FLOATING} were placed in the plan's zone, ${planZone}.`);
    return ok({ wall: value.wall, zone: planZone, day: null });
  }
  const zone = zoneOf(tzid, value.wall, reader);
  return zone.ok ? ok({ wall: value.wall, zone: zone.value, day: null }) : zone;
}

/**
 * The zone of a wall time. A zone that is known by its name is as the world keeps it, whatever the file says of it, which is
 * noted. One that only the file knows gives at least the offset of what happens once.
 */
function zoneOf(tzid: string, wall: WallTime, { zones, isOnce, note }: TimeReader): Result<Zone> {
  const known = zones.named(tzid);
  const described = zones.described(tzid);
  const offset = described && offsetOfWall(described, wall);
  if (known.ok) {
    const { zone, isByName } = known.value;
    const isSame = offset === null || offset === offsetSecondsAt(wallToEpoch(wall, zone), zone);
    if (isSame || isByName || !isOnce) {
      if (known.value.note) note(known.value.note);
      if (!isSame && isByName)
        note(`The file gives times in ${sayName(tzid)} another offset than ${zone} has. ${zone} counts.`);
      return ok(zone);
    }
  }
  const fixed = isOnce && offset !== null ? zoneOfOffset(offset) : null;
  if (fixed === null) return known.ok ? ok(known.value.zone) : known;
  note(`Of the time zone ${sayName(tzid)} only the file knows: what happens once has the offset that it gives.`);
  return ok(fixed);
}

const unreadable = ({ name, line }: ContentLine, value: string) =>
  refuse(
    'invalid',
    value.trim() === ''
      ? `${name} in line ${line} is empty. Give it a time`
      : `${name} in line ${line}, "${value.slice(0, 60)}", cannot be read. Write it like 20261205T220000Z`,
  );

/** The same instant by the clock of another zone. */
export const wallIn = ({ wall, zone }: Moment, other: Zone): WallTime =>
  zone === other ? wall : epochToWall(wallToEpoch(wall, zone), other);

/** A length after a start: days by the calendar, the rest by the clock. */
export function wallAfter(start: Moment, { days, seconds }: Duration): WallTime {
  const day = addWall(start.wall, { days });
  return seconds === 0 ? day : epochToWall(wallToEpoch(day, start.zone) + seconds * 1000, start.zone);
}

/** One start of a list of dates, and its own end where it is a PERIOD. */
export interface ListedTime {
  wall: WallTime;
  end: WallTime | null;
}

/** More dates than a series may hold are not read. */
const MOST_LISTED = 5_000;

/** What RDATE and EXDATE list, by the clock of the series: a day alone means the start's time on that day. */
export function readListed(property: ContentLine, start: Moment, reader: TimeReader): Result<ListedTime[]> {
  const found: ListedTime[] = [];
  for (const text of property.value.split(',')) {
    if (text.trim() === '') continue;
    if (found.length >= MOST_LISTED)
      return refuse('invalid', `${property.name} in line ${property.line} lists too many dates`);
    const listed = readOne(text, property, start, reader);
    if (!listed.ok) return listed;
    found.push(listed.value);
  }
  return ok(found);
}

function readOne(text: string, property: ContentLine, start: Moment, reader: TimeReader): Result<ListedTime> {
  const [from, to] = text.split('/', 2);
  const value = readDateValue(from!);
  if (!value) return unreadable(property, text);
  if (value.kind === 'date') return ok({ wall: `${value.day}${start.wall.slice(10)}`, end: null });
  const moment = placed(value, property, reader);
  if (!moment.ok) return moment;
  const wall = wallIn(moment.value, start.zone);
  if (to === undefined) return ok({ wall, end: null });
  const duration = readDuration(to);
  if (duration) return ok({ wall, end: wallAfter({ wall, zone: start.zone, day: null }, duration) });
  const end = readDateValue(to);
  const ends = end && placed(end, property, reader);
  return ends ? (ends.ok ? ok({ wall, end: wallIn(ends.value, start.zone) }) : ends) : unreadable(property, text);
}

/** Days from the first one up to the last, which is not one of them. */
export function daysBetween(first: Day, end: Day, most: number): Day[] {
  const days: Day[] = [];
  for (let day = first; day < end && days.length < most; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The years in which a time of a property lies, without asking for its zone. */
export const yearOf = ({ value }: ContentLine): number => Number(/^\s*(\d{4})\d{4}/.exec(value)?.[1] ?? Number.NaN);
