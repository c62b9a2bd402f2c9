import { type Adapter, Low } from 'lowdb';
import { z } from 'zod';
import { collectionNames, type PlanRecord, SCHEMA_VERSION } from '../../shared/model/plan.ts';
import { migrateRecord } from '../../shared/store/migrations.ts';
import { emptyPlanState, type PlanState } from '../../shared/store/planState.ts';
import type { UndoLine } from '../../shared/store/undo.ts';
import { type Disk, replaceFile } from './disk.ts';
import { sha256 } from './hash.ts';
import { readCheckpoint } from './planFileParts.ts';

/**
 * The plan file: a checkpoint of the log, as JSON that a person can read. The first line is the head; then one record a
 * line. `stateHash` covers every byte of the file, itself taken as zeros.
 */
export interface PlanFile {
  slipway: 'plan';
  format: number;
  schema: number;
  planId: string;
  epoch: number;
  seq: number;
  headHash: string;
  savedAt: string | null;
  stateHash: string;
  /** Only in a saved copy: the first entry of the history that follows in the same file. */
  historyFrom?: number | undefined;
  counters: [string, number][];
  undoLine: UndoLine;
  replicaSeqs: [string, number][];
  data: Record<string, PlanRecord[]>;
}

const FORMAT = 1;
const UNSEALED = '0'.repeat(64);

const undoStep = z.object({ seq: z.number().int(), label: z.string() });

const planFile = z.object({
  slipway: z.literal('plan'),
  format: z.number().int(),
  schema: z.number().int().min(1),
  planId: z.string().min(1),
  epoch: z.number().int(),
  seq: z.number().int().min(0),
  headHash: z.string().length(64),
  savedAt: z.string().nullable(),
  stateHash: z.string().length(64),
  historyFrom: z.number().int().min(1).optional(),
  counters: z.array(z.tuple([z.string(), z.number().int()])),
  undoLine: z.object({ undoable: z.array(undoStep), redoable: z.array(undoStep) }),
  replicaSeqs: z.array(z.tuple([z.string(), z.number().int()])),
  data: z.record(z.string(), z.array(z.looseObject({ id: z.string() }))),
});

/** Why a plan file cannot be taken: not a plan, newer than this Slipway, or not as it was written. */
export class PlanFileProblem extends Error {
  readonly kind: 'notAPlan' | 'newer' | 'damaged';
  constructor(kind: PlanFileProblem['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

/** lowdb over our own adapter: lowdb's `JSONFile` renames without fsync. */
export const planFileDatabase = (disk: Disk, path: string): Low<PlanFile | null> =>
  new Low<PlanFile | null>(planFileAdapter(disk, path), null);

function planFileAdapter(disk: Disk, path: string): Adapter<PlanFile | null> {
  return {
    async read() {
      return (await readPlanFile(disk, path))?.content ?? null;
    },
    async write(content) {
      if (content) await replaceFile(disk, path, encodePlanFile(content));
    },
  };
}

/**
 * Reads the checkpoint of a plan file and not what follows it. `size` is in bytes.
 *
 * @throws PlanFileProblem with a sentence that says what is wrong
 */
export async function readPlanFile(disk: Disk, path: string): Promise<{ content: PlanFile; size: number } | null> {
  const read = await readCheckpoint(disk, path);
  if (!read) return null;
  const content = parsePlanFile(read.bytes.toString('utf8'));
  if ((content.historyFrom !== undefined) !== read.isHistoryBehind)
    throw new PlanFileProblem(
      'damaged',
      content.historyFrom
        ? 'This copy of a plan is cut off: its history is missing.'
        : 'Something was added to the plan file outside Slipway.',
    );
  return { content, size: read.bytes.length };
}

/** @throws PlanFileProblem with a sentence that says what is wrong */
export function parsePlanFile(text: string): PlanFile {
  const raw = parse(text);
  const head = raw as { slipway?: unknown; format?: unknown; schema?: unknown } | null;
  if (head?.slipway !== 'plan')
    throw raw === null && text.startsWith('{"slipway":"plan"')
      ? new PlanFileProblem('damaged', 'The plan file is cut off or was changed outside Slipway.')
      : new PlanFileProblem('notAPlan', 'This file is not a Slipway plan.');
  if (Number(head.format) > FORMAT || Number(head.schema) > SCHEMA_VERSION)
    throw new PlanFileProblem('newer', 'This plan was written by a newer Slipway. Update Slipway to open it.');
  const parsed = planFile.safeParse(raw);
  if (!parsed.success || stateHashOf(text, parsed.data.stateHash) !== parsed.data.stateHash)
    throw new PlanFileProblem('damaged', 'The plan file was changed outside Slipway: it does not match its seal.');
  return parsed.data;
}

function stateHashOf(text: string, claimed: string): string {
  const at = text.indexOf(`"stateHash":"${claimed}"`) + '"stateHash":"'.length;
  const hash = sha256();
  hash.update(text.slice(0, at));
  hash.update(UNSEALED);
  hash.update(text.slice(at + UNSEALED.length));
  return hash.digest();
}

/** In pieces of about 1 MB, because a plan may be longer than the longest string. */
export function encodePlanFile(content: PlanFile): Buffer[] {
  const { data, ...head } = content;
  const pieces = [...lines({ ...head, stateHash: UNSEALED }, data)];
  const hash = sha256();
  for (const piece of pieces) hash.update(piece);
  // The head is in the first piece, and the seal is as long as the zeros in its place.
  pieces[0] = pieces[0]!.replace(`"stateHash":"${UNSEALED}"`, `"stateHash":"${hash.digest()}"`);
  return pieces.map((piece) => Buffer.from(piece, 'utf8'));
}

function* lines(head: Omit<PlanFile, 'data'>, data: PlanFile['data']): Iterable<string> {
  let text = `${JSON.stringify(head).slice(0, -1)},"data":{\n`;
  for (const [index, [collection, records]] of Object.entries(data).entries()) {
    text += `${index ? ',\n' : ''}${JSON.stringify(collection)}:[`;
    for (const [place, record] of records.entries()) {
      text += `${place ? ',' : ''}\n${JSON.stringify(record)}`;
      if (text.length > 1_000_000) {
        yield text;
        text = '';
      }
    }
    text += ']';
  }
  yield `${text}}}\n`;
}

export const toPlanFile = (state: PlanState): PlanFile => ({
  slipway: 'plan',
  format: FORMAT,
  schema: SCHEMA_VERSION,
  planId: state.planId,
  epoch: state.epoch,
  seq: state.seq,
  headHash: state.headHash,
  savedAt: state.savedAt,
  stateHash: UNSEALED,
  counters: [...state.database.counters],
  undoLine: state.undoLine,
  replicaSeqs: [...state.replicaSeqs],
  data: Object.fromEntries(collectionNames.map((name) => [name, [...state.database.all(name)]])),
});

/** The state that a plan file holds, its records migrated to this version's schema. */
export function toPlanState(content: PlanFile): PlanState {
  const state = emptyPlanState(content.planId, content.headHash);
  for (const [name, records] of Object.entries(content.data)) {
    for (const record of records) {
      const migrated = migrateRecord(name, record, content.schema);
      if (!migrated) continue;
      state.database.apply([{ collection: migrated.collection, id: record.id, before: null, after: migrated.record }]);
    }
  }
  state.database.raiseCounters(content.counters);
  // Undo stops at a migration: what an old entry would bring back is no longer what it took away.
  if (content.schema === SCHEMA_VERSION) state.undoLine = content.undoLine;
  state.epoch = content.epoch;
  state.seq = content.seq;
  state.savedAt = content.savedAt;
  state.replicaSeqs = new Map(content.replicaSeqs);
  return state;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
