import type { ConfigurationItem } from '../../../shared/model/configurationItem.ts';
import { openForm } from '../../app/place.ts';
import { useSession } from '../../app/session.ts';
import { releasesTouching, servicesOf } from '../configuration/related.ts';
import { FoldedReleases } from './FoldedReleases.tsx';
import { RecordList } from './RecordList.tsx';
import { removeRecord } from './removeRecord.ts';

/** What a service runs on, and which releases touch it. */
export function ConfigurationItemPeek({ record }: { record: ConfigurationItem }) {
  useSession(({ versions }) => versions.services + versions.releases);
  return (
    <>
      <dl className="facts">
        <dt>Name</dt>
        <dd dir="auto">{record.name}</dd>
        <dt>Type</dt>
        <dd dir="auto">{record.type}</dd>
        <dt>Environment</dt>
        <dd dir="auto">{record.environment ?? 'none'}</dd>
      </dl>
      <div className="buttons">
        <button type="button" className="btn" onClick={() => openForm('configurationItem', { subject: record.id })}>
          Edit…
        </button>
        <button type="button" className="btn danger" onClick={() => void removeRecord('configurationItem', record.id)}>
          Delete
        </button>
      </div>
      <RecordList
        title="Services"
        collection="services"
        records={servicesOf(record)}
        none="It serves no service yet."
      />
      <FoldedReleases releases={releasesTouching(record)} none="No release touches it." />
    </>
  );
}
