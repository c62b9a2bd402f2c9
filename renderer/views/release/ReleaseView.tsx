import type { Release } from '../../../shared/model/release.ts';
import { go, usePlace } from '../../app/place.ts';
import { plan, useSession } from '../../app/session.ts';
import { Remarks } from '../remarks/Remarks.tsx';
import { ChangeSection } from './ChangeSection.tsx';
import { Evaluation } from './Evaluation.tsx';
import { ReleaseHead } from './ReleaseHead.tsx';
import { ReleaseItems } from './ReleaseItems.tsx';
import { ReleasePlace } from './ReleasePlace.tsx';
import './release.css';

/** One release whole: what holds it on the left, what it is made of on the right. */
export default function ReleaseView() {
  useSession((session) => session.versions);
  const subject = usePlace((place) => place.subject);
  const release = subject ? plan().get('releases', subject) : undefined;
  return release ? <Whole release={release} /> : <Gone />;
}

function Whole({ release }: { release: Release }) {
  return (
    <>
      <ReleaseHead release={release} />
      <div className="release">
        <section className="scroll" aria-label="What holds it">
          <Evaluation release={release} />
        </section>
        <section className="release-content" aria-label="What it is made of">
          <Remarks record={release} key={release.id}>
            <ReleasePlace release={release} />
            <ChangeSection release={release} />
            <ReleaseItems release={release} />
          </Remarks>
        </section>
      </div>
    </>
  );
}

function Gone() {
  return (
    <section className="empty">
      <h2>This release is not in the plan</h2>
      <p>It was deleted, or its making was taken back. Undo brings it back.</p>
      <div className="actions">
        <button type="button" className="btn primary" onClick={() => go('releases')}>
          Go to releases
        </button>
      </div>
    </section>
  );
}
