import type { ConfigurationItem } from '../../../shared/model/configurationItem.ts';
import { useSession } from '../../app/session.ts';
import { releasesTouching, servicesOf } from '../configuration/related.ts';
import { TypedFact } from './Fact.tsx';
import { FoldedReleases } from './FoldedReleases.tsx';
import { RecordButtons } from './RecordButtons.tsx';
import { RecordList } from './RecordList.tsx';

/** What a service runs on, and which releases touch it. */
export function ConfigurationItemPeek({ record }: { record: ConfigurationItem }) {
  useSession(({ versions }) => versions.services + versions.releases);
  return (
    <>
      <dl className="facts">
        <TypedFact title="Name" text={record.name} />
        <TypedFact title="Type" text={record.type} />
        <TypedFact title="Environment" text={record.environment} />
      </dl>
      <RecordButtons noun="configurationItem" id={record.id} />
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
