import { useDebouncedValue } from '@mantine/hooks';
import { type FormEvent, memo, useDeferredValue, useEffect, useRef } from 'react';
import { MINUTE, toEpoch, toInstant } from '../../../shared/kernel/time.ts';
import { sayInstant, sayLength, saySpan } from '../../../shared/kernel/timeText.ts';
import type { Severity } from '../../../shared/rules/rule.ts';
import { openForm, usePlace } from '../../app/place.ts';
import { useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { Findings, VerdictBar } from '../../ui/Findings.tsx';
import { isEditing } from '../../ui/isEditing.ts';
import { KindSign } from '../../ui/signs.tsx';
import type { WaiverRequest } from '../changes/WaiverForm.tsx';
import { LengthField, WhenFields } from './MoveFields.tsx';
import { lookAt, type Moving, place, stopMoving, useMoving } from './moving.ts';
import { SearchGoesOn, SlotList } from './SlotList.tsx';

/**
 * Where a release is going: the verdict, the reasons, the next slots. The same panel for the pointer and for the keyboard. Under
 * the pointer it is drawn after the frame, in which the bubble says the verdict.
 */
export function MovePanel() {
  const moving = useMoving((state) => state.moving);
  const afterFrame = useDeferredValue(moving);
  const shown = moving?.held ? afterFrame : moving;
  return shown && <Panel moving={shown} />;
}

const Panel = memo(function Panel({ moving }: { moving: Moving }) {
  const { release, verdict, slots, lengthMinutes } = moving;
  const now = useNow();
  const zone = useZone();
  useSlotKeys(moving);
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
        {!moving.held && <LiveVerdict moving={moving} zone={zone} now={now} />}
        {verdict && <Findings findings={verdict.findings} />}
        {moving.searchedUntil !== null && <SearchGoesOn until={moving.searchedUntil} zone={zone} now={now} />}
        {slots && <SlotList slots={slots} release={release} lengthMinutes={lengthMinutes} zone={zone} now={now} />}
        <WaiverOffer moving={moving} />
      </div>
    </>
  );
});

function MovingTo({ moving, zone, now }: { moving: Moving; zone: string; now: number }) {
  const { release, start, lengthMinutes, held } = moving;
  const group = useRef<HTMLFormElement>(null);
  // Not on the field: 1, 2, 3 place the release until the date is tabbed to.
  useEffect(() => {
    if (!held) group.current?.focus();
  }, [held]);
  const end = start === null ? null : start + lengthMinutes * MINUTE;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (start !== null) void place(release, start, lengthMinutes);
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
      <span className="meta">{held === 'end' ? 'Drawing its end to' : 'Moving to'}</span>
      <strong>{start === null || end === null ? 'no date yet' : saySpan(start, end, zone, now)}</strong>
      <span className="meta">
        {sayLength(lengthMinutes)}
        {lengthMinutes !== release.lengthMinutes && ` instead of ${sayLength(release.lengthMinutes)}`}
        {release.backOutMinutes > 0 && `, then ${sayLength(release.backOutMinutes)} back-out reserve`}
      </span>
      {!held && (
        <div className="moving-fields">
          <WhenFields
            release={release}
            start={start}
            zone={zone}
            now={now}
            onChange={(wanted) => lookAt({ start: wanted })}
          />
          <LengthField lengthMinutes={lengthMinutes} onChange={(wanted) => lookAt({ lengthMinutes: wanted })} />
        </div>
      )}
      {!held && start !== null && (
        <button type="submit" className="btn primary">
          Move it there <kbd>Enter</kbd>
        </button>
      )}
    </form>
  );
}

/** The last resort of an emergency that is blocked: somebody answers for it. */
function WaiverOffer({ moving: { release, start, verdict, held } }: { moving: Moving }) {
  if (held || release.kind !== 'emergency' || verdict?.severity !== 'block') return null;
  const findings = verdict.findings
    .filter(({ severity }) => severity === 'block')
    .map(({ rule, about }) => ({ rule, about }));
  const request: WaiverRequest = { findings, ...(start === null ? {} : { start: toInstant(start) }) };
  const ask = () => openForm('waiver', { subject: release.id, begin: { ...request } });
  return (
    <>
      <h2 className="group">For an emergency</h2>
      <div className="slot">
        <p className="grow meta">
          An incident, a problem or a duty may outweigh the block. An approver answers for it.
        </p>
        <button type="button" className="btn small" onClick={ask}>
          Ask for a waiver…
        </button>
      </div>
    </>
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

/** 1 to 9 place the release in a slot, Esc leaves it where it is. */
function useSlotKeys({ slots, release, lengthMinutes }: Moving): void {
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
      const slot = slots?.slots[Number(event.key) - 1];
      if (slot) void place(release, toEpoch(slot.start), lengthMinutes);
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [slots, release, lengthMinutes]);
}
