import type { Service } from '../../../shared/model/service.ts';
import { openForm } from '../../app/place.ts';
import { plan, useSession } from '../../app/session.ts';
import { Criticality } from '../../ui/Criticality.tsx';
import { configurationItemsOf, releasesOf } from '../configuration/related.ts';
import { FoldedReleases } from './FoldedReleases.tsx';
import { RecordList } from './RecordList.tsx';
import { removeRecord } from './removeRecord.ts';

/** What the business uses, what it runs on, and what is about to change it. */
export function ServicePeek({ record: service }: { record: Service }) {
  useSession(({ versions }) => versions.configurationItems + versions.releases + versions.people);
  const owner = service.ownerId ? plan().get('people', service.ownerId) : undefined;
  return (
    <>
      <dl className="facts">
        <dt>Name</dt>
        <dd dir="auto">{service.name}</dd>
        <dt>Criticality</dt>
        <dd>
          <Criticality value={service.criticality} />
        </dd>
        <dt>Owner</dt>
        <dd dir="auto">{owner?.name ?? 'none'}</dd>
      </dl>
      <div className="buttons">
        <button type="button" className="btn" onClick={() => openForm('service', { subject: service.id })}>
          Edit…
        </button>
        <button
          type="button"
          className="btn"
          onClick={() => openForm('configurationItem', { begin: { serviceIds: [service.id] } })}
        >
          New CI for it…
        </button>
        <button type="button" className="btn danger" onClick={() => void removeRecord('service', service.id)}>
          Delete
        </button>
      </div>
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
