import { sayWhen } from '../../../shared/kernel/timeText.ts';
import type { ChangeRecord } from '../../../shared/model/changeRecord.ts';
import { go, openForm } from '../../app/place.ts';
import { plan, useSession, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { IdLink } from '../../ui/IdLink.tsx';
import { CHANGE_TYPE_WORD } from '../../ui/words.ts';
import { BackOutPlan, TestResult } from '../release/ChangeSection.tsx';
import { Evaluation } from '../release/Evaluation.tsx';
import { removeRecord } from './removeRecord.ts';
import '../release/release.css';

/** A change record beside its list: what it is about, and what stands against it. */
export function ChangePeek({ record: change }: { record: ChangeRecord }) {
  useSession((session) => session.versions);
  const zone = useZone();
  const now = useNow();
  const release = plan().get('releases', change.releaseId)!;
  return (
    <>
      <dl className="facts">
        <dt>Release</dt>
        <dd>
          <IdLink collection="releases" record={release} /> <span dir="auto">{release.name}</span>
        </dd>
        <dt>Type</dt>
        <dd>{CHANGE_TYPE_WORD[change.type]}</dd>
        <dt>Starts</dt>
        <dd>{release.start ? sayWhen(release.start, zone, now) : 'none'}</dd>
        <dt>Raised by</dt>
        <dd dir="auto">{plan().get('people', change.raisedById)?.name}</dd>
        {change.reason && (
          <>
            <dt>Reason</dt>
            <dd className="pre" dir="auto">
              {change.reason}
            </dd>
          </>
        )}
      </dl>
      <div className="buttons">
        <button type="button" className="btn" onClick={() => go('release', release.id)}>
          Open the release
        </button>
        <button type="button" className="btn" onClick={() => openForm('change', { subject: change.id })}>
          Edit…
        </button>
        <button type="button" className="btn danger" onClick={() => void removeRecord('change', change.id)}>
          Delete
        </button>
      </div>
      <Evaluation release={release} />
      <TestResult change={change} />
      <BackOutPlan change={change} />
    </>
  );
}
