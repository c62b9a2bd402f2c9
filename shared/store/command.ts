import type { z } from 'zod';
import '../kernel/inputSentences.ts';
import { deriveId, type Id, type Key } from '../kernel/id.ts';
import type { Result } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { type CollectionName, collections } from '../model/plan.ts';
import type { Change, Policy } from './change.ts';
import type { View } from './view.ts';

/**
 * Everything that changes the plan is a command: a pure function from the plan and an input to changes, or to the sentence
 * that says why not.
 */
export interface Command<Input = unknown> {
  /** `noun.verb`, such as `release.reschedule`. */
  name: string;
  /** Goes up when the input's shape or meaning changes; the log carries it. */
  version: number;
  /** What a person reads in the palette and in the help of the command line. */
  title: string;
  policy: Policy;
  input: z.ZodType<Input>;
  plan(view: View, input: Input, context: CommandContext): Result<Planned>;
  /**
   * It takes a field that is undefined for one that is not there, wherever it stands. Then its input is not looked through
   * for such fields, which in 100,000 rows takes long.
   */
  knowsUndefined?: boolean;
  /** What of the input goes into the log, where the changes already say the rest. */
  summarise?(input: Input): unknown;
}

export interface Planned {
  changes: Change[];
  /** Past tense, with keys and without people's names: `Moved REL-12 to Sat 5 Dec 22:00`. */
  label: string;
}

/** All that a command may know of the world. Given as arguments, so that two runs agree. */
export interface CommandContext {
  now: Instant;
  actor: Id;
  newId(collection: CollectionName): Id;
  newKey(collection: CollectionName): Key;
}

/** Keeps the type of the input between the schema and `plan`, and forgets it for the registry. */
export const command = <Input>(definition: Command<Input>): Command => ({
  ...definition,
  plan: (view, input, context) =>
    definition.plan(view, (definition.knowsUndefined ? input : withoutUndefined(input)) as Input, context),
});

/**
 * A form may send a field as undefined, and over IPC it stays so. Spread into a record it would hide the default; and
 * records are JSON, so memory would hold what the disk does not.
 */
function withoutUndefined(value: unknown): unknown {
  // An import of 100,000 rows is looked through, not copied.
  if (!hasUndefined(value) || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutUndefined);
  const given = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(given.map(([name, field]) => [name, withoutUndefined(field)]));
}

function hasUndefined(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === undefined;
  if (Array.isArray(value)) return value.some(hasUndefined);
  // Without a list of the values: an import has 100,000 rows.
  for (const name in value) if (hasUndefined((value as Record<string, unknown>)[name])) return true;
  return false;
}

/** The context of one run; ids and keys count up within it. */
export function commandContext(view: View, run: { now: Instant; actor: Id; transactionId: string }): CommandContext {
  const idsGiven = new Map<CollectionName, number>();
  const keysGiven = new Map<string, number>();
  return {
    now: run.now,
    actor: run.actor,
    newId(collection) {
      const ordinal = idsGiven.get(collection) ?? 0;
      idsGiven.set(collection, ordinal + 1);
      return deriveId(run.transactionId, collection, ordinal);
    },
    newKey(collection) {
      const prefix = collections[collection].keyPrefix;
      if (!prefix) throw new Error(`Records of ${collection} have no key`);
      const number = (keysGiven.get(prefix) ?? view.lastNumber(prefix)) + 1;
      keysGiven.set(prefix, number);
      return `${prefix}-${number}`;
    },
  };
}
