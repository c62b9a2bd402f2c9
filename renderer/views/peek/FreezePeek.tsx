import { saySpan } from '../../../shared/kernel/timeText.ts';
import { type Freeze, freezeSpan } from '../../../shared/model/freeze.ts';
import { openForm, peek } from '../../app/place.ts';
import { plan, useSession, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { FREEZE_LEVEL_WORD } from '../../ui/words.ts';
import { removeRecord } from './ReleasePeek.tsx';

export function FreezePeek({ record: freeze }: { record: Freeze }) {
  useSession((session) => session.versions.releases);
  const now = useNow();
  const zone = useZone();
  const span = freezeSpan(freeze);
  const inside = Array.from(plan().during('releases', span));
  return (
    <>
      <dl className="facts">
        <dt>When</dt>
        <dd>{saySpan(span.start, span.end, zone, now)}</dd>
        <dt>Level</dt>
        <dd>{FREEZE_LEVEL_WORD[freeze.level]}</dd>
        {freeze.approverRole && (
          <>
            <dt>Approver</dt>
            <dd>{freeze.approverRole}</dd>
          </>
        )}
        <dt>Zone</dt>
        <dd>{freeze.zone}</dd>
        {freeze.reason && (
          <>
            <dt>Reason</dt>
            <dd dir="auto">{freeze.reason}</dd>
          </>
        )}
      </dl>
      <div className="buttons">
        <button type="button" className="btn" onClick={() => openForm('freeze', { subject: freeze.id })}>
          Edit…
        </button>
        <button type="button" className="btn danger" onClick={() => void removeRecord('freeze', freeze.id)}>
          Delete
        </button>
      </div>
      <h2 className="group">
        Releases inside <span className="count">{inside.length}</span>
      </h2>
      {inside.slice(0, 50).map((release) => (
        <button key={release.id} type="button" className="row-button" onClick={() => peek('releases', release.id)}>
          <span className="id">{release.key}</span>
          <span className="cut grow" dir="auto">
            {release.name}
          </span>
        </button>
      ))}
    </>
  );
}
