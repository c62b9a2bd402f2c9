import type { ReactNode } from 'react';
import type { Id } from '../../../shared/kernel/id.ts';
import type { CollectionName } from '../../../shared/model/plan.ts';
import type { Release } from '../../../shared/model/release.ts';
import { openForm } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { IdLink, type NamedRecord } from '../../ui/IdLink.tsx';
import { RISK_WORD } from '../../ui/words.ts';

/** Who answers for it, where it goes and what it touches, and what it waits for: what scopes and classes ask for. */
export function ReleasePlace({ release }: { release: Release }) {
  const waiting = Array.from(plan().referring('releases', 'dependsOnIds', release.id), ({ id }) => id);
  return (
    <>
      <h2 className="group">
        Place and scope
        <button
          type="button"
          className="btn small quiet meta"
          onClick={() => openForm('release', { subject: release.id })}
        >
          Edit…
        </button>
      </h2>
      <dl className="release-facts">
        <Fact name="Owner">{said(release.ownerId && plan().get('people', release.ownerId)?.name)}</Fact>
        <Fact name="Risk">{release.risk && RISK_WORD[release.risk]}</Fact>
        <Fact name="Environment">{said(release.environment)}</Fact>
        <Fact name="Region">{said(release.region)}</Fact>
        <Fact name="Kind of work">{said(release.workType)}</Fact>
        <Fact name="Tags">{said(release.tags.join(', '))}</Fact>
        <Fact name="Services">
          <Records collection="services" ids={release.serviceIds} />
        </Fact>
        <Fact name="Configuration">
          <Records collection="configurationItems" ids={release.configurationItemIds} />
        </Fact>
        <Fact name="Depends on">
          <Records collection="releases" ids={release.dependsOnIds} />
        </Fact>
        {waiting.length > 0 && (
          <Fact name="Needed by">
            <Records collection="releases" ids={waiting} />
          </Fact>
        )}
        {release.description && (
          <Fact name="Description">
            <span className="pre" dir="auto">
              {release.description}
            </span>
          </Fact>
        )}
      </dl>
    </>
  );
}

/** Words that people typed, in whichever direction they are written. */
const said = (words: string | null | undefined) => (words ? <span dir="auto">{words}</span> : null);

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children ?? <span className="none">none</span>}</dd>
    </>
  );
}

function Records({ collection, ids }: { collection: CollectionName; ids: readonly Id[] }) {
  if (ids.length === 0) return <span className="none">none</span>;
  return (
    <ul className="named">
      {ids.map((id) => {
        const record = plan().get(collection, id) as NamedRecord | undefined;
        return record ? (
          <li key={id}>
            <IdLink collection={collection} record={record} /> <span dir="auto">{record.name ?? record.title}</span>
          </li>
        ) : null;
      })}
    </ul>
  );
}
