import type { CalendarPreview } from '../../shared/api/calendarPreview.ts';
import type { ImportPreview, KeptImport, PreviewRow, RowFilter } from '../../shared/api/importPreview.ts';
import { ok, type Result } from '../../shared/kernel/result.ts';
import type { Database } from '../../shared/store/database.ts';
import type { ReadRequest } from './backlogFile.ts';
import { type CalendarAsked, type CalendarBytes, calendarBytes } from './calendarBytes.ts';
import { type CalendarRequest, createCalendarJob } from './calendarJob.ts';
import type { EntryDraft } from './entry.ts';
import type { PreparedEntry } from './entryWriter.ts';
import { createImportJob } from './importJob.ts';
import type { OnProgress } from './sourceFacts.ts';

/** An import job wherever it runs. In a thread of its own it works on a copy of the plan, brought up by `sync`. */
export interface ImportRunner {
  /** Shows it the plan as it stands at a seq. */
  sync(seq: number, database: Database): Promise<void>;
  read(request: ReadRequest, onProgress: OnProgress): Promise<Result<ImportPreview>>;
  /** Reads a calendar in place of a backlog. */
  readCalendar(request: CalendarRequest, onProgress: OnProgress): Promise<Result<CalendarPreview>>;
  /** The plan as iCalendar; told of how many records it has written. */
  writeCalendar(asked: CalendarAsked, onRecord: (done: number) => void): Promise<Result<CalendarBytes>>;
  rows(filter: RowFilter, from: number): Promise<PreviewRow[]>;
  refused(): Promise<string>;
  kept(): Promise<{ signature: string; kept: KeptImport } | null>;
  /** The entry that imports what was read last. */
  prepare(draft: EntryDraft): Promise<Result<PreparedEntry>>;
  /** Breaks off whatever it does. What waits for an answer is refused as cancelled. */
  stop(): void;
  /** It was stopped, or a file was too much for it. */
  hasEnded(): boolean;
}

export type StartImport = () => ImportRunner;

/** Changes are handed over in pieces that a main thread takes without being missed. */
export const CHANGES_IN_PIECE = 500;

/** In line: for the command line and for tests, which have nobody to keep waiting. */
export const importInLine: StartImport = () => {
  let plan: Database | null = null;
  const job = createImportJob(() => plan!);
  const calendar = createCalendarJob(() => plan!);
  let last: Pick<typeof job, 'encode'> = job;
  return {
    sync: (_, database) => {
      plan = database;
      return Promise.resolve();
    },
    read: (request, onProgress) => {
      last = job;
      return job.read(request, onProgress);
    },
    readCalendar: (request, onProgress) => {
      last = calendar;
      return calendar.read(request, onProgress);
    },
    writeCalendar: (asked, onRecord) => Promise.resolve(ok(calendarBytes(plan!, asked, onRecord))),
    rows: (filter, from) => Promise.resolve(job.rows(filter, from)),
    refused: () => Promise.resolve(job.refused()),
    kept: () => Promise.resolve(job.kept()),
    prepare: (draft) => {
      const encoded = last.encode(draft);
      if (!encoded.ok) return Promise.resolve(encoded);
      const { header, hash, lines, changes } = encoded.value;
      const pieces = Math.ceil(changes.length / CHANGES_IN_PIECE);
      const piece = (index: number) =>
        Promise.resolve(changes.slice(index * CHANGES_IN_PIECE, (index + 1) * CHANGES_IN_PIECE));
      return Promise.resolve({ ok: true, value: { header, hash, lines, pieces, piece } });
    },
    stop: () => undefined,
    hasEnded: () => false,
  };
};
