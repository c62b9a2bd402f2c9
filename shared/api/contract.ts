import { z } from 'zod';
import { eventKind } from '../exchange/icalendar/icalendarKinds.ts';
import { importOptions } from '../exchange/importOptions.ts';
import { instant } from '../model/fields.ts';
import type { Push, SnapshotPiece } from '../store/mirror.ts';
import {
  type AppInfo,
  type HistoryEntry,
  type HistoryPage,
  type Identity,
  type ImportProgress,
  identity,
  type OpenTrouble,
  type PlanOpened,
  type PlanStatus,
  type PublishedNotes,
  type Ran,
  type RecentPlan,
  type SavedCopy,
  type WrittenCalendarFile,
  type WrittenCsv,
} from './answers.ts';
import type { CalendarPreview } from './calendarPreview.ts';
import { type ImportPreview, type PreviewRow, ROW_FILTERS } from './importPreview.ts';
import { type Preferences, preferences } from './preferences.ts';
import { printedCalendar, scheduledDays } from './printing.ts';
import type { Verification } from './verification.ts';

export * from './answers.ts';

/**
 * Everything that passes between a window and the backend, defined once: the handlers, the preload and the windows' client
 * are derived from this table. The backend parses each input with its schema; outputs are typed only, for they are ours.
 */
interface RequestDefinition<Input, Output> {
  input: z.ZodType<Input>;
  /** Only the type matters; nothing is ever here. */
  output?: Output;
}

const request =
  <Output>() =>
  <Input>(input: z.ZodType<Input>): RequestDefinition<Input, Output> => ({ input });

const nothing = z.undefined();

const handle = z.string().max(100);

/** Names one copying, for its progress and for Cancel: the window makes it up. */
const job = z.string().min(1).max(100);

export const contract = {
  'app.info': request<AppInfo>()(nothing),
  'app.newWindow': request<null>()(nothing),
  'preferences.get': request<Preferences>()(nothing),
  /** Changes those that are given, for all windows. */
  'preferences.set': request<Preferences>()(preferences.partial()),
  'identity.get': request<Identity | null>()(nothing),
  'identity.set': request<Identity>()(identity),
  'plan.recent': request<RecentPlan[]>()(nothing),
  /** Asks for a place, then makes a plan there and opens it. */
  'plan.create': request<PlanStatus>()(z.object({ name: z.string(), zone: z.string() })),
  /** Asks for a place, then makes the sample plan there and opens it. */
  'plan.createSample': request<PlanStatus>()(nothing),
  /** Asks for a plan file, or takes the nth recent one. */
  'plan.open': request<PlanStatus>()(z.object({ recent: z.number().int().min(0).optional() })),
  'plan.close': request<null>()(nothing),
  /** Asks for a place, then saves the plan with its whole history there, in one file. */
  'plan.saveCopy': request<SavedCopy>()(nothing),
  'plan.status': request<PlanStatus | null>()(nothing),
  /** What kept the plan that was asked for last from opening; null when nothing did. */
  'plan.trouble': request<OpenTrouble | null>()(nothing),
  /** Opens what can be read of the plan in trouble, or one of its backups in its place. */
  'plan.openReadOnly': request<PlanStatus>()(nothing),
  'plan.restore': request<PlanStatus>()(z.object({ backup: z.string() })),
  /** Tries to write again after the disk failed. */
  'plan.retry': request<PlanStatus>()(nothing),
  /** Sends the whole plan as pushes to the window that asks; from then on it hears of every change. */
  'plan.subscribe': request<PlanOpened>()(nothing),
  /** Pushes the transactions after a seq once more; false where the plan is another one now and must be subscribed to. */
  'plan.since': request<boolean>()(z.object({ seq: z.number().int().min(0) })),
  'command.run': request<Ran>()(z.object({ name: z.string().max(100), input: z.unknown() })),
  /** Reads a picked file and says what importing it would do. Progress is pushed meanwhile; a cancelled one is refused. */
  'import.preview': request<ImportPreview>()(z.object({ handle, options: importOptions })),
  /** Some of the rows of the preview, 200 at most. */
  'import.rows': request<PreviewRow[]>()(
    z.object({ handle, filter: z.enum(ROW_FILTERS), from: z.number().int().min(0) }),
  ),
  /** Imports what was previewed last. */
  'import.run': request<Ran>()(z.object({ handle })),
  /** Breaks off and lets go of the file. */
  'import.stop': request<null>()(z.object({ handle })),
  /** Asks for a place, then saves the refused rows there with their reasons. */
  'import.saveRefused': request<{ fileName: string }>()(z.object({ handle })),
  /** The way of reading files with this header is no longer kept. */
  'import.forget': request<null>()(z.object({ handle })),
  /** Asks for a place, then writes the notes of a release there. The language is a tag such as `zh-CN`; else it is guessed. */
  'notes.publish': request<PublishedNotes>()(
    z.object({
      release: z.string().max(200),
      format: z.enum(['md', 'pdf']),
      language: z
        .string()
        .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
        .max(35)
        .optional(),
    }),
  ),
  /** Asks for a place, then writes these items there as CSV, in this order; all items and all columns where none are named. */
  'backlog.export': request<WrittenCsv>()(
    z.object({
      shown: z
        .object({ items: z.array(z.string().max(200)).max(1_000_000), columns: z.array(z.string().max(40)).max(40) })
        .optional(),
    }),
  ),
  /** Asks for a place, then prints days of the calendar as a PDF there. */
  'calendar.print': request<{ fileName: string }>()(printedCalendar),
  /** Asks for a place, then writes the forward schedule of change there as CSV. */
  'schedule.export': request<WrittenCsv>()(scheduledDays),
  /**
   * Reads a picked iCalendar file and says what importing it would do; `import.run` does it. `as` is what events become that do
   * not say it, `chosen` what single ones become, by their line.
   */
  'calendar.preview': request<CalendarPreview>()(
    z.object({
      handle,
      as: eventKind.optional(),
      chosen: z.record(z.string().regex(/^\d{1,9}$/), eventKind).optional(),
    }),
  ),
  /**
   * Asks for a place, then writes these kinds there as iCalendar; without a period all that has a date. `releases` are the ids of
   * those that are meant, where not all are.
   */
  'calendar.export': request<WrittenCalendarFile>()(
    z
      .object({
        kinds: z.array(eventKind).min(1).max(5),
        from: instant.optional(),
        to: instant.optional(),
        releases: z.array(z.string().max(200)).max(1_000_000).optional(),
        job,
      })
      .refine(({ from, to }) => (from === undefined ? to === undefined : to !== undefined && from < to), {
        error: 'Give both a first time and a later last one, or none.',
        path: ['to'],
      }),
  ),
  'history.undo': request<Ran>()(
    z.object({ seq: z.number().int().optional(), leaveLaterEdits: z.boolean().optional() }),
  ),
  'history.redo': request<Ran>()(nothing),
  'history.page': request<HistoryPage>()(
    z.object({ before: z.number().int().nullable(), limit: z.number().int().min(1).max(500) }),
  ),
  'history.entry': request<HistoryEntry>()(z.object({ seq: z.number().int().min(1) })),
  /** Copies a picked file to beside the plan, then attaches it to a record, which is named by key or id. */
  'attachment.add': request<Ran>()(z.object({ handle: z.string().max(100), on: z.string().max(200), job })),
  /** Asks for a place, then copies the bytes of an attachment there. */
  'attachment.save': request<{ fileName: string }>()(z.object({ attachment: z.string().max(200), job })),
  /** Stops such a copying, or the writing of a calendar; nothing of it is left. */
  'copying.cancel': request<null>()(z.object({ job })),
  /** Reads the plan file and every entry back from the disk and checks the seals. Commands wait meanwhile. */
  'plan.verify': request<Verification>()(nothing),
} as const;

export type RequestName = keyof typeof contract;
export type InputOf<N extends RequestName> =
  (typeof contract)[N] extends RequestDefinition<infer Input, unknown> ? Input : never;
export type OutputOf<N extends RequestName> =
  (typeof contract)[N] extends RequestDefinition<infer _, infer Output> ? Output : never;

/** What the backend tells the windows without being asked. */
export type PushMessage =
  | { kind: 'changed'; push: Push }
  | { kind: 'snapshot'; subscription: number; piece: SnapshotPiece }
  | { kind: 'status'; status: PlanStatus | null }
  | { kind: 'identity'; identity: Identity }
  | { kind: 'preferences'; preferences: Preferences }
  | { kind: 'importing'; progress: ImportProgress }
  /** How far the copying of an attachment is, in bytes, or the writing of a calendar, in records, for the window that asked for it. */
  | { kind: 'copying'; job: string; done: number; total: number }
  /** A menu entry or accelerator was used; the window runs the action of that name. */
  | { kind: 'action'; name: string };
