import { describe, expect, it } from 'vitest';
import { find, findAll } from '../../../shared/domain/find.ts';
import { startedPlan } from '../commandSteps.ts';
import { refusalOf, valueOf } from '../inMemoryPlan.ts';

const plan = startedPlan();
for (const title of ['One', 'Two']) valueOf(plan.run('item.create', { title }));
const { database } = plan.state;
const one = database.byKey('items', 'BLI-1')!;
const two = database.byKey('items', 'BLI-2')!;

describe('a record is found', () => {
  it.each(['BLI-1', 'bli-1', ' Bli-1 ', one.id])('by %j', (named) => {
    expect(find(database, 'items', named, 'item')).toEqual({ ok: true, value: one });
  });

  it('once, however often and by whatever name a list has it', () => {
    expect(findAll(database, 'items', ['bli-2', 'BLI-1', two.id], 'items')).toEqual({ ok: true, value: [two, one] });
  });
});

describe('a record is missed', () => {
  it('in a sentence that says how records are named', () => {
    expect(refusalOf(find(database, 'items', 'BLI-9', 'item'))).toEqual({
      kind: 'missing',
      field: 'item',
      message: 'There is no item BLI-9 in this plan. Name one like BLI-1.',
    });
  });

  it('where it is of another collection', () => {
    expect(refusalOf(find(database, 'releases', 'BLI-1', 'release')).message).toBe(
      'There is no release BLI-1 in this plan. Name one like REL-1.',
    );
  });

  it('in a list, with its place', () => {
    expect(refusalOf(findAll(database, 'items', ['BLI-1', 'BLI-9'], 'items'))).toMatchObject({ field: 'items.1' });
  });
});
