import { describe, expect, it } from 'vitest';
import {
  type CalendarFilter,
  calendarFacetValues,
  filteredView,
  sayCalendarFilter,
} from '../../../../shared/domain/shownCalendar/calendarFilter.ts';
import { EVERYTHING } from '../../../../shared/model/scope.ts';
import { insert } from '../../../../shared/store/change.ts';
import { planWith, releaseOf, saturday, yearEnd } from '../../rules/ruleFixtures.ts';

const releases = [
  releaseOf({ environment: 'Production', serviceIds: ['services-0'], ownerId: 'people-0' }),
  releaseOf({ id: 'releases-1', key: 'REL-2', kind: 'major', environment: 'production ' }),
  releaseOf({ id: 'releases-2', key: 'REL-3', kind: 'major', environment: 'Staging' }),
];
const scoped = { ...EVERYTHING, serviceIds: ['services-0'], environments: ['Production'] };
const plan = planWith({
  releases,
  windows: [saturday, { ...saturday, id: 'windows-1', key: 'WIN-2', scope: scoped }],
  freezes: [
    yearEnd,
    { ...yearEnd, id: 'freezes-1', key: 'FRZ-2', scope: { ...EVERYTHING, environments: ['Staging'] } },
  ],
});
plan.apply([
  insert('people', { id: 'people-0', key: 'PER-1', name: 'Amara Osei', roles: [] }),
  insert('people', { id: 'people-1', key: 'PER-2', name: 'Tomasz Wilk', roles: [] }),
  insert('changes', {
    id: 'changes-0',
    key: 'CHG-1',
    releaseId: 'releases-1',
    type: 'normal',
    reason: '',
    raisedById: 'people-1',
    testResult: null,
    backOutPlan: [],
  }),
]);

const shown = (filter: CalendarFilter, collection: 'releases' | 'windows' | 'freezes' = 'releases') =>
  Array.from(filteredView(plan, filter).all(collection), ({ key }) => key);

describe('a filter of the calendar', () => {
  it('keeps the releases that have one of its values of each facet', () => {
    expect(shown({})).toEqual(['REL-1', 'REL-2', 'REL-3']);
    expect(shown({ kind: ['major'] })).toEqual(['REL-2', 'REL-3']);
    expect(shown({ kind: ['major', 'minor'], environment: ['staging'] })).toEqual(['REL-3']);
    expect(shown({ service: ['services-0'] })).toEqual(['REL-1']);
    expect(shown({ service: [null] })).toEqual(['REL-2', 'REL-3']);
  });

  it('takes environments of one name for one, the case and the spaces apart', () => {
    expect(shown({ environment: ['production'] })).toEqual(['REL-1', 'REL-2']);
  });

  it('knows who owns a release and who raised its change', () => {
    expect(shown({ person: ['people-0'] })).toEqual(['REL-1']);
    expect(shown({ person: ['people-1'] })).toEqual(['REL-2']);
    expect(shown({ person: [null] })).toEqual(['REL-3']);
  });

  it('keeps the windows and freezes whose scope reaches it, those for everything among them', () => {
    expect(shown({ service: ['services-0'] }, 'windows')).toEqual(['WIN-1', 'WIN-2']);
    expect(shown({ service: ['services-9'] }, 'windows')).toEqual(['WIN-1']);
    expect(shown({ environment: ['staging'] }, 'windows')).toEqual(['WIN-1']);
    expect(shown({ environment: ['staging'] }, 'freezes')).toEqual(['FRZ-1', 'FRZ-2']);
    expect(shown({ environment: ['production'] }, 'freezes')).toEqual(['FRZ-1']);
    expect(shown({ kind: ['patch'], person: ['people-1'] }, 'freezes')).toEqual(['FRZ-1', 'FRZ-2']);
  });

  it('counts what it keeps, and finds it by time as well', () => {
    const view = filteredView(plan, { kind: ['major'] });
    expect(view.count('releases')).toBe(2);
    const all = { start: 0, end: Date.parse('2030-01-01') };
    expect(Array.from(view.during('releases', all), ({ key }) => key).toSorted()).toEqual(['REL-2', 'REL-3']);
  });

  it('is said in words, and knows every value with how many have it', () => {
    expect(sayCalendarFilter(plan, { environment: ['production'], kind: ['major'], person: ['people-1', null] })).toBe(
      'Production, Major, Tomasz Wilk, Nobody',
    );
    expect(Object.fromEntries(calendarFacetValues(plan, 'kind'))).toEqual({
      major: 2,
      minor: 1,
      patch: 0,
      emergency: 0,
    });
    expect(Object.fromEntries(calendarFacetValues(plan, 'environment'))).toEqual({ production: 2, staging: 1 });
  });
});
