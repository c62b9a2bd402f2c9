import { useEffect, useState } from 'react';
import { sayBytes } from '../../../shared/kernel/sizeText.ts';
import { MINUTE } from '../../../shared/kernel/time.ts';
import { sayLength } from '../../../shared/kernel/timeText.ts';
import { type Copying, cancelCopying } from './copying.ts';

/** Under half a second nothing is shown (DESIGN, section 5). */
const GLANCE = 500;

/** How far the copying of a file is, how long it still takes, and Cancel, which leaves nothing. */
export function CopyingBar({ copying: { job, name, done, total, startedAt } }: { copying: Copying }) {
  const [isLong, setIsLong] = useState(() => Date.now() - startedAt > GLANCE);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), GLANCE - (Date.now() - startedAt));
    return () => clearTimeout(timer);
  }, [startedAt]);
  // A save waits for the person in its dialog: until bytes go there is nothing to tell.
  if (!isLong || done === 0) return null;
  const share = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <div className="copying">
      <p>
        <bdi className="attachment-name">{name}</bdi>
        <span className="meta">
          {sayBytes(done)} of {sayBytes(total)}
          {share > 0 && `, ${sayLeft(startedAt, share)}`}
        </span>
      </p>
      <progress aria-label={`Copying ${name}`} value={share} max={1} />
      <button type="button" className="btn small" onClick={() => cancelCopying(job)}>
        Cancel
      </button>
    </div>
  );
}

function sayLeft(startedAt: number, share: number): string {
  const left = ((Date.now() - startedAt) / share) * (1 - share);
  return left < MINUTE ? `${Math.ceil(left / 1000)} s left` : `${sayLength(Math.ceil(left / MINUTE))} left`;
}
