import { dayOf, type WallTime } from '../../kernel/time.ts';
import type { Series } from '../../model/series.ts';
import { hasStart } from './cutSeries.ts';

/** A series whose single dates are all of its rule. */
interface FittedSeries<S extends Series> {
  series: S;
  /** What was left out or changed by itself and is no date of the rule any more. */
  lost: WallTime[];
}

/**
 * What was left out or changed by itself names its date by the start that the rule gave it. When the rule changes, that start
 * may be another one of the same day, and goes on being left out; or it may be gone. Added dates stand for themselves.
 */
export function fitSingleDates<S extends Series>(series: S): FittedSeries<S> {
  const { exceptions, overrides } = series;
  if (exceptions.length === 0 && overrides.length === 0) return { series, lost: [] };
  const names = new Map<WallTime, WallTime | null>();
  for (const name of [...exceptions, ...overrides.map(({ occurrence }) => occurrence)])
    names.set(name, nameIn(series, name));
  if (Array.from(names).every(([before, after]) => before === after)) return { series, lost: [] };
  const kept = [...new Set(exceptions.map((name) => names.get(name)!).filter((name) => name !== null))];
  const fitted = {
    ...series,
    exceptions: kept.toSorted(),
    overrides: overrides
      .map((override) => ({ ...override, occurrence: names.get(override.occurrence)! }))
      .filter(({ occurrence }) => occurrence !== null),
  };
  return { series: fitted, lost: Array.from(names.keys()).filter((name) => names.get(name) === null) };
}

/** What the series calls the date now; null where it has none on that day. */
function nameIn(series: Series, name: WallTime): WallTime | null {
  if (hasStart(series, name)) return name;
  const sameDay = `${dayOf(name)}${series.start.slice(10)}`;
  return hasStart(series, sameDay) ? sameDay : null;
}
