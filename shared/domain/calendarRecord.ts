import { ok, type Result, refuse } from '../kernel/result.ts';
import type { WallTime, Zone } from '../kernel/time.ts';
import type { RelativeTime } from '../model/relativeTime.ts';
import { EVERYTHING, type Scope, scope } from '../model/scope.ts';
import { isRecurring, type Series } from '../model/series.ts';
import { checkRule } from './recurrence/recurrence.ts';
import { checkSpan } from './recurrence/wallSpan.ts';

/** What windows and freezes have in common when they are typed in. */

/** A scope as it is given: lists that are left out stay as they were. */
export const scopeInput = scope.partial();

/** The scope that the given lists make of an earlier one, each entry once. */
export const mergeScope = (given: Partial<Scope> | undefined, before: Scope = EVERYTHING): Scope => {
  const lists = Object.entries({ ...before, ...given }).map(([list, entries]) => [list, [...new Set(entries)]]);
  return Object.fromEntries(lists);
};

interface Timed extends Omit<Series, 'start'> {
  start: WallTime | null;
  zone: Zone;
  startFrom: RelativeTime | null;
  endFrom: RelativeTime | null;
}

/** The start and end of something new: those that are given, else none yet where they follow another date. */
export function datesOf(given: {
  start?: WallTime | null | undefined;
  end?: WallTime | null | undefined;
  startFrom?: RelativeTime | null | undefined;
  endFrom?: RelativeTime | null | undefined;
}): Result<{ start: WallTime | null; end: WallTime | null }> {
  const missing =
    given.start === undefined && !given.startFrom ? 'start' : given.end === undefined && !given.endFrom ? 'end' : null;
  if (missing) return refuse('invalid', 'Give a date and time.', { field: missing });
  return ok({ start: given.start ?? null, end: given.end ?? null });
}

/** It ends after it starts, its rule really happens, and only what happens once follows other dates. */
export function checkTimes<T extends Timed>(record: T): Result<T> {
  const span = checkSpan(record);
  if (!span.ok) return span;
  const follows = record.startFrom ? 'startFrom' : record.endFrom ? 'endFrom' : null;
  if (follows && isRecurring(record))
    return refuse(
      'invalid',
      'What comes more than once cannot follow a named date. Let it happen once, or give its dates.',
      { field: follows },
    );
  if (record.rule === null) return ok(record);
  if (record.start === null)
    return refuse('invalid', 'A rule counts from a first date. Give the start.', { field: 'start' });
  const rule = checkRule(record.rule, record.start, record.zone);
  return rule.ok ? ok({ ...record, rule: rule.value }) : rule;
}
