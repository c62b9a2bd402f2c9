import { describe, expect, it } from 'vitest';
import { commands } from '../../../shared/api/commands.ts';
import { type CollectionName, collectionByKeyPrefix } from '../../../shared/model/plan.ts';
import { answers } from '../answers.ts';
import { startedPlan } from '../commandSteps.ts';
import { ACTOR, type InMemoryPlan, inMemoryPlan, NOW, refusalOf, valueOf } from '../inMemoryPlan.ts';
import { furnishedPlan } from './furnishedPlan.ts';
import { happyCases } from './happyCases.ts';
import { refusals } from './refusals.ts';

/** A record by its key, `REL-1`; where its kind has none by collection and id, or `last` for what came last: `comments/last`. */
function recordAt({ state: { database } }: InMemoryPlan, key: string) {
  const [collection, id] = key.split('/');
  if (id === 'last') return Array.from(database.all(collection as CollectionName)).at(-1);
  if (id !== undefined) return database.get(collection as CollectionName, id);
  return database.byKey(collectionByKeyPrefix.get(key.split('-')[0]!)!, key);
}

describe('a command', () => {
  it.each(happyCases)('%s %j: %s', (command, input, label, key, record, before = []) => {
    const plan = furnishedPlan();
    for (const [name, earlier] of before) valueOf(plan.run(name, earlier));
    const { header, changes } = valueOf(plan.run(command, input));
    expect(header).toMatchObject({ label, command: { name: command }, actor: ACTOR, at: NOW });
    if (record) expect(recordAt(plan, key)).toMatchObject(record);
    else expect(recordAt(plan, key)).toBeUndefined();
    // It says what it touched and nothing else.
    expect(new Set(changes.map(({ collection, id }) => `${collection} ${id}`)).size).toBe(changes.length);
  });

  it.each(refusals)(
    '$command is refused: $message',
    ({ command, input, kind, field, message, before: earlier = [] }) => {
      const plan = furnishedPlan();
      for (const [name, given] of earlier) valueOf(plan.run(name, given));
      const before = answers(plan.state.database);
      const refusal = refusalOf(plan.run(command, input));
      expect({ kind: refusal.kind, field: refusal.field, message: refusal.message }).toEqual({ kind, field, message });
      expect(answers(plan.state.database)).toEqual(before);
    },
  );

  it('speaks in whole sentences without a programmer’s words', () => {
    for (const { message, field } of refusals) {
      expect(message).toMatch(/^["\p{L}][^\n]+[.?]$/u);
      expect(message).not.toMatch(/undefined|null|NaN|Invalid input|expected|Error|exception/);
      // The record or the field is named: in the sentence, or beside it in the form.
      expect(field !== undefined || /[A-Z]{2,3}-\d|plan/.test(message)).toBe(true);
    }
  });

  // Imports are tried with the files that they read.
  it('is tried here with every name there is, imports apart', () => {
    const tried = new Set([...happyCases.map(([name]) => name), 'plan.create']);
    const names = [...commands.keys()].filter((name) => !name.endsWith('.import'));
    expect(names.filter((name) => !tried.has(name))).toEqual([]);
    const refusedNames = new Set(refusals.map(({ command }) => command));
    expect(names.filter((name) => !refusedNames.has(name))).toEqual([]);
  });
});

describe('the first command', () => {
  it('makes the plan and its first person, who is its actor', () => {
    const { state, log } = startedPlan();
    expect(state.database.get('plan', 'plan')).toEqual({
      id: 'plan',
      name: 'Merrowdale',
      zone: 'Europe/London',
      notesTemplate: null,
      severalWindows: 'any',
      calendarId: null,
    });
    expect(state.database.byKey('people', 'PER-1')).toMatchObject({ name: 'Ana Ruiz', roles: ['Release coordinator'] });
    expect(log[0]!.header).toMatchObject({ label: 'Created the plan', policy: 'fact' });
    expect(state.undoLine.undoable).toEqual([]);
  });

  it('cannot be another one that needs the plan', () => {
    const refusal = refusalOf(inMemoryPlan().run('plan.change', { name: 'A' }));
    expect(refusal).toMatchObject({ kind: 'missing', message: 'This plan has no settings.' });
  });
});

describe('two runs', () => {
  it('of the same commands make the same plan, ids and keys included', () => {
    const [one, two] = [furnishedPlan(), furnishedPlan()];
    expect(answers(one.state.database)).toEqual(answers(two.state.database));
    expect(one.log).toEqual(two.log);
  });
});
