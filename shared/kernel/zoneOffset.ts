import { Temporal } from 'temporal-polyfill/implementation';

/**
 * Offsets of zones, quickly: a zone's switches are looked up once a year, and kept. To ask Temporal for each occurrence of
 * 500 windows takes longer than to find the occurrences.
 */

const DAY = 86_400_000;
const YEAR = 366 * DAY;

/** From `from` on the zone's clocks are `offset` milliseconds ahead of UTC. */
interface Switch {
  from: number;
  offset: number;
}

const tables = new Map<string, Map<number, readonly Switch[]>>();

/** Milliseconds that the zone's clocks are ahead of UTC at an instant. */
export function offsetOf(epoch: number, zone: string): number {
  const switches = switchesOf(zone, Math.floor(epoch / YEAR));
  let index = switches.length - 1;
  while (index > 0 && switches[index]!.from > epoch) index--;
  return switches[index]!.offset;
}

/**
 * The instant of a wall time given as if the zone were UTC. What the spring switch leaves out moves forward by the gap, and of
 * what comes twice the first is meant (RFC 5545, 3.3.5).
 */
export function placeInZone(wall: number, zone: string): number {
  const before = wall - offsetOf(wall - DAY, zone);
  const after = wall - offsetOf(wall + DAY, zone);
  const isBefore = wall - before === offsetOf(before, zone);
  if (before === after && isBefore) return before;
  // Two switches within two days have happened in history; then only Temporal sorts it out.
  if (isBusy(wall, zone)) return askTemporal(wall, zone);
  const isAfter = wall - after === offsetOf(after, zone);
  if (isBefore && isAfter) return Math.min(before, after);
  // In a gap neither reading is right: the offset from before it moves the time forward by the gap.
  return isAfter ? after : before;
}

function isBusy(wall: number, zone: string): boolean {
  const [first, last] = [Math.floor((wall - 2 * DAY) / YEAR), Math.floor((wall + 2 * DAY) / YEAR)];
  const switches = new Set<number>();
  for (let year = first; year <= last; year++)
    for (const { from } of switchesOf(zone, year).slice(1)) if (Math.abs(from - wall) <= 2 * DAY) switches.add(from);
  return switches.size > 1;
}

const askTemporal = (wall: number, zone: string): number =>
  Temporal.PlainDateTime.from(new Date(wall).toISOString().slice(0, -1)).toZonedDateTime(zone).epochMilliseconds;

function switchesOf(zone: string, year: number): readonly Switch[] {
  let years = tables.get(zone);
  if (!years) {
    years = new Map();
    tables.set(zone, years);
  }
  let switches = years.get(year);
  if (!switches) {
    switches = findSwitches(zone, year * YEAR, (year + 1) * YEAR);
    years.set(year, switches);
  }
  return switches;
}

/** The offset at the start, then each switch until the end. */
function findSwitches(zone: string, start: number, end: number): Switch[] {
  let time: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone);
  const found: Switch[] = [];
  for (; time && time.epochMilliseconds < end; time = time.getTimeZoneTransition('next'))
    found.push({ from: time.epochMilliseconds, offset: time.offsetNanoseconds / 1_000_000 });
  return found;
}
