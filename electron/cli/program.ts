import { Command, CommanderError } from 'commander';
import { EXIT, type Outcome } from './outcome.ts';
import type { Settings } from './settings.ts';
import { ICS_WORDS, WORDS, type Word } from './words.ts';

/** The twin as a whole. Answers go to stdout, everything else to stderr. */
export function createProgram() {
  let outcome: Outcome = { exitCode: EXIT.done };
  const program = new Command('slipway')
    .description('Plan IT releases offline. The same commands as the app, for scripts.')
    .option('--plan <file>', 'the plan file')
    .option('--actor <name>', 'who does it; else the name given in the app, or the one you are logged in with')
    .option('--now <instant>', 'take this for the present, like 2026-12-05T22:00:00Z')
    .option('--json', 'answer as JSON')
    .helpCommand(false)
    .exitOverride();

  const take = (answered: Outcome) => {
    outcome = answered;
  };
  for (const word of WORDS) addWord(program, word, take);
  const ics = program.command('ics').description('calendars of other programs (iCalendar)').helpCommand(false);
  for (const word of ICS_WORDS) addWord(ics, word, take);

  return {
    async run(words: readonly string[]): Promise<number> {
      try {
        await program.parseAsync(words, { from: 'user' });
      } catch (error) {
        if (!(error instanceof CommanderError)) throw error;
        return error.exitCode === 0 ? EXIT.done : EXIT.badInput;
      }
      for (const piece of outcome.pieces ?? []) await write(piece);
      if (outcome.answer !== undefined) process.stdout.write(endLine(outcome.answer));
      if (outcome.said) process.stderr.write(`${outcome.said}\n`);
      return outcome.exitCode;
    },
  };
}

function addWord(parent: Command, { usage, does, act, options = [] }: Word, take: (outcome: Outcome) => void): void {
  const command = parent
    .command(usage)
    .description(does)
    .action(async (...given: unknown[]) => {
      take(await act(command.optsWithGlobals<Settings>(), ...(given.slice(0, -2) as string[])));
    });
  for (const option of options)
    if (option.isRequired) command.requiredOption(option.flags, option.does);
    else command.option(option.flags, option.does, option.usual);
}

/** A text that ends its last line itself comes out byte for byte. */
const endLine = (answer: string): string => (answer.endsWith('\n') ? answer : `${answer}\n`);

/** Waits until there is room: a reader at the other end of a pipe may be slow. */
const write = (piece: string): Promise<unknown> => new Promise((resolve) => process.stdout.write(piece, resolve));
