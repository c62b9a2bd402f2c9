import { describe, expect, it } from 'vitest';
import { EMPTY_ITEM } from '../../../shared/domain/backlog.ts';
import { summariseSprints } from '../../../shared/domain/sprint.ts';
import type { Item } from '../../../shared/model/item.ts';

const sprint = (name: string, startOn: string | null) => ({
  id: name,
  key: name,
  name,
  startOn,
  endOn: null,
  goal: '',
});
const item = (sprintName: string | null, state: Item['state'], points: number | null): Item => ({
  ...EMPTY_ITEM,
  id: 'i',
  key: 'BLI-1',
  title: 'A',
  updatedAt: null,
  sprint: sprintName,
  state,
  points,
});

describe('the sprints of a plan', () => {
  it('stand in the order of their dates, then those without one by name, each with its items by state', () => {
    const found = summariseSprints(
      [sprint('Later', '2026-12-21'), sprint('Sooner', '2026-12-07'), sprint('Empty', null)],
      [
        item('sooner', 'done', 3),
        item('SOONER', 'coding', null),
        item('Sprint 10', 'analysis', 1),
        item('Sprint 9', 'testing', 0.5),
        item(null, 'done', 8),
      ],
    );
    expect(found.map(({ name, sprint: planned, items, points }) => [name, planned !== null, items, points])).toEqual([
      ['Sooner', true, 2, 3],
      ['Later', true, 0, 0],
      ['Empty', true, 0, 0],
      ['Sprint 9', false, 1, 0.5],
      ['Sprint 10', false, 1, 1],
    ]);
    expect(found[0]!.byState).toEqual({
      analysis: { items: 0, points: 0 },
      coding: { items: 1, points: 0 },
      testing: { items: 0, points: 0 },
      done: { items: 1, points: 3 },
    });
  });
});
