import type { Key } from '../kernel/id.ts';
import { type Instant, toInstant } from '../kernel/time.ts';

/** A command that was given at a time in the story, by a person of the plan. */
export interface SampleStep {
  at: Instant;
  /** The person's key; null where the command creates the person who gives it. */
  by: Key | null;
  name: string;
  input: object;
}

/**
 * A step as the story tells it. Records have names there, such as `payments`, for nobody knows their keys before the steps
 * stand in the order of their times: `{payments}` in a text of the input is the key.
 */
export interface Draft {
  /** Milliseconds since 1970. */
  at: number;
  /** The person's name in the story. */
  by: string;
  name: string;
  input: object;
  /** What it creates, in order: the prefix of the key, and the name in the story. */
  makes?: [prefix: string, handle: string][];
}

/** The drafts in the order of their times, with keys as the commands will give them out. */
export function toSteps(drafts: readonly Draft[]): SampleStep[] {
  const keys = new Map<string, Key>();
  const counts = new Map<string, number>();
  return drafts
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, by, name, input, makes = [] }) => {
      const author = keys.get(by) ?? null;
      const resolved = resolve(input, keys) as object;
      for (const [prefix, handle] of makes) {
        const number = (counts.get(prefix) ?? 0) + 1;
        counts.set(prefix, number);
        keys.set(handle, `${prefix}-${number}`);
      }
      return { at: toInstant(at), by: author, name, input: resolved };
    });
}

function resolve(value: unknown, keys: ReadonlyMap<string, Key>): unknown {
  if (typeof value === 'string') return value.replace(/\{([^{}]+)\}/g, (_, handle: string) => keyOf(handle, keys));
  if (Array.isArray(value)) return value.map((inside) => resolve(inside, keys));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, resolve(inside, keys)]));
}

function keyOf(handle: string, keys: ReadonlyMap<string, Key>): Key {
  const key = keys.get(handle);
  if (!key) throw new Error(`The story names ${handle} before it is there.`);
  return key;
}
