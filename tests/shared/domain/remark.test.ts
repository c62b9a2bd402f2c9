import { describe, expect, it } from 'vitest';
import { refusalOf, valueOf } from '../inMemoryPlan.ts';
import { furnishedPlan } from './furnishedPlan.ts';

/** What is said about a record lives and dies with it. */
describe('comments and attachments', () => {
  const remarksOf = ({ state }: ReturnType<typeof furnishedPlan>) => [
    ...state.database.all('comments'),
    ...state.database.all('attachments'),
  ];

  it('come back with their record, byte for byte', () => {
    const plan = furnishedPlan();
    const before = remarksOf(plan);
    valueOf(plan.run('release.remove', { release: 'REL-1' }));
    expect(remarksOf(plan)).toHaveLength(1);
    valueOf(plan.reverse('undo'));
    expect(remarksOf(plan).toSorted(byId)).toEqual(before.toSorted(byId));
  });

  it('keep a record from being taken back that others commented on since', () => {
    const plan = furnishedPlan();
    const { seq } = valueOf(plan.run('service.create', { name: 'Cards' })).header;
    valueOf(plan.run('comment.add', { on: 'SVC-3', text: 'Needed.' }));
    const refusal = refusalOf(plan.reverse('undo', { leaveLaterEdits: false, seq }));
    expect(refusal).toMatchObject({
      kind: 'conflict',
      message: 'There is a later comment on what would go. Delete the comment first, or keep both.',
    });
  });

  it('are found by what they are about, without a look at the others', () => {
    const { state } = furnishedPlan();
    const release = state.database.byKey('releases', 'REL-1')!;
    const texts = Array.from(state.database.referring('comments', 'onId', release.id), ({ text }) => text);
    expect(texts).toEqual([' Ask the bank first.\n']);
  });
});

describe('the register', () => {
  it('names the first records that keep a service, and counts the others', () => {
    const plan = furnishedPlan();
    for (let count = 0; count < 4; count++)
      valueOf(plan.run('release.create', { name: `R ${count}`, serviceIds: ['SVC-1'] }));
    expect(refusalOf(plan.run('service.remove', { service: 'SVC-1' })).message).toBe(
      'SVC-1 is used by REL-3, REL-4, REL-5 and 2 other records. Take it out in each first, then delete it.',
    );
    for (const release of ['REL-3', 'REL-4', 'REL-5', 'REL-6']) valueOf(plan.run('release.remove', { release }));
    valueOf(plan.run('configurationItem.remove', { configurationItem: 'CI-2' }));
    expect(refusalOf(plan.run('service.remove', { service: 'SVC-1' })).message).toBe(
      'SVC-1 is used by CI-1. Take it out there first, then delete it.',
    );
    valueOf(plan.run('configurationItem.update', { configurationItem: 'CI-1', serviceIds: [] }));
    valueOf(plan.run('service.remove', { service: 'SVC-1' }));
  });

  it('lets go a service that is only talked about', () => {
    const plan = furnishedPlan();
    valueOf(plan.run('comment.add', { on: 'SVC-2', text: 'Not ours any more.' }));
    valueOf(plan.run('service.remove', { service: 'SVC-2' }));
    expect(plan.state.database.count('comments')).toBe(2);
  });
});

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
