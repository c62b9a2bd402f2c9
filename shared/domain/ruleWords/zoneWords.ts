import { isZone, type Zone, zoned } from '../../kernel/time.ts';

/** Zones as people write them: a city, an IANA name, an offset, and what Americans call theirs. EST is meant as New York's, summer too. */

const AREAS = [
  'Europe',
  'America',
  'Asia',
  'Australia',
  'Africa',
  'Pacific',
  'Atlantic',
  'Indian',
  'Antarctica',
  'Arctic',
  'America/Argentina',
  'America/Indiana',
  'America/Kentucky',
  'America/North_Dakota',
];

const COMMON_NAMES: Record<string, Zone> = {
  utc: 'UTC',
  gmt: 'UTC',
  z: 'UTC',
  zulu: 'UTC',
  uk: 'Europe/London',
  cet: 'Europe/Berlin',
  eastern: 'America/New_York',
  et: 'America/New_York',
  est: 'America/New_York',
  edt: 'America/New_York',
  central: 'America/Chicago',
  ct: 'America/Chicago',
  mountain: 'America/Denver',
  mt: 'America/Denver',
  pacific: 'America/Los_Angeles',
  pt: 'America/Los_Angeles',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
};

/** `New York`, `us eastern`, `Europe/London`, `+05:30`, `UTC+2`: the zone; null for what is none. */
export function readZone(words: string): Zone | null {
  const text = words.trim().toLowerCase();
  const offset = /^(?:utc|gmt)?\s*([+-])(\d{1,2})(?::?(\d\d))?$/.exec(text);
  if (offset) return canonical(`${offset[1]}${offset[2]!.padStart(2, '0')}:${offset[3] ?? '00'}`);
  const common = text.replace(/^us /, '');
  if (Object.hasOwn(COMMON_NAMES, common)) return COMMON_NAMES[common]!;
  const name = text.replace(/\s+/g, '_');
  if (!/^[a-z][a-z0-9_+/-]*$/.test(name)) return null;
  if (name.includes('/')) return canonical(name);
  for (const area of AREAS) {
    const found = canonical(`${area}/${name}`);
    if (found) return found;
  }
  return null;
}

/** `New York time`, `+05:30`, `UTC`; the whole name where the city alone would be read as another one. */
export function sayZoneTime(zone: Zone): string {
  if (zone === 'UTC' || /^[+-]/.test(zone)) return zone;
  const city = zone.split('/').at(-1)!.replaceAll('_', ' ');
  return readZone(city) === zone ? `${city} time` : zone;
}

/** Zones are written in any case, and kept in one. */
const canonical = (name: string): Zone | null => (isZone(name) ? zoned(0, name).timeZoneId : null);
