import { describe, expect, it } from 'vitest';
import { type Change, changedFields } from '../../../shared/store/change.ts';

const change = (before: object | null, after: object | null): Change => ({
  collection: 'items',
  id: 'a',
  before: before && { id: 'a', ...before },
  after: after && { id: 'a', ...after },
});

describe('the fields that a change touched', () => {
  it.each([
    ['one of two', { title: 'One', points: 3 }, { title: 'One', points: 5 }, [['points', 3, 5]]],
    ['none', { title: 'One', roles: ['a'] }, { title: 'One', roles: ['a'] }, []],
    ['a list', { roles: ['a'] }, { roles: ['a', 'b'] }, [['roles', ['a'], ['a', 'b']]]],
    ['all that came', null, { title: 'One', points: null }, [['title', null, 'One']]],
    ['all that went', { title: 'One' }, null, [['title', 'One', null]]],
    ['one that an older schema lacks', { title: 'One' }, { title: 'One', sprint: 'S' }, [['sprint', null, 'S']]],
  ])('%s', (_, before, after, expected) => {
    const fields = changedFields(change(before, after));
    expect(fields.map(({ field, before: from, after: to }) => [field, from, to])).toEqual(expected);
  });
});
