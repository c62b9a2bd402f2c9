import { useRef, useState } from 'react';
import type { Reply } from '../../../shared/api/contract.ts';
import { listen } from '../../app/listening.ts';
import { request } from '../../app/transport.ts';

/** Under half a second nothing is shown (DESIGN, section 5). */
const GLANCE = 500;

/** One file that is being written: how far it is once that takes long enough to be told, and its end on request. */
export function useWriting() {
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const current = useRef<string | null>(null);

  async function write<T>(work: (job: string) => Promise<Reply<T>>): Promise<Reply<T>> {
    const job = crypto.randomUUID();
    current.current = job;
    // The clock starts with the first news: before, a person chooses a place.
    let begun: number | null = null;
    const end = listen('copying', (news) => {
      if (news.job !== job) return;
      begun ??= Date.now();
      if (Date.now() - begun > GLANCE) setProgress({ done: news.done, total: news.total });
    });
    const reply = await work(job);
    end();
    current.current = null;
    setProgress(null);
    return reply;
  }

  const cancel = () => {
    if (current.current !== null) void request('copying.cancel', { job: current.current });
  };
  return { progress, write, cancel };
}
