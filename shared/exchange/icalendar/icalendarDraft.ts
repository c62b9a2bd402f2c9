import type { z } from 'zod';
import {
  type Draft,
  type Drafted,
  freezeDraft,
  type HolidayDraft,
  meetingDraft,
  releaseDraft,
  windowDraft,
} from '../../domain/calendarImport/calendarDrafts.ts';
import { occurrencesOfSeries } from '../../domain/recurrence/series.ts';
import { EMPTY_RELEASE } from '../../domain/release.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { dayAt, MINUTE, toInstant, wallToEpoch } from '../../kernel/time.ts';
import { type Component, propertyOf } from './icalendarComponents.ts';
import { readFields, readTexts } from './icalendarFields.ts';
import { type EventKind, textOf } from './icalendarKinds.ts';
import type { EventTimes } from './icalendarSeries.ts';
import { daysBetween } from './icalendarTimes.ts';

/** One event that was read, as a draft of the record that it becomes. */
export type ReadEvent =
  | { kind: Exclude<EventKind, 'holidays'>; collection: Drafted; draft: Draft }
  | { kind: 'holidays'; drafts: HolidayDraft[] };

export const COLLECTIONS: Record<Exclude<EventKind, 'holidays'>, Drafted> = {
  windows: 'windows',
  freezes: 'freezes',
  releases: 'releases',
  meetings: 'cabMeetings',
};

export interface EventFacts {
  event: Component;
  uid: string;
  kind: EventKind;
  isOurs: boolean;
  times: EventTimes;
  /** Holidays that come again are followed from a year before this instant to five years after it. */
  now: number;
}

/** The draft of an event. Refusals have no capital and no full stop. */
export function draftOf(facts: EventFacts): Result<ReadEvent> {
  const { kind, event, isOurs, uid } = facts;
  if (kind === 'holidays') return holidays(facts);
  const collection = COLLECTIONS[kind];
  const times = kind === 'releases' ? releaseTimes(facts) : ok(seriesFields(facts));
  if (!times.ok) return times;
  const texts = readTexts(collection, event);
  const fields = {
    ...(isOurs ? readFields(collection, event) : {}),
    ...(texts.reason === '' && !isOurs ? { name: texts.name } : texts),
    ...times.value,
    ...(kind === 'releases' && !isAsScheduled(facts) ? { scheduledAt: undefined } : {}),
    name: texts.name!.trim() === '' ? UNNAMED[kind] : texts.name!.slice(0, LONGEST_NAME),
    uid,
    key: isOurs ? textOf(event, 'X-SLIPWAY-KEY').slice(0, 20) || null : null,
  };
  const parsed = (SCHEMAS[collection] as z.ZodType<Draft>).safeParse(fields);
  if (parsed.success) return ok({ kind, collection, draft: parsed.data });
  const [issue] = parsed.error.issues;
  return refuse('invalid', `its ${issue!.path.join(' ')} cannot be kept: ${issue!.message.replace(/\.$/, '')}`);
}

const SCHEMAS = { windows: windowDraft, freezes: freezeDraft, releases: releaseDraft, cabMeetings: meetingDraft };

const LONGEST_NAME = 500;
const UNNAMED = { windows: 'Maintenance window', freezes: 'Freeze', releases: 'Release', meetings: 'CAB meeting' };

/** A file of another program says nothing of a shift: what a person set here stays. */
function seriesFields({ times: { series }, event, isOurs }: EventFacts): Record<string, unknown> {
  const { shift: _none, ...said } = series;
  return isOurs && propertyOf(event, 'X-SLIPWAY-OPEN-END') ? { ...said, end: null } : said;
}

function releaseTimes({ times: { series, isMoment } }: EventFacts): Result<Record<string, unknown>> {
  if (series.rule !== null || series.additions.length > 0)
    return refuse(
      'invalid',
      'it comes again, and a release happens once. Import it as a window, or make an event of each',
    );
  const [start, end] = [wallToEpoch(series.start, series.zone), wallToEpoch(series.end!, series.zone)];
  const lengthMinutes = isMoment ? EMPTY_RELEASE.lengthMinutes : Math.round((end - start) / MINUTE);
  return ok({ start: toInstant(start), lengthMinutes });
}

/** Since when a release has its date holds only for the date that it was said of: elsewhere it may have been moved. */
const isAsScheduled = ({ event, isOurs }: EventFacts): boolean =>
  isOurs && propertyOf(event, 'X-SLIPWAY-SCHEDULED-FOR')?.value.trim() === propertyOf(event, 'DTSTART')?.value.trim();

const YEAR = 366 * 24 * 60 * MINUTE;
const MOST_DAYS = 400;

/** Each day of an event is a holiday; one that comes again is one in each of the coming years. */
function holidays({ event, times: { series, isWholeDays }, isOurs, now }: EventFacts): Result<ReadEvent> {
  if (!isWholeDays)
    return refuse(
      'invalid',
      'it is of hours and not of whole days, and a holiday is a day. Import it as something else',
    );
  const name = textOf(event, 'SUMMARY').trim().slice(0, LONGEST_NAME) || 'Holiday';
  const calendar = isOurs ? textOf(event, 'X-SLIPWAY-CALENDAR').slice(0, 180) || null : null;
  const interval =
    series.rule === null
      ? { start: wallToEpoch(series.start, series.zone), end: wallToEpoch(series.end!, series.zone) }
      : { start: now - YEAR, end: now + 5 * YEAR };
  const spans =
    series.rule === null && series.additions.length === 0 ? [interval] : occurrencesOfSeries(series, interval, null);
  const days = spans
    .slice(0, MOST_DAYS)
    .flatMap(({ start, end }) => daysBetween(dayAt(start, series.zone), dayAt(end, series.zone), MOST_DAYS));
  if (days.length === 0)
    return refuse('invalid', 'none of its days lies between a year ago and five years from now. Export a later time');
  if (days.length > MOST_DAYS)
    return refuse('invalid', `it would be more than ${MOST_DAYS} holidays. Export a shorter time`);
  return ok({ kind: 'holidays', drafts: days.map((on) => ({ calendar, on, name: name.replace(/[\r\n]+/g, ' ') })) });
}
