import { memo } from 'react';
import { MINUTE, toEpoch } from '../../../shared/kernel/time.ts';
import { sayInstant, sayLength, saySpan } from '../../../shared/kernel/timeText.ts';
import type { Release } from '../../../shared/model/release.ts';
import type { RejectedSlot, Slot } from '../../../shared/rules/slots.ts';
import { VerdictSign } from '../../ui/signs.tsx';
import { place, stopSearch } from './moving.ts';
import { DAYS_AHEAD, type FoundSlots } from './slotSearch.ts';

/** The slots to press, and what was rejected on the way. The same for a whole drag, so it is drawn once. */
export const SlotList = memo(function SlotList({
  slots: { slots, rejected, until, ended },
  release,
  lengthMinutes,
  zone,
  now,
}: {
  slots: FoundSlots;
  release: Release;
  lengthMinutes: number;
  zone: string;
  now: number;
}) {
  return (
    <>
      <h2 className="group">
        Next compliant slots
        {slots.length > 0 && <span className="meta">press 1 to {slots.length}</span>}
      </h2>
      {ended === 'whole' && slots.length === 0 && (
        <p className="note">No slot within {DAYS_AHEAD} days. Add a window, or shorten the release.</p>
      )}
      {ended !== 'whole' && <p className="note">{sayEnded(ended, slots.length, sayInstant(until, zone, now))}</p>}
      {slots.map((slot, index) => (
        <SlotRow
          key={slot.start}
          slot={slot}
          number={index + 1}
          release={release}
          lengthMinutes={lengthMinutes}
          zone={zone}
          now={now}
        />
      ))}
      {rejected.length > 0 && (
        <h2 className="group">
          Rejected on the way <span className="count">{rejected.length.toLocaleString('en-US')}</span>
        </h2>
      )}
      {rejected.slice(0, 8).map((one) => (
        <RejectedRow key={one.start} rejected={one} when={sayInstant(one.start, zone, now)} />
      ))}
    </>
  );
});

/** A search that takes long says how far it has come, and can be stopped. */
export function SearchGoesOn({ until, zone, now }: { until: number; zone: string; now: number }) {
  return (
    <div className="slot">
      <p className="grow">
        <span role="status">Looking for slots</span>, {sayInstant(until, zone, now)} so far
      </p>
      <button type="button" className="btn small" onClick={stop}>
        Stop looking
      </button>
    </div>
  );
}

/** The button goes away with the search: the focus goes to the form, in which 1, 2, 3 place the release. */
function stop(): void {
  stopSearch();
  document.querySelector<HTMLElement>('.moving-to')?.focus();
}

function sayEnded(ended: FoundSlots['ended'], found: number, until: string): string {
  const what = found === 0 ? 'No slot' : 'No more slots';
  if (ended === 'stopped') return `Stopped. ${what} until ${until}; later times were not looked at.`;
  return `${what} until ${until}. So many windows refuse it that later times were not looked at: type a later date to try one.`;
}

function SlotRow({
  slot,
  number,
  release,
  lengthMinutes,
  zone,
  now,
}: {
  slot: Slot;
  number: number;
  release: Release;
  lengthMinutes: number;
  zone: string;
  now: number;
}) {
  const start = toEpoch(slot.start);
  const approval = slot.findings.find(({ severity }) => severity === slot.severity && severity !== 'pass');
  return (
    <div className="slot">
      <kbd>{number}</kbd>
      <div className="grow">
        <p className="when">{saySpan(start, start + lengthMinutes * MINUTE, zone, now)}</p>
        <p className="meta windows-named" title={slot.window}>
          {sayLength(slot.spareMinutes)} spare in {slot.window}
          {approval && `. ${approval.message}`}
        </p>
      </div>
      {slot.severity !== 'pass' && <VerdictSign severity={slot.severity} />}
      <button
        type="button"
        className={`btn small${number === 1 ? ' primary' : ''}`}
        onClick={() => void place(release, start, lengthMinutes)}
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
