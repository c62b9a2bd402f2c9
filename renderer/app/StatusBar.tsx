import { IconArrowBackUp, IconWorld } from '@tabler/icons-react';
import { offsetAt } from '../../shared/kernel/time.ts';
import { sayInstant } from '../../shared/kernel/timeText.ts';
import { VerdictSign } from '../ui/signs.tsx';
import { tryAgain } from './perform.ts';
import { useSession, useZone } from './session.ts';
import { useNow } from './useNow.ts';

/** Facts with times: what is saved, what undo would take back, the zone, the clock. */
export function StatusBar() {
  const { status, info } = useSession();
  const now = useNow();
  const zone = useZone();
  if (!status) return <footer className="status" />;
  const offset = offsetAt(now, zone);
  const ownOffset = info ? offsetAt(now, info.zone) : offset;
  return (
    <footer className="status" aria-label="Status">
      {status.readOnly ? (
        <span className="not-saved" role="alert">
          <VerdictSign severity="block" size={13} /> <span className="cut">{status.readOnly}</span>
          <button type="button" className="link" onClick={() => void tryAgain()}>
            Try again
          </button>
        </span>
      ) : (
        <span>
          <VerdictSign severity="pass" size={13} /> Saved {status.savedAt && sayInstant(status.savedAt, zone, now)}
        </span>
      )}
      <span>Entry {status.seq.toLocaleString('en-US')}</span>
      {status.undo && (
        <span className="cut">
          <IconArrowBackUp size={13} aria-hidden="true" />
          <span className="cut">Undo: {status.undo.label}</span>
        </span>
      )}
      <span className="grow" />
      <span>
        <IconWorld size={13} aria-hidden="true" /> {zone}, {offset}
        {ownOffset !== offset && ` (you are at ${ownOffset})`}
      </span>
      <span className="figures">{sayInstant(now, zone)}</span>
    </footer>
  );
}
