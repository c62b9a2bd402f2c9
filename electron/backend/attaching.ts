import { stat } from 'node:fs/promises';
import { basename, sep } from 'node:path';
import { findAny } from '../../shared/domain/remark.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { sayBytes } from '../../shared/kernel/sizeText.ts';
import type { Attachment } from '../../shared/model/attachment.ts';
import type { Transaction } from '../../shared/store/change.ts';
import type { Actor } from './actor.ts';
import { BytesProblem, keepBytes, readBytes, sayBytesProblem, type Watch } from './attachments.ts';
import { sayReadError } from './chosenFile.ts';
import { type Disk, isDiskError, replaceFile, sayDiskError } from './disk.ts';
import { type PlanPaths, planPaths } from './planPaths.ts';
import type { PlanStore } from './store.ts';

/** In bytes. A plan that is mailed around with its attachments should stay one that can be. */
const LARGEST_ATTACHMENT = 500_000_000;

/** Thrown by a watch when the person does not want the rest. */
export class Cancelled extends Error {}

class TooLarge extends Error {}

class SourceProblem extends Error {
  readonly why: string;
  constructor(error: unknown) {
    super('The source cannot be read');
    const isFolder = (error as NodeJS.ErrnoException).code === 'EISDIR';
    this.why = isFolder ? 'it is a folder. Attach the files in it, or pack them into one' : sayReadError(error);
  }
}

/**
 * Attaches a file to a record: first its bytes are durable beside the plan, then the record names them.
 *
 * @param options.arrival see `keepBytes`
 * @param options.largest in bytes; tests lower it
 */
export async function attachFile(
  disk: Disk,
  store: PlanStore,
  actor: Actor,
  { path, on, arrival, watch, largest = LARGEST_ATTACHMENT }: AttachJob,
): Promise<Result<Transaction>> {
  const name = basename(path);
  // Looked at before bytes are copied; the command looks again, for the record may go meanwhile.
  const found = findAny(store.state.database, on, 'on');
  if (!found.ok) return found;
  if (store.readOnly) return refuse('readOnly', store.readOnly);
  const objection = await whyNotAttached(path, largest);
  if (objection) return refuse('invalid', `${name} ${objection}`);
  try {
    const kept = await keepBytes(disk, store.paths, sourceOf(disk, path), arrival, limited(watch, largest));
    return await store.run('attachment.add', { on, name, ...kept }, actor);
  } catch (error) {
    if (error instanceof Cancelled) return refuse('cancelled', `${name} was not attached.`);
    if (error instanceof TooLarge) return refuse('invalid', `${name} ${sayTooLarge(null, largest)}`);
    if (error instanceof SourceProblem)
      return refuse('invalid', `${name} cannot be attached: ${error.why}. Nothing was changed.`);
    if (!isDiskError(error)) throw error;
    return refuse('failed', `${name} was not attached: ${sayDiskError(error)}. Nothing was changed.`);
  }
}

export interface AttachJob {
  path: string;
  /** Key or id of the record. */
  on: string;
  arrival: string;
  watch: Watch;
  largest?: number;
}

/** A pipe or a device would never end; what is too large is known before it is copied. */
async function whyNotAttached(path: string, largest: number): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  if (!found) return null;
  if (!found.isFile() && !found.isDirectory()) return 'is not a file that can be copied. Choose another one.';
  return found.size > largest ? sayTooLarge(found.size, largest) : null;
}

const sayTooLarge = (size: number | null, largest: number): string =>
  `has ${size ? sayBytes(size) : `more than ${sayBytes(largest)}`}, and an attachment has at most ${sayBytes(largest)}. Keep it where it is, and say the place in a comment.`;

async function* sourceOf(disk: Disk, path: string): AsyncGenerator<Buffer> {
  try {
    yield* disk.readInPieces(path);
  } catch (error) {
    throw new SourceProblem(error);
  }
}

/** A file that grows while it is copied. */
const limited = (watch: Watch, largest: number): Watch => ({
  onBytes(done) {
    if (done > largest) throw new TooLarge();
    watch.onBytes(done);
  },
});

/** Copies the bytes of an attachment to a place of the person's; what stands there already may be replaced. */
export async function saveAttachment(
  disk: Disk,
  paths: PlanPaths,
  { name, sha256 }: Attachment,
  target: string,
  watch: Watch,
): Promise<Result<{ fileName: string }>> {
  const fileName = basename(target);
  try {
    if (await isPlansOwn(disk, paths, target))
      return refuse('conflict', `${fileName} was not saved: Slipway keeps the plan there. Choose another place.`);
    const temporary = `${target}.${process.pid}.writing`;
    await replaceFile(disk, target, readBytes(disk, paths, sha256, watch), { temporary });
    return ok({ fileName });
  } catch (error) {
    if (error instanceof Cancelled) return refuse('cancelled', `${fileName} was not saved.`);
    if (error instanceof BytesProblem)
      return refuse('damaged', `${name} was not saved: ${sayBytesProblem(error.kind, paths)}`);
    if (!isDiskError(error)) throw error;
    return refuse('failed', `${fileName} was not saved: ${sayDiskError(error)}.`);
  }
}

async function isPlansOwn(disk: Disk, paths: PlanPaths, target: string): Promise<boolean> {
  const [plan, to] = await Promise.all([disk.realPath(paths.plan), disk.realPath(target)]);
  return to === plan || to.startsWith(planPaths(plan).files + sep);
}
