import { type Day, offsetMilliseconds, parseDay, parseWallTime, type WallTime, type Zone } from '../../kernel/time.ts';

/** Values of iCalendar (RFC 5545, 3.3) as Slipway writes them. All that cannot be read is null. */

/** A date, or a date and time: in UTC, or by some wall clock. */
export type DateValue = { kind: 'date'; day: Day } | { kind: 'time'; wall: WallTime; isUtc: boolean };

/** `20261205`, `20261205T220000`, `20261205T220000Z`. */
export function readDateValue(value: string): DateValue | null {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/i.exec(value.trim());
  if (!match) return null;
  const [, year, month, date, hour, minute, second, utc] = match;
  const day = parseDay(`${year}-${month}-${date}`);
  if (!day) return null;
  if (hour === undefined) return { kind: 'date', day };
  // A leap second is the second before it (3.3.12).
  const wall = parseWallTime(`${day}T${hour}:${minute}:${second === '60' ? '59' : second}`);
  return wall === null ? null : { kind: 'time', wall, isUtc: utc !== '' };
}

/** A length: days by the calendar, the rest by the clock (3.3.6). */
export interface Duration {
  days: number;
  seconds: number;
}

const DURATION = /^([+-]?)P(?:(\d{1,6})W|(?:(\d{1,6})D)?(?:T(?:(\d{1,8})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?)$/i;

/** `P1D`, `PT3H30M`, `-P2W`. */
export function readDuration(value: string): Duration | null {
  const match = DURATION.exec(value.trim());
  if (!match || !/\d/.test(value)) return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(2).map((digits) => Number(digits ?? 0));
  const sign = match[1] === '-' ? -1 : 1;
  return { days: sign * (weeks! * 7 + days!), seconds: sign * (hours! * 3600 + minutes! * 60 + seconds!) };
}

/** `+0100`, `-053000`: seconds ahead of UTC. */
export function readOffset(value: string): number | null {
  const match = /^([+-])(\d\d):?([0-5]\d):?([0-5]\d)?$/.exec(value.trim());
  if (!match || Number(match[2]) > 23) return null;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return match[1] === '-' ? -seconds : seconds;
}

/** `20261205T220000`. */
export const writeWall = (wall: WallTime): string => `${wall.replace(/[-:]/g, '')}00`.slice(0, 15);

/** `20261205T220000Z`. */
export const writeEpoch = (epoch: number): string =>
  `${new Date(epoch).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

export const writeDay = (day: Day): string => day.replaceAll('-', '');

/** `+0530`, with seconds where there are some. */
export function writeOffset(seconds: number): string {
  const [hours, minutes, rest] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) =>
    String(Math.trunc(Math.abs(part))).padStart(2, '0'),
  );
  return `${seconds < 0 ? '-' : '+'}${hours}${minutes}${rest === '00' ? '' : rest}`;
}

/** Seconds ahead of UTC at an instant. */
export const offsetSecondsAt = (epoch: number, zone: Zone): number => offsetMilliseconds(epoch, zone) / 1000;
