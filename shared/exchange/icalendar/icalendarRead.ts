import { type CalendarDrafts, type CarriedRecord, carriedRecord } from '../../domain/calendarImport/calendarDrafts.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Zone } from '../../kernel/time.ts';
import { sayCount } from '../../kernel/timeText.ts';
import { type Component, propertiesOf, readComponents } from './icalendarComponents.ts';
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
import { type EventPart, readParts } from './icalendarParts.ts';
import { rulesOfFile } from './icalendarRules.ts';
import type { TimeReader } from './icalendarTimes.ts';
import { yearsOf } from './icalendarYears.ts';
import { zonesOf } from './icalendarZones.ts';

export interface ParseOptions {
  /** Times without a zone are meant here. */
  planZone: Zone;
  /** The present, in milliseconds. */
  now: number;
  /** Told of the share that is read, from 0 to 1, and the events so far. */
  onProgress?: ((share: number, events: number) => void) | undefined;
}

export interface KindOptions {
  /** What events become that do not say it themselves; else it is guessed for each. */
  as?: EventKind | undefined;
  /** The line at which such an event begins -> what somebody chose that it becomes. */
  chosen?: Readonly<Record<number, EventKind>> | undefined;
  /** What the plan already has under this UID, if anything: it stays what it is. */
  known?(uid: string): EventKind | null;
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

/** A file as it was read, whatever its events become. */
export interface ParsedCalendar {
  now: number;
  events: ParsedEvent[];
  skipped: SkippedEvent[];
  carried: CarriedRecord[];
  /** What is said of the lines that could not be read, and of what the plan has no place for. */
  broken: string[];
  losses: string[];
}

interface ParsedEvent {
  group: SourcedGroup;
  own: EventKind | null;
  parts: Result<EventPart[]>;
  /** How its times were read; it counts only where the event comes to something. */
  said: string[];
}

/** Reads a whole iCalendar file (RFC 5545). What is no calendar is refused; what cannot be kept of one is said. */
export function readCalendar(text: string, options: ParseOptions & KindOptions): Result<CalendarReading> {
  const parsed = parseCalendar(text, options);
  return parsed.ok ? ok(readParsed(parsed.value, options)) : parsed;
}

/** The part of reading that is the same whatever somebody chooses that events become. */
export function parseCalendar(text: string, options: ParseOptions): Result<ParsedCalendar> {
  const { planZone, now, onProgress = () => undefined } = options;
  const root = readComponents(text, (share) => onProgress(share / 2, 0));
  if (!root.ok) return root;
  const calendars = [root.value, ...root.value.components.filter(({ name }) => name === 'VCALENDAR')];
  const sources = calendars.flatMap(eventsIn);
  const nothing = whyNothing(root.value, calendars, sources);
  if (nothing) return refuse('invalid', nothing);
  const others = calendars
    .flatMap(({ components }) => components)
    .flatMap((one) => (OTHERS[one.name] ? [{ line: one.line, name: nameOf(one), reason: OTHERS[one.name]! }] : []));
  const { groups, skipped } = groupEvents(sources);
  const zones = zonesOf(calendars, planZone, yearsOf(sources, now));
  const file: FileReader = { zones, planZone, checkRule: rulesOfFile() };
  const events = groups.map((group, index) => {
    if (index % 100 === 0) onProgress(0.5 + index / groups.length / 2, index);
    return parseEvent(group, file);
  });
  return ok({
    now,
    events,
    skipped: [...others, ...skipped],
    carried: calendars.flatMap(carriedIn),
    broken: sayBroken(calendars),
    losses: sayLosses(groups),
  });
}

/** What the events of a file become. */
export function readParsed(parsed: ParsedCalendar, options: KindOptions): CalendarReading {
  const reading: CalendarReading = { found: [], skipped: [...parsed.skipped], notes: [], carried: parsed.carried };
  const notes = new Set<string>();
  for (const event of parsed.events) readEvent(event, parsed.now, options, notes, reading);
  reading.notes = [...notes, ...(reading.found.length > 0 ? parsed.losses : []), ...parsed.broken];
  return reading;
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

function parseEvent(group: SourcedGroup, file: FileReader): ParsedEvent {
  const own = ownKind(group.event);
  const said: string[] = [];
  const reader = {
    ...file,
    isOnce: !group.event.properties.some(({ name }) => name === 'RRULE' || name === 'RDATE'),
    note: (sentence: string) => void said.push(sentence),
  };
  return { group, own, parts: readParts(group, own !== null, reader), said };
}

function readEvent(
  { group: { event, calendar, uid }, own, parts, said }: ParsedEvent,
  now: number,
  options: KindOptions,
  notes: Set<string>,
  reading: CalendarReading,
): void {
  const fixed = own ?? options.known?.(uid) ?? null;
  const given = fixed ?? options.chosen?.[event.line] ?? options.as;
  const kind = given ?? guessKind(event, calendar);
  const choice = fixed === null ? { choice: { line: event.line, kind } } : {};
  const name = nameOf(event);
  const skip = ({ line }: Component, reason: string, more: { choice?: Choice } = {}) =>
    void reading.skipped.push({ line, name, reason: reason.replace(/\.$/, ''), ...more });
  if (!parts.ok) return skip(event, parts.refusal.message);
  for (const { event: part, uid, times } of parts.value) {
    const read = draftOf({ event: part, uid, kind, isOurs: own !== null, times, now });
    if (!read.ok) {
      skip(part, read.refusal.message, choice);
      continue;
    }
    for (const sentence of said) if (kind !== 'holidays' || !sentence.startsWith('Days')) notes.add(sentence);
    reading.found.push({ line: part.line, name: nameOf(part), isGuessed: !given, ...choice, read: read.value });
  }
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
