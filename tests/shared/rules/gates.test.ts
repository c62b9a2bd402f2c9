import { describe, expect, it } from 'vitest';
import type { Release } from '../../../shared/model/release.ts';
import { ruleContext } from '../../../shared/rules/evaluate.ts';
import { gate, isBlocked } from '../../../shared/rules/gates.ts';
import { type Change, insert, remove, update } from '../../../shared/store/change.ts';
import { overlay } from '../../../shared/store/overlay.ts';
import { refusalOf } from '../inMemoryPlan.ts';
import { planWith, releaseOf, saturday, yearEnd } from './ruleFixtures.ts';

/** Inside the window, and inside the freeze that came later. */
const held = releaseOf({ start: '2026-12-19T22:00:00Z' });
const free = releaseOf({ id: 'releases-1', key: 'REL-2' });
const plan = planWith({ freezes: [yearEnd], releases: [held, free] });

function pass(...changes: Change[]) {
  const candidate = overlay(plan, changes);
  return gate(plan, candidate, changes, ruleContext(candidate, '2026-11-20T10:00:00Z'));
}

const move = (release: Release, start: string | null) => pass(update('releases', release, { start }));

describe('the gate lets a release', () => {
  it.each([
    ['out of a block', () => move(held, '2026-12-05T22:00:00Z')],
    ['lose its date', () => move(held, null)],
    ['be renamed where it is blocked', () => pass(update('releases', held, { name: 'Payments 4.3' }))],
    ['be shortened where it is blocked', () => pass(update('releases', held, { lengthMinutes: 60 }))],
    ['be deleted where it is blocked', () => pass(remove('releases', held))],
    ['be made without a date', () => pass(insert('releases', releaseOf({ id: 'new', start: null })))],
    ['be made in a window', () => pass(insert('releases', releaseOf({ id: 'new' })))],
    ['from one free date to another', () => move(free, '2026-12-05T22:00:00Z')],
  ])('%s', (_, attempt) => {
    expect(attempt()).toEqual({ ok: true, value: null });
  });

  it('into a soft freeze, which only asks for an approval', () => {
    const soft = planWith({
      freezes: [{ ...yearEnd, level: 'approval', approverRole: 'Service owner' }],
      releases: [free],
    });
    const change = update('releases', free, { start: '2026-12-19T22:00:00Z' });
    const candidate = overlay(soft, [change]);
    expect(gate(soft, candidate, [change], ruleContext(candidate, '2026-11-20T10:00:00Z')).ok).toBe(true);
  });

  it('be where a new freeze or a changed window leaves it: those who plan them see it, and are not held', () => {
    expect(pass(insert('freezes', { ...yearEnd, id: 'new', start: '2026-11-01T00:00' })).ok).toBe(true);
    expect(pass(remove('windows', saturday)).ok).toBe(true);
  });
});

describe('the gate refuses a release', () => {
  it.each([
    ['moved into a freeze', () => move(free, '2026-12-26T22:00:00Z')],
    ['moved from one blocked date to another', () => move(held, '2026-12-26T22:00:00Z')],
    ['moved within its freeze by a minute', () => move(held, '2026-12-19T22:01:00Z')],
    ['moved out of its window', () => move(free, '2026-12-01T12:00:00Z')],
    ['lengthened over the end of its window', () => pass(update('releases', free, { lengthMinutes: 331 }))],
    ['given a reserve over the end of its window', () => pass(update('releases', free, { backOutMinutes: 241 }))],
    ['made in a freeze', () => pass(insert('releases', releaseOf({ id: 'new', start: '2026-12-19T22:00:00Z' })))],
    ['blocked for one reason, when a second comes', () => pass(update('releases', held, { lengthMinutes: 331 }))],
  ])('%s', (_, attempt) => {
    const refusal = refusalOf(attempt());
    expect(isBlocked(refusal)).toBe(true);
    expect(refusal.message).toMatch(/^REL-\d cannot go there: .+\.$/);
    expect(refusal.field).toBe('start');
  });

  it('in a sentence, with each reason and its numbers', () => {
    const refusal = refusalOf(move(free, '2026-12-26T12:00:00Z'));
    expect(refusal).toMatchObject({
      message: 'REL-2 cannot go there: inside the year-end freeze; outside every maintenance window.',
      details: [
        'Inside the year-end freeze. Frozen Sat 12 Dec 23:00 to Mon 4 Jan 2027 06:00. 2 h 30 min of 2 h 30 min fall inside.',
        'Outside every maintenance window. Next: Saturday night, Sat 26 Dec 22:00.',
      ],
      release: 'releases-1',
    });
  });

  it('only for what is new: a second reason is named, the known one is not', () => {
    const refusal = refusalOf(pass(update('releases', held, { lengthMinutes: 331 })));
    expect(refusal.message).toBe('REL-1 cannot go there: ends 1 min after its window closes.');
  });

  it('when a block that it had grows, and not when it shrinks', () => {
    const sticking = releaseOf({ id: 'sticking', start: '2026-12-05T22:00:00Z', lengthMinutes: 400 });
    const narrow = planWith({ releases: [sticking] });
    const change = (lengthMinutes: number) => {
      const changes = [update('releases', sticking, { lengthMinutes })];
      const candidate = overlay(narrow, changes);
      return gate(narrow, candidate, changes, ruleContext(candidate, '2026-11-20T10:00:00Z'));
    };
    expect(change(401)).toMatchObject({ ok: false, refusal: { release: 'sticking' } });
    expect(change(399)).toMatchObject({ ok: true });
  });

  it('also when another release in the same transaction may go', () => {
    const changes = [
      update('releases', free, { start: '2026-12-05T22:00:00Z' }),
      update('releases', held, { start: '2026-12-26T22:00:00Z' }),
    ];
    expect(refusalOf(pass(...changes)).message).toMatch(/^REL-1 /);
  });
});
