import type { ConfigurationItem } from '../../../shared/model/configurationItem.ts';
import type { Service } from '../../../shared/model/service.ts';
import { plan } from '../../app/session.ts';
import { CRITICALITY_WORD } from '../../ui/Criticality.tsx';
import { servicesOf } from './related.ts';

/** All that a row of the register shows, in lower case: what is read in the table can be searched. */
export function searchText(record: Service | ConfigurationItem): string {
  const shown =
    'criticality' in record
      ? [CRITICALITY_WORD[record.criticality], record.ownerId && plan().get('people', record.ownerId)?.name]
      : [record.type, record.environment, ...servicesOf(record).map(({ name }) => name)];
  return [record.key, record.name, ...shown].join(' ').toLowerCase();
}
