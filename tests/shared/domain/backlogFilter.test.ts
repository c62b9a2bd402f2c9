import { describe, expect, it } from 'vitest';
import { facetValues, itemsWhere, wordsOf } from '../../../shared/domain/backlogFilter.ts';
import { valueOf } from '../inMemoryPlan.ts';
import { furnishedPlan } from './furnishedPlan.ts';

/** BLI-1 in REL-1 "Payments 4.2", BLI-2 labelled cards in sprint 26.24, BLI-3 in sprint rollout and REL-2 "Ledger 7". */
function plan() {
  const made = furnishedPlan();
  const fields = {
    assigneeId: 'PER-2',
    priority: 'High',
    description: 'Rundungsfehler im ABSCHLUSS',
    externalKey: 'PAY-7',
  };
  valueOf(made.run('item.update', { items: ['BLI-2'], fields }));
  return made.state.database;
}
const found = (typed: string, facets = {}) => {
  const view = plan();
  return itemsWhere(view, Array.from(view.all('items')), { words: wordsOf(typed), facets }).map(({ key }) => key);
};

describe('the backlog, narrowed down', () => {
  it.each([
    ['', ['BLI-1', 'BLI-2', 'BLI-3']],
    ['  CARD ', ['BLI-1', 'BLI-2']],
    ['bli-3', ['BLI-3']],
    ['pay-7', ['BLI-2']],
    ['abschluss', ['BLI-2']],
    ['26.24', ['BLI-2']],
    // The names of people and releases count.
    ['tomasz', ['BLI-2']],
    ['rel-2', ['BLI-3']],
    ['ledger', ['BLI-2', 'BLI-3']],
    ['ledger statements', ['BLI-3']],
    ['ledger nowhere', []],
  ])('by the words "%s"', (typed, keys) => expect(found(typed)).toEqual(keys));

  it.each([
    [{ sprint: ['26.24'] }, ['BLI-2']],
    [{ sprint: ['26.24', 'rollout'] }, ['BLI-2', 'BLI-3']],
    [{ sprint: [null] }, ['BLI-1']],
    [{ release: [null] }, ['BLI-2']],
    [{ label: ['cards'] }, ['BLI-2']],
    [{ label: [null] }, ['BLI-1', 'BLI-3']],
    [{ priority: ['High'], state: ['analysis'], kind: ['feature'] }, ['BLI-2']],
    [{ priority: ['High'], state: ['done'] }, []],
    [{ state: [] }, ['BLI-1', 'BLI-2', 'BLI-3']],
    [{ assignee: [null] }, ['BLI-1', 'BLI-3']],
  ])('by %j', (facets, keys) => expect(found('', facets)).toEqual(keys));

  it('knows what there is to choose from, and how often', () => {
    const items = Array.from(plan().all('items'));
    expect([...facetValues(items, 'state')]).toEqual([
      ['analysis', 3],
      ['coding', 0],
      ['testing', 0],
      ['done', 0],
    ]);
    expect([...facetValues(items, 'label')]).toEqual([
      [null, 2],
      ['cards', 1],
    ]);
    expect([...facetValues(items, 'sprint')]).toEqual([
      [null, 1],
      ['26.24', 1],
      ['rollout', 1],
    ]);
  });
});
