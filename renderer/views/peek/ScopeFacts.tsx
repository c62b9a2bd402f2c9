import type { Scope } from '../../../shared/model/scope.ts';
import { plan } from '../../app/session.ts';
import { IdLink } from '../../ui/IdLink.tsx';
import { Fact } from './Fact.tsx';

/** What a window or freeze is for, as lines of its facts; nothing where it is for everything. */
export function ScopeFacts({ scope }: { scope: Scope }) {
  const lists = [
    { title: 'Services', collection: 'services', ids: scope.serviceIds },
    { title: 'Items', collection: 'configurationItems', ids: scope.configurationItemIds },
  ] as const;
  const words = [
    { title: 'Environments', list: scope.environments },
    { title: 'Tags', list: scope.tags },
    { title: 'Work types', list: scope.workTypes },
    { title: 'Regions', list: scope.regions },
  ];
  return (
    <>
      {lists
        .filter(({ ids }) => ids.length > 0)
        .map(({ title, collection, ids }) => (
          <Fact key={title} title={title}>
            {ids.map((id) => {
              const record = plan().get(collection, id);
              return (
                record && (
                  <span key={id} className="scope-entry">
                    <IdLink collection={collection} record={record} /> <bdi>{record.name}</bdi>
                  </span>
                )
              );
            })}
          </Fact>
        ))}
      {words
        .filter(({ list }) => list.length > 0)
        .map(({ title, list }) => (
          <Fact key={title} title={title}>
            <bdi>{list.join(', ')}</bdi>
          </Fact>
        ))}
    </>
  );
}
