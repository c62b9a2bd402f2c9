import { create } from 'zustand';
import type { Reply } from '../../../shared/api/contract.ts';
import type { Id } from '../../../shared/kernel/id.ts';
import type { Attachment } from '../../../shared/model/attachment.ts';
import { listen } from '../../app/listening.ts';
import { sayDone } from '../../app/perform.ts';
import { settled } from '../../app/session.ts';
import { offerFile, request } from '../../app/transport.ts';
import { toast } from '../../ui/toasts.tsx';

/** A file on its way in or out. It goes on while the peek shows something else, and is there when one comes back. */
export interface Copying {
  job: string;
  record: Id;
  name: string;
  done: number;
  total: number;
  /** Milliseconds since 1970. */
  startedAt: number;
}

interface Copyings {
  running: readonly Copying[];
  /** Record -> what was refused last. */
  problems: Readonly<Record<Id, string>>;
}

export const useCopyings = create<Copyings>(() => ({ running: [], problems: {} }));

/** Attaches files one after the other, each a step of its own to undo. */
export async function attachAll(record: { id: Id }, files: Iterable<File>): Promise<void> {
  // A file list empties itself when its field is used again.
  for (const file of Array.from(files)) {
    const picked = await offerFile(file).catch(() => null);
    if (!picked) {
      setProblem(record.id, `${file.name} is not a file on this computer. Save it first, then attach it.`);
      continue;
    }
    const { handle, name, bytes } = picked;
    const reply = await copy(record.id, { name, bytes }, (job) =>
      settled(request('attachment.add', { handle, on: record.id, job })),
    );
    if (reply.ok) sayDone(reply.value);
  }
}

export async function saveAs({ id, onId, name, bytes }: Attachment): Promise<void> {
  const reply = await copy(onId, { name, bytes }, (job) => request('attachment.save', { attachment: id, job }));
  if (reply.ok) toast(`Saved ${reply.value.fileName}`);
}

export const cancelCopying = (job: string): void => void request('copying.cancel', { job });

async function copy<T>(
  record: Id,
  file: { name: string; bytes: number },
  work: (job: string) => Promise<Reply<T>>,
): Promise<Reply<T>> {
  const job = crypto.randomUUID();
  const begun: Copying = { job, record, name: file.name, done: 0, total: file.bytes, startedAt: Date.now() };
  useCopyings.setState(({ running, problems }) => ({
    running: [...running, begun],
    problems: without(problems, record),
  }));
  const stopListening = listen('copying', (news) => {
    if (news.job === job) update(job, { done: news.done, total: news.total });
  });
  const reply = await work(job);
  stopListening();
  useCopyings.setState(({ running }) => ({ running: running.filter((other) => other.job !== job) }));
  if (!reply.ok && reply.refusal.kind !== 'cancelled') setProblem(record, reply.refusal.message);
  return reply;
}

const setProblem = (record: Id, problem: string): void =>
  useCopyings.setState(({ problems }) => ({ problems: { ...problems, [record]: problem } }));

const update = (job: string, news: Pick<Copying, 'done' | 'total'>): void =>
  useCopyings.setState(({ running }) => ({
    running: running.map((copying) => (copying.job === job ? { ...copying, ...news } : copying)),
  }));

function without(problems: Copyings['problems'], record: Id): Copyings['problems'] {
  const { [record]: _, ...rest } = problems;
  return rest;
}
