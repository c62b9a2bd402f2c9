import { DAY, type Zone, zoned } from '../../kernel/time.ts';
import { LONG_MONTHS } from '../../kernel/timeText.ts';
import { sayZoneTime } from '../ruleWords/zoneWords.ts';

/** A switch of a zone's clocks. */
export interface ZoneSwitch {
  /** Milliseconds since 1970: the first instant with the new offset. */
  at: number;
  zone: Zone;
  isForward: boolean;
}

/** The next switch of any of the zones after `from`, and those of the others within `days` of it, first to come first. */
export function nextSwitches(zones: readonly Zone[], from: number, days: number): ZoneSwitch[] {
  const all = [...new Set(zones)].flatMap((zone) => nextSwitch(zone, from) ?? []).toSorted((a, b) => a.at - b.at);
  const [first] = all;
  return first ? all.filter(({ at }) => at <= first.at + days * DAY) : [];
}

function nextSwitch(zone: Zone, from: number): ZoneSwitch | null {
  const before = zoned(from, zone);
  const next = before.getTimeZoneTransition('next');
  // A zone may change its name or its law without touching the clocks.
  if (next === null || next.offsetNanoseconds === before.offsetNanoseconds) return null;
  return { at: next.epochMilliseconds, zone, isForward: next.offsetNanoseconds > before.offsetNanoseconds };
}

/** `London time: clocks go back on 25 October`. */
export function saySwitch({ at, zone, isForward }: ZoneSwitch): string {
  const { day, month } = zoned(at - 1, zone);
  return `${sayZoneTime(zone)}: clocks go ${isForward ? 'forward' : 'back'} on ${day} ${LONG_MONTHS[month - 1]}`;
}
