import { Temporal } from 'temporal-polyfill/implementation';
import { type Switch, zoneOffsets } from './zoneOffset.ts';

/** A UTC instant, always written `2026-12-05T22:00:00Z`. */
export type Instant = string;

/** A wall-clock time without a zone, always written `2026-12-05T22:00`, and `2026-12-05T22:00:30` where the seconds are not zero. */
export type WallTime = string;

/** An IANA zone name such as `Europe/London`, or a fixed offset such as `+05:30`. */
export type Zone = string;

export const SECOND = 1000;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Milliseconds since 1970 of a canonical instant. `Date.parse` reads no clock and, given the Z, no zone. */
export const toEpoch = (instant: Instant): number => Date.parse(instant);

export const toInstant = (epoch: number): Instant => `${new Date(epoch).toISOString().slice(0, 19)}Z`;

/** What is written with four digits of the year: beyond, texts no longer sort as their times do. */
const [FIRST_EPOCH, LAST_EPOCH] = [toEpoch('0000-01-01T00:00:00Z'), toEpoch('9999-12-31T23:59:59Z')];

/** What lasts until somebody ends it ends here: the last instant that can be written. */
export const END_OF_TIME = LAST_EPOCH;

/** Whether an instant can be written with four digits of the year. */
export const isWritable = (epoch: number): boolean => epoch >= FIRST_EPOCH && epoch <= LAST_EPOCH;

/** Reads any ISO 8601 instant that carries Z or an offset; null for all else. Seconds' fractions are cut. */
export function parseInstant(text: string): Instant | null {
  // Nearly all are canonical already, and a file has hundreds of thousands of them.
  if (isCanonical(text)) return text;
  try {
    const epoch = Math.floor(Temporal.Instant.from(text).epochMilliseconds / 1000) * 1000;
    return isWritable(epoch) ? toInstant(epoch) : null;
  } catch {
    return null;
  }
}

const CANONICAL = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

function isCanonical(text: string): boolean {
  const match = CANONICAL.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1) return false;
  if (day <= 28) return true;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

/**
 * Reads `2026-12-05T22:00`, also with a space or seconds; null for all else, 31 November included. `24:00` is the midnight that
 * ends the day. Seconds' fractions are cut, and a leap second is the one before it (RFC 5545, 3.3.12).
 */
export function parseWallTime(text: string): WallTime | null {
  if (isCanonical(`${text}:00Z`)) return text;
  // Temporal would read an offset or a zone as well, and drop it.
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(:\d\d)?)([.,]\d+)?$/i.exec(text.trim());
  if (!match || (match[4] && !match[3])) return null;
  const [, day, time] = match as unknown as [string, string, string];
  try {
    if (/^24:00(:00)?$/.test(time)) return parseDay(day) && wallOf(wallEpoch(`${day}T00:00`) + DAY);
    return wallOf(wallEpoch(Temporal.PlainDateTime.from(`${day}T${time}`, { overflow: 'reject' }).toString()));
  } catch {
    return null;
  }
}

/** Reads the basic form of iCalendar, `20261205T220000`, as a wall time; null for all else. */
export function parseBasicWallTime(text: string): WallTime | null {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second] = match;
  return parseWallTime(`${year}-${month}-${day}T${hour}:${minute}:${second}`);
}

/** A time of any day, always written `22:00`. `24:00` is the midnight that ends the day. */
export type TimeOfDay = string;

/** Reads `22:00` and `24:00`, also `7:30`; null for all else. */
export function parseTimeOfDay(text: string): TimeOfDay | null {
  const match = /^(\d\d?):([0-5]\d)$/.exec(text.trim());
  if (!match) return null;
  const time = `${match[1]!.padStart(2, '0')}:${match[2]}`;
  return time <= '24:00' ? time : null;
}

/** A day without a time or a zone, always written `2026-12-05`. */
export type Day = string;

/** Reads `2026-12-05`; null for all else, 31 November included. */
export function parseDay(text: string): Day | null {
  if (isCanonical(`${text}T00:00:00Z`)) return text;
  if (!/^\d{4}-\d\d-\d\d$/.test(text.trim())) return null;
  try {
    return Temporal.PlainDate.from(text.trim(), { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

export const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString();

/** Whether a day can be written with four digits of the year. */
export const isDayWritable = (day: Day): boolean => /^\d{4}-/.test(day);

/** 1 = Monday to 7 = Sunday (ISO 8601). */
export const weekdayOf = (day: Day): number => ((((wallEpoch(`${day}T00:00`) / DAY + 3) % 7) + 7) % 7) + 1;

/** Whole days from one day to another. */
export const daysBetween = (from: Day, to: Day): number =>
  (wallEpoch(`${to}T00:00`) - wallEpoch(`${from}T00:00`)) / DAY;

export function isZone(zone: string): boolean {
  // Temporal would take the zone out of `2026-12-05T22:00Z`.
  if (/^\d/.test(zone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds since 1970 of a wall time as if its zone were UTC: what counts by the wall clock alone counts with these. */
export function wallEpoch(wall: WallTime): number {
  const epoch = Date.parse(`${wall}Z`);
  // 31 November would be read as 1 December.
  const isOfMonth = wall.slice(8, 10) <= '28' || new Date(epoch).getUTCDate() === Number(wall.slice(8, 10));
  if (Number.isNaN(epoch) || !isOfMonth) throw new RangeError(`${wall} is no wall time.`);
  return epoch;
}

/** The wall time of what `wallEpoch` counts; what cannot be written is the first or the last that can. */
export function wallOf(epoch: number): WallTime {
  const writable = Math.min(Math.max(epoch, FIRST_EPOCH), LAST_EPOCH);
  const day = Math.floor(writable / DAY);
  return remembered(days, day, dayText) + remembered(times, writable - day * DAY, timeText);
}

/** Occurrences share their days and their times of day, and to write one out takes longer than to find it. */
const days = new Map<number, string>();
const times = new Map<number, string>();
const MOST_REMEMBERED = 5_000;

const dayText = (day: number): string => new Date(day * DAY).toISOString().slice(0, 11);

function timeText(time: number): string {
  const text = new Date(time).toISOString();
  return text.slice(11, text.startsWith('00', 17) ? 16 : 19);
}

function remembered(texts: Map<number, string>, key: number, textOf: (key: number) => string): string {
  let text = texts.get(key);
  if (text === undefined) {
    if (texts.size >= MOST_REMEMBERED) texts.clear();
    text = textOf(key);
    texts.set(key, text);
  }
  return text;
}

const { offsetOf, placeInZone } = zoneOffsets({
  switchesBetween(start, end, zone) {
    const found: Switch[] = [];
    let time: Temporal.ZonedDateTime | null = zoned(start, zone);
    for (; time && time.epochMilliseconds < end; time = time.getTimeZoneTransition('next'))
      found.push({ from: time.epochMilliseconds, offset: time.offsetNanoseconds / 1_000_000 });
    return found;
  },
  place: (wall, zone) =>
    Temporal.PlainDateTime.from(new Date(wall).toISOString().slice(0, -1)).toZonedDateTime(zone).epochMilliseconds,
});

/** Milliseconds that the zone's clocks are ahead of UTC at an instant. */
export const offsetMilliseconds = offsetOf;

/** The instant of a wall time as `wallEpoch` counts it, see `wallToEpoch`. */
export const placeWall = placeInZone;

/**
 * The instant of a wall time in a zone. A time that the spring switch leaves out moves forward by the gap, and of a time
 * that comes twice the first is meant (RFC 5545, 3.3.5).
 */
export const wallToEpoch = (wall: WallTime, zone: Zone): number => placeWall(wallEpoch(wall), zone);

export const epochToWall = (epoch: number, zone: Zone): WallTime => wallOf(epoch + offsetOf(epoch, zone));

/** The day that it is in the zone. */
export const dayAt = (epoch: number, zone: Zone): Day => dayOf(epochToWall(epoch, zone));

/** Midnight that begins the day of `epoch` in the zone, and the one `days` later: 23 or 25 hours apart at a switch. */
export function startOfDay(epoch: number, zone: Zone, days = 0): number {
  return zoned(epoch, zone).toPlainDate().add({ days }).toZonedDateTime(zone).epochMilliseconds;
}

export const dayOf = (wall: WallTime): Day => wall.slice(0, 10);

/** A time of a day; `24:00` is the midnight that ends it. */
export const wallAt = (day: Day, time: TimeOfDay): WallTime =>
  time === '24:00' ? `${addDays(day, 1)}T00:00` : `${day}T${time}`;

/** The wall time so much on, by the wall clock alone. */
export function addWall(wall: WallTime, amount: { days?: number; minutes?: number; seconds?: number }): WallTime {
  const { days = 0, minutes = 0, seconds = 0 } = amount;
  return wallOf(wallEpoch(wall) + days * DAY + minutes * MINUTE + seconds * SECOND);
}

/** Minutes from one wall time to another, by the wall clock alone; with a fraction where their seconds differ. */
export const wallMinutesBetween = (start: WallTime, end: WallTime): number =>
  (wallEpoch(end) - wallEpoch(start)) / MINUTE;

/** The zone's offset from UTC at an instant, such as `+01:00`. */
export const offsetAt = (epoch: number, zone: Zone): string => zoned(epoch, zone).offset;

export function zoned(epoch: number, zone: Zone): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(zone);
}

export { Temporal };
