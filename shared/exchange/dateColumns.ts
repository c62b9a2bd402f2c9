import type { BacklogRow } from '../domain/backlogImport.ts';
import {
  createInstantReader,
  type DateOrder,
  type DateParts,
  dayMeant,
  monthAndDay,
  orderOf,
  takeDateApart,
} from './dateText.ts';
import type { Fix } from './importOptions.ts';
import { remembering } from './remembering.ts';

/** Fields that hold a date. */
export const DATE_FIELDS = ['dueOn', 'createdAt', 'updatedAt'] as const;
export type DateField = (typeof DATE_FIELDS)[number];

/**
 * The columns of dates in a file. First all of them are seen, then it is decided whether the day or the month comes first in
 * each, then they are read: one date that can be read both ways says nothing alone.
 */
export function createDateColumns(zone: string, given: DateOrder | undefined) {
  const seen = Object.fromEntries(DATE_FIELDS.map((field) => [field, { day: 0, month: 0, either: 0 }])) as Record<
    DateField,
    Record<DateOrder | 'either', number>
  >;
  const toInstant = createInstantReader(zone);
  /** What needs no order; null for all else. */
  const readAtOnce = Object.fromEntries(
    DATE_FIELDS.map((field) => [field, remembering((text) => valueAtOnce(field, takeDateApart(text)))]),
  ) as Record<DateField, (text: string) => string | null>;
  const orders: Record<DateField, DateOrder> = { dueOn: 'day', createdAt: 'day', updatedAt: 'day' };

  function decide() {
    const all = { day: 0, month: 0, either: 0 };
    for (const field of DATE_FIELDS) {
      all.day += seen[field].day;
      all.month += seen[field].month;
    }
    // What one column proves is the best guess for its neighbours.
    const order = given ?? (all.month > all.day ? 'month' : 'day');
    for (const field of DATE_FIELDS) {
      const { day, month, either } = seen[field];
      orders[field] = given ?? (day === month ? order : day > month ? 'day' : 'month');
      if (day === 0 && month === 0) all.either += either;
    }
    return { order, isGuessed: given === undefined && all.either > 0, either: all.either };
  }

  return {
    /** The date, where it can be read without its neighbours; undefined where it must wait for `read`. */
    see(field: DateField, text: string): string | null | undefined {
      if (text === '') return null;
      const value = readAtOnce[field](text);
      if (value !== null) return value;
      const date = takeDateApart(text);
      const order = date && orderOf(date);
      if (order) seen[field][order] += 1;
      return undefined;
    },
    decide,
    /** Puts the dates into the row; or answers with the first that is none. */
    read(row: Partial<BacklogRow>, texts: Partial<Record<DateField, string>>, fixes: ReadonlySet<Fix>) {
      for (const field of DATE_FIELDS) {
        const text = texts[field];
        if (text === undefined) continue;
        const date = takeDateApart(text);
        const value = date ? valueOf(field, date, orders[field]) : undefined;
        if (value !== undefined || fixes.has(`${field}.empty`)) row[field] = value ?? null;
        else return { field, why: whyNoDate(text, orders[field]) };
      }
      return null;
    },
  };

  function valueAtOnce(field: DateField, date: DateParts | null): string | null {
    return date && (date.month !== null || date.first === date.second) ? (valueOf(field, date, 'day') ?? null) : null;
  }

  function valueOf(field: DateField, date: DateParts, order: DateOrder): string | undefined {
    return (field === 'dueOn' ? dayMeant(date, order) : toInstant(date, order)) ?? undefined;
  }
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function whyNoDate(text: string, order: DateOrder): string {
  const date = takeDateApart(text);
  const shown = text.slice(0, 40);
  if (!date) return `"${shown}" is not a date. Write it like 2026-12-05, or leave it empty.`;
  const { month, day } = monthAndDay(date, order);
  const name = MONTHS[month - 1];
  return name === undefined
    ? `"${shown}" has no month ${month}: the ${order} comes first in this column. Correct it, or leave it empty.`
    : `there is no ${day} ${name} in "${shown}". Correct it in the file, or leave it empty.`;
}
