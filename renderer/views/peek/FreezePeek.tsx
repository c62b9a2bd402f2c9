import { isFrozenNow } from '../../../shared/domain/freezeNow.ts';
import { END_OF_TIME } from '../../../shared/kernel/time.ts';
import { sayInZone, sayLengthOf } from '../../../shared/kernel/timeText.ts';
import { type Freeze, freezeSpan } from '../../../shared/model/freeze.ts';
import { openForm } from '../../app/place.ts';
import { plan, useSession, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { RecordRow } from '../../ui/IdLink.tsx';
import { FREEZE_LEVEL_WORD } from '../../ui/words.ts';
import { sayFreezeSpan } from '../calendar/freezeWords.ts';
import { liftFreeze } from '../windows/liftFreeze.ts';
import { removeRecord } from './removeRecord.ts';

export function FreezePeek({ record: freeze }: { record: Freeze }) {
  useSession((session) => session.versions.releases);
  const now = useNow();
  const zone = useZone();
  const span = freezeSpan(freeze);
  const inside = span ? Array.from(plan().during('releases', span)) : [];
  return (
    <>
      <dl className="facts">
        <dt>When</dt>
        <dd>
          {sayFreezeSpan(freeze, zone, now)}
          {span && span.end < END_OF_TIME && `, ${sayLengthOf(span.start, span.end, zone)}`}
        </dd>
        {span && freeze.zone !== zone && (
          <>
            <dt>There</dt>
            <dd>Begins {sayInZone(span.start, freeze.zone, zone, now)}</dd>
          </>
        )}
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
        {isFrozenNow(plan(), freeze, now) && (
          <button type="button" className="btn" onClick={() => void liftFreeze(freeze.id)}>
            Lift it now
          </button>
        )}
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
        <RecordRow key={release.id} collection="releases" record={release} />
      ))}
    </>
  );
}
