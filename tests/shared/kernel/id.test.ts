import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveId, parseKey } from '../../../shared/kernel/id.ts';

describe('a derived id', () => {
  it('is the same for the same place and differs for every other', () => {
    const place = fc.tuple(fc.uuid(), fc.constantFrom('items', 'people', 'plan'), fc.nat({ max: 2_000 }));
    fc.assert(
      fc.property(place, place, (one, two) => {
        expect(deriveId(...one)).toBe(deriveId(...one));
        expect(deriveId(...one) === deriveId(...two)).toBe(one.join() === two.join());
      }),
    );
  });

  it('keeps the order in time of transactions', () => {
    const uuid = fc.uuid({ version: 7 });
    fc.assert(
      fc.property(uuid, uuid, (one, two) => {
        expect(deriveId(one, 'items', 0) < deriveId(two, 'items', 0)).toBe(one < two);
      }),
    );
  });
});

describe('a key', () => {
  it.each([
    ['REL-12', { prefix: 'REL', number: 12 }],
    [' rel-12 ', { prefix: 'REL', number: 12 }],
    ['CI-1', { prefix: 'CI', number: 1 }],
    ['REL-012', null],
    ['REL-0', null],
    ['REL12', null],
    ['R-1', null],
    ['REL-1x', null],
    ['REL-1234567890', null],
    ['', null],
  ])('%s is %j', (text, expected) => {
    expect(parseKey(text)).toEqual(expected);
  });
});
