import { occurrenceEnd } from '../../domain/recurrence/recurrence.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { addDays, addWall, toInstant, type WallTime, wallToEpoch, type Zone } from '../../kernel/time.ts';
import type { Override, Series } from '../../model/series.ts';
import { type Component, propertiesOf, propertyOf } from './icalendarComponents.ts';
import { type ContentLine, parameterOf } from './icalendarLines.ts';
import { type Moment, readListed, readMoment, type TimeReader, wallAfter, wallIn } from './icalendarTimes.ts';
import { readDuration } from './icalendarValues.ts';

/** An event and the occurrences of it that were changed by themselves (RFC 5545, 3.8.4.4). */
export interface EventGroup {
  event: Component;
  changed: readonly Component[];
}

/** What an event's times are. */
export interface EventTimes {
  series: Series;
  /** It is of days, not of times. */
  isWholeDays: boolean;
  /** It says no length; a minute stands for it. */
  isMoment: boolean;
}

const MOST = 1_000;

/** The series that an event and its changed occurrences are, or why it cannot be one. Refusals have no capital and no full stop. */
export function readSeries({ event, changed }: EventGroup, isOurs: boolean, reader: TimeReader): Result<EventTimes> {
  const whole = whatCannotBe(event, changed) ?? whatIsTooMuch(event, changed, isOurs);
  if (whole) return refuse('invalid', whole);
  const span = readSpan(event, reader);
  if (!span.ok) return span;
  const { start, end, isMoment } = span.value;
  const rule = readRule(event, start, reader);
  if (!rule.ok) return rule;
  const additions = readDates(event, 'RDATE', start, reader);
  if (!additions.ok) return additions;
  const exceptions = readDates(event, 'EXDATE', start, reader, isOurs);
  if (!exceptions.ok) return exceptions;
  const overrides = readChanged(changed, start, isOurs, reader);
  if (!overrides.ok) return overrides;
  const periods = additions.value.flatMap(({ wall, end: own }) =>
    own !== null && own !== occurrenceEnd(wall, start.wall, end) ? [{ occurrence: wall, start: wall, end: own }] : [],
  );
  const series: Series = {
    zone: start.zone,
    start: start.wall,
    end,
    rule: rule.value,
    additions: additions.value.map(({ wall }) => wall),
    exceptions: [...exceptions.value.map(({ wall }) => wall), ...overrides.value.cancelled],
    overrides: [...periods, ...overrides.value.moved],
    shift: null,
  };
  return ok({ series, isWholeDays: start.day !== null, isMoment });
}

/** What no series of ours can say. */
function whatCannotBe(event: Component, changed: readonly Component[]): string | null {
  const broken = [event, ...changed].flatMap((component) => component.broken).find(({ name }) => TIMES.has(name));
  if (broken) return `${broken.name} in line ${broken.line} cannot be read: ${broken.problem}`;
  const rule = propertiesOf(event, 'EXRULE').find(({ value }) => value.trim() !== '');
  if (rule)
    return `it has an EXRULE in line ${rule.line}, which RFC 5545 has withdrawn. Take it out and leave those days out one by one (EXDATE)`;
  const [, rules] = propertiesOf(event, 'RRULE');
  if (rules) return `it has another RRULE in line ${rules.line}. Make an event of each`;
  const [, starts] = propertiesOf(event, 'DTSTART');
  return starts ? `it has another DTSTART in line ${starts.line}. Keep the one that is meant` : null;
}

/** Told before thousands of dates are read. */
function whatIsTooMuch(event: Component, changed: readonly Component[], isOurs: boolean): string | null {
  const listed = (name: string) =>
    propertiesOf(event, name)
      .filter((property) => !isOurs || !isDerived(property))
      .reduce((sum, { value }) => sum + value.split(',').length, 0);
  const own = changed.filter((one) => !isOurs || !propertyOf(one, 'X-SLIPWAY-DERIVED'));
  const cancelled = own.filter(isCancelled).length;
  for (const [count, noun] of [
    [listed('RDATE'), 'added dates'],
    [listed('EXDATE') + cancelled, 'exceptions'],
    [own.length - cancelled, 'changed occurrences'],
  ] as const)
    if (count > MOST) return `it has ${count.toLocaleString('en-US')} ${noun}; Slipway keeps at most 1,000`;
  return null;
}

const TIMES = new Set(['DTSTART', 'DTEND', 'DURATION', 'RRULE', 'RDATE', 'EXDATE', 'EXRULE', 'RECURRENCE-ID']);

/** Start and end of one event: DTEND, or DURATION, or the day that DTSTART names; else it is a moment, and a minute long. */
export function readSpan(
  event: Component,
  reader: TimeReader,
): Result<{ start: Moment; end: WallTime; isMoment: boolean }> {
  const starts = propertyOf(event, 'DTSTART');
  if (!starts) return refuse('invalid', 'it has no start. Give it one (DTSTART)');
  const start = readMoment(starts, reader);
  if (!start.ok) return start;
  const end = readEnd(event, start.value, reader);
  if (!end.ok) return end;
  if (end.value === null || end.value === start.value.wall) {
    reader.note(MOMENTS);
    return ok({ start: start.value, end: addWall(start.value.wall, { minutes: 1 }), isMoment: true });
  }
  if (end.value < start.value.wall) return refuse('invalid', 'it ends before it starts. Correct its end (DTEND)');
  return ok({ start: start.value, end: end.value, isMoment: false });
}

const MOMENTS =
  'Events without an end are moments: each becomes one minute, a release its usual length. Give them their real end.';

function readEnd(event: Component, start: Moment, reader: TimeReader): Result<WallTime | null> {
  const [ends, length] = [propertyOf(event, 'DTEND'), propertyOf(event, 'DURATION')];
  if (ends && ends.value.trim() !== '') {
    const end = readMoment(ends, reader);
    if (!end.ok) return end;
    // Some programs give a day alone its own day as its end.
    if (start.day !== null && end.value.day === start.day) return ok(`${addDays(start.day, 1)}T00:00`);
    return ok(wallIn(end.value, start.zone));
  }
  if (length && length.value.trim() !== '') {
    const duration = readDuration(length.value);
    if (!duration)
      return refuse(
        'invalid',
        `DURATION in line ${length.line}, "${length.value.slice(0, 60)}", cannot be read. Write it like PT2H`,
      );
    return ok(wallAfter(start, duration));
  }
  return ok(start.day === null ? null : `${addDays(start.day, 1)}T00:00`);
}

function readRule(event: Component, start: Moment, { checkRule }: TimeReader): Result<string | null> {
  const property = propertyOf(event, 'RRULE');
  const text = property?.value.trim().replace(/;+$/, '') ?? '';
  if (!property || text === '') return ok(null);
  const checked = checkRule(untilInUtc(text, start.zone), start.wall, start.zone);
  if (checked.ok) return checked;
  return refuse('invalid', `its RRULE in line ${property.line}: ${checked.refusal.message}`);
}

/** UNTIL by the wall clock, which many programs write, as the instant that it must be (3.3.10). */
const untilInUtc = (rule: string, zone: Zone): string =>
  rule.replace(/(?<=UNTIL=)(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(?=;|$)/i, (written, ...digits: string[]) => {
    const [year, month, day, hour, minute, second] = digits;
    try {
      return toInstant(wallToEpoch(`${year}-${month}-${day}T${hour}:${minute}:${second}`, zone)).replace(/[-:]/g, '');
    } catch {
      return written;
    }
  });

const isDerived = (property: ContentLine): boolean => parameterOf(property, 'X-SLIPWAY-DERIVED') !== undefined;

/** All dates of RDATE or EXDATE; of our own files without those that we wrote for other programs only. */
function readDates(event: Component, name: string, start: Moment, reader: TimeReader, isOurs = false) {
  const found: { wall: WallTime; end: WallTime | null }[] = [];
  for (const property of propertiesOf(event, name)) {
    if (isOurs && isDerived(property)) continue;
    const listed = readListed(property, start, reader);
    if (!listed.ok) return listed;
    found.push(...listed.value);
  }
  return ok(found);
}

/** Occurrences that were moved become overrides, those that were cancelled exceptions. */
function readChanged(
  changed: readonly Component[],
  start: Moment,
  isOurs: boolean,
  reader: TimeReader,
): Result<{ moved: Override[]; cancelled: WallTime[] }> {
  const moved: Override[] = [];
  const cancelled: WallTime[] = [];
  for (const one of changed) {
    if (isOurs && propertyOf(one, 'X-SLIPWAY-DERIVED')) continue;
    const named = readListed(propertyOf(one, 'RECURRENCE-ID')!, start, reader);
    if (!named.ok) return named;
    const [occurrence] = named.value;
    if (!occurrence) return refuse('invalid', `the RECURRENCE-ID of line ${one.line} is empty`);
    if (isCancelled(one)) {
      cancelled.push(occurrence.wall);
      continue;
    }
    const span = readSpan(one, reader);
    if (!span.ok) return refuse('invalid', `of its occurrence in line ${one.line}: ${span.refusal.message}`);
    const { start: own, end } = span.value;
    const isOpen = isOurs && propertyOf(one, 'X-SLIPWAY-OPEN-END') !== undefined;
    moved.push({
      occurrence: occurrence.wall,
      start: wallIn(own, start.zone),
      end: isOpen ? null : wallIn({ ...own, wall: end }, start.zone),
    });
  }
  return ok({ moved, cancelled });
}

export const isCancelled = (event: Component): boolean =>
  propertyOf(event, 'STATUS')?.value.trim().toUpperCase() === 'CANCELLED';
