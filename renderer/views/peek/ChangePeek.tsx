import { sayWhen } from '../../../shared/kernel/timeText.ts';
import type { ChangeRecord } from '../../../shared/model/changeRecord.ts';
import { go } from '../../app/place.ts';
import { plan, useSession, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { IdLink } from '../../ui/IdLink.tsx';
import { CHANGE_TYPE_WORD } from '../../ui/words.ts';
import { BackOutPlan, TestResult } from '../release/ChangeSection.tsx';
import { Evaluation } from '../release/Evaluation.tsx';
import { RecordButtons } from './RecordButtons.tsx';
import '../release/release.css';
import { Fact, TypedFact } from './Fact.tsx';

/** A change record beside its list: what it is about, and what stands against it. */
export function ChangePeek({ record: change }: { record: ChangeRecord }) {
  useSession((session) => session.versions);
  const zone = useZone();
  const now = useNow();
  const release = plan().get('releases', change.releaseId)!;
  return (
    <>
      <dl className="facts">
        <Fact title="Release">
          <IdLink collection="releases" record={release} /> <span dir="auto">{release.name}</span>
        </Fact>
        <Fact title="Type">{CHANGE_TYPE_WORD[change.type]}</Fact>
        <Fact title="Starts">{release.start ? sayWhen(release.start, zone, now) : 'none'}</Fact>
        <TypedFact title="Raised by" text={plan().get('people', change.raisedById)?.name} />
        {change.reason && (
          <Fact title="Reason" isTyped className="pre">
            {change.reason}
          </Fact>
        )}
      </dl>
      <RecordButtons
        noun="change"
        id={change.id}
        first={
          <button type="button" className="btn" onClick={() => go('release', release.id)}>
            Open the release
          </button>
        }
      />
      <Evaluation release={release} />
      <TestResult change={change} />
      <BackOutPlan change={change} />
    </>
  );
}
