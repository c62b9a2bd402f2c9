import { z } from 'zod';
import { type EventKind } from '../exchange/icalendar/icalendarKinds.ts';
import type { Id } from '../kernel/id.ts';
import type { Refusal } from '../kernel/result.ts';
import type { CollectionName } from '../model/plan.ts';
import type { BlockedRefusal } from '../rules/gates.ts';
import type { Change, TransactionHeader } from '../store/change.ts';
import type { UndoLine } from '../store/undo.ts';

/** What the backend knows and answers: the shapes behind the table of requests. */

/** Who sits at this computer. Kept by the installation, not by the plan. */
export const identity = z.object({
  name: z.string().trim().min(1, 'Type your name.').max(200, 'Shorten it to 200 characters.'),
  roles: z.array(z.string().max(200)).max(20),
});
export type Identity = z.infer<typeof identity>;

/** The plan that is open, as far as the frame around the views must know it. */
export interface PlanStatus {
  planId: string;
  /** Shown, never sent back: windows do not name paths. */
  path: string;
  fileName: string;
  seq: number;
  savedAt: string | null;
  /** Why nothing can be written just now, in words; null while all is well. */
  readOnly: string | null;
  undo: { label: string } | null;
  redo: { label: string } | null;
  /** Whom a command is recorded for; null in a read-only plan where the person is not known. */
  actor: Id | null;
}

export interface AppInfo {
  version: string;
  electron: string | null;
  /** IANA time zone data in use. */
  tzdata: string;
  platform: string;
  /** The computer's own zone. */
  zone: string;
}

/** A refused request. A blocked one carries the findings. */
export type AnyRefusal = Refusal | BlockedRefusal;
export type Reply<T> = { ok: true; value: T } | { ok: false; refusal: AnyRefusal };

/** A command's answer: it is on disk. Windows wait until their mirror has reached `seq`. */
export interface Ran {
  seq: number;
  label: string;
  /** Ids of the records it created, in order; of very many, such as an import's, the first hundred. */
  created: { collection: CollectionName; id: Id; key?: string }[];
}

export interface PlanOpened {
  status: PlanStatus;
  /** Which snapshot pieces belong to this answer. */
  subscription: number;
  seq: number;
  counters: [string, number][];
  /** How many pieces of the snapshot were pushed. */
  pieces: number;
}

export interface HistoryPage {
  /** Newest first. */
  entries: TransactionHeader[];
  /** Ask with it for the page before; null at the beginning. */
  before: number | null;
  undoLine: UndoLine;
}

/** One entry of the log, with what it changed. */
export interface HistoryEntry {
  header: TransactionHeader;
  /** The first of its changes, 200 at most. */
  changes: Change[];
  /** How many there are. */
  total: number;
}

/** A plan that was open here before. Windows name it by its place in the list, never by its path. */
export interface RecentPlan {
  fileName: string;
  folder: string;
  name: string;
  openedAt: string;
}

export interface Backup {
  /** Its file name, which is how it is named back. */
  name: string;
  at: string;
  why: 'daily' | 'import' | 'migration';
}

/** What there is to do about a plan that cannot be opened for writing. */
export interface OpenTrouble {
  path: string;
  fileName: string;
  refusal: Refusal;
  backups: Backup[];
  canRead: boolean;
}

/** A plan that was saved once more, elsewhere. */
export interface SavedCopy {
  fileName: string;
  /** The entry at which it stands. */
  seq: number;
  /** The first entry of the history in it; null where none lies beside the plan. */
  historyFrom: number | null;
  /** How many came along in the folder beside it, and how many are damaged or missing; not there where there are none. */
  attachments?: { copied: number; lost: number };
}

/** Notes that went out. */
export interface PublishedNotes {
  fileName: string;
}

/** A CSV that was written for other programs. */
export interface WrittenCsv {
  fileName: string;
  /** Without the header. */
  rows: number;
}

/** A calendar that was written for other programs: how many events of each kind. */
export interface WrittenCalendarFile {
  fileName: string;
  counts: Record<EventKind, number>;
  /** Releases and freezes without a date, which were left out. */
  undated: number;
}

/** A file that the person chose or dropped; main alone knows where it is. */
export interface PickedFile {
  handle: string;
  name: string;
  bytes: number;
}

/** How far an import is: a share from 0 to 1, and the rows it has read. */
export interface ImportProgress {
  handle: string;
  share: number;
  rows: number;
}
