import type { ConfigurationItem } from '../../../shared/model/configurationItem.ts';
import type { CollectionName } from '../../../shared/model/plan.ts';
import type { Service } from '../../../shared/model/service.ts';
import { plan } from '../../app/session.ts';
import { Criticality } from '../../ui/Criticality.tsx';
import type { TableColumn } from '../../ui/DataTable.tsx';
import { IdLink, type NamedRecord } from '../../ui/IdLink.tsx';
import { configurationItemsOf, openOnes, releasesOf, releasesTouching, servicesOf } from './related.ts';

const keyAndName = <Row extends NamedRecord & { key: string; name: string }>(
  collection: CollectionName,
): TableColumn<Row>[] => [
  {
    id: 'key',
    title: 'Key',
    width: 74,
    value: ({ key }) => key,
    cell: (record) => <IdLink collection={collection} record={record} isInGrid />,
  },
  { id: 'name', title: 'Name', value: ({ name }) => name, cell: ({ name }) => <Words text={name} /> },
];

const ownerOf = ({ ownerId }: Service): string | null => (ownerId && plan().get('people', ownerId)?.name) || null;

export const serviceColumns: readonly TableColumn<Service>[] = [
  ...keyAndName<Service>('services'),
  {
    id: 'criticality',
    title: 'Criticality',
    width: 106,
    value: ({ criticality }) => criticality,
    cell: ({ criticality }) => <Criticality value={criticality} />,
  },
  { id: 'owner', title: 'Owner', width: 120, value: ownerOf, cell: (service) => <Words text={ownerOf(service)} /> },
  {
    id: 'configurationItems',
    title: 'CIs',
    width: 56,
    isNumber: true,
    value: (service) => configurationItemsOf(service).length,
    cell: (service) => sayNumber(configurationItemsOf(service).length),
  },
  {
    id: 'releases',
    title: 'Open releases',
    width: 108,
    isNumber: true,
    value: (service) => openOnes(releasesOf(service)).length,
    cell: (service) => sayNumber(openOnes(releasesOf(service)).length),
  },
];

export const configurationItemColumns: readonly TableColumn<ConfigurationItem>[] = [
  ...keyAndName<ConfigurationItem>('configurationItems'),
  { id: 'type', title: 'Type', width: 96, value: ({ type }) => type, cell: ({ type }) => <Words text={type} /> },
  {
    id: 'environment',
    title: 'Environment',
    width: 96,
    value: ({ environment }) => environment,
    cell: ({ environment }) => <Words text={environment} />,
  },
  {
    id: 'services',
    title: 'Services',
    width: 104,
    value: (record) =>
      servicesOf(record)
        .map(({ name }) => name)
        .join(', ') || null,
    cell: (record) => <Links collection="services" records={servicesOf(record)} />,
  },
  {
    id: 'releases',
    title: 'Open releases',
    width: 104,
    value: (record) => openOnes(releasesTouching(record)).length || null,
    cell: (record) => <Links collection="releases" records={openOnes(releasesTouching(record))} />,
  },
];

/** What people typed, in whichever direction, cut where it is too long; the peek has it whole. */
function Words({ text }: { text: string | null }) {
  if (!text) return <span className="none">none</span>;
  return (
    <span dir="auto" title={text}>
      {text}
    </span>
  );
}

/** One is named, two are ids, more are counted. */
function Links({ collection, records }: { collection: CollectionName; records: readonly NamedRecord[] }) {
  if (records.length === 0) return <span className="none">none</span>;
  const shown = records.length > 2 ? 1 : 2;
  return (
    <span className="cell" title={records.map(({ key, name }) => `${key} ${name}`).join('\n')}>
      {records.slice(0, shown).map((record) => (
        <IdLink key={record.id} collection={collection} record={record} isInGrid />
      ))}
      {records.length === 1 && (
        <span className="cut" dir="auto">
          {records[0]!.name}
        </span>
      )}
      {records.length > shown && <span className="none">+{records.length - shown}</span>}
    </span>
  );
}

const sayNumber = (count: number) => (count === 0 ? <span className="none">none</span> : count.toLocaleString('en-US'));
