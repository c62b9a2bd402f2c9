import type { z } from 'zod';
import { withFollowers } from '../domain/businessTime/followers.ts';
import { withRemarks } from '../domain/remark.ts';
import type { Id } from '../kernel/id.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { spellField } from '../kernel/words.ts';
import { collections } from '../model/plan.ts';
import { ruleContext } from '../rules/evaluate.ts';
import { gate } from '../rules/gates.ts';
import type { Change, Policy, Transaction } from '../store/change.ts';
import { type Command, commandContext } from '../store/command.ts';
import { type Dangling, danglingReferences } from '../store/integrity.ts';
import { overlay } from '../store/overlay.ts';
import { planUndo } from '../store/undo.ts';
import type { View } from '../store/view.ts';
import { commands } from './commands.ts';

/** What a run would write: nothing is written yet. */
export interface Decision {
  command: { name: string; version: number };
  policy: Policy;
  /** What of the input goes into the log. */
  input: unknown;
  changes: Change[];
  label: string;
}

export interface Run {
  now: Instant;
  actor: Id;
  transactionId: string;
}

/**
 * The whole way from a command's name and a raw input to what would be written, or to the sentence that says why not.
 * Main decides with it, and so does a window that shows a verdict before anything is sent: the same function.
 */
export function decide(view: View, name: string, rawInput: unknown, run: Run): Result<Decision> {
  const command = commands.get(name);
  if (!command) return refuse('invalid', `There is no command ${name}.`);
  const input = command.input.safeParse(rawInput);
  return input.success ? decideParsed(view, command, input.data, run) : refuseInput(input.error);
}

/** For an input that keeps to the command's schema already: of 100,000 rows each is looked at once. */
export function decideParsed(view: View, command: Command, input: unknown, run: Run): Result<Decision> {
  const planned = command.plan(view, input, commandContext(view, run));
  if (!planned.ok) return planned;
  const { label } = planned.value;
  const changes = withRemarks(view, planned.value.changes);
  const allowed = check(view, changes, run.now);
  if (!allowed.ok) return allowed;
  const { name, version, policy } = command;
  const logged = command.summarise ? command.summarise(input) : input;
  return ok({ command: { name, version }, policy, input: logged, changes, label });
}

/** The same way for undo and redo: they meet the same rules as any command. */
export function decideUndo(
  view: View,
  transaction: Transaction,
  direction: 'undo' | 'redo',
  options: { leaveLaterEdits: boolean; now: Instant },
): Result<Decision> {
  const reversed = planUndo(view, transaction, direction, options.leaveLaterEdits);
  // What began to follow a date since then goes back with it.
  const followed = reversed.ok ? withFollowers(view, reversed.value) : reversed;
  if (!followed.ok) return followed;
  const { changes } = followed.value;
  const allowed = check(view, changes, options.now);
  if (!allowed.ok) return allowed;
  const { command, label } = transaction.header;
  const verb = direction === 'undo' ? 'Took back' : 'Did again';
  return ok({ command, policy: 'ask', input: null, changes, label: `${verb}: ${label}` });
}

/** What holds for every candidate: no reference points nowhere, and no rule is newly broken. */
function check(view: View, changes: readonly Change[], now: Instant): Result<null> {
  const candidate = overlay(view, changes);
  const [dangling] = danglingReferences(candidate, changes);
  if (dangling) return refuse('conflict', sayDangling(dangling, changes));
  return gate(view, candidate, changes, ruleContext(candidate, now));
}

function sayDangling({ collection, record }: Dangling, changes: readonly Change[]): string {
  const { noun } = collections[collection];
  if (record.key) return `The ${noun} ${record.key} still refers to what would go.`;
  return changes.some(({ id }) => id === record.id)
    ? `This ${noun} refers to a record that is not in the plan any more.`
    : `There is a later ${noun} on what would go. Delete the ${noun} first, or keep both.`;
}

/** The first thing that is wrong with an input, with the field in front; the others as details. */
export function refuseInput(error: z.ZodError) {
  const sentences = error.issues.map(({ path, message }) => {
    const field = path.join('.');
    return { field, sentence: field ? `${sayField(field)}: ${message}` : message };
  });
  return refuse('invalid', sentences[0]!.sentence, {
    field: sentences[0]!.field,
    details: sentences.map(({ sentence }) => sentence),
  });
}

/** `lengthMinutes` -> `Length minutes`, `rows.3.title` -> `Rows 4, title`; `fields.points`, of several records at once, -> `Points`. */
function sayField(field: string): string {
  const words = field
    .replace(/^fields\./, '')
    .replace(/\.(\d+)(\.|$)/g, (_, index: string, rest: string) => ` ${Number(index) + 1}${rest ? ', ' : ''}`)
    .replaceAll('.', ', ');
  return spellField(words);
}
