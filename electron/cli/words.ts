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
import type { Outcome } from './outcome.ts';
import { listCollection, showHistory, showRecord, verify } from './read.ts';
import { showSchedule } from './schedule.ts';
import type { Settings } from './settings.ts';
import { createPlan, runCommand } from './write.ts';

/** A word of the twin: what a person types, and what it does. */
export interface Word {
  /** With its arguments: `check [key]`. */
  usage: string;
  does: string;
  act: (settings: Settings, ...words: string[]) => Promise<Outcome>;
  options?: readonly WordOption[];
}

interface WordOption {
  /** `--from <time>`; without a value `--json`. */
  flags: string;
  does: string;
  /** What counts where it is not given. */
  usual?: string;
  isRequired?: true;
}

export const WORDS: readonly Word[] = [
  {
    usage: 'new',
    does: 'make an empty plan',
    act: createPlan,
    options: [
      { flags: '--name <name>', does: 'its name; else that of the file' },
      { flags: '--zone <zone>', does: 'its time zone, like Europe/London; else UTC' },
      { flags: '--sample', does: 'a bank with a backlog, releases and their history instead, told from today' },
    ],
  },
  {
    usage: 'import <file>',
    does: 'import a backlog CSV; a row whose key is known changes its item',
    act: importFile,
    options: [
      { flags: '--dry-run', does: 'say what it would do, and write nothing' },
      { flags: '--mapping <json>', does: 'field -> column, like {"title":"Summary"}; else guessed from the header' },
    ],
  },
  {
    usage: 'list <collection>',
    does: 'all records of a collection: items, releases, changes, windows, freezes, people and others',
    act: listCollection,
  },
  { usage: 'show <key>', does: 'one record, like REL-12', act: showRecord },
  {
    usage: 'run <command>',
    does: 'run a command; "slipway commands" lists them',
    act: runCommand,
    options: [{ flags: '--input <json>', does: 'its input: JSON, @FILE, or - for stdin', isRequired: true }],
  },
  { usage: 'attach <key> <file>', does: 'copy a file to beside the plan and attach it to a record', act: attach },
  {
    usage: 'save <attachment> <target>',
    does: 'copy the bytes of an attachment to a new file; "list attachments" names ids',
    act: saveOut,
  },
  {
    usage: 'notes <key>',
    does: 'the release notes of a release as Markdown; generated where none were written yet',
    act: showNotes,
  },
  {
    usage: 'check [key]',
    does: 'the verdict on a release, or on all',
    act: checkReleases,
    options: [
      { flags: '--go', does: 'ask whether it may go: the test result and the way back too, not the date alone' },
    ],
  },
  {
    usage: 'slots <key>',
    does: 'when a release may go',
    act: findReleaseSlots,
    options: [
      { flags: '--from <time>', does: 'an instant or a day; else now' },
      { flags: '--to <time>', does: 'an instant or a day; else 90 days on' },
      { flags: '--limit <count>', does: 'at most so many', usual: '10' },
    ],
  },
  {
    usage: 'schedule',
    does: 'the forward schedule of change: the releases to come, and what holds of each',
    act: showSchedule,
    options: [
      { flags: '--from <time>', does: 'an instant or a day; else now' },
      { flags: '--to <time>', does: 'an instant or a day; else 28 days on' },
      { flags: '--csv', does: 'as CSV, as the app saves it' },
    ],
  },
  {
    usage: 'occurrences',
    does: 'when a recurrence rule happens; needs no plan',
    act: showOccurrences,
    options: [
      {
        flags: '--rrule <rule>',
        does: 'an RRULE of RFC 5545, like FREQ=WEEKLY;BYDAY=SA; without one, the start and --rdate alone',
      },
      { flags: '--start <wall>', does: 'the first start, like 2026-12-05T22:00 or 20261205T220000', isRequired: true },
      { flags: '--end <wall>', does: 'the first end; else a moment that lasts no time' },
      { flags: '--zone <zone>', does: 'the zone of both, like Europe/London or +05:30', isRequired: true },
      { flags: '--from <time>', does: 'an instant or a day', isRequired: true },
      { flags: '--to <time>', does: 'an instant or a day', isRequired: true },
      { flags: '--rdate <walls>', does: 'further starts, with commas between' },
      { flags: '--exdate <walls>', does: 'starts that are left out, with commas between' },
    ],
  },
  {
    usage: 'contradictions',
    does: 'what contradicts itself in windows, freezes and meetings, and what may be meant',
    act: listContradictions,
  },
  {
    usage: 'holidays <action> <file>',
    does: 'holidays import FILE: adds the holidays of a JSON or .ics file to a business calendar',
    act: holidays,
    options: [
      { flags: '--calendar <key>', does: 'the business calendar, like CAL-1; else that of the plan' },
      { flags: '--types <types>', does: 'which to take, like public,bank,observance', usual: 'public,bank' },
    ],
  },
  {
    usage: 'history',
    does: 'who did what and when, newest first',
    act: showHistory,
    options: [{ flags: '--limit <count>', does: 'at most so many', usual: '100' }],
  },
  { usage: 'verify', does: 'check the plan file and every entry of its history', act: verify },
  {
    usage: 'copy <target>',
    does: 'save the plan once more, with its whole history, in one file, and its attachments beside it',
    act: saveCopy,
  },
  {
    usage: 'export <collection>',
    does: 'all records of a collection as CSV on stdout: items, releases, …',
    act: exportCollection,
    options: [
      { flags: '--csv', does: 'as CSV: UTF-8 with its mark, commas, CRLF, and no cell that a spreadsheet would run' },
    ],
  },
  { usage: 'commands', does: 'the commands and the inputs they take', act: listCommands },
];

/** What stands behind `ics`. */
export const ICS_WORDS: readonly Word[] = [
  {
    usage: 'import <file>',
    does: 'import an .ics file; an event whose UID is known changes its record',
    act: importCalendarFile,
    options: [
      {
        flags: '--as <kind>',
        does: `what events become that do not say it: ${EVENT_KINDS.join(', ')}; else guessed for each`,
      },
      { flags: '--dry-run', does: 'say what it would do, and write nothing' },
    ],
  },
  {
    usage: 'export',
    does: 'windows, freezes, releases, CAB meetings and holidays as iCalendar, on stdout',
    act: exportCalendar,
    options: [
      { flags: '--output <file>', does: 'write this file instead, and replace none' },
      { flags: '--only <kinds>', does: `some of ${EVENT_KINDS.join(', ')}, with commas between` },
      { flags: '--from <time>', does: 'only what takes place from then on: an instant or a day' },
      { flags: '--to <time>', does: 'only what takes place before: an instant or a day' },
    ],
  },
];
