import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectionNames, type PlanRecord } from '../../../shared/model/plan.ts';
import type { Transaction } from '../../../shared/store/change.ts';
import { createDatabase } from '../../../shared/store/database.ts';
import {
  createMirror,
  type Mirror,
  type Push,
  type PushOutcome,
  type SnapshotPiece,
  toPushes,
} from '../../../shared/store/mirror.ts';
import { answers, counters } from '../answers.ts';
import { changesOf, steps } from '../arbitraries.ts';
import { testHeader } from '../inMemoryPlan.ts';

/** Transactions of a few changes each, the way main would write them one after the other. */
const log = fc.array(steps(8), { minLength: 1, maxLength: 8 }).map((given): Transaction[] => {
  const database = createDatabase();
  return given.map((stepsOfOne, index) => {
    const changes = changesOf(database, stepsOfOne);
    database.apply(changes);
    return { header: testHeader(index + 1, ''), input: null, changes };
  });
});

/** Main's database at a seq. */
function databaseAt(transactions: readonly Transaction[], seq: number) {
  const database = createDatabase();
  for (const { header, changes } of transactions) if (header.seq <= seq) database.apply(changes);
  return database;
}

/** A transaction's pushes with a chunk of `size` changes each; what `toPushes` makes when there are thousands. */
function cut({ header, changes }: Transaction, size: number): Push[] {
  const chunks = Math.max(1, Math.ceil(changes.length / size));
  return Array.from({ length: chunks }, (_, chunk) => ({
    ...toPushes(header, changes.slice(chunk * size, (chunk + 1) * size))[0]!,
    chunk,
    chunks,
  }));
}

function snapshotAt(transactions: readonly Transaction[], seq: number, size: number) {
  const database = databaseAt(transactions, seq);
  const pieces = collectionNames.flatMap((collection): SnapshotPiece[] => {
    const records = Array.from(database.all(collection)) as PlanRecord[];
    return Array.from({ length: Math.ceil(records.length / size) }, (_, index) => {
      return { collection, records: records.slice(index * size, (index + 1) * size) };
    });
  });
  return { pieces, counters: [...database.counters] };
}

/** A window that subscribed: the plan as of `openedSeq` and the pushes come in the order of `order`, some before the plan. */
function mirrorOf(
  transactions: readonly Transaction[],
  scenario: { openedSeq: number; size: number; pushes: readonly Push[]; early: number },
) {
  const mirror = createMirror();
  const { pieces, counters: numbers } = snapshotAt(transactions, scenario.openedSeq, scenario.size);
  const early = scenario.pushes.slice(0, scenario.early);
  for (const piece of pieces.slice(0, 1)) mirror.load(piece);
  for (const push of early) expect(mirror.receive(push)).toEqual({ applied: [], gap: false });
  for (const piece of pieces.slice(1)) mirror.load(piece);
  let outcome = mirror.opened(scenario.openedSeq, numbers);
  const applied = [...outcome.applied];
  for (const push of scenario.pushes.slice(scenario.early)) {
    const versions = versionsOf(mirror);
    outcome = mirror.receive(push);
    applied.push(...outcome.applied);
    const isChanged = collectionNames.some((name, index) => mirror.version(name) !== versions[index]);
    // A view redraws for a version: none without something applied.
    if (isChanged) expect(outcome.applied.length).toBeGreaterThan(0);
  }
  return { mirror, outcome, applied };
}

const scenarios = fc
  .record({ transactions: log, openedAt: fc.nat(), listensAt: fc.nat(), size: fc.integer({ min: 1, max: 4 }) })
  .chain(({ transactions, openedAt, listensAt, size }) => {
    const openedSeq = openedAt % (transactions.length + 1);
    const heardFrom = listensAt % (openedSeq + 1);
    const pushes = transactions.slice(heardFrom).flatMap((transaction) => cut(transaction, size));
    const shuffled = fc.shuffledSubarray(pushes, { minLength: pushes.length, maxLength: pushes.length });
    return fc
      .record({ pushes: shuffled, again: fc.subarray(pushes), early: fc.nat({ max: pushes.length }) })
      .map((order) => {
        return { transactions, openedSeq, size, pushes: [...order.pushes, ...order.again], early: order.early };
      });
  });

const lastOf = (transactions: readonly Transaction[]) => databaseAt(transactions, transactions.length);

function expectWhole(mirror: Mirror, transactions: readonly Transaction[]): void {
  expect(mirror.seq()).toBe(transactions.length);
  expect(answers(mirror.database)).toEqual(answers(lastOf(transactions)));
  expect(counters(mirror.database)).toEqual(counters(lastOf(transactions)));
}

describe('a mirror', () => {
  it('ends as main is, in whatever pieces and order the pushes come, opened in the middle', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const { mirror, outcome, applied } = mirrorOf(scenario.transactions, scenario);
        expectWhole(mirror, scenario.transactions);
        expect(outcome.gap).toBe(false);
        const missed = scenario.transactions.slice(scenario.openedSeq).map(({ header }) => header.seq);
        expect(applied.map(({ seq }) => seq)).toEqual(missed);
      }),
      { numRuns: 200 },
    );
  });

  it('reports a gap when a push was lost, stops before it, and goes on once it is sent again', () => {
    const lossy = log
      .filter((transactions) => transactions.length >= 2)
      .chain((transactions) =>
        fc.record({
          transactions: fc.constant(transactions),
          lostSeq: fc.integer({ min: 1, max: transactions.length - 1 }),
          lostChunk: fc.nat(),
          size: fc.integer({ min: 1, max: 3 }),
        }),
      );
    fc.assert(
      fc.property(lossy, ({ transactions, lostSeq, lostChunk, size }) => {
        const lost = cut(transactions[lostSeq - 1]!, size);
        const isLost = (push: Push) => push.seq === lostSeq && push.chunk === lostChunk % lost.length;
        const pushes = transactions.flatMap((transaction) => cut(transaction, size)).filter((push) => !isLost(push));
        const { mirror, outcome } = mirrorOf(transactions, { openedSeq: 0, size, pushes, early: 0 });
        expect(outcome.gap).toBe(true);
        expect(mirror.seq()).toBe(lostSeq - 1);
        expect(answers(mirror.database)).toEqual(answers(databaseAt(transactions, lostSeq - 1)));
        // What `since` sends: everything from there on, once more.
        const again = transactions.slice(lostSeq - 1).flatMap((transaction) => cut(transaction, size));
        const last = again.map((push) => mirror.receive(push)).at(-1)!;
        expect(last.gap).toBe(false);
        expectWhole(mirror, transactions);
      }),
      { numRuns: 100 },
    );
  });

  it('reports no gap while the rest of the next transaction is on its way', () => {
    const [first, second] = cut({ header: testHeader(1, ''), input: null, changes: [] }, 1).concat(
      cut({ header: testHeader(2, ''), input: null, changes: [] }, 1),
    );
    const mirror = createMirror();
    mirror.opened(0, []);
    expect(mirror.receive({ ...first!, chunks: 2 })).toEqual({ applied: [], gap: false });
    expect(mirror.receive(second!)).toEqual({ applied: [], gap: true });
    expect(mirror.receive({ ...first!, chunk: 1, chunks: 2 }).applied.map(({ seq }) => seq)).toEqual([1, 2]);
  });
});

describe('a large transaction', () => {
  /** So large in tests that each transaction of more than one change is. */
  const large = fc
    .record({
      transactions: log,
      size: fc.integer({ min: 1, max: 4 }),
      recordsInStep: fc.integer({ min: 1, max: 5 }),
      /** How many steps there is time for after each push. */
      steps: fc.array(fc.nat({ max: 6 }), { minLength: 1 }),
    })
    .chain((given) => {
      const pushes = given.transactions.flatMap((transaction) => cut(transaction, given.size));
      const shuffled = fc.shuffledSubarray(pushes, { minLength: pushes.length, maxLength: pushes.length });
      return fc.oneof(fc.constant(pushes), shuffled).map((order) => ({ ...given, pushes: order }));
    });

  it('is seen not at all or whole, wherever its steps end, and leaves the plan as a rebuild', () => {
    let steps = 0;
    fc.assert(
      fc.property(large, (given) => {
        const { transactions, pushes } = given;
        const states = [...transactions, null].map((_, seq) => answers(databaseAt(transactions, seq)));
        const mirror = createMirror({ mostChangesAtOnce: 1, recordsInStep: given.recordsInStep });
        const applied = mirror.opened(0, []).applied.map(({ seq }) => seq);
        const see = (act: () => PushOutcome) => {
          const versions = versionsOf(mirror);
          const outcome = act();
          applied.push(...outcome.applied.map(({ seq }) => seq));
          expect(answers(mirror.database)).toEqual(states[mirror.seq()]);
          expect(applied.at(-1) ?? 0).toBe(mirror.seq());
          if (outcome.applied.length === 0) expect(versionsOf(mirror)).toEqual(versions);
          return outcome;
        };
        pushes.forEach((push, index) => {
          see(() => mirror.receive(push));
          for (let left = given.steps[index % given.steps.length]!; left > 0 && mirror.isTakingIn(); left--)
            see(() => mirror.proceed());
        });
        for (; mirror.isTakingIn(); steps++) see(() => mirror.proceed());
        expect(applied).toEqual(transactions.map(({ header }) => header.seq));
        expectWhole(mirror, transactions);
      }),
      { numRuns: 30 },
    );
    expect(steps).toBeGreaterThan(100);
  });

  it('redraws what it touched once, when it is in', () => {
    const header = testHeader(1, '');
    const changes = Array.from({ length: 10 }, (_, index) => {
      const after = { id: `items-${index}`, key: `BLI-${index + 1}`, externalKey: null } as unknown as PlanRecord;
      return { collection: 'items' as const, id: after.id, before: null, after };
    });
    const mirror = createMirror({ mostChangesAtOnce: 9, recordsInStep: 4 });
    mirror.opened(0, []);
    mirror.receive(toPushes(header, changes)[0]!);
    const seen: [number, number][] = [];
    while (mirror.isTakingIn()) {
      seen.push([mirror.version('items'), mirror.database.count('items')]);
      mirror.proceed();
    }
    expect(new Set(seen.map(String))).toEqual(new Set(['0,0']));
    expect([mirror.version('items'), mirror.database.count('items'), mirror.version('releases')]).toEqual([1, 10, 0]);
    expect(seen.length).toBeGreaterThan(3);
  });

  it('asks for what was lost only once it is in', () => {
    const [first, second, third] = [1, 2, 3].map((seq) => testHeader(seq, ''));
    const changes = Array.from({ length: 3 }, (_, index) => {
      const after = { id: `items-${index}`, key: `BLI-${index + 1}`, externalKey: null } as unknown as PlanRecord;
      return { collection: 'items' as const, id: after.id, before: null, after };
    });
    const mirror = createMirror({ mostChangesAtOnce: 2, recordsInStep: 1 });
    mirror.opened(0, []);
    mirror.receive(toPushes(first!, changes)[0]!);
    expect(mirror.receive(toPushes(third!, [])[0]!)).toEqual({ applied: [], gap: false });
    let outcome = mirror.proceed();
    while (mirror.isTakingIn()) outcome = mirror.proceed();
    expect(outcome).toMatchObject({ applied: [{ seq: 1 }], gap: true });
    expect(mirror.receive(toPushes(second!, [])[0]!).applied.map(({ seq }) => seq)).toEqual([2, 3]);
  });
});

const versionsOf = (mirror: Mirror): number[] => collectionNames.map((name) => mirror.version(name));

describe('pushes', () => {
  it('hold all changes of a large transaction, in order, without what was before', () => {
    const changes = Array.from({ length: 4_001 }, (_, index) => {
      const after = { id: `items-${index}`, key: `BLI-${index + 1}` };
      return { collection: 'items' as const, id: after.id, before: after, after };
    });
    const pushes = toPushes(testHeader(1, ''), changes);
    expect(pushes.map((push) => push.changes.length)).toEqual([500, 500, 500, 500, 500, 500, 500, 500, 1]);
    expect(pushes.flatMap((push) => push.changes.map(({ id }) => id))).toEqual(changes.map(({ id }) => id));
    expect(pushes.some((push) => push.changes.some((change) => 'before' in change))).toBe(false);
  });

  it('are one where nothing changed, so that no seq is missed', () => {
    expect(toPushes(testHeader(7, ''), [])).toMatchObject([{ seq: 7, chunk: 0, chunks: 1, changes: [] }]);
  });
});
