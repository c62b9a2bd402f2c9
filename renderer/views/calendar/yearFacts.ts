import { daysFrom } from '../../../shared/domain/shownCalendar/calendarDays.ts';
import { type DayFacts, factsOfDays } from '../../../shared/domain/shownCalendar/dayFacts.ts';
import { Temporal, type Zone } from '../../../shared/kernel/time.ts';
import { isOver, type Release } from '../../../shared/model/release.ts';
import type { Severity } from '../../../shared/rules/rule.ts';
import type { View } from '../../../shared/store/view.ts';

/** A day of the year strip. */
export interface YearDay extends DayFacts {
  day: string;
}

/** A month is a row: its days stand below their weekdays, so that 37 columns hold any month. */
export interface YearMonth {
  /** The first day of it. */
  first: string;
  /** How many columns stay empty before its first day: 0 for a Monday. */
  indent: number;
  days: YearDay[];
}

export const YEAR_COLUMNS = 37;

/** @param first the first day of the year */
export function yearMonths(view: View, first: string, zone: Zone): YearMonth[] {
  const start = Temporal.PlainDate.from(first);
  const days = daysFrom(first, start.daysInYear, zone);
  const facts = factsOfDays(view, days, zone).map((found, index) => ({ ...found, day: days[index]!.day }));
  return Array.from({ length: 12 }, (_, index) => {
    const month = start.add({ months: index });
    const from = month.dayOfYear - 1;
    return {
      first: month.toString(),
      indent: month.dayOfWeek - 1,
      days: facts.slice(from, from + month.daysInMonth),
    };
  });
}

/** How much is planned on a day, in steps: the last holds all that is more. Each has its words in the legend. */
export const HEAT_STEPS = [
  { from: 1, words: '1' },
  { from: 2, words: '2–3' },
  { from: 4, words: '4–6' },
  { from: 7, words: '7+' },
] as const;

/** 0 for a day without a release, else the number of the step it is in. */
export const heatOf = (releases: readonly Release[]): number => {
  const count = releases.filter(({ state }) => state !== 'cancelled').length;
  return HEAT_STEPS.filter(({ from }) => from <= count).length;
};

/** What a year comes to. */
interface YearTotals {
  releases: number;
  /** Days with a release. */
  busyDays: number;
  /** The day with most; null in a year without releases. */
  fullest: YearDay | null;
  openMinutes: number;
  takenMinutes: number;
}

export function yearTotals(months: readonly YearMonth[]): YearTotals {
  const days = months.flatMap((month) => month.days);
  const busy = days.filter(({ releases }) => releases.length > 0);
  const sum = (field: 'openMinutes' | 'takenMinutes') => days.reduce((total, day) => total + day[field], 0);
  return {
    releases: new Set(busy.flatMap(({ releases }) => releases)).size,
    busyDays: busy.length,
    fullest: busy.reduce<YearDay | null>(
      (most, day) => (most && most.releases.length >= day.releases.length ? most : day),
      null,
    ),
    openMinutes: sum('openMinutes'),
    takenMinutes: sum('takenMinutes'),
  };
}

/** The worst that holds of a day's releases; what is finished only counts where nothing else is left. */
export type DayMark = Severity | 'failed' | 'done';

const WORST_FIRST: readonly DayMark[] = ['block', 'failed', 'approval', 'warn', 'waived', 'pass', 'done'];

export function markOf(releases: readonly Release[], severityOf: (release: Release) => Severity): DayMark | null {
  let worst = WORST_FIRST.length;
  for (const release of releases) {
    if (release.state === 'cancelled') continue;
    const mark = isOver(release) ? (release.state as DayMark) : severityOf(release);
    worst = Math.min(worst, WORST_FIRST.indexOf(mark));
  }
  return WORST_FIRST[worst] ?? null;
}

/** The day straight above or below in the strip: the same column of the month before or after, or its nearest day. */
export function dayBeside(months: readonly YearMonth[], day: string, direction: 1 | -1): string {
  const at = Number(day.slice(5, 7)) - 1;
  const month = months[at]!;
  const column = month.indent + Number(day.slice(8)) - 1;
  const beside = months[at + direction];
  if (!beside) return Temporal.PlainDate.from(day).add({ months: direction }).toString();
  return beside.days[Math.max(0, Math.min(beside.days.length - 1, column - beside.indent))]!.day;
}
