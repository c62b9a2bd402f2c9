import type { Drafted } from '../../domain/calendarImport/calendarDrafts.ts';
import { ownUid, sayReference } from '../../domain/calendarImport/calendarDrafts.ts';
import { settingsOf } from '../../domain/planSettings.ts';
import { occurrencesOfSeries } from '../../domain/recurrence/series.ts';
import { calendarOf } from '../../domain/schedule.ts';
import type { Interval } from '../../kernel/interval.ts';
import { overlaps } from '../../kernel/interval.ts';
import { addDays, toEpoch, wallToEpoch } from '../../kernel/time.ts';
import type { BusinessCalendar } from '../../model/businessCalendar.ts';
import type { RecordOf } from '../../model/plan.ts';
import type { Series } from '../../model/series.ts';
import type { View } from '../../store/view.ts';
import { createCarrier } from './icalendarCarried.ts';
import { writeFields, writeTexts } from './icalendarFields.ts';
import { LONGEST_UID } from './icalendarGroups.ts';
import { type EventKind, KIND_NAMES } from './icalendarKinds.ts';
import { escapeText, plainText, writeLine } from './icalendarLines.ts';
import { writeSeries, type ZonesUsed, zonesUsed } from './icalendarSeriesLines.ts';
import { writeDay, writeEpoch } from './icalendarValues.ts';

export interface WriteOptions {
  /** What goes into the file. */
  kinds: readonly EventKind[];
  /** Only what takes place in it; all where it is not given. */
  period?: Interval | undefined;
  /** The ids of the releases that are meant; all where it is not given. */
  releases?: readonly string[] | undefined;
  /** The present: what the file is stamped with, and what it looks a year back and three years ahead from. */
  now: number;
  /** Of the plan: a later file of the same plan overrules an earlier one. */
  seq: number;
  /** Told after each record, with how many there were so far. */
  onRecord?: ((done: number) => void) | undefined;
}

export interface WrittenCalendar {
  /** Whole lines, in the order of the file. */
  pieces: string[];
  counts: Record<EventKind, number>;
  /** Releases and freezes that have no date yet. */
  undated: number;
}

const YEAR = 366 * 86_400_000;

/**
 * The plan's times as iCalendar (RFC 5545), for any program to read and for us to read back: what only Slipway knows stands in
 * properties of our own. Occurrences that a rule cannot say, such as those shifted off a holiday, are written out one by one
 * over the period, or from a year ago to three years ahead.
 */
export function writeCalendar(view: View, options: WriteOptions): WrittenCalendar {
  const { kinds, period, releases, now, seq, onRecord = () => undefined } = options;
  const horizon = period ?? { start: now - YEAR, end: now + 3 * YEAR };
  const writer: Writer = {
    view,
    horizon,
    stamp: writeEpoch(now),
    seq,
    zones: zonesUsed(),
    carrier: createCarrier(view),
    uids: new Set(),
  };
  const counts: Record<EventKind, number> = { windows: 0, freezes: 0, releases: 0, meetings: 0, holidays: 0 };
  let [undated, done] = [0, 0];
  const events: string[] = [];
  const meant = releases && new Set(releases);
  for (const kind of kinds) {
    if (kind === 'holidays') continue;
    for (const record of view.all(COLLECTIONS[kind])) {
      if (kind === 'releases' && meant && !meant.has(record.id)) continue;
      if (record.start === null) undated += 1;
      else if (!period || takesPlace(view, record, period)) {
        counts[kind] += 1;
        events.push(writeDated(kind, record as Dated<Drafted>, writer));
      }
      onRecord(++done);
    }
  }
  if (kinds.includes('holidays'))
    for (const calendar of view.all('businessCalendars')) {
      const holidays = calendar.holidays.filter(({ on }) => !period || overlaps(wholeDay(on), period));
      counts.holidays += holidays.length;
      // Nobody would know what to do with a calendar that nothing in the file refers to.
      if (holidays.length > 0) events.push(writeHolidays(calendar, holidays, writer));
    }
  return {
    pieces: [head(view), ...writer.carrier.lines(), ...writer.zones.lines(horizon), ...events, END],
    counts,
    undated,
  };
}

const COLLECTIONS = { windows: 'windows', freezes: 'freezes', releases: 'releases', meetings: 'cabMeetings' } as const;

export interface Writer {
  view: View;
  /** In which occurrences are written out that a rule cannot say. */
  horizon: Interval;
  stamp: string;
  seq: number;
  zones: ZonesUsed;
  carrier: ReturnType<typeof createCarrier>;
  /** Those given out: no two records share one. */
  uids: Set<string>;
}

type Dated<C extends Drafted> = RecordOf<C> & { start: string };

function takesPlace(view: View, record: RecordOf<Drafted>, period: Interval): boolean {
  if ('lengthMinutes' in record) {
    const start = toEpoch(record.start!);
    return overlaps({ start, end: start + record.lengthMinutes * 60_000 }, period);
  }
  return occurrencesOfSeries(record as Series, period, calendarOf(view, record)).length > 0;
}

const wholeDay = (on: string): Interval => ({
  start: wallToEpoch(`${on}T00:00`, 'UTC'),
  end: wallToEpoch(`${addDays(on, 1)}T00:00`, 'UTC'),
});

function head(view: View): string {
  const name = escapeText(settingsOf(view)?.name ?? 'Slipway');
  return [
    writeLine('BEGIN', 'VCALENDAR'),
    writeLine('VERSION', '2.0'),
    writeLine('PRODID', '-//Slipway//Slipway//EN'),
    writeLine('CALSCALE', 'GREGORIAN'),
    writeLine('NAME', name),
    writeLine('X-WR-CALNAME', name),
  ].join('');
}

const END = writeLine('END', 'VCALENDAR');

/** What other programs show an event under. */
const CATEGORIES: Record<EventKind, string> = {
  windows: 'Maintenance window',
  freezes: 'Freeze',
  releases: 'Release',
  meetings: 'CAB meeting',
  holidays: 'Holiday',
};

/** A record's UID, or ours for it; also where another record has the same one already. */
function uidOf({ id, uid }: { id: string; uid: string | null }, { uids }: Writer): string {
  const given = uid !== null && isSayable(uid) && !uids.has(uid) ? uid : ownUid(id);
  uids.add(given);
  return given;
}

const isSayable = (uid: string): boolean => uid.trim() !== '' && uid.length <= LONGEST_UID && plainText(uid) === uid;

const writeDated = (kind: Exclude<EventKind, 'holidays'>, record: Dated<Drafted>, writer: Writer): string =>
  kind === 'releases'
    ? writeRelease(record as Dated<'releases'>, writer)
    : writeRecord(kind, record as Dated<'windows'>, writer);

/** What every event of a record begins with. */
const identityLines = (uid: string, { stamp, seq }: Writer): string[] => [
  writeLine('UID', escapeText(uid)),
  writeLine('DTSTAMP', stamp),
  writeLine('SEQUENCE', String(seq)),
];

function writeRecord(
  kind: 'windows' | 'freezes' | 'meetings',
  record: Dated<'windows' | 'freezes' | 'cabMeetings'>,
  writer: Writer,
): string {
  const collection = COLLECTIONS[kind];
  const uid = uidOf(record, writer);
  const { master, changed } = writeSeries(record, calendarOf(writer.view, record), writer);
  const texts = writeTexts(collection, record);
  const summary = writeTexts(collection, { name: record.name, reason: '' });
  const own = [
    ...writeFields(collection, writer.carrier.withReferences(collection, record)),
    ...(record.end === null ? [writeLine('X-SLIPWAY-OPEN-END', 'TRUE')] : []),
  ];
  return [
    event([...identityLines(uid, writer), ...master, ...texts, ...kindLines(kind, record), ...own]),
    ...changed.map((lines) => event([...identityLines(uid, writer), ...lines, ...summary, ...categoryLine(kind)])),
  ].join('');
}

const event = (lines: readonly string[]): string =>
  [writeLine('BEGIN', 'VEVENT'), ...lines, writeLine('END', 'VEVENT')].join('');

const categoryLine = (kind: EventKind): string[] => [writeLine('CATEGORIES', CATEGORIES[kind])];

const kindLines = (kind: EventKind, { key }: { key: string }): string[] => [
  ...categoryLine(kind),
  writeLine('X-SLIPWAY-KIND', KIND_NAMES[kind]),
  writeLine('X-SLIPWAY-KEY', key),
];

/** A release is an event in UTC; its reserve behind the end stands in a property of our own. */
function writeRelease(release: Dated<'releases'>, writer: Writer): string {
  const start = toEpoch(release.start);
  return event([
    ...identityLines(uidOf(release, writer), writer),
    writeLine('DTSTART', writeEpoch(start)),
    writeLine('DTEND', writeEpoch(start + release.lengthMinutes * 60_000)),
    ...writeTexts('releases', release),
    ...(release.state === 'cancelled' ? [writeLine('TRANSP', 'TRANSPARENT')] : []),
    ...kindLines('releases', release),
    writeLine('X-SLIPWAY-SCHEDULED-FOR', writeEpoch(start)),
    ...writeFields('releases', writer.carrier.withReferences('releases', release)),
  ]);
}

function writeHolidays(calendar: BusinessCalendar, holidays: BusinessCalendar['holidays'], writer: Writer): string {
  const reference = writer.carrier.carry('businessCalendars', calendar.id);
  return holidays
    .map(({ on, name }) =>
      event([
        ...identityLines(ownUid(`${calendar.id}-${on}`), writer),
        writeLine('DTSTART', writeDay(on), { VALUE: 'DATE' }),
        writeLine('DTEND', writeDay(addDays(on, 1)), { VALUE: 'DATE' }),
        writeLine('SUMMARY', escapeText(name)),
        writeLine('TRANSP', 'TRANSPARENT'),
        ...categoryLine('holidays'),
        writeLine('X-SLIPWAY-KIND', KIND_NAMES.holidays),
        writeLine('X-SLIPWAY-CALENDAR', escapeText(reference ?? sayReference(calendar))),
      ]),
    )
    .join('');
}
