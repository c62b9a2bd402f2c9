import { type CalendarDrafts, type CarriedRecord, carriedRecord } from '../../domain/calendarImport/calendarDrafts.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Zone, zoned } from '../../kernel/time.ts';
import { sayCount } from '../../kernel/timeText.ts';
import { type Component, propertiesOf, propertyOf, readComponents } from './icalendarComponents.ts';
import { draftOf, type ReadEvent } from './icalendarDraft.ts';
import {
  type Choice,
  type EventSource,
  groupEvents,
  nameOf,
  type SkippedEvent,
  type SourcedGroup,
} from './icalendarGroups.ts';
import { type EventKind, guessKind, ownKind } from './icalendarKinds.ts';
import { parameterOf, unescapeText } from './icalendarLines.ts';
import { sayLosses } from './icalendarLosses.ts';
import { readParts } from './icalendarParts.ts';
import { rulesOfFile } from './icalendarRules.ts';
import { type TimeReader, yearOf } from './icalendarTimes.ts';
import { zonesOf } from './icalendarZones.ts';

export interface ReadOptions {
  /** What events become that do not say it themselves; else it is guessed for each. */
  as?: EventKind | undefined;
  /** The line at which such an event begins -> what somebody chose that it becomes. */
  chosen?: Readonly<Record<number, EventKind>> | undefined;
  /** Times without a zone are meant here. */
  planZone: Zone;
  /** The present, in milliseconds. */
  now: number;
  /** What the plan already has under this UID, if anything: it stays what it is. */
  known?(uid: string): EventKind | null;
  /** Told of the share that is read, from 0 to 1, and the events so far. */
  onProgress?: ((share: number, events: number) => void) | undefined;
}

/** An event that becomes something. */
export interface FoundEvent {
  line: number;
  name: string;
  isGuessed: boolean;
  /** Not there where neither the file nor the plan leaves a choice. */
  choice?: Choice;
  read: ReadEvent;
}

export interface CalendarReading {
  found: FoundEvent[];
  skipped: SkippedEvent[];
  /** Sentences on how the file was read. */
  notes: string[];
  carried: CarriedRecord[];
}

/** Reads a whole iCalendar file (RFC 5545). What is no calendar is refused; what cannot be kept of one is said. */
export function readCalendar(text: string, options: ReadOptions): Result<CalendarReading> {
  const { onProgress = () => undefined } = options;
  const root = readComponents(text, (share) => onProgress(share / 2, 0));
  if (!root.ok) return root;
  const calendars = [root.value, ...root.value.components.filter(({ name }) => name === 'VCALENDAR')];
  const events = calendars.flatMap(eventsIn);
  const nothing = whyNothing(root.value, calendars, events);
  if (nothing) return refuse('invalid', nothing);
  const notes = new Set<string>();
  const reading: CalendarReading = { found: [], skipped: [], notes: [], carried: calendars.flatMap(carriedIn) };
  for (const component of calendars.flatMap(({ components }) => components)) {
    const reason = OTHERS[component.name];
    if (reason) reading.skipped.push({ line: component.line, name: nameOf(component), reason });
  }
  const { groups, skipped } = groupEvents(events);
  reading.skipped.push(...skipped);
  const file: FileReader = {
    zones: zonesOf(calendars, options.planZone, yearsOf(events, options.now)),
    planZone: options.planZone,
    checkRule: rulesOfFile(),
  };
  for (const [index, group] of groups.entries()) {
    readGroup(group, options, file, notes, reading);
    if (index % 100 === 0) onProgress(0.5 + index / groups.length / 2, index);
  }
  reading.notes = [...notes, ...sayLosses(reading.found.length > 0 ? groups : []), ...sayBroken(calendars)];
  return ok(reading);
}

const eventsIn = (calendar: Component): EventSource[] =>
  calendar.components.flatMap((component) => (component.name === 'VEVENT' ? [{ event: component, calendar }] : []));

/** What else stands in a calendar, and is no time for releases. */
const OTHERS: Record<string, string> = {
  VTODO: 'it is a task, not an event',
  VJOURNAL: 'it is a journal entry, not an event',
  VFREEBUSY: 'it says when people are busy, and is no event',
  VAVAILABILITY: 'it says when people are available, and is no event',
  VALARM: 'it is an alarm without an event',
};

function whyNothing(root: Component, calendars: readonly Component[], events: readonly EventSource[]): string | null {
  if (events.length > 0) return null;
  const others = calendars.flatMap(({ components }) => components).filter(({ name }) => name in OTHERS);
  if (others.length > 0)
    return `There is no event in it (VEVENT), only ${sayCount(others.length, 'other entry', 'other entries')}: ${[...new Set(others.map(({ name }) => name))].join(', ')} (from line ${others[0]!.line} on). Export the calendar that has the events.`;
  if (calendars.length > 1)
    return 'The calendar is empty: there is no event in it (VEVENT). Export the calendar that has them.';
  const [broken] = root.broken;
  return `This is no iCalendar file: it has no BEGIN:VCALENDAR${broken ? `, and line ${broken.line} cannot be read: ${broken.problem}` : ''}. Choose an .ics file.`;
}

/** What all events of a file are read by. */
type FileReader = Pick<TimeReader, 'zones' | 'planZone' | 'checkRule'>;

function readGroup(
  group: SourcedGroup,
  options: ReadOptions,
  file: FileReader,
  notes: Set<string>,
  reading: CalendarReading,
): void {
  const { event, calendar, uid } = group;
  const own = ownKind(event);
  const fixed = own ?? options.known?.(uid) ?? null;
  const given = fixed ?? options.chosen?.[event.line] ?? options.as;
  const kind = given ?? guessKind(event, calendar);
  const choice = fixed === null ? { choice: { line: event.line, kind } } : {};
  const name = nameOf(event);
  // What is said of how a time was read counts only where the event comes to something.
  const said: string[] = [];
  const reader = {
    ...file,
    isOnce: !event.properties.some(({ name }) => name === 'RRULE' || name === 'RDATE'),
    note: (sentence: string) => void said.push(sentence),
  };
  const skip = ({ line }: Component, reason: string, more: { choice?: Choice } = {}) =>
    void reading.skipped.push({ line, name, reason: reason.replace(/\.$/, ''), ...more });
  const parts = readParts(group, own !== null, reader);
  if (!parts.ok) return skip(event, parts.refusal.message);
  for (const { event: part, uid, times } of parts.value) {
    const read = draftOf({ event: part, uid, kind, isOurs: own !== null, times, now: options.now });
    if (!read.ok) {
      skip(part, read.refusal.message, choice);
      continue;
    }
    for (const sentence of said) if (kind !== 'holidays' || !sentence.startsWith('Days')) notes.add(sentence);
    reading.found.push({ line: part.line, name: nameOf(part), isGuessed: !given, ...choice, read: read.value });
  }
}

/** The years in which the events of a time zone lie; one that comes again is followed five years into the future. */
function yearsOf(events: readonly EventSource[], now: number) {
  const present = zoned(now, 'UTC').year;
  const byTzid = new Map<string, { first: number; last: number }>();
  for (const { event } of events) {
    const rule = propertyOf(event, 'RRULE')?.value ?? '';
    for (const property of event.properties) {
      const [tzid, year] = [parameterOf(property, 'TZID')?.trim(), yearOf(property)];
      if (!tzid || Number.isNaN(year)) continue;
      const known = byTzid.get(tzid) ?? { first: year, last: year };
      byTzid.set(tzid, {
        first: Math.max(Math.min(known.first, year), 1),
        last: Math.min(Math.max(known.last, lastYearOf(rule, year, present)), 9_990),
      });
    }
  }
  return (tzid: string) => {
    const { first, last } = byTzid.get(tzid) ?? { first: present, last: present };
    return { first: Math.max(first, last - LONGEST_COMPARED), last };
  };
}

const LONGEST_COMPARED = 60;

/** The last year in which a rule that starts in `year` happens, at most; one without an end is followed for five years. */
function lastYearOf(rule: string, year: number, present: number): number {
  if (rule.trim() === '') return year;
  const part = (name: string) => new RegExp(`${name}=(\\w+)`, 'i').exec(rule)?.[1] ?? '';
  const until = Number(part('UNTIL').slice(0, 4));
  if (until > 0) return Math.max(until, year);
  const count = Number(part('COUNT'));
  if (!(count > 0)) return Math.max(present + 5, year);
  const days = { YEARLY: 366, MONTHLY: 31, WEEKLY: 7 }[part('FREQ').toUpperCase()] ?? 1;
  return year + Math.ceil((count * (Number(part('INTERVAL')) || 1) * days) / 365);
}

function carriedIn(calendar: Component): CarriedRecord[] {
  return propertiesOf(calendar, 'X-SLIPWAY-RECORD').flatMap((property) => {
    try {
      const { key, ...record } = JSON.parse(unescapeText(property.value)) as Record<string, unknown>;
      const parsed = carriedRecord.safeParse({
        collection: parameterOf(property, 'X-SLIPWAY-COLLECTION'),
        key,
        record,
      });
      return parsed.success ? [parsed.data] : [];
    } catch {
      return [];
    }
  });
}

const SAID = 5;

/** Lines that cannot be read, the first few by number. Those that say a time have refused their event already. */
function sayBroken(calendars: readonly Component[]): string[] {
  const broken = calendars.flatMap((calendar) => [
    ...calendar.broken,
    ...calendar.components.flatMap((one) => one.broken),
  ]);
  const first = broken.slice(0, SAID).map(({ line, problem }) => `Line ${line} was left out: ${problem}.`);
  return broken.length > SAID ? [...first, `${sayCount(broken.length - SAID, 'more line')} could not be read.`] : first;
}

/** The drafts of a reading, by collection, as the import takes them. */
export function draftsOf({ found, carried }: CalendarReading): CalendarDrafts {
  const drafts: CalendarDrafts = { windows: [], freezes: [], releases: [], cabMeetings: [], holidays: [], carried };
  for (const { read } of found)
    if (read.kind === 'holidays') drafts.holidays.push(...read.drafts);
    else (drafts[read.collection] as unknown[]).push(read.draft);
  return drafts;
}
