import {
  epochToWall,
  parseWallTime,
  toEpoch,
  toInstant,
  type WallTime,
  wallToEpoch,
  type Zone,
} from '../../kernel/time.ts';

/**
 * UNTIL of a rule. With a time it is an instant (RFC 5545, 3.3.10), which on the wall stands at the hour of the series' zone;
 * a day alone is meant whole.
 */

/** `20271231T210000Z` as the wall time in the zone; a day as its midnight; null for what is no time. */
export function untilWall(until: string, zone: Zone): WallTime | null {
  const day = `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`;
  if (until.length === 8) return parseWallTime(`${day}T00:00`);
  const epoch = toEpoch(`${day}T${until.slice(9, 11)}:${until.slice(11, 13)}:${until.slice(13)}`);
  return Number.isNaN(epoch) ? null : epochToWall(epoch, zone);
}

/** `20271231`, of a day that is meant whole. */
export const untilDay = (day: string): string => day.replaceAll('-', '');

/** `20271231T210000Z`, of an instant. */
export const untilInstant = (epoch: number): string => toInstant(epoch).replace(/[-:]/g, '');

/** The same, of a wall time in the zone. */
export const untilOf = (wall: WallTime, zone: Zone): string => untilInstant(wallToEpoch(wall, zone));
