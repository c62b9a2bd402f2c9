import type { Interval } from '../kernel/interval.ts';
import type { BusinessCalendar } from '../model/businessCalendar.ts';
import type { CabMeeting } from '../model/cabMeeting.ts';
import { type Freeze, freezeSpan, isDated } from '../model/freeze.ts';
import { isRecurring, type Series } from '../model/series.ts';
import type { MaintenanceWindow } from '../model/window.ts';
import type { View } from '../store/view.ts';
import { planCalendar } from './planSettings.ts';
import { occurrencesOfSeries, type SeriesOccurrence } from './recurrence/series.ts';

/** One occurrence of a maintenance window, as instants. */
export interface Occurrence extends SeriesOccurrence {
  window: MaintenanceWindow;
}

/** Windows that touch or overlap, joined: a release must lie wholly inside one of these (FLOW). */
export interface OpenTime extends Interval {
  parts: Occurrence[];
}

/** What one answer of a series is for its window: as long as the answer is kept, so is this. */
const windowAnswers = new WeakMap<readonly SeriesOccurrence[], readonly Occurrence[]>();

/** The occurrences of one window that overlap the interval, in order. */
export function occurrencesOf(view: View, window: MaintenanceWindow, interval: Interval): readonly Occurrence[] {
  return remember(windowAnswers, occurrencesOfSeries(window, interval, calendarOf(view, window)), (occurrence) => ({
    window,
    ...occurrence,
  }));
}

/** The business calendar that a series' shift asks: its own, else the plan's. */
export function calendarOf(view: View, { shift }: Pick<Series, 'shift'>): BusinessCalendar | null {
  if (!shift) return null;
  return shift.calendarId === null ? planCalendar(view) : (view.get('businessCalendars', shift.calendarId) ?? null);
}

/** One time of a freeze; a recurring one has several. */
export interface FreezeOccurrence {
  freeze: Freeze;
  span: Interval;
}

/** The times of freezes that overlap the interval, first to start first. */
export function freezesDuring(view: View, interval: Interval): FreezeOccurrence[] {
  return Array.from(view.during('freezes', interval), (freeze) => freezeTimes(view, freeze, interval))
    .flat()
    .toSorted((a, b) => a.span.start - b.span.start || a.freeze.key.localeCompare(b.freeze.key));
}

const freezeAnswers = new WeakMap<readonly SeriesOccurrence[], readonly FreezeOccurrence[]>();

/** The times of one freeze that overlap the interval; of one that happens once, that. */
export function freezeTimes(view: View, freeze: Freeze, interval: Interval): readonly FreezeOccurrence[] {
  if (!isDated(freeze)) return [];
  if (!isRecurring(freeze)) return [{ freeze, span: freezeSpan(freeze)! }];
  return remember(freezeAnswers, occurrencesOfSeries(freeze, interval, calendarOf(view, freeze)), ({ start, end }) => ({
    freeze,
    span: { start, end },
  }));
}

const FEW = 16;

function remember<T>(
  answers: WeakMap<readonly SeriesOccurrence[], readonly T[]>,
  found: readonly SeriesOccurrence[],
  answerOf: (occurrence: SeriesOccurrence) => T,
): readonly T[] {
  // A few are made anew as fast as they are looked up.
  if (found.length < FEW) return found.map(answerOf);
  let answer = answers.get(found);
  if (!answer) {
    answer = found.map(answerOf);
    answers.set(found, answer);
  }
  return answer;
}

/** One meeting of a board, as instants. */
export interface MeetingOccurrence extends SeriesOccurrence {
  meeting: CabMeeting;
}

/** The meetings that overlap the interval, first to start first. */
export function meetingsDuring(view: View, interval: Interval): MeetingOccurrence[] {
  return Array.from(view.all('cabMeetings'), (meeting) =>
    occurrencesOfSeries(meeting, interval, calendarOf(view, meeting)).map((occurrence) => ({ meeting, ...occurrence })),
  )
    .flat()
    .toSorted((a, b) => a.start - b.start);
}
