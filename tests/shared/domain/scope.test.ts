import { describe, expect, it } from 'vitest';
import { fitOfScope, type ScopeFit, subjectOf, touchedServices } from '../../../shared/domain/scope.ts';
import type { Release } from '../../../shared/model/release.ts';
import { EVERYTHING, type Scope } from '../../../shared/model/scope.ts';
import { planWith, releaseOf } from '../rules/ruleFixtures.ts';

const [payments, lending] = ['services-0', 'services-1'];
const [payServer, bareServer] = ['configurationItems-0', 'configurationItems-1'];
const plan = planWith({
  services: ['Payments', 'Lending'],
  configurationItems: [{ serviceIds: [payments] }, {}],
});

const YES = { fits: 'yes' };
const no = (list: string) => ({ fits: 'no', list });
const unknown = (list: string) => ({ fits: 'unknown', list });

type Case = [what: string, scope: Partial<Scope>, release: Partial<Release>, fit: object];
const cases: Case[] = [
  ['an empty scope is for everything', {}, {}, YES],
  ['a named service', { serviceIds: [payments, lending] }, { serviceIds: [lending] }, YES],
  ['the service of a touched item', { serviceIds: [payments] }, { configurationItemIds: [payServer] }, YES],
  ['another service', { serviceIds: [lending] }, { configurationItemIds: [payServer] }, no('serviceIds')],
  [
    'an item of no service is not of another',
    { serviceIds: [lending] },
    { configurationItemIds: [bareServer] },
    no('serviceIds'),
  ],
  ['nobody says what it touches', { serviceIds: [payments] }, {}, unknown('serviceIds')],
  ['a touched item', { configurationItemIds: [payServer] }, { configurationItemIds: [payServer] }, YES],
  [
    'no item, only services',
    { configurationItemIds: [payServer] },
    { serviceIds: [payments] },
    no('configurationItemIds'),
  ],
  ['items, and nobody says which', { configurationItemIds: [payServer] }, {}, unknown('configurationItemIds')],
  ['one of several environments', { environments: ['Test', 'Production'] }, { environment: 'Production' }, YES],
  ['the same word in other letters', { environments: ['production'] }, { environment: 'PRODUCTION' }, YES],
  ['another environment', { environments: ['Production'] }, { environment: 'Test' }, no('environments')],
  ['no environment said', { environments: ['Production'] }, {}, unknown('environments')],
  ['no region said', { regions: ['EMEA'] }, {}, unknown('regions')],
  ['another region', { regions: ['EMEA'] }, { region: 'APAC' }, no('regions')],
  ['no work type said', { workTypes: ['Train'] }, {}, unknown('workTypes')],
  ['its work type', { workTypes: ['Train'] }, { workType: 'Train' }, YES],
  ['no tags are none', { tags: ['pci'] }, {}, no('tags')],
  ['one tag of several', { tags: ['pci', 'sox'] }, { tags: ['sox', 'x'] }, YES],
  ['all lists must fit', { serviceIds: [payments], tags: ['pci'] }, { serviceIds: [payments] }, no('tags')],
  ['a misfit outweighs what is unknown', { environments: ['Production'], tags: ['pci'] }, {}, no('tags')],
  [
    'what is unknown outweighs what fits',
    { serviceIds: [payments], environments: ['Production'] },
    { serviceIds: [payments] },
    unknown('environments'),
  ],
];

describe('a scope', () => {
  it.each(cases)('%s', (_, scope, release, fit) => {
    const found: ScopeFit = fitOfScope({ ...EVERYTHING, ...scope }, subjectOf(plan, releaseOf(release)));
    expect(found).toEqual(fit);
  });
});

describe('a release', () => {
  it('touches its services and those of its configuration items, each once', () => {
    const release = releaseOf({ serviceIds: [lending, payments], configurationItemIds: [payServer, bareServer] });
    expect(touchedServices(plan, release)).toEqual([lending, payments]);
    expect(touchedServices(plan, releaseOf({ configurationItemIds: [payServer] }))).toEqual([payments]);
    expect(touchedServices(plan, releaseOf({}))).toEqual([]);
  });
});
