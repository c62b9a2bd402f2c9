import { useEffect, useState } from 'react';
import { MINUTE, toEpoch } from '../../shared/kernel/time.ts';
import { useSession } from './session.ts';

/** Milliseconds since 1970; steps on as each minute begins, so that clocks are never late. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(
        () => {
          setNow(Date.now());
          wait();
        },
        MINUTE - (Date.now() % MINUTE),
      );
    };
    wait();
    return () => clearTimeout(timer);
  }, []);
  return now;
}

/** As `useNow`, and not before the last change: what was frozen or lifted this minute is so at once. */
export function useNowAfterChanges(): number {
  const now = useNow();
  const savedAt = useSession((session) => session.status?.savedAt);
  return savedAt ? Math.max(now, toEpoch(savedAt)) : now;
}
