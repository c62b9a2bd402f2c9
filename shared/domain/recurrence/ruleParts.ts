/** The parts of an RRULE, `FREQ=WEEKLY;BYDAY=WE`, as name -> value in their order. */
export type RuleParts = Map<string, string>;

export const readParts = (rule: string): RuleParts =>
  new Map(
    rule
      .split(';')
      .filter(Boolean)
      .map((part): [string, string] => {
        const [name = '', ...value] = part.split('=');
        return [name, value.join('=')];
      }),
  );

export const writeParts = (parts: RuleParts): string =>
  Array.from(parts)
    .map((part) => part.join('='))
    .join(';');

export const intervalOf = (parts: RuleParts): number => Number(parts.get('INTERVAL') ?? 1);

export const WEEKDAY_CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type WeekdayCode = (typeof WEEKDAY_CODES)[number];

/** Monday to Friday. */
export const WORK_WEEK = 'MO,TU,WE,TH,FR';

/** A day of BYDAY: `2TU` is the second Tuesday, `-1FR` the last Friday, `SU` every Sunday. */
export interface OrdinalDay {
  ordinal: number | null;
  weekday: WeekdayCode;
}

export const readDays = (value: string): OrdinalDay[] =>
  value.split(',').map((day) => ({
    ordinal: day.length > 2 ? Number(day.slice(0, -2)) : null,
    weekday: day.slice(-2) as WeekdayCode,
  }));

export const readNumbers = (value: string): number[] => value.split(',').map(Number);

/** `13,14,15,16,17,18,19` of 13. */
export const weekFrom = (first: number): string => Array.from({ length: 7 }, (_, ahead) => first + ahead).join(',');

/** The weekday so many days later, or earlier. */
export const turnWeekday = (weekday: WeekdayCode, days: number): WeekdayCode =>
  WEEKDAY_CODES[(((WEEKDAY_CODES.indexOf(weekday) + days) % 7) + 7) % 7]!;

/**
 * `SU;BYMONTHDAY=13..19` is the Sunday after the second Tuesday: one weekday in seven days of the month that follow each other
 * is that weekday after the nth of another one. `daysAfter` 0 is the nth itself. Null for days that are no such week.
 */
export function readFollowing(
  weekday: WeekdayCode,
  monthDays: readonly number[],
): { ordinal: number; after: WeekdayCode; daysAfter: number } | null {
  const first = Math.min(...monthDays);
  const isWeek =
    monthDays.length === 7 && new Set(monthDays).size === 7 && Math.max(...monthDays) === first + 6 && first > 0;
  if (!isWeek || first > MOST_FIRST) return null;
  const daysAfter = (first - 1) % 7;
  return { ordinal: (first - 1 - daysAfter) / 7 + 1, after: turnWeekday(weekday, -daysAfter), daysAfter };
}

/** Seven days from the 22nd on are in every month; later ones would reach into the next one in February. */
const MOST_FIRST = 22;

/** The first of the seven days on which the weekday falls that comes so many days after the nth; null where it may be in the next month. */
export function firstOfFollowing(ordinal: number, daysAfter: number): number | null {
  const first = (ordinal - 1) * 7 + 1 + daysAfter;
  return ordinal >= 1 && first >= 1 && first <= MOST_FIRST ? first : null;
}
