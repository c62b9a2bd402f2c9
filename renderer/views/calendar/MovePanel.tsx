import { useDebouncedValue } from '@mantine/hooks';
import { type FormEvent, useEffect, useRef } from 'react';
import { epochToWall, MINUTE, toEpoch, wallToEpoch } from '../../../shared/kernel/time.ts';
import { sayInstant, sayLength, saySpan } from '../../../shared/kernel/timeText.ts';
import type { Severity } from '../../../shared/rules/rule.ts';
import type { Slot } from '../../../shared/rules/slots.ts';
import { usePlace } from '../../app/place.ts';
import { useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { Findings, VerdictBar } from '../../ui/Findings.tsx';
import { isEditing } from '../../ui/isEditing.ts';
import { KindSign } from '../../ui/signs.tsx';
import { lookAt, type Moving, place, stopMoving } from './moving.ts';
import { SlotList } from './SlotList.tsx';

/** Where a release is going: the verdict, the reasons, the next slots. The same panel for the pointer and for the keyboard. */
export function MovePanel({ moving }: { moving: Moving }) {
  const { release, verdict, slots, isDragging } = moving;
  const now = useNow();
  const zone = useZone();
  useSlotKeys(slots?.slots ?? [], release.id);
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
        <MovingTo moving={moving} zone={zone} now={now} />
        {verdict && <VerdictBar verdict={verdict} isLive={false} />}
        {!isDragging && <LiveVerdict moving={moving} zone={zone} now={now} />}
        {verdict && <Findings findings={verdict.findings} />}
        {slots && <SlotList slots={slots} release={release} zone={zone} now={now} />}
      </div>
    </>
  );
}

function MovingTo({
  moving: { release, start, isDragging },
  zone,
  now,
}: {
  moving: Moving;
  zone: string;
  now: number;
}) {
  const group = useRef<HTMLFormElement>(null);
  // Not on the field: 1, 2, 3 place the release until the date is tabbed to.
  useEffect(() => {
    if (!isDragging) group.current?.focus();
  }, [isDragging]);
  const end = start === null ? null : start + release.lengthMinutes * MINUTE;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (start !== null) void place(release.id, start);
  };
  return (
    <form
      className="moving-to"
      ref={group}
      tabIndex={-1}
      aria-label={`Move ${release.key} ${release.name}`}
      onSubmit={submit}
      noValidate
    >
      <span className="meta">Moving to</span>
      <strong>{start === null || end === null ? 'no date yet' : saySpan(start, end, zone, now)}</strong>
      <span className="meta">
        {sayLength(release.lengthMinutes)}
        {release.backOutMinutes > 0 && `, then ${sayLength(release.backOutMinutes)} back-out reserve`}
      </span>
      {!isDragging && <WhenField start={start} zone={zone} onChange={lookAt} />}
      {!isDragging && start !== null && (
        <button type="submit" className="btn primary">
          Move it there <kbd>Enter</kbd>
        </button>
      )}
    </form>
  );
}

const HEARD: Record<Severity, string> = {
  block: 'blocked',
  approval: 'needs an approval',
  warn: 'may go, with a warning',
  waived: 'may go by a waiver',
  pass: 'may go',
};

/** The verdict for who hears it: when the date has stood still for a moment, and with its first reasons. */
function LiveVerdict({ moving: { start, verdict }, zone, now }: { moving: Moving; zone: string; now: number }) {
  const reasons =
    verdict?.findings.filter(({ severity }) => severity === verdict.severity && severity !== 'pass') ?? [];
  const said =
    verdict && start !== null
      ? [
          `${sayInstant(start, zone, now)}, ${HEARD[verdict.severity]}`,
          ...reasons.slice(0, 2).map(({ message }) => message),
        ]
      : [];
  const [settled] = useDebouncedValue(said.join('. '), 400);
  return (
    <p className="hidden" role="status">
      {settled}
    </p>
  );
}

/** Date and time in the plan's zone. It keeps what is typed, half a date as well; only whole ones are looked at. */
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
        // With a year of four digits the field goes on to the hour by itself.
        max="9999-12-31T23:59"
        defaultValue={start === null ? '' : epochToWall(start, zone)}
        onChange={(event) => event.currentTarget.value && onChange(wallToEpoch(event.currentTarget.value, zone))}
      />
    </label>
  );
}

/** 1 to 9 place the release in a slot, Esc leaves it where it is. */
function useSlotKeys(slots: readonly Slot[], release: string): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || usePlace.getState().form) return;
      if (event.key === 'Escape') {
        event.preventDefault();
        return stopMoving();
      }
      if (isEditing(event.target) || !/^[1-9]$/.test(event.key)) return;
      // A digit without a slot does nothing, rather than something of the view behind.
      event.preventDefault();
      const slot = slots[Number(event.key) - 1];
      if (slot) void place(release, toEpoch(slot.start));
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [slots, release]);
}
