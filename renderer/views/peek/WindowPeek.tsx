import { occurrencesOf } from '../../../shared/domain/schedule.ts';
import { DAY } from '../../../shared/kernel/time.ts';
import { sayInZone, sayLengthOf, saySpan } from '../../../shared/kernel/timeText.ts';
import type { MaintenanceWindow } from '../../../shared/model/window.ts';
import { openForm } from '../../app/place.ts';
import { plan, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { sayRule } from '../windows/weeklyRule.ts';
import { removeRecord } from './removeRecord.ts';

export function WindowPeek({ record: window }: { record: MaintenanceWindow }) {
  const now = useNow();
  const zone = useZone();
  const next = occurrencesOf(plan(), window, { start: now, end: now + 91 * DAY }).slice(0, 5);
  return (
    <>
      <dl className="facts">
        <dt>Repeats</dt>
        <dd>{sayRule(window)}</dd>
        <dt>Zone</dt>
        <dd>{window.zone}</dd>
      </dl>
      <div className="buttons">
        <button type="button" className="btn" onClick={() => openForm('window', { subject: window.id })}>
          Edit…
        </button>
        <button type="button" className="btn danger" onClick={() => void removeRecord('window', window.id)}>
          Delete
        </button>
      </div>
      <h2 className="group">Next times</h2>
      {next.map(({ start, end }) => (
        <p key={start} className="note">
          {saySpan(start, end, zone, now)}, {sayLengthOf(start, end, zone)}
          {window.zone !== zone && `. There ${sayInZone(start, window.zone, zone, now)}`}
        </p>
      ))}
      {next.length === 0 && <p className="note">None within 91 days.</p>}
    </>
  );
}
