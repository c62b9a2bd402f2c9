import { z } from 'zod';
import { commands } from '../../shared/api/commands.ts';
import { answered, type Outcome } from './outcome.ts';
import type { Settings } from './settings.ts';

/** Every command with its input as a JSON schema, made from the same schemas that check it. */
export function listCommands(settings: Settings): Promise<Outcome> {
  const list = [...commands.values()].map(({ name, title, version, input }) => ({
    name,
    title,
    version,
    input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
  }));
  const words = list.map(({ name, title, input }) => `${name}\t${title}\t${fields(input)}`);
  return Promise.resolve(answered(settings, list, words.join('\n')));
}

function fields(schema: { properties?: Record<string, unknown>; required?: string[] }): string {
  return Object.keys(schema.properties ?? {})
    .map((name) => (schema.required?.includes(name) ? name : `[${name}]`))
    .join(' ');
}
