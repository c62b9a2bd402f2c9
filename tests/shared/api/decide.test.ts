import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commands } from '../../../shared/api/commands.ts';
import { contract } from '../../../shared/api/contract.ts';
import { decide, refuseInput } from '../../../shared/api/decide.ts';
import { deriveId } from '../../../shared/kernel/id.ts';
import { collections } from '../../../shared/model/plan.ts';
import { startedPlan } from '../commandSteps.ts';
import { ACTOR, NOW, refusalOf, valueOf } from '../inMemoryPlan.ts';

const run = { now: NOW, actor: ACTOR, transactionId: '019a0000-0000-7000-8000-000000000099' };

describe('deciding', () => {
  it('refuses a command that is not there', () => {
    const refusal = refusalOf(decide(startedPlan().state.database, 'release.explode', {}, run));
    expect(refusal).toEqual({ kind: 'invalid', message: 'There is no command release.explode.' });
  });

  it('writes nothing, and answers what would be written', () => {
    const { database } = startedPlan().state;
    const decision = valueOf(decide(database, 'item.create', { title: 'Card fees' }, run));
    expect(decision).toMatchObject({
      label: 'Added BLI-1',
      policy: 'rerun',
      command: { name: 'item.create', version: 1 },
    });
    expect(decision.input).toEqual({ title: 'Card fees' });
    expect(decision.changes.map(({ id, before }) => [id, before])).toEqual([
      [deriveId(run.transactionId, 'items', 0), null],
    ]);
    expect(database.count('items')).toBe(0);
    expect(decide(database, 'item.create', { title: 'Card fees' }, run)).toEqual({ ok: true, value: decision });
  });

  it.each([[null], [undefined], ['text'], [5], [[]], [true]])('refuses the input %j in a sentence', (input) => {
    for (const name of commands.keys()) {
      const refusal = refusalOf(decide(startedPlan().state.database, name, input, run));
      expect(refusal.kind).toBe('invalid');
      for (const sentence of [refusal.message, ...(refusal.details ?? [])]) {
        expect(sentence, name).toMatch(/^[A-Z].+\.$/);
        expect(sentence, name).not.toMatch(/Invalid input|expected|received|undefined|NaN/);
      }
    }
  });

  it('refuses each missing or mistyped field of each command in a sentence, never with a throw', () => {
    const wrongValues = [
      undefined,
      null,
      5,
      -1.5,
      'x',
      '',
      [],
      ['', 5],
      {},
      true,
      'y'.repeat(200_000),
      Array(1_500).fill('z'),
    ];
    let refused = 0;
    for (const [name, { input }] of commands) {
      const { properties } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as { properties?: object };
      for (const field of Object.keys(properties ?? {}))
        for (const value of wrongValues) {
          const decision = decide(startedPlan().state.database, name, { [field]: value }, run);
          if (decision.ok) continue;
          refused++;
          for (const sentence of [decision.refusal.message, ...(decision.refusal.details ?? [])])
            expect(sentence, `${name} ${field}`).toMatch(/^[A-Z"][\s\S]+[.?]$/);
        }
    }
    expect(refused).toBeGreaterThan(500);
  });
});

describe('what is wrong with an input is said', () => {
  const sentencesOf = (schema: z.ZodType, input: unknown) => {
    const parsed = schema.safeParse(input);
    if (parsed.success) throw new Error('Was not refused');
    return refuseInput(parsed.error).refusal;
  };
  const rows = z.object({
    rows: z.array(z.object({ title: z.string('Type a text.') })),
    lengthMinutes: z.number('Give a number.'),
  });

  it('with its place as people count, the first in front and all as details', () => {
    expect(sentencesOf(rows, { rows: [{ title: 'A' }, {}], lengthMinutes: 'long' })).toEqual({
      kind: 'invalid',
      field: 'rows.1.title',
      message: 'Rows 2, title: Type a text.',
      details: ['Rows 2, title: Type a text.', 'Length minutes: Give a number.'],
    });
  });

  it.each([
    [z.array(z.string()), 'x', 'Give a list.'],
    [z.number(), 'x', 'Give a number.'],
    [z.number().int(), 1.5, 'Give a whole number.'],
    [z.boolean(), 'x', 'Give true or false.'],
    [z.string(), 5, 'Give a text.'],
    [z.string().max(3), 'long', 'Shorten it to 3 characters.'],
    [z.array(z.string()).max(1), ['a', 'b'], 'Give at most 1.'],
    [z.number().max(1_000), 1_001, 'Give at most 1,000.'],
    [z.string().min(2), 'a', 'Give at least 2.'],
    [z.enum(['a', 'b']), 'c', 'Choose one of: a, b.'],
    [z.object({}), 5, 'Give named fields, like {"name": "Payments 4.2"}.'],
    [z.union([z.string(), z.number()]), true, 'Give something else here.'],
  ])('in words of ours where the schema has none (%#)', (schema, input, message) => {
    expect(sentencesOf(schema, input).message).toBe(message);
  });

  it('in the words of the model for each field of every record', () => {
    for (const { schema } of Object.values(collections))
      for (const sentence of sentencesOf(schema, {}).details ?? []) expect(sentence).toMatch(/^[A-Z].+\.$/);
  });

  it('for every request that a window can send', () => {
    for (const { input } of Object.values(contract)) {
      const parsed = input.safeParse(Symbol('no input at all'));
      if (!parsed.success) expect(refuseInput(parsed.error).refusal.message).toMatch(/^[A-Z].+\.$/);
    }
  });
});
