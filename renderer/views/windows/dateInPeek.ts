import type { Reach } from '../../../shared/domain/recurrence/occurrence.ts';
import { occurrencesOfSeries, type SeriesOccurrence } from '../../../shared/domain/recurrence/series.ts';
import { calendarOf } from '../../../shared/domain/schedule.ts';
import { DAY, type WallTime } from '../../../shared/kernel/time.ts';
import { isRecurring, type Series } from '../../../shared/model/series.ts';
import { openForm, usePlace } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { toast } from '../../ui/toasts.tsx';

/** One date of a series, the one that was pressed in the calendar or chosen in the details. */

export type SeriesCollection = 'windows' | 'freezes' | 'cabMeetings';

const COLLECTIONS: readonly string[] = ['windows', 'freezes', 'cabMeetings'] satisfies SeriesCollection[];

/** The date that begins at `at`, or else the one that runs then or comes next; null where none does within a year. */
export function dateAt(series: Series, at: number): SeriesOccurrence | null {
  const calendar = calendarOf(plan(), series);
  for (const days of [1, 40, 366]) {
    const dates = occurrencesOfSeries(series, { start: at, end: at + days * DAY }, calendar);
    const found = dates.find(({ start }) => start === at) ?? dates[0];
    if (found) return found;
  }
  return null;
}

/** E: the date that is looked at, or the next one of the series that is. */
export function changeDateInPeek(reach: Reach): void {
  const { peek } = usePlace.getState();
  const record = peek && COLLECTIONS.includes(peek.collection) ? plan().get(peek.collection, peek.id) : null;
  const series = record as Series | null | undefined;
  if (!peek || !series?.start)
    return toast('Open a window, a freeze or a meeting first: its date is changed from there.');
  const date = dateAt(series, peek.at ?? Date.now());
  if (date) changeDate(peek.id, peek.collection as SeriesCollection, date.wall, reach);
}

export function changeDate(id: string, collection: SeriesCollection, occurrence: WallTime, reach: Reach): void {
  const series = plan().get(collection, id) as Series;
  if (isRecurring(series)) openForm('occurrence', { subject: id, begin: { collection, occurrence, reach } });
  else openForm(FORM[collection], { subject: id });
}

const FORM: Record<SeriesCollection, string> = { windows: 'window', freezes: 'freeze', cabMeetings: 'cabMeeting' };
