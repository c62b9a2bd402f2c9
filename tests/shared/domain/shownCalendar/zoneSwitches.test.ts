import { describe, expect, it } from 'vitest';
import { nextSwitches, saySwitch } from '../../../../shared/domain/shownCalendar/zoneSwitches.ts';
import { toEpoch, toInstant } from '../../../../shared/kernel/time.ts';

describe('the next switch of clocks', () => {
  it('is the first of any zone, and those of the others near it', () => {
    const zones = ['Europe/London', 'America/New_York', 'Asia/Kolkata', '+05:30', 'Australia/Sydney'];
    const found = nextSwitches(zones, toEpoch('2026-09-01T00:00:00Z'), 35);
    expect(found.map((one) => [toInstant(one.at), saySwitch(one)])).toEqual([
      ['2026-10-03T16:00:00Z', 'Sydney time: clocks go forward on 4 October'],
      ['2026-10-25T01:00:00Z', 'London time: clocks go back on 25 October'],
      ['2026-11-01T06:00:00Z', 'New York time: clocks go back on 1 November'],
    ]);
    expect(nextSwitches(['UTC', '+05:30'], toEpoch('2026-12-01T00:00:00Z'), 35)).toEqual([]);
  });
});
