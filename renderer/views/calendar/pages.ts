import { Temporal } from '../../../shared/kernel/time.ts';
import { sayDays, sayMonth } from '../../../shared/kernel/timeText.ts';
import { sayTitleDay } from './dayWords.ts';

export const PERIODS = ['year', 'month', 'week', 'day', 'agenda'] as const;
export type CalendarPeriod = (typeof PERIODS)[number];

/** What the calendar shows at once: days such as `2026-12-05`, the end not included. */
export interface Page {
  start: string;
  end: string;
  title: string;
}

/** How far the agenda looks ahead. */
export const AGENDA_DAYS = 366;

/** The page that a day is on. A month shows whole weeks, so that it begins and ends with days of its neighbours. */
export function pageOf(period: CalendarPeriod, day: string): Page {
  const date = Temporal.PlainDate.from(day);
  switch (period) {
    case 'year': {
      const first = date.with({ month: 1, day: 1 });
      return page(first, first.add({ years: 1 }), String(date.year));
    }
    case 'month': {
      const first = date.with({ day: 1 });
      const last = first.add({ months: 1 }).subtract({ days: 1 });
      return page(mondayOf(first), mondayOf(last).add({ days: 7 }), sayMonth(day));
    }
    case 'week': {
      const monday = mondayOf(date);
      const sunday = monday.add({ days: 6 });
      return page(monday, monday.add({ days: 7 }), sayDays(monday.toString(), sunday.toString()));
    }
    case 'day':
      return page(date, date.add({ days: 1 }), sayTitleDay(day));
    case 'agenda':
      return page(date, date.add({ days: AGENDA_DAYS }), `From ${sayTitleDay(day)}`);
  }
}

/** A day on the next page, or on the one before. The agenda, which has no end to turn at, goes by four weeks. */
export function turnPage(period: CalendarPeriod, day: string, direction: 1 | -1): string {
  const date = Temporal.PlainDate.from(day);
  switch (period) {
    case 'year':
      return date.with({ month: 1, day: 1 }).add({ years: direction }).toString();
    case 'month':
      return date.with({ day: 1 }).add({ months: direction }).toString();
    case 'week':
      return mondayOf(date)
        .add({ days: 7 * direction })
        .toString();
    case 'day':
      return date.add({ days: direction }).toString();
    case 'agenda':
      return date.add({ days: 28 * direction }).toString();
  }
}

export const isOnPage = ({ start, end }: Omit<Page, 'title'>, day: string): boolean => start <= day && day < end;

/** The week of a day, 1 to 53 (ISO 8601: the first is the one with the year's first Thursday). */
export const weekOf = (day: string): number => Temporal.PlainDate.from(day).weekOfYear!;

const mondayOf = (date: Temporal.PlainDate): Temporal.PlainDate => date.subtract({ days: date.dayOfWeek - 1 });

const page = (start: Temporal.PlainDate, end: Temporal.PlainDate, title: string): Page => ({
  start: start.toString(),
  end: end.toString(),
  title,
});
