import { sayCount } from '../../../shared/kernel/timeText.ts';
import { type ImportState, useProgress } from './useImport.ts';

/** Past half a second: how far it is, and a way out that leaves nothing. */
export function ImportProgressBar({
  busy,
  bytes,
  cancel,
}: {
  busy: ImportState['busy'];
  bytes: number;
  cancel: () => void;
}) {
  const progress = useProgress(busy);
  if (!progress?.isShown) return null;
  const { share, rows } = progress;
  const isKnown = busy === 'reading' && share > 0 && share < 1;
  const words =
    busy === 'writing'
      ? 'Making a backup, then writing…'
      : isKnown
        ? `Reading: ${sayMegabytes(bytes * share)} of ${sayMegabytes(bytes)}, ${sayCount(rows, 'row')}`
        : rows > 0
          ? `Comparing ${sayCount(rows, 'row')} with the plan…`
          : 'Reading…';
  return (
    <div className="import-progress">
      <progress aria-label="Import" {...(isKnown ? { value: share, max: 1 } : {})} />
      <span className="meta figures" role="status">
        {words}
      </span>
      <button type="button" className="btn small" onClick={cancel}>
        Cancel
      </button>
    </div>
  );
}

const MEGABYTE = 1_000_000;
const sayMegabytes = (bytes: number): string =>
  `${Math.max(1, Math.round(bytes / MEGABYTE)).toLocaleString('en-US')} MB`;
