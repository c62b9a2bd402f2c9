import type { BacklogField } from './backlogFields.ts';

/** A value that is no word of ours and was taken for one, in how many rows. */
export interface ReadAs {
  field: BacklogField;
  value: string;
  as: string;
  rows: number;
}

const MOST_WORDS = 200;

/** The words of columns that have few: what each was taken for, counted for whoever looks the import over. */
export function createWordCounts() {
  const readAs = new Map<string, ReadAs>();
  const wordsSeen: Partial<Record<BacklogField, Map<string, string | null>>> = {};

  return {
    /** What a word means; one that nobody knows is `otherwise`, and counted as such. */
    meaning<T extends string>(field: BacklogField, value: string, known: ReadonlyMap<string, T>, otherwise: T): T {
      if (value === '') return otherwise;
      const seen = (wordsSeen[field] ??= new Map<string, string | null>());
      let meaning = seen.get(value) as T | null | undefined;
      if (meaning === undefined) {
        meaning = known.get(value.toLowerCase()) ?? null;
        if (seen.size < MOST_WORDS) seen.set(value, meaning);
      }
      if (meaning === null) note(readAs, field, value, otherwise);
      return meaning ?? otherwise;
    },
    all: () => ({
      readAs: [...readAs.values()],
      words: Object.fromEntries(
        Object.entries(wordsSeen).map(([field, seen]) => [
          field,
          { all: seen.size, known: [...seen.values()].filter((meaning) => meaning !== null).length },
        ]),
      ),
    }),
  };
}

function note(readAs: Map<string, ReadAs>, field: BacklogField, value: string, as: string): void {
  const known = readAs.get(`${field}:${value}`);
  if (known) known.rows += 1;
  else if (readAs.size < MOST_WORDS)
    readAs.set(`${field}:${value}`, { field, value: value.slice(0, 100), as, rows: 1 });
}
