import { sayDifferences, sayRule } from '../../../shared/domain/ruleWords/ruleWords.ts';
import type { MaintenanceWindow } from '../../../shared/model/window.ts';
import { openForm } from '../../app/place.ts';
import { plan, useCollection, useSession, useZone } from '../../app/session.ts';
import { IdLink } from '../../ui/IdLink.tsx';
import { sayClass } from '../windows/classWords.ts';
import { InOtherZones } from '../windows/InOtherZones.tsx';
import { FollowFacts } from './FollowFacts.tsx';
import { removeRecord } from './removeRecord.ts';
import { ScopeFacts } from './ScopeFacts.tsx';
import { SeriesDates } from './SeriesDates.tsx';

export function WindowPeek({ record: window }: { record: MaintenanceWindow }) {
  useSession(({ versions }) => versions.windowClasses + versions.services + versions.configurationItems);
  const planZone = useZone();
  const calendars = useCollection('businessCalendars');
  const ofClass = window.classId ? plan().get('windowClasses', window.classId) : undefined;
  const differences = sayDifferences(window);
  return (
    <>
      <dl className="facts">
        <dt>When</dt>
        <dd>
          {sayRule(window, { planZone, calendars })}
          {differences && <span className="meta"> ({differences})</span>}
        </dd>
        <FollowFacts startFrom={window.startFrom} endFrom={window.endFrom} />
        <dt>Zone</dt>
        <dd>{window.zone}</dd>
        {ofClass && (
          <>
            <dt>Class</dt>
            <dd>
              <IdLink collection="windowClasses" record={ofClass} /> <bdi>{ofClass.name}</bdi>
              <span className="meta">: {sayClass(ofClass)}</span>
            </dd>
          </>
        )}
        <ScopeFacts scope={window.scope} />
      </dl>
      <div className="buttons">
        <button type="button" className="btn" onClick={() => openForm('window', { subject: window.id })}>
          Edit…
        </button>
        <button type="button" className="btn danger" onClick={() => void removeRecord('window', window.id)}>
          Delete
        </button>
      </div>
      <SeriesDates collection="windows" record={window} />
      <InOtherZones key={window.id} series={window} />
    </>
  );
}
