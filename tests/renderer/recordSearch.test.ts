import { describe, expect, it } from 'vitest';
import { namedKey, type RecordSearch, readQuery, searchRecords } from '../../renderer/app/recordSearch.ts';
import { EMPTY_ITEM } from '../../shared/domain/backlog.ts';
import { EMPTY_RELEASE } from '../../shared/domain/release.ts';
import type { Item } from '../../shared/model/item.ts';
import { insert } from '../../shared/store/change.ts';
import { createDatabase } from '../../shared/store/database.ts';

const item = (number: number, title: string, externalKey: string | null = null): Item => ({
  ...EMPTY_ITEM,
  id: `item-${number}`,
  key: `BLI-${number}`,
  title,
  externalKey,
  updatedAt: null,
});

const release = (number: number, name: string) => ({
  ...EMPTY_RELEASE,
  id: `release-${number}`,
  key: `REL-${number}`,
  name,
  kind: 'minor' as const,
  start: null,
  lengthMinutes: 60,
  backOutMinutes: 0,
});

function planOf(items: readonly Item[]) {
  const database = createDatabase();
  database.apply([
    ...items.map((record) => insert('items', record)),
    insert('releases', release(4, 'Online Banking 12.0')),
    insert('releases', release(44, 'Card authorisation')),
  ]);
  return database;
}

const small = planOf([
  item(4, 'Pay by bank transfer'),
  item(44, 'Banking holidays'),
  item(45, 'The bank of תאריך', 'PAY-4471'),
  item(440, 'Nothing of it'),
]);

const patient = { clock: () => 0, rest: () => Promise.resolve(), isStale: () => false };

async function find(typed: string, limit = 20): Promise<string[]> {
  const { words, only } = readQuery(typed);
  const search: RecordSearch = { words, isById: only === 'ids', limit };
  return (await searchRecords(small, search, patient))!.map(({ record }) => record.key);
}

describe('records are found', () => {
  it.each([
    ['bank', ['BLI-44', 'BLI-45', 'REL-4', 'BLI-4']],
    ['BANK holi', ['BLI-44']],
    ['rel-44', ['REL-44']],
    ['rel 44', ['REL-44']],
    ['44', ['REL-44', 'BLI-44', 'BLI-440', 'BLI-45']],
    ['pay-4471', ['BLI-45']],
    ['תאריך', ['BLI-45']],
    ['#4', ['REL-4', 'BLI-4', 'BLI-440', 'BLI-45', 'REL-44', 'BLI-44']],
    ['#bli-44', ['BLI-44', 'BLI-440']],
    ['#bank', []],
    ['nowhere', []],
    ['', []],
  ])('by %s', async (typed, expected) => {
    expect(await find(typed)).toEqual(expected);
  });

  it('and no more of them than are asked for, the nearest', async () => {
    expect(await find('bank', 2)).toEqual(['BLI-44', 'BLI-45']);
  });
});

describe('a search over 50,000 items', () => {
  const large = planOf(
    Array.from({ length: 50_000 }, (_, index) => item(index + 1, `Item ${index} of a long backlog`)),
  );
  const search = { words: ['backlog', '499'], isById: false, limit: 20 };

  it('rests before a key has to wait: never more of its clock passes in between than a key may wait', async () => {
    // Each look at the clock costs three milliseconds of it, as if the records before it had taken them.
    let clock = 0;
    let since = 0;
    let longest = 0;
    let rests = 0;
    const rest = () => {
      longest = Math.max(longest, clock - since);
      rests += 1;
      since = clock;
      return Promise.resolve();
    };
    const hits = await searchRecords(large, search, { clock: () => (clock += 3), rest, isStale: () => false });
    expect(hits).toHaveLength(20);
    expect(rests).toBeGreaterThan(5);
    expect(Math.max(longest, clock - since)).toBeLessThan(50);
  });

  it('stops when nobody waits any more', async () => {
    let clock = 0;
    const world = { clock: () => (clock += 10), rest: () => Promise.resolve(), isStale: () => true };
    expect(await searchRecords(large, search, world)).toBeNull();
    expect(clock).toBeLessThan(100);
  });
});

describe('what is typed', () => {
  it.each([
    ['mov rel 44', { words: ['mov', 'rel', '44'], only: null }, 'REL-44'],
    ['> Move', { words: ['move'], only: 'commands' }, null],
    ['>move REL-44', { words: ['move', 'rel-44'], only: 'commands' }, 'REL-44'],
    ['# 44', { words: ['44'], only: 'ids' }, null],
    ['  bank ', { words: ['bank'], only: null }, null],
    ['rel 0', { words: ['rel', '0'], only: null }, null],
  ])('%s', (typed, expected, key) => {
    const read = readQuery(typed);
    expect(read).toEqual(expected);
    expect(namedKey(read.words)).toBe(key);
  });
});
