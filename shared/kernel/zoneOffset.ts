const DAY = 86_400_000;
const YEAR = 366 * DAY;

/** From `from` on the zone's clocks are `offset` milliseconds ahead of UTC. */
export interface Switch {
  from: number;
  offset: number;
}

/** What knows zones but is slow to answer; `kernel/time` has it. */
interface ZoneRules {
  /** The offset at `start`, then each switch before `end`. */
  switchesBetween(start: number, end: number, zone: string): readonly Switch[];
  /** The instant of a wall time, see `placeInZone`. */
  place(wall: number, zone: string): number;
}

/**
 * Offsets of zones, quickly: a zone's switches are looked up once a year, and kept. To ask Temporal for each occurrence of
 * 500 windows takes longer than to find the occurrences.
 */
export function zoneOffsets(rules: ZoneRules) {
  const tables = new Map<string, Map<number, readonly Switch[]>>();

  function switchesOf(zone: string, year: number): readonly Switch[] {
    let years = tables.get(zone);
    if (!years) {
      years = new Map();
      tables.set(zone, years);
    }
    let switches = years.get(year);
    if (!switches) {
      switches = rules.switchesBetween(year * YEAR, (year + 1) * YEAR, zone);
      years.set(year, switches);
    }
    return switches;
  }

  /** Milliseconds that the zone's clocks are ahead of UTC at an instant. */
  function offsetOf(epoch: number, zone: string): number {
    const switches = switchesOf(zone, Math.floor(epoch / YEAR));
    let index = switches.length - 1;
    while (index > 0 && switches[index]!.from > epoch) index--;
    return switches[index]!.offset;
  }

  function isBusy(wall: number, zone: string): boolean {
    const [first, last] = [Math.floor((wall - 2 * DAY) / YEAR), Math.floor((wall + 2 * DAY) / YEAR)];
    let near = 0;
    for (let year = first; year <= last; year++)
      for (const { from } of switchesOf(zone, year).slice(1)) if (Math.abs(from - wall) <= 2 * DAY) near++;
    return near > 1;
  }

  /**
   * The instant of a wall time given as if the zone were UTC. What the spring switch leaves out moves forward by the gap, and of
   * what comes twice the first is meant (RFC 5545, 3.3.5).
   */
  function placeInZone(wall: number, zone: string): number {
    const before = wall - offsetOf(wall - DAY, zone);
    const after = wall - offsetOf(wall + DAY, zone);
    const isBefore = wall - before === offsetOf(before, zone);
    if (before === after && isBefore) return before;
    // Two switches within a few days have happened in history: those are left to who knows the zone best.
    if (isBusy(wall, zone)) return rules.place(wall, zone);
    const isAfter = wall - after === offsetOf(after, zone);
    if (isBefore && isAfter) return Math.min(before, after);
    // In a gap neither reading is right: the offset from before it moves the time forward by the gap.
    return isAfter ? after : before;
  }

  return { offsetOf, placeInZone };
}
