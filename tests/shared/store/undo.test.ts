import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collections } from '../../../shared/model/plan.ts';
import { sameRecord } from '../../../shared/store/change.ts';
import { advanceUndoLine, emptyUndoLine } from '../../../shared/store/undo.ts';
import { answers, counters } from '../answers.ts';
import { anyStep, harmlessStep, startedPlan } from '../commandSteps.ts';
import { type InMemoryPlan, refusalOf, testHeader, valueOf } from '../inMemoryPlan.ts';

/** Runs a command; says whether it went into the log. */
const play = (plan: InMemoryPlan, step: { name: string; inputOn(view: InMemoryPlan['state']['database']): unknown }) =>
  plan.run(step.name, step.inputOn(plan.state.database)).ok;

const movesOf = (step: typeof harmlessStep) =>
  fc.array(
    fc.oneof(
      { weight: 4, arbitrary: step },
      { weight: 2, arbitrary: fc.constant('undo' as const) },
      { weight: 1, arbitrary: fc.constant('redo' as const) },
    ),
    { minLength: 10, maxLength: 40, size: 'max' },
  );

/** A plan with something in it, so that most commands find what they name; nothing of it can be taken back. */
function stockedPlan(): InMemoryPlan {
  const plan = startedPlan();
  for (const title of ['One', 'Two', 'Three', 'Four']) valueOf(plan.run('item.create', { title }));
  for (const name of ['Payments', 'Ledger']) valueOf(plan.run('release.create', { name }));
  plan.state.undoLine = emptyUndoLine;
  return plan;
}

describe('undo and redo', () => {
  it('lead exactly to where the plan was, whatever the way, and counters never go back', () => {
    let restored = 0;
    fc.assert(
      fc.property(movesOf(harmlessStep), (moves) => {
        const plan = stockedPlan();
        const { database } = plan.state;
        const [undoable, redoable]: [unknown[], unknown[]] = [[], []];
        for (const move of moves) {
          const [before, numbers] = [answers(database), counters(database)];
          if (move === 'undo' || move === 'redo') {
            const [from, to] = move === 'undo' ? [undoable, redoable] : [redoable, undoable];
            const done = plan.reverse(move);
            expect(done === null).toBe(from.length === 0);
            if (!done) continue;
            // Nothing in these plans blocks, so nothing may stand in the way of the last step.
            valueOf(done);
            expect(answers(database)).toEqual(from.pop());
            to.push(before);
            restored++;
          } else if (play(plan, move)) {
            undoable.push(before);
            redoable.length = 0;
          } else expect(answers(database)).toEqual(before);
          for (const [prefix, number] of Object.entries(counters(database)))
            expect(number).toBeGreaterThanOrEqual(numbers[prefix]!);
        }
      }),
      { numRuns: 80 },
    );

    expect(restored).toBeGreaterThan(100);
  });

  it('meet the same rules as any command: refused as blocked, and then nothing changed', () => {
    let blocked = 0;
    fc.assert(
      fc.property(movesOf(anyStep), (moves) => {
        const plan = startedPlan();
        const { database } = plan.state;
        // Three releases had their dates before the freeze came: to move one away is allowed, to take that back is not.
        for (const day of ['03-07', '07-04', '10-31'])
          valueOf(plan.run('release.create', { name: 'Ledger', start: `2026-${day}T22:00:00Z` }));
        valueOf(
          plan.run('freeze.create', {
            name: 'The year',
            zone: 'UTC',
            start: '2026-01-01T00:00',
            end: '2027-01-01T00:00',
          }),
        );
        for (const move of moves) {
          const before = answers(database);
          if (move !== 'undo' && move !== 'redo') {
            if (!play(plan, move)) expect(answers(database)).toEqual(before);
            continue;
          }
          const done = plan.reverse(move);
          if (!done || done.ok) continue;
          blocked++;
          expect(done.refusal.kind).toBe('blocked');
          expect(answers(database)).toEqual(before);
        }
      }),
      { numRuns: 60 },
    );

    expect(blocked).toBeGreaterThan(0);
  });

  it('never give a key twice', () => {
    fc.assert(
      fc.property(movesOf(harmlessStep), (moves) => {
        const plan = stockedPlan();
        for (const move of moves) {
          if (move === 'undo' || move === 'redo') plan.reverse(move);
          else play(plan, move);
        }
        const given = plan.log
          .filter(({ header }) => header.kind === 'command')
          .flatMap(({ changes }) => changes.flatMap(({ before, after }) => (before ? [] : (after?.key ?? []))));
        expect(new Set(given).size).toBe(given.length);
      }),
      { numRuns: 40 },
    );
  });

  it('log records that are valid, and the same after they went through JSON', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 15 }), (steps) => {
        const plan = startedPlan();
        for (const step of steps) play(plan, step);
        for (const { changes } of plan.log)
          for (const { collection, after } of changes) {
            if (!after) continue;
            expect(collections[collection].schema.safeParse(after).error).toBeUndefined();
            expect(sameRecord(JSON.parse(JSON.stringify(after)), after)).toBe(true);
          }
      }),
      { numRuns: 40 },
    );
  });

  it('say which records stand in the way, and leave those on request', () => {
    const plan = startedPlan();
    for (const title of ['One', 'Two', 'Three']) valueOf(plan.run('item.create', { title }));
    const items = ['BLI-1', 'BLI-2', 'BLI-3'];
    const set = valueOf(plan.run('item.update', { items, fields: { state: 'coding' } }));
    valueOf(plan.run('item.update', { items: ['BLI-2'], fields: { points: 5 } }));
    const refusal = refusalOf(plan.reverse('undo', { leaveLaterEdits: false, seq: set.header.seq }));
    expect(refusal).toMatchObject({ kind: 'conflict', details: ['BLI-2'] });
    expect(refusal.message).toBe(
      '"Set state of 3 items" cannot be taken back whole: BLI-2 changed later. Take back the rest, or undo the later changes first.',
    );
    valueOf(plan.reverse('undo', { leaveLaterEdits: true, seq: set.header.seq }));
    const stateOf = (key: string) => plan.state.database.byKey('items', key)!.state;
    expect(items.map(stateOf)).toEqual(['analysis', 'coding', 'analysis']);
  });

  it('do not take back a record that others have come to refer to', () => {
    const plan = startedPlan();
    const made = valueOf(plan.run('release.create', { name: 'Payments 4.2' }));
    valueOf(plan.run('item.create', { title: 'Card fees' }));
    valueOf(plan.run('release.addItems', { release: 'REL-1', items: ['BLI-1'] }));
    const refusal = refusalOf(plan.reverse('undo', { leaveLaterEdits: true, seq: made.header.seq }));
    expect(refusal).toMatchObject({ kind: 'conflict', message: 'The item BLI-1 still refers to what would go.' });
  });
});

describe('the undo line', () => {
  const after = (line: typeof emptyUndoLine, header: Partial<ReturnType<typeof testHeader>> & { seq: number }) =>
    advanceUndoLine(line, { ...testHeader(header.seq, ''), ...header });

  it('leaves facts out, and does not let them clear redo', () => {
    let line = after(emptyUndoLine, { seq: 1, label: 'Moved REL-1' });
    line = after(line, { seq: 2, kind: 'undo', concerns: 1 });
    line = after(line, { seq: 3, policy: 'fact', label: 'Added PER-2' });
    expect(line).toEqual({ undoable: [], redoable: [{ seq: 1, label: 'Moved REL-1' }] });
    expect(after(line, { seq: 4, label: 'Made REL-2' }).redoable).toEqual([]);
  });

  it('holds 200 steps, the latest', () => {
    let line = emptyUndoLine;
    for (let seq = 1; seq <= 250; seq++) line = after(line, { seq });
    expect(line.undoable).toHaveLength(200);
    expect(line.undoable.at(0)?.seq).toBe(51);
    expect(line.undoable.at(-1)?.seq).toBe(250);
  });
});
