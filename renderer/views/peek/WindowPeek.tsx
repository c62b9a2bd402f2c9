import type { MaintenanceWindow } from '../../../shared/model/window.ts';
import { plan, useSession } from '../../app/session.ts';
import { IdLink } from '../../ui/IdLink.tsx';
import { sayClass } from '../windows/classWords.ts';
import { InOtherZones } from '../windows/InOtherZones.tsx';
import { Fact } from './Fact.tsx';
import { FollowFacts } from './FollowFacts.tsx';
import { RecordButtons } from './RecordButtons.tsx';
import { RuleFact } from './RuleFact.tsx';
import { ScopeFacts } from './ScopeFacts.tsx';
import { SeriesDates } from './SeriesDates.tsx';

export function WindowPeek({ record: window }: { record: MaintenanceWindow }) {
  useSession(({ versions }) => versions.windowClasses + versions.services + versions.configurationItems);
  const ofClass = window.classId ? plan().get('windowClasses', window.classId) : undefined;
  return (
    <>
      <dl className="facts">
        <RuleFact title="When" series={window} />
        <FollowFacts startFrom={window.startFrom} endFrom={window.endFrom} />
        <Fact title="Zone">{window.zone}</Fact>
        {ofClass && (
          <Fact title="Class">
            <IdLink collection="windowClasses" record={ofClass} /> <bdi>{ofClass.name}</bdi>
            <span className="meta">: {sayClass(ofClass)}</span>
          </Fact>
        )}
        <ScopeFacts scope={window.scope} />
      </dl>
      <RecordButtons noun="window" id={window.id} />
      <SeriesDates collection="windows" record={window} />
      <InOtherZones key={window.id} series={window} />
    </>
  );
}
