import { sayCount } from '../../../shared/kernel/timeText.ts';
import type { DayFacts } from './dayFacts.ts';
import type { DayMark } from './yearFacts.ts';

const long = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `Saturday 5 December 2026`. */
export const sayLongDay = (day: string): string => long.format(Date.parse(`${day}T00:00:00Z`)).replace(',', '');

const short = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' });

/** `Sat 5 December 2026`, for a title. */
export const sayTitleDay = (day: string): string =>
  sayLongDay(day).replace(/^\w+/, short.format(Date.parse(`${day}T00:00:00Z`)));

/** What a day in the month holds, for who hears it: `Saturday 5 December 2026, 2 releases, window Core at 22:00`. */
export function sayDayFacts(day: string, { releases, windows, freezes }: DayFacts): string {
  return [
    sayLongDay(day),
    sayCount(releases.length, 'release'),
    ...freezes.map(({ name, level }) => `${LEVEL[level]} ${name}`),
    ...windows.map(
      ({ name, at, isFrozen }) => `window ${name} at ${at}${isFrozen ? ', cancelled by a hard freeze' : ''}`,
    ),
  ].join(', ');
}

const LEVEL = { block: 'hard freeze', approval: 'soft freeze', review: 'review freeze' } as const;

/** The worst that holds of a day's releases. */
export const MARK_WORDS: Record<DayMark, string> = {
  block: 'worst: blocked',
  failed: 'worst: failed',
  approval: 'worst: needs an approval',
  warn: 'worst: may go with a warning',
  waived: 'worst: may go by a waiver',
  pass: 'all may go',
  done: 'all done',
};
