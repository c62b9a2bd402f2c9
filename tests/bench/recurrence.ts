import { createRequire } from 'node:module';
import ICAL from 'ical.js';
import { occurrencesOfSeries } from '../../shared/domain/recurrence/series.ts';
import { DAY, type Instant, toEpoch, toInstant } from '../../shared/kernel/time.ts';
import { ONCE, type Series } from '../../shared/model/series.ts';
import { type Figure, median } from './figures.ts';

/**
 * 500 rules over a year, nothing kept from before, beside rrule.js and ical.js on the very same rules: rrule.js without zones,
 * which is its fastest way that is right, ical.js with its iterator. We place every start and end in UTC as instants as well.
 */
const ROUNDS = 7;

/** Its CommonJS is what Node loads, and that names no exports. */
const { RRule } = createRequire(import.meta.url)('rrule') as typeof import('rrule');

const YEAR = { start: toEpoch('2026-01-01T00:00:00Z'), end: toEpoch('2027-01-01T00:00:00Z') };
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

interface Given {
  rule: string;
  start: Instant;
}

/** What calendars say: nights, weekends, patch Tuesdays, last working days, quarter ends. Each starts a year or two before. */
const given: Given[] = Array.from({ length: 500 }, (_, index) => {
  const day = WEEKDAYS[index % 7]!;
  const rules = [
    `FREQ=WEEKLY;BYDAY=${day}`,
    `FREQ=WEEKLY;INTERVAL=2;BYDAY=${day},${WEEKDAYS[(index + 2) % 7]}`,
    'FREQ=DAILY',
    `FREQ=MONTHLY;BYDAY=${1 + (index % 4)}${day}`,
    `FREQ=MONTHLY;BYDAY=-1${day}`,
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    `FREQ=MONTHLY;BYMONTHDAY=${1 + (index % 28)}`,
    `FREQ=YEARLY;BYMONTH=${1 + (index % 12)};BYDAY=1${day}`,
    'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    `FREQ=DAILY;INTERVAL=${1 + (index % 5)};BYHOUR=4,16`,
  ];
  const start = toEpoch('2024-01-01T00:00:00Z') + (index % 365) * DAY + (index % 24) * 3_600_000;
  return { rule: rules[index % rules.length]!, start: toInstant(start) };
});

export function benchRecurrence(): Figure[] {
  const times = { ours: [] as number[], kept: [] as number[], rrule: [] as number[], ical: [] as number[] };
  let counts: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // New records each time: what is kept is kept by record.
    const records = given.map(seriesOf);
    counts = [
      timed(times.ours, () => ourCount(records)),
      timed(times.kept, () => ourCount(records)),
      timed(times.rrule, rruleCount),
      timed(times.ical, icalCount),
    ];
  }
  if (new Set(counts).size !== 1) throw new Error(`They found ${counts.join(', ')} occurrences`);
  const figure = (what: string, value: number[], peer: string, peerValue: number[], most: number | null): Figure => ({
    what,
    value: median(value),
    peer,
    peerValue: median(peerValue),
    unit: 'ms',
    bound: most === null ? null : { kind: 'ratio', most },
  });
  return [
    figure('500 rules over a year', times.ours, 'rrule.js', times.rrule, 1),
    figure('500 rules over a year', times.ours, 'ical.js', times.ical, 1),
    figure('500 rules, asked again', times.kept, 'the first time', times.ours, null),
  ];
}

function timed(times: number[], count: () => number): number {
  const before = performance.now();
  const found = count();
  times.push(performance.now() - before);
  return found;
}

function seriesOf({ rule, start }: Given): Series {
  const wall = start.slice(0, 16);
  return { ...ONCE, zone: 'UTC', start: wall, end: `${wall.slice(0, 14)}59`, rule };
}

function ourCount(records: readonly Series[]): number {
  let count = 0;
  for (const record of records) count += occurrencesOfSeries(record, YEAR, null).length;
  return count;
}

function rruleCount(): number {
  let count = 0;
  for (const { rule, start } of given) {
    const parsed = new RRule({ ...RRule.parseString(rule), dtstart: new Date(toEpoch(start)) });
    count += parsed.between(new Date(YEAR.start), new Date(YEAR.end - 1), true).length;
  }
  return count;
}

function icalCount(): number {
  const [from, to] = [YEAR.start, YEAR.end].map((epoch) => ICAL.Time.fromJSDate(new Date(epoch), true)) as [
    ICAL.Time,
    ICAL.Time,
  ];
  let count = 0;
  for (const { rule, start } of given) {
    const first = ICAL.Time.fromJSDate(new Date(toEpoch(start)), true);
    const iterator = ICAL.Recur.fromString(rule).iterator(first);
    for (let time = iterator.next(); time && time.compare(to) < 0; time = iterator.next())
      if (time.compare(from) >= 0) count++;
  }
  return count;
}
