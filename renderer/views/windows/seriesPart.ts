import { type Series, series as seriesFields } from '../../../shared/model/series.ts';

const SERIES_FIELDS = Object.keys(seriesFields) as (keyof Series)[];

/** What of a suggestion is about the series. */
export const seriesPart = (patch: Partial<Series>): Partial<Series> =>
  Object.fromEntries(Object.entries(patch).filter(([name]) => SERIES_FIELDS.includes(name as keyof Series)));

/** What of a record is its series. */
export const seriesOf = ({ zone, start, end, rule, additions, exceptions, overrides, shift }: Series): Series => ({
  zone,
  start,
  end,
  rule,
  additions,
  exceptions,
  overrides,
  shift,
});
