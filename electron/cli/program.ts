import { Command, CommanderError } from 'commander';
import { EVENT_KINDS } from '../../shared/exchange/icalendar/icalendarKinds.ts';
import { attach, saveOut } from './attach.ts';
import { exportCalendar, importCalendarFile } from './calendar.ts';
import { checkReleases, findReleaseSlots } from './check.ts';
import { listCommands } from './commandList.ts';
import { listContradictions } from './contradictions.ts';
import { saveCopy } from './copy.ts';
import { exportCollection } from './exportCollection.ts';
import { holidays } from './holidays.ts';
import { importFile } from './importFile.ts';
import { showNotes } from './notes.ts';
import { showOccurrences } from './occurrences.ts';
import { EXIT, type Outcome } from './outcome.ts';
import { listCollection, showHistory, showRecord, verify } from './read.ts';
import { showSchedule } from './schedule.ts';
import type { Settings } from './settings.ts';
import { createPlan, runCommand } from './write.ts';

/** What a person types, and what each word does. Answers go to stdout, everything else to stderr. */
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

  /** Adds a word whose action answers an outcome. */
  function word(
    usage: string,
    description: string,
    act: (settings: Settings, ...words: string[]) => Promise<Outcome>,
    parent = program,
  ) {
    return parent
      .command(usage)
      .description(description)
      .action(async (...given: unknown[]) => {
        const command = given.at(-1) as Command;
        outcome = await act(command.optsWithGlobals<Settings>(), ...(given.slice(0, -2) as string[]));
      });
  }

  word('new', 'make an empty plan', createPlan)
    .option('--name <name>', 'its name; else that of the file')
    .option('--zone <zone>', 'its time zone, like Europe/London; else UTC')
    .option('--sample', 'a bank with a backlog, releases and their history instead, told from today');
  word('import <file>', 'import a backlog CSV; a row whose key is known changes its item', importFile)
    .option('--dry-run', 'say what it would do, and write nothing')
    .option('--mapping <json>', 'field -> column, like {"title":"Summary"}; else guessed from the header');
  word(
    'list <collection>',
    'all records of a collection: items, releases, changes, windows, freezes, people and others',
    listCollection,
  );
  word('show <key>', 'one record, like REL-12', showRecord);
  word('run <command>', 'run a command; "slipway commands" lists them', runCommand).requiredOption(
    '--input <json>',
    'its input: JSON, @FILE, or - for stdin',
  );
  word('attach <key> <file>', 'copy a file to beside the plan and attach it to a record', attach);
  word(
    'save <attachment> <target>',
    'copy the bytes of an attachment to a new file; "list attachments" names ids',
    saveOut,
  );
  word('notes <key>', 'the release notes of a release as Markdown; generated where none were written yet', showNotes);
  word('check [key]', 'the verdict on a release, or on all', checkReleases).option(
    '--go',
    'ask whether it may go: the test result and the way back too, not the date alone',
  );
  word('slots <key>', 'when a release may go', findReleaseSlots)
    .option('--from <time>', 'an instant or a day; else now')
    .option('--to <time>', 'an instant or a day; else 90 days on')
    .option('--limit <count>', 'at most so many', '10');
  word('schedule', 'the forward schedule of change: the releases to come, and what holds of each', showSchedule)
    .option('--from <time>', 'an instant or a day; else now')
    .option('--to <time>', 'an instant or a day; else 28 days on')
    .option('--csv', 'as CSV, as the app saves it');
  word('occurrences', 'when a recurrence rule happens; needs no plan', showOccurrences)
    .option(
      '--rrule <rule>',
      'an RRULE of RFC 5545, like FREQ=WEEKLY;BYDAY=SA; without one, the start and --rdate alone',
    )
    .requiredOption('--start <wall>', 'the first start, like 2026-12-05T22:00 or 20261205T220000')
    .option('--end <wall>', 'the first end; else a moment that lasts no time')
    .requiredOption('--zone <zone>', 'the zone of both, like Europe/London or +05:30')
    .requiredOption('--from <time>', 'an instant or a day')
    .requiredOption('--to <time>', 'an instant or a day')
    .option('--rdate <walls>', 'further starts, with commas between')
    .option('--exdate <walls>', 'starts that are left out, with commas between');
  word(
    'contradictions',
    'what contradicts itself in windows, freezes and meetings, and what may be meant',
    listContradictions,
  );
  word(
    'holidays <action> <file>',
    'holidays import FILE: adds the holidays of a JSON file to a business calendar',
    holidays,
  )
    .option('--calendar <key>', 'the business calendar, like CAL-1; else that of the plan')
    .option('--types <types>', 'which to take, like public,bank,observance', 'public,bank');
  word('history', 'who did what and when, newest first', showHistory).option(
    '--limit <count>',
    'at most so many',
    '100',
  );
  word('verify', 'check the plan file and every entry of its history', verify);
  word(
    'copy <target>',
    'save the plan once more, with its whole history, in one file, and its attachments beside it',
    saveCopy,
  );
  word(
    'export <collection>',
    'all records of a collection as CSV on stdout: items, releases, …',
    exportCollection,
  ).option('--csv', 'as CSV: UTF-8 with its mark, commas, CRLF, and no cell that a spreadsheet would run');
  const ics = program.command('ics').description('calendars of other programs (iCalendar)').helpCommand(false);
  word('import <file>', 'import an .ics file; an event whose UID is known changes its record', importCalendarFile, ics)
    .option('--as <kind>', `what events become that do not say it: ${EVENT_KINDS.join(', ')}; else guessed for each`)
    .option('--dry-run', 'say what it would do, and write nothing');
  word('export', 'windows, freezes, releases, CAB meetings and holidays as iCalendar, on stdout', exportCalendar, ics)
    .option('--output <file>', 'write this file instead, and replace none')
    .option('--only <kinds>', `some of ${EVENT_KINDS.join(', ')}, with commas between`)
    .option('--from <time>', 'only what takes place from then on: an instant or a day')
    .option('--to <time>', 'only what takes place before: an instant or a day');
  word('commands', 'the commands and the inputs they take', listCommands);

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

/** A text that ends its last line itself comes out byte for byte. */
const endLine = (answer: string): string => (answer.endsWith('\n') ? answer : `${answer}\n`);

/** Waits until there is room: a reader at the other end of a pipe may be slow. */
const write = (piece: string): Promise<unknown> => new Promise((resolve) => process.stdout.write(piece, resolve));
