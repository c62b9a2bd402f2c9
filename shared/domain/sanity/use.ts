import type { Interval } from '../../kernel/interval.ts';
import { DAY, dayOf, epochToWall, HOUR, MINUTE, wallToEpoch } from '../../kernel/time.ts';
import { sayCount } from '../../kernel/timeText.ts';
import type { Series } from '../../model/series.ts';
import type { WindowClass } from '../../model/windowClass.ts';
import { addBusinessDays } from '../businessTime/businessTime.ts';
import { planCalendar, zoneOf } from '../planSettings.ts';
import { calendarOf } from '../schedule.ts';
import { sayFull } from './dates.ts';
import { freezeOfAll, HORIZON } from './frozenTime.ts';
import { type Contradiction, datesDuring, hasRule, type Subject, seriesOf } from './subject.ts';

const HORIZON_DAYS = HORIZON / DAY;

/** A window that no change could ever use, with the reason. */
export function unusableContradictions(subject: Subject): Contradiction[] {
  if (subject.collection !== 'windows') return [];
  const series = seriesOf(subject);
  if (!series) return [];
  const from = Math.max(subject.now, wallToEpoch(series.start, series.zone) - DAY);
  const opens = isFound(subject, series, from, () => true);
  const reason = opens
    ? (tooShort(subject, series, from) ?? alwaysFrozen(subject, series, from) ?? noticeTooLong(subject, series, from))
    : neverOpen(subject, series);
  return reason ? [{ suggestion: null, ...reason }] : [];
}

type Reason = Omit<Contradiction, 'suggestion'>;

const within = (from: number, days = HORIZON_DAYS) => ({ start: from, end: from + days * DAY });

/** Stretches that grow: nearly every window shows in its first weeks that it is of use. */
const STRETCHES = [14, 91, HORIZON_DAYS];

const isFound = (
  subject: Subject,
  series: Series,
  from: number,
  fits: (span: { start: number; end: number }) => boolean,
): boolean => STRETCHES.some((days) => datesDuring(subject, series, within(from, days)).some(fits));

/** Why it does not open; null where it did once, which is history. */
function neverOpen(subject: Subject, series: Series): Reason | null {
  const opens = (other: Series, at: number) => datesDuring(subject, other, within(at)).length > 0;
  const first = wallToEpoch(series.start, series.zone) - DAY;
  if (opens(series, first)) {
    const isOver = subject.isTyped && hasRule(subject.record);
    return isOver
      ? {
          field: 'rule',
          message: `It never opens again: its last time is over since ${sayLast(subject, series, first)}.`,
        }
      : null;
  }
  if (series.shift && opens({ ...series, shift: null }, first)) {
    const calendar = calendarOf(subject.view, series);
    const free = series.shift.days === 'holidays' ? 'a holiday' : 'a day without work';
    return {
      field: 'shift',
      message: `It never opens: each time falls on ${free} of ${calendar?.key ?? "the plan's calendar"} and is left out.`,
    };
  }
  if (series.exceptions.length > 0 && opens({ ...series, exceptions: [] }, first))
    return { field: 'rule', message: 'It never opens: each of its dates is an exception.' };
  return { field: 'start', message: `It never opens: by the clocks of ${series.zone} it has no length.` };
}

function sayLast(subject: Subject, series: Series, first: number): string {
  const last = datesDuring(subject, series, { start: first, end: subject.now }).at(-1);
  return sayFull(epochToWall(last?.end ?? first, series.zone));
}

const tooShort = (subject: Subject, series: Series, from: number): Reason | null =>
  isFound(subject, series, from, ({ start, end }) => end - start >= MINUTE)
    ? null
    : { field: 'end', message: 'It is never open for a minute, by the clocks of its zone.' };

function alwaysFrozen(subject: Subject, series: Series, from: number): Reason | null {
  const { view } = subject;
  // Where all of the time is frozen, no date need be looked at.
  const isOpen = (occurrence: Interval) => freezeOfAll(view, occurrence) === null;
  if (freezeOfAll(view, within(from)) === null && isFound(subject, series, from, isOpen)) return null;
  const [occurrence] = datesDuring(subject, series, within(from));
  const first = freezeOfAll(view, occurrence!);
  if (!first) return null;
  return {
    field: 'start',
    message: `No change can use it: each time within two years lies in a hard freeze for everything, the first in ${first.key}.`,
  };
}

/** The class asks for its notice longer than anybody plans, or than the last time is away. */
function noticeTooLong(subject: Subject, series: Series, from: number): Reason | null {
  const { record, view, now, isTyped } = subject;
  const windowClass =
    'classId' in record && record.classId !== null ? view.get('windowClasses', record.classId) : undefined;
  if (!windowClass || windowClass.notice.amount === 0) return null;
  const earliest = now + noticeOf(subject, windowClass);
  const isBeyond = earliest > now + HORIZON_DAYS * DAY;
  if (!isBeyond && (!isTyped || isFound(subject, series, from, ({ start }) => start >= earliest))) return null;
  const { amount, unit } = windowClass.notice;
  const notice = sayCount(amount, { hours: 'hour', days: 'day', businessDays: 'business day' }[unit]);
  const what = isBeyond ? 'longer than two years' : `and by then its last time has begun`;
  return {
    field: 'classId',
    message: `No change can use it: ${windowClass.key} asks for ${notice} of notice, ${what}.`,
  };
}

/** In milliseconds from now. */
function noticeOf({ view, now }: Subject, { notice: { amount, unit } }: WindowClass): number {
  if (unit === 'hours') return amount * HOUR;
  if (unit === 'days') return amount * DAY;
  const zone = zoneOf(view);
  const day = addBusinessDays(dayOf(epochToWall(now, zone)), amount, planCalendar(view));
  return day === null ? Number.POSITIVE_INFINITY : wallToEpoch(`${day}T00:00`, zone) - now;
}
