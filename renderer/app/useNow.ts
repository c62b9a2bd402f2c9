import { useEffect, useState } from 'react';
import { MINUTE } from '../../shared/kernel/time.ts';

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
