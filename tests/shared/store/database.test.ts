import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toInstant } from '../../../shared/kernel/time.ts';
import { collectionNames } from '../../../shared/model/plan.ts';
import type { Release } from '../../../shared/model/release.ts';
import { insert, invert, update } from '../../../shared/store/change.ts';
import { createDatabase, type Database } from '../../../shared/store/database.ts';
import { overlay } from '../../../shared/store/overlay.ts';
import { answers, counters } from '../answers.ts';
import { changesOf, EXTERNAL_KEYS, interval, recordOf, steps } from '../arbitraries.ts';

/** A database after the steps. */
function databaseOf(given: Parameters<typeof changesOf>[1]): Database {
  const database = createDatabase();
  database.apply(changesOf(database, given));
  return database;
}

describe('a database', () => {
  it('is as it was after changes and their inversion', () => {
    fc.assert(
      fc.property(steps(25), steps(15), (first, second) => {
        const database = databaseOf(first);
        const before = answers(database);
        const changes = changesOf(database, second);
        database.apply(changes);
        database.apply(invert(changes));
        expect(answers(database)).toEqual(before);
      }),
      { numRuns: 250 },
    );
  });

  it('answers the same whatever the way on which it came to its records', () => {
    fc.assert(
      fc.property(steps(30), (given) => {
        const database = databaseOf(given);
        const rebuilt = createDatabase();
        for (const collection of collectionNames.toReversed())
          rebuilt.apply(
            Array.from(database.all(collection), (record) => insert(collection, record as never)).toReversed(),
          );
        expect(answers(rebuilt)).toEqual(answers(database));
      }),
      { numRuns: 150 },
    );
  });

  it('never lowers a counter', () => {
    fc.assert(
      fc.property(steps(30), (given) => {
        const database = createDatabase();
        for (const change of changesOf(database, given)) {
          const before = counters(database);
          database.apply([change]);
          for (const [prefix, number] of Object.entries(counters(database)))
            expect(number).toBeGreaterThanOrEqual(before[prefix]!);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the counters of a snapshot, and only upwards', () => {
    const database = databaseOf([]);
    database.raiseCounters([['REL', 12]]);
    database.raiseCounters([['REL', 7]]);
    expect(database.lastNumber('REL')).toBe(12);
    expect(database.lastNumber('BLI')).toBe(0);
  });

  it('is as it was after a release was moved there and back', () => {
    fc.assert(
      fc.property(steps(20), recordOf('releases'), fc.integer({ min: 0, max: 10 ** 12 }), (given, release, epoch) => {
        const database = databaseOf([
          ...given,
          { collection: 'releases', id: release.id, record: release, isRemoval: false },
        ]);
        const before = answers(database);
        const home = database.get('releases', release.id)!;
        const away = update('releases', home, { start: toInstant(epoch) });
        database.apply([away]);
        database.apply([update('releases', away.after as Release, { start: home.start })]);
        expect(answers(database)).toEqual(before);
      }),
      { numRuns: 150 },
    );
  });

  it('finds the other record again when one of two with the same external key goes', () => {
    fc.assert(
      fc.property(recordOf('items'), recordOf('items'), fc.constantFrom(...EXTERNAL_KEYS), (one, two, externalKey) => {
        fc.pre(one.id !== two.id);
        const [first, second] = [one, two].map((record) => insert('items', { ...record, externalKey } as never));
        const database = createDatabase();
        database.apply([first!, second!]);
        database.apply(invert([second!]));
        expect(database.byExternalKey('items', externalKey)?.id).toBe(one.id);
        database.apply(invert([first!]));
        expect(database.byExternalKey('items', externalKey)).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });
});

describe('an overlay', () => {
  it('answers exactly as a database with the changes done', () => {
    fc.assert(
      fc.property(steps(25), steps(10), fc.array(interval, { maxLength: 4 }), (first, second, asked) => {
        const database = databaseOf(first);
        const changes = changesOf(database, second);
        const candidate = overlay(database, changes);
        const done = databaseOf(first);
        done.apply(changes);
        expect(answers(candidate, asked)).toEqual(answers(done, asked));
        expect(answers(candidate)).toEqual(answers(done));
        expect(counters(candidate)).toEqual(counters(done));
      }),
      { numRuns: 300 },
    );
  });

  it('can lie on another overlay', () => {
    fc.assert(
      fc.property(steps(20), steps(8), steps(8), (first, second, third) => {
        const database = databaseOf(first);
        const lower = overlay(database, changesOf(database, second));
        const upper = overlay(lower, changesOf(lower, third));
        const done = databaseOf(first);
        done.apply(changesOf(done, second));
        done.apply(changesOf(done, third));
        expect(answers(upper)).toEqual(answers(done));
        expect(counters(upper)).toEqual(counters(done));
      }),
      { numRuns: 120 },
    );
  });

  it('leaves its base as it is', () => {
    fc.assert(
      fc.property(steps(20), steps(10), (first, second) => {
        const database = databaseOf(first);
        const [before, numbers] = [answers(database), counters(database)];
        answers(overlay(database, changesOf(database, second)));
        expect(answers(database)).toEqual(before);
        expect(counters(database)).toEqual(numbers);
      }),
      { numRuns: 60 },
    );
  });
});
