import { parentPort } from 'node:worker_threads';
import type { RowFilter } from '../../shared/api/importPreview.ts';
import { ok } from '../../shared/kernel/result.ts';
import { collectionNames, type PlanRecord } from '../../shared/model/plan.ts';
import type { Change } from '../../shared/store/change.ts';
import { createDatabase } from '../../shared/store/database.ts';
import type { SnapshotPiece } from '../../shared/store/mirror.ts';
import type { ReadRequest } from './backlogFile.ts';
import { type CalendarAsked, calendarBytes } from './calendarBytes.ts';
import { type CalendarRequest, createCalendarJob } from './calendarJob.ts';
import type { EntryDraft } from './entry.ts';
import { createImportJob } from './importJob.ts';
import { CHANGES_IN_PIECE } from './importRunner.ts';
import type { OnProgress } from './sourceFacts.ts';

/** What main asks of the thread, and how it is answered: one reply to each question, and progress in between. */
export type Question =
  | { ask: 'clear' }
  | { ask: 'load'; piece: SnapshotPiece }
  | { ask: 'counters'; counters: [string, number][] }
  | { ask: 'read'; request: ReadRequest }
  | { ask: 'readCalendar'; request: CalendarRequest }
  | { ask: 'writeCalendar'; asked: CalendarAsked }
  | { ask: 'rows'; filter: RowFilter; from: number }
  | { ask: 'refused' }
  | { ask: 'kept' }
  | { ask: 'prepare'; draft: EntryDraft }
  | { ask: 'piece'; index: number };
export type Answer = { id: number; value: unknown } | { id: number; error: string } | { share: number; rows: number };

/** One import in a thread of its own, on its own copy of the plan. It writes nothing: main does, once all is ready. */
let plan = createDatabase();
let changes: Change[] = [];
const job = createImportJob(() => plan);
const calendar = createCalendarJob(() => plan);
/** What is imported is what was read last. */
let last: Pick<typeof job, 'encode'> = job;
const port = parentPort!;

// Questions are answered in order, for a read takes many turns.
let queue: Promise<unknown> = Promise.resolve();
port.on('message', ({ id, question }: { id: number; question: Question }) => {
  queue = queue.then(async () => {
    try {
      const { value, transfer } = await answer(question);
      tell({ id, value }, transfer);
    } catch (error) {
      tell({ id, error: (error as Error).message });
    }
  });
});

function tell(message: Answer, transfer: ArrayBuffer[] = []): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the rule means windows; a port has no origin
  port.postMessage(message, transfer);
}

async function answer(question: Question): Promise<{ value: unknown; transfer?: ArrayBuffer[] }> {
  switch (question.ask) {
    case 'clear':
      plan = createDatabase();
      return { value: null };
    case 'load': {
      const { collection, records } = question.piece;
      plan.apply(records.map((after: PlanRecord) => ({ collection, id: after.id, before: null, after })));
      return { value: null };
    }
    case 'counters':
      plan.raiseCounters(question.counters);
      return { value: collectionNames.length };
    case 'read':
      last = job;
      return { value: await job.read(question.request, nowAndThen()) };
    case 'readCalendar':
      last = calendar;
      return { value: await calendar.read(question.request, nowAndThen()) };
    case 'writeCalendar':
      return writeCalendar(question.asked);
    case 'rows':
      return { value: job.rows(question.filter, question.from) };
    case 'refused':
      return { value: job.refused() };
    case 'kept':
      return { value: job.kept() };
    case 'prepare':
      return prepare(question.draft);
    case 'piece':
      return { value: changes.slice(question.index * CHANGES_IN_PIECE, (question.index + 1) * CHANGES_IN_PIECE) };
  }
}

/** Progress, as often as an eye can follow. */
function nowAndThen(): OnProgress {
  let told = 0;
  return (share, rows) => {
    const now = performance.now();
    if (now - told < 80) return;
    told = now;
    tell({ share, rows });
  };
}

function writeCalendar(asked: CalendarAsked): { value: unknown; transfer: ArrayBuffer[] } {
  const tellDone = nowAndThen();
  const written = calendarBytes(plan, asked, (done) => tellDone(0, done));
  return { value: ok(written), transfer: written.pieces.map(({ buffer }) => buffer as ArrayBuffer) };
}

function prepare(draft: EntryDraft): { value: unknown; transfer?: ArrayBuffer[] } {
  const encoded = last.encode(draft);
  if (!encoded.ok) return { value: encoded };
  const { header, hash, lines } = encoded.value;
  changes = encoded.value.changes;
  const pieces = Math.ceil(changes.length / CHANGES_IN_PIECE);
  // Bytes change hands without being copied.
  const transfer = lines.flatMap((line) => (typeof line === 'string' ? [] : [line.buffer as ArrayBuffer]));
  return { value: ok({ header, hash, lines, pieces }), transfer };
}
