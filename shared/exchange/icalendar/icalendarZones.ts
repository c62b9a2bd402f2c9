import { findIana } from 'windows-iana';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { isZone, type Zone } from '../../kernel/time.ts';
import { type Component, propertyOf } from './icalendarComponents.ts';
import { readTransitions, type Transition, tzidOf, type Years, zoneAsDescribed } from './icalendarTimezone.ts';

/** What a TZID was taken for, and how: said where it is not the name itself. */
export interface KnownZone {
  zone: Zone;
  note: string | null;
  /** It was known without what the file says of it. */
  isByName: boolean;
}

/** The zones of one file. Each is looked up once. */
export interface Zones {
  named(tzid: string): Result<KnownZone>;
  /** The switches that the file gives a zone; null where it says none that can be read. */
  described(tzid: string): readonly Transition[] | null;
}

/** More descriptions than the world has zones are no calendar. */
const MOST_DESCRIBED = 200;

/** @param years in which the events of a TZID lie */
export function zonesOf(calendars: readonly Component[], planZone: Zone, years: (tzid: string) => Years): Zones {
  const described = new Map<string, Component>();
  for (const calendar of calendars)
    for (const component of calendar.components)
      if (component.name === 'VTIMEZONE' && described.size < MOST_DESCRIBED)
        described.set(tzidOf(component), component);
  const transitionsOf = once((tzid) => {
    const component = described.get(tzid);
    return component ? readTransitions(component) : null;
  });
  return {
    named: once((tzid) => lookUp(tzid, described.get(tzid), () => transitionsOf(tzid), planZone, years)),
    described(tzid) {
      const transitions = transitionsOf(tzid);
      return transitions?.ok ? transitions.value : null;
    },
  };
}

function once<T>(answer: (tzid: string) => T): (tzid: string) => T {
  const known = new Map<string, T>();
  return (tzid) => {
    if (!known.has(tzid)) known.set(tzid, answer(tzid));
    return known.get(tzid)!;
  };
}

/** An IANA name; a Windows name; a path that ends in an IANA name; an offset; else what the file itself describes. */
function lookUp(
  tzid: string,
  described: Component | undefined,
  transitionsOf: () => Result<Transition[]> | null,
  planZone: Zone,
  years: (tzid: string) => Years,
): Result<KnownZone> {
  const named = zoneNamed(tzid);
  const byName = (zone: Zone, note: string | null) => ok({ zone, note, isByName: true });
  if (named) return byName(named, named === tzid ? null : `The time zone "${tzid}" was read as ${named}.`);
  const name = sayName(tzid);
  const transitions = transitionsOf();
  if (!described || !transitions)
    return refuse(
      'invalid',
      `the time zone ${name} is neither known nor described in the file. Export it with its time zones, or in UTC`,
    );
  const location = propertyOf(described, 'X-LIC-LOCATION')?.value.trim();
  const located = location ? zoneNamed(location) : null;
  if (located) return byName(located, `The time zone ${name} was read as ${located}, its location in the file.`);
  if (!transitions.ok)
    return refuse(
      'invalid',
      `the time zone ${name} in line ${described.line} cannot be read: ${transitions.refusal.message}. Export it in UTC`,
    );
  return asDescribed(name, transitions.value, years(tzid), planZone);
}

function asDescribed(
  name: string,
  transitions: readonly Transition[],
  { first, last }: Years,
  planZone: Zone,
): Result<KnownZone> {
  const found = zoneAsDescribed(transitions, { first, last }, planZone);
  if (!found)
    return refuse(
      'invalid',
      `no known time zone has the offsets that the file gives ${name} from ${first} to ${last}. Export it in UTC`,
    );
  const same = found.isExact ? 'are the same' : 'are the same but for the hours around its switches';
  const note = `The time zone ${name} was read as ${found.zone}: its offsets from ${first} to ${last} ${same}.`;
  return ok({ zone: found.zone, note, isByName: false });
}

function zoneNamed(tzid: string): Zone | null {
  if (tzid === '') return null;
  if (isIana(tzid)) return tzid;
  const [iana] = findIana(tzid);
  if (iana && isZone(iana)) return iana;
  const offset = /^(?:UTC|GMT)\s*([+-])(\d\d?)(?::?([0-5]\d))?$/i.exec(tzid);
  if (offset && Number(offset[2]) <= 18) return `${offset[1]}${offset[2]!.padStart(2, '0')}:${offset[3] ?? '00'}`;
  return zoneAtEnd(tzid);
}

/** `/mozilla.org/20070129_1/America/New_York` -> `America/New_York`. */
function zoneAtEnd(tzid: string): Zone | null {
  const parts = tzid.slice(-200).replaceAll(' ', '_').split('/');
  for (const count of [3, 2]) {
    const end = parts.slice(-count).join('/');
    if (parts.length >= count && isIana(end)) return end;
  }
  return null;
}

/** `CST6CDT` and the like are IANA names too; `+01:00` is an offset. */
const isIana = (name: string): boolean =>
  /^([A-Za-z][\w+-]*(\/[\w+-]+){0,2}|[+-]\d\d:\d\d)$/.test(name) && isZone(name);

/** A name of a zone, in quotes. */
export const sayName = (tzid: string): string => `"${tzid.length > 60 ? `${tzid.slice(0, 60)}…` : tzid}"`;
