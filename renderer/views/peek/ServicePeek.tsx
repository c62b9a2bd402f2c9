import type { Service } from '../../../shared/model/service.ts';
import { openForm } from '../../app/place.ts';
import { plan, useSession } from '../../app/session.ts';
import { Criticality } from '../../ui/Criticality.tsx';
import { configurationItemsOf, releasesOf } from '../configuration/related.ts';
import { Fact, TypedFact } from './Fact.tsx';
import { FoldedReleases } from './FoldedReleases.tsx';
import { RecordButtons } from './RecordButtons.tsx';
import { RecordList } from './RecordList.tsx';

/** What the business uses, what it runs on, and what is about to change it. */
export function ServicePeek({ record: service }: { record: Service }) {
  useSession(({ versions }) => versions.configurationItems + versions.releases + versions.people);
  const owner = service.ownerId ? plan().get('people', service.ownerId) : undefined;
  return (
    <>
      <dl className="facts">
        <TypedFact title="Name" text={service.name} />
        <Fact title="Criticality">
          <Criticality value={service.criticality} />
        </Fact>
        <TypedFact title="Owner" text={owner?.name} />
      </dl>
      <RecordButtons noun="service" id={service.id}>
        <button
          type="button"
          className="btn"
          onClick={() => openForm('configurationItem', { begin: { serviceIds: [service.id] } })}
        >
          New CI for it…
        </button>
      </RecordButtons>
      {service.description && (
        <p className="description" dir="auto">
          {service.description}
        </p>
      )}
      <RecordList
        title="Configuration items"
        collection="configurationItems"
        records={configurationItemsOf(service)}
        none="None yet: what it runs on is not known."
      />
      <FoldedReleases releases={releasesOf(service)} none="No release changes it." />
    </>
  );
}
