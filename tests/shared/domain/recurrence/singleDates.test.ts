import { describe, expect, it } from 'vitest';
import { occurrencesOfSeries } from '../../../../shared/domain/recurrence/series.ts';
import { fitSingleDates } from '../../../../shared/domain/recurrence/singleDates.ts';
import { toEpoch, toInstant } from '../../../../shared/kernel/time.ts';
import { ONCE, type Series } from '../../../../shared/model/series.ts';

const sundays: Series = {
  ...ONCE,
  zone: 'Europe/London',
  start: '2026-11-29T04:00',
  end: '2026-11-29T10:00',
  rule: 'FREQ=WEEKLY;BYDAY=SU',
  exceptions: ['2026-12-27T04:00'],
  additions: ['2026-12-02T04:00'],
  overrides: [{ occurrence: '2026-12-13T04:00', start: '2026-12-14T05:00', end: '2026-12-14T06:00' }],
};
const DECEMBER = { start: toEpoch('2026-11-29T00:00:00Z'), end: toEpoch('2027-01-01T00:00:00Z') };

describe('single dates of a rule that changes', () => {
  it('stay as they are while the rule gives them', () => {
    expect(fitSingleDates(sundays)).toEqual({ series: sundays, lost: [] });
    const ended = { ...sundays, rule: 'FREQ=WEEKLY;BYDAY=SU;COUNT=9' };
    expect(fitSingleDates(ended)).toEqual({ series: ended, lost: [] });
  });

  it('stay left out and moved where only the time of day is another one', () => {
    const later = { ...sundays, start: '2026-11-29T05:00', end: '2026-11-29T11:00' };
    const { series, lost } = fitSingleDates(later);
    expect(lost).toEqual([]);
    expect(series.exceptions).toEqual(['2026-12-27T05:00']);
    expect(series.overrides).toEqual([
      { occurrence: '2026-12-13T05:00', start: '2026-12-14T05:00', end: '2026-12-14T06:00' },
    ]);
    const starts = occurrencesOfSeries(series, DECEMBER, null).map(({ start }) => toInstant(start).slice(5, 13));
    expect(starts).toEqual(['11-29T05', '12-02T04', '12-06T05', '12-14T05', '12-20T05']);
  });

  it('are named as lost where the rule has no such day any more, and added ones stand for themselves', () => {
    const saturdays = { ...sundays, start: '2026-11-28T04:00', end: '2026-11-28T10:00', rule: 'FREQ=WEEKLY;BYDAY=SA' };
    const { series, lost } = fitSingleDates(saturdays);
    expect(lost).toEqual(['2026-12-27T04:00', '2026-12-13T04:00']);
    expect(series).toEqual({ ...saturdays, exceptions: [], overrides: [] });
    const ended = fitSingleDates({ ...sundays, rule: 'FREQ=WEEKLY;BYDAY=SU;UNTIL=20261220' });
    expect(ended.lost).toEqual(['2026-12-27T04:00']);
    expect(ended.series.overrides).toHaveLength(1);
    expect(fitSingleDates({ ...sundays, rule: null, additions: [] }).lost).toHaveLength(2);
  });

  it('of an added date are kept with it', () => {
    const added = {
      ...sundays,
      exceptions: [],
      overrides: [{ ...sundays.overrides[0]!, occurrence: '2026-12-02T04:00' }],
    };
    expect(fitSingleDates({ ...added, start: '2026-11-29T05:00' }).lost).toEqual([]);
  });
});
