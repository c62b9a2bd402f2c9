import type { Interval } from '../../kernel/interval.ts';
import {
  addDays,
  DAY,
  type Day,
  dayOf,
  daysBetween,
  epochToWall,
  type WallTime,
  wallToEpoch,
} from '../../kernel/time.ts';
import type { CabMeeting } from '../../model/cabMeeting.ts';
import type { Freeze } from '../../model/freeze.ts';
import { isRecurring, type Series } from '../../model/series.ts';
import type { MaintenanceWindow } from '../../model/window.ts';
import type { View } from '../../store/view.ts';
import { checkRule } from '../recurrence/recurrence.ts';
import { occurrencesOfSeries, type SeriesOccurrence } from '../recurrence/series.ts';
import { calendarOf } from '../schedule.ts';

/** What may contradict itself. */
export type CheckedCollection = 'windows' | 'freezes' | 'cabMeetings';

type Unkeyed<R> = Omit<R, 'id' | 'key'> & { id?: string | undefined; key?: string | undefined };

/** A record, or one as it is typed: that has no id yet, or other fields than the one that is kept. */
export type Draft = Unkeyed<MaintenanceWindow> | Unkeyed<Freeze> | Unkeyed<CabMeeting>;

/** Something in a record that says one thing here and another there. It is asked about, never refused. */
export interface Contradiction {
  /** The field that the question is about. */
  field: 'name' | 'reason' | 'start' | 'end' | 'rule' | 'scope' | 'classId' | 'shift';
  message: string;
  /** What would make it right, in words, and the fields that it sets; null where only a person can tell. */
  suggestion: { label: string; patch: Record<string, unknown> } | null;
}

export interface Subject {
  view: View;
  collection: CheckedCollection;
  record: Draft;
  /** It is being typed: then what lies in the past is odd, and else it is history. */
  isTyped: boolean;
  /** Milliseconds since 1970. */
  now: number;
}

/** Days that an occurrence touches, by the wall clock of its zone; the day that ends at midnight included. */
export interface Days {
  first: Day;
  last: Day;
}

export const hasRule = (record: Draft): boolean => record.start !== null && isRecurring(record);

/** The series of a subject; null where it has no dates or its rule cannot be read, which the form says itself. */
export function seriesOf({ record, isTyped }: Subject): Series | null {
  if (record.start === null) return null;
  // The plan keeps no rule that cannot be read.
  if (isTyped && record.rule !== null && !checkRule(record.rule, record.start, record.zone).ok) return null;
  return record as Series;
}

export const datesDuring = (subject: Subject, series: Series, interval: Interval): readonly SeriesOccurrence[] =>
  occurrencesOfSeries(series, interval, calendarOf(subject.view, series));

const LAST_DAY = '9999-12-31';

/** The days of each occurrence that begins in so many days from its first; of what happens once, of that. */
export function daysOf(subject: Subject, reach: number): Days[] {
  const { record } = subject;
  const { start, end, zone } = record;
  if (start === null) return [];
  if (!hasRule(record)) return [{ first: dayOf(start), last: end === null ? LAST_DAY : dayOf(end) }];
  const series = seriesOf(subject);
  if (!series) return [];
  const from = wallToEpoch(start, zone);
  const found = datesDuring(subject, series, { start: from - DAY, end: from + reach * DAY });
  const length = end === null ? 0 : daysBetween(dayOf(start), dayOf(end));
  // Nothing but its rule moves it: then its days are those of the rule, and no clock need be asked.
  if (series.shift === null && series.overrides.length === 0)
    return found.map(({ wall }) => ({ first: dayOf(wall), last: addDays(dayOf(wall), length) }));
  return found.map((occurrence) => ({
    first: dayOf(epochToWall(occurrence.start, zone)),
    last: dayOf(epochToWall(occurrence.end, zone)),
  }));
}

/** Moves what happens once by whole days, with its length. */
export function movedBy({ start, end }: Draft, days: number): { start: WallTime; end: WallTime | null } {
  return { start: moveWall(start!, days), end: end === null ? null : moveWall(end, days) };
}

const moveWall = (wall: WallTime, days: number): WallTime => `${addDays(dayOf(wall), days)}${wall.slice(10)}`;
