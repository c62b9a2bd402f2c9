import { useEffect } from 'react';
import { epochToWall, MINUTE, toEpoch, wallToEpoch } from '../../../shared/kernel/time.ts';
import { sayInstant, sayLength, saySpan } from '../../../shared/kernel/timeText.ts';
import type { RejectedSlot, Slot } from '../../../shared/rules/slots.ts';
import { useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { Findings, VerdictBar } from '../../ui/Findings.tsx';
import { isEditing } from '../../ui/isEditing.ts';
import { KindSign, VerdictSign } from '../../ui/signs.tsx';
import { lookAt, type Moving, place, stopMoving } from './moving.ts';

/** Where a release is going: the verdict, the reasons, the next slots. The same panel for the pointer and for the keyboard. */
export function MovePanel({ moving }: { moving: Moving }) {
  const { release, start, verdict, slots, isDragging } = moving;
  const now = useNow();
  const zone = useZone();
  const end = start === null ? null : start + release.lengthMinutes * MINUTE;
  useSlotKeys(slots.slots, release.id);
  return (
    <>
      <div className="peek-head">
        <KindSign kind={release.kind} />
        <span className="id">{release.key}</span>
        <b className="cut grow" dir="auto">
          {release.name}
        </b>
        <button type="button" className="btn quiet small" onClick={stopMoving}>
          <kbd>Esc</kbd> cancel
        </button>
      </div>
      <div className="scroll">
        <div className="moving-to">
          <span className="meta">Moving to</span>
          <strong>{start === null || end === null ? 'no date yet' : saySpan(start, end, zone, now)}</strong>
          <span className="meta">
            {sayLength(release.lengthMinutes)}
            {release.backOutMinutes > 0 && `, then ${sayLength(release.backOutMinutes)} back-out reserve`}
          </span>
          {!isDragging && <WhenField start={start} zone={zone} onChange={lookAt} />}
          {!isDragging && start !== null && (
            <button type="button" className="btn primary" onClick={() => void place(release.id, start)}>
              Move it there
            </button>
          )}
        </div>
        {verdict && <VerdictBar verdict={verdict} />}
        {verdict && <Findings findings={verdict.findings} />}
        <h2 className="group">
          Next compliant slots <span className="meta">press 1 to {Math.max(1, Math.min(9, slots.slots.length))}</span>
        </h2>
        {slots.slots.length === 0 && (
          <p className="note">No slot within 180 days. Add a window, or shorten the release.</p>
        )}
        {slots.slots.map((slot, index) => (
          <SlotRow key={slot.start} slot={slot} number={index + 1} release={moving.release} zone={zone} now={now} />
        ))}
        {slots.rejected.length > 0 && (
          <h2 className="group">
            Rejected on the way <span className="count">{slots.rejected.length}</span>
          </h2>
        )}
        {slots.rejected.slice(0, 8).map((rejected) => (
          <RejectedRow key={rejected.start} rejected={rejected} when={sayInstant(rejected.start, zone, now)} />
        ))}
      </div>
    </>
  );
}

function SlotRow({
  slot,
  number,
  release,
  zone,
  now,
}: {
  slot: Slot;
  number: number;
  release: Moving['release'];
  zone: string;
  now: number;
}) {
  const start = toEpoch(slot.start);
  const approval = slot.findings.find(({ severity }) => severity === slot.severity && severity !== 'pass');
  return (
    <div className="slot">
      <kbd>{number}</kbd>
      <div className="grow">
        <p className="when">{saySpan(start, start + release.lengthMinutes * MINUTE, zone, now)}</p>
        <p className="meta">
          {slot.window}, {sayLength(slot.spareMinutes)} spare{approval && `. ${approval.message}`}
        </p>
      </div>
      {slot.severity !== 'pass' && <VerdictSign severity={slot.severity} />}
      <button
        type="button"
        className={`btn small${number === 1 ? ' primary' : ''}`}
        onClick={() => void place(release.id, start)}
      >
        Place
      </button>
    </div>
  );
}

function RejectedRow({ rejected, when }: { rejected: RejectedSlot; when: string }) {
  const reasons = rejected.findings.filter(({ severity }) => severity === 'block').map(({ message }) => message);
  return (
    <div className="slot">
      <VerdictSign severity="block" />
      <div className="grow">
        <p>
          {when}, {rejected.window}
        </p>
        <p className="meta">{reasons.join('; ')}</p>
      </div>
    </div>
  );
}

/** Date and time in the plan's zone. */
function WhenField({
  start,
  zone,
  onChange,
}: {
  start: number | null;
  zone: string;
  onChange: (start: number | null) => void;
}) {
  return (
    <label className="when-field">
      <span className="label">Start, {zone}</span>
      <input
        type="datetime-local"
        value={start === null ? '' : epochToWall(start, zone)}
        onChange={(event) => event.currentTarget.value && onChange(wallToEpoch(event.currentTarget.value, zone))}
      />
    </label>
  );
}

/** 1 to 9 place the release in a slot, Esc leaves it where it is. */
function useSlotKeys(slots: readonly Slot[], release: string): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape') stopMoving();
      const slot = isEditing(event.target) ? undefined : slots[Number(event.key) - 1];
      if (!slot) return;
      event.preventDefault();
      void place(release, toEpoch(slot.start));
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [slots, release]);
}
