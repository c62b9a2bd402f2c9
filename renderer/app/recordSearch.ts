import { parseKey } from '../../shared/kernel/id.ts';
import type { CollectionName, PlanRecord, RecordOf } from '../../shared/model/plan.ts';
import type { View } from '../../shared/store/view.ts';

/**
 * Finding records by their words. Each is looked at in turn, a few milliseconds at a time: at 50,000 items this answers
 * within a blink, needs no index that must be kept, and never holds up a key.
 */
export interface Hit {
  collection: Sought;
  record: RecordOf<Sought>;
  /** The smaller, the nearer. */
  distance: number;
}

const SOUGHT = [
  'releases',
  'items',
  'windows',
  'freezes',
  'cabMeetings',
  'windowClasses',
  'people',
  'services',
  'configurationItems',
  'businessCalendars',
  'anchors',
] as const;
export type Sought = (typeof SOUGHT)[number] & CollectionName;

export interface RecordSearch {
  /** Lower case; every one must occur. */
  words: readonly string[];
  /** Only in ids. */
  isById: boolean;
  limit: number;
}

/** How long a slice of the search may take, in milliseconds. */
const SLICE = 5;
const LOOKED_AT_BETWEEN_CLOCKS = 256;

/**
 * The nearest records first. Answers null when `isStale` says that nobody waits any more.
 *
 * @param clock milliseconds, to measure a slice
 * @param rest lets the window do what waits, then goes on
 */
export async function searchRecords(
  view: View,
  { words, isById, limit }: RecordSearch,
  world: { clock(): number; rest(): Promise<void>; isStale(): boolean },
): Promise<Hit[] | null> {
  let hits: Hit[] = [];
  if (words.length === 0) return hits;
  let since = world.clock();
  let count = 0;
  for (const collection of SOUGHT) {
    // Taken at once: the plan may change while the search rests.
    for (const record of Array.from(view.all(collection))) {
      const distance = distanceOf(record, words, isById);
      if (distance !== null) hits.push({ collection, record, distance });
      if (hits.length > limit * 8) hits = nearest(hits, limit);
      count += 1;
      if (count % LOOKED_AT_BETWEEN_CLOCKS !== 0 || world.clock() - since < SLICE) continue;
      await world.rest();
      if (world.isStale()) return null;
      since = world.clock();
    }
  }
  return nearest(hits, limit);
}

const nearest = (hits: readonly Hit[], limit: number): Hit[] =>
  hits.toSorted((a, b) => a.distance - b.distance || compareKeys(a.record.key, b.record.key)).slice(0, limit);

const compareKeys = (a: string, b: string): number => numberOf(b) - numberOf(a);
const numberOf = (key: string): number => parseKey(key)?.number ?? 0;

/** 0 the id itself, 1 its beginning, 2 the name begins so, 3 a word of it, 4 somewhere; null where a word is missing. */
export function distanceOf(record: PlanRecord, words: readonly string[], isById: boolean): number | null {
  const text = textOf(record);
  const key = text.key;
  const asKey = words.join('-');
  if (key === asKey || key.endsWith(`-${asKey}`)) return 0;
  if (key.startsWith(asKey) || key.includes(`-${asKey}`)) return 1;
  if (isById || !words.every((word) => text.all.includes(word))) return null;
  if (text.name.startsWith(words[0]!)) return 2;
  return text.name.includes(` ${words[0]!}`) ? 3 : 4;
}

interface Text {
  key: string;
  name: string;
  all: string;
}

/** Records never change in place, so what one reads in lower case never does either. */
const texts = new WeakMap<PlanRecord, Text>();

function textOf(record: PlanRecord & { name?: string; title?: string; externalKey?: string | null }): Text {
  const known = texts.get(record);
  if (known) return known;
  const key = (record.key ?? '').toLowerCase();
  const name = (record.name ?? record.title ?? '').toLowerCase();
  const text = { key, name, all: `${key} ${name} ${(record.externalKey ?? '').toLowerCase()}` };
  texts.set(record, text);
  return text;
}

/** What was typed into the palette: words, `>` for commands only, `#` for ids only. */
export function readQuery(typed: string): { words: string[]; only: 'commands' | 'ids' | null } {
  const text = typed.trimStart();
  const only = text.startsWith('>') ? 'commands' : text.startsWith('#') ? 'ids' : null;
  const words = (only ? text.slice(1) : text).toLowerCase().split(/\s+/).filter(Boolean);
  return { words, only };
}

/** The key that is named in the words: `mov rel 44` and `rel-44` name REL-44. */
export function namedKey(words: readonly string[]): string | null {
  const match = /(?:^|\s)([a-z]{2,4})[- ]([1-9]\d{0,8})(?:\s|$)/.exec(words.join(' '));
  return match ? `${match[1]!.toUpperCase()}-${match[2]}` : null;
}
