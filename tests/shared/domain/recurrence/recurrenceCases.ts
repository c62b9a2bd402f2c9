import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  parseBasicWallTime,
  toEpoch,
  toInstant,
  type WallTime,
  wallToEpoch,
  type Zone,
} from '../../../../shared/kernel/time.ts';

/** Cases that other projects keep of RFC 5545. They lie beside the repository and not in it. */
const folder = join(import.meta.dirname, '../../../../../shared/data/recurrence');

function casesOf<Case>(file: string): Case[] {
  const path = join(folder, file);
  if (existsSync(path)) return (JSON.parse(readFileSync(path, 'utf8')) as { cases: Case[] }).cases;
  console.warn(`Skipped: there is no ${path}, so the cases in it were not checked.`);
  return [];
}

/** A recurrence set as iCalendar writes it. */
export interface RecurrenceSet {
  id: string;
  zone: Zone;
  start: WallTime;
  rules: string[];
  exrules: string[];
  rdates: WallTime[];
  exdates: WallTime[];
  /** Instants. */
  expected: string[];
  /** Of a rule without an end only the first are given. */
  isCutShort: boolean;
}

interface DateutilCase {
  id: string;
  dtstart?: string;
  rrule?: string;
  ical?: string;
  rules?: { dtstart: string; rrule: string }[];
  exrules?: { rrule: string }[];
  rdate?: string[];
  exdate?: string[];
  expected: string[];
}

/** All 237 cases, in UTC. */
export const dateutilSets = (): RecurrenceSet[] =>
  casesOf<DateutilCase>('dateutil.json').map((one) => {
    const set = one.ical === undefined ? setOfFields(one) : setOfText(one.id, one.ical);
    return { ...set, expected: one.expected.map((text) => toInstant(wallToEpoch(wallOf(text), 'UTC'))) };
  });

/** All 39 cases, each in its zone. */
export const rustSets = (): RecurrenceSet[] =>
  casesOf<{ id: string; ical: string; expected_rfc3339: string[]; limit?: unknown }>(
    'rust_rrule_rfc5545_and_dst.json',
  ).map(({ id, ical, expected_rfc3339: expected, limit }) => ({
    ...setOfText(id, ical),
    expected: expected.map((text) => toInstant(toEpoch(text))),
    isCutShort: limit !== undefined,
  }));

interface InvalidCase {
  id: string;
  ical?: string;
  rule?: Record<string, string | number | object | null>;
}

export const invalidCases = (): InvalidCase[] => casesOf<InvalidCase>('php_rrule_invalid.json');

/** PHP arrays and objects as somebody would write them out. */
export const written = (rule: NonNullable<InvalidCase['rule']>): string =>
  Object.entries(rule)
    .map(([name, value]) => `${name}=${typeof value === 'object' ? Object.values(value ?? {}).join(',') : value}`)
    .join(';');

function setOfFields({ id, dtstart, rrule, rules = [], exrules = [], rdate = [], exdate = [] }: DateutilCase) {
  const start = dtstart ?? rules[0]?.dtstart ?? rdate[0]!;
  return {
    id,
    zone: 'UTC',
    start: wallOf(start),
    rules: rrule === undefined ? rules.map((rule) => rule.rrule) : [rrule],
    exrules: exrules.map((rule) => rule.rrule),
    rdates: rdate.map(wallOf),
    exdates: exdate.map(wallOf),
    expected: [],
    isCutShort: false,
  };
}

/** Lines such as `DTSTART;TZID=Europe/Paris:20210214T093000`; some cases have spaces where others have line ends. */
function setOfText(id: string, text: string): RecurrenceSet {
  const lines = Array.from(text.matchAll(/(\w+)(?:;TZID=([^:\s]+))?:(\S+)/g), ([, name, zone, value]) => ({
    name: name!.toUpperCase(),
    zone,
    value: value!,
  }));
  const valuesOf = (wanted: string) => lines.filter(({ name }) => name === wanted).map(({ value }) => value);
  return {
    id,
    zone: lines.find(({ name }) => name === 'DTSTART')?.zone ?? 'UTC',
    start: wallOf(valuesOf('DTSTART')[0]!),
    rules: valuesOf('RRULE'),
    exrules: valuesOf('EXRULE'),
    rdates: valuesOf('RDATE').map(wallOf),
    exdates: valuesOf('EXDATE').map(wallOf),
    expected: [],
    isCutShort: false,
  };
}

function wallOf(basic: string): WallTime {
  const wall = parseBasicWallTime(basic);
  if (wall === null) throw new Error(`${basic} is no time`);
  return wall;
}
