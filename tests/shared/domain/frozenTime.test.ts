import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freezeOfAll } from '../../../shared/domain/sanity/frozenTime.ts';
import { contradictionsIn } from '../../../shared/domain/sanity.ts';
import { contains, type Interval, join } from '../../../shared/kernel/interval.ts';
import { addWall, DAY, HOUR, toEpoch } from '../../../shared/kernel/time.ts';
import { type Freeze, PLAIN_FREEZE } from '../../../shared/model/freeze.ts';
import { EVERYTHING } from '../../../shared/model/scope.ts';
import { type MaintenanceWindow, PLAIN_WINDOW } from '../../../shared/model/window.ts';
import { createDatabase } from '../../../shared/store/database.ts';
import type { View } from '../../../shared/store/view.ts';

const FIRST = '2026-12-01T00:00';
const EPOCH = toEpoch('2026-12-01T00:00:00Z');

function planOf(freezes: readonly Partial<Freeze>[], windows: readonly Partial<MaintenanceWindow>[] = []) {
  const database = createDatabase();
  for (const [index, one] of freezes.entries()) {
    const id = `f${index}`;
    const after = { ...PLAIN_FREEZE, id, key: `FRZ-${index + 1}`, name: id, zone: 'UTC', ...one } as Freeze;
    database.apply([{ collection: 'freezes', id, before: null, after }]);
  }
  for (const [index, one] of windows.entries()) {
    const id = `w${index}`;
    const after = { ...PLAIN_WINDOW, id, key: `WIN-${index + 1}`, name: id, zone: 'UTC', ...one } as MaintenanceWindow;
    database.apply([{ collection: 'windows', id, before: null, after }]);
  }
  return database;
}

const spanOf = (from: number, length: number): Interval => ({
  start: EPOCH + from * HOUR,
  end: EPOCH + (from + length) * HOUR,
});
// Sixty days: more than one stretch of what is worked out at once.
const span = fc.tuple(fc.integer({ min: 0, max: 60 * 24 }), fc.integer({ min: 1, max: 400 }));

describe('what hard freezes for everything hold', () => {
  it('is what they hold together, whatever is asked about first', () => {
    const freeze = fc.record({ at: span, isHard: fc.boolean(), isForAll: fc.boolean() });
    fc.assert(
      fc.property(fc.array(freeze, { maxLength: 12 }), fc.array(span, { minLength: 1, maxLength: 8 }), (all, asked) => {
        const view = planOf(
          all.map(({ at: [from, length], isHard, isForAll }) => ({
            start: addWall(FIRST, { minutes: from * 60 }),
            end: addWall(FIRST, { minutes: (from + length) * 60 }),
            level: isHard ? 'block' : 'review',
            scope: { ...EVERYTHING, tags: isForAll ? [] : ['pci'] },
          })),
        );
        const hard = all.filter(({ isHard, isForAll }) => isHard && isForAll).map(({ at }) => spanOf(...at));
        for (const at of asked) {
          const interval = spanOf(...at);
          const isHeld = join(hard).some((one) => contains(one, interval));
          const found = freezeOfAll(view, interval);
          expect(found !== null).toBe(isHeld);
          if (found) expect(found.start! <= addWall(FIRST, { minutes: at[0] * 60 })).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is asked of each freeze once, however many windows there are', () => {
    const weekly = { start: '2026-12-05T00:00', end: '2026-12-06T02:00', rule: 'FREQ=WEEKLY' };
    const saturday = { start: '2026-12-05T20:00', end: '2026-12-05T23:00', rule: 'FREQ=WEEKLY' };
    const plan = planOf(
      Array.from({ length: 40 }, () => weekly),
      Array.from({ length: 60 }, () => saturday),
    );
    let asked = 0;
    const during: View['during'] = (collection, interval) => {
      if (collection === 'freezes') asked += 1;
      return plan.during(collection, interval);
    };
    const found = contradictionsIn({ ...plan, during }, EPOCH);
    expect(found.filter(({ contradictions }) => contradictions.some(({ field }) => field === 'start'))).toHaveLength(
      60,
    );
    // Two years in stretches, and not once for each of 6,240 dates.
    expect(asked).toBeLessThan((2 * 366 * DAY) / (7 * DAY));
  });
});
