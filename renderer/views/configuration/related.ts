import type { ConfigurationItem } from '../../../shared/model/configurationItem.ts';
import { isOver, type Release } from '../../../shared/model/release.ts';
import type { Service } from '../../../shared/model/service.ts';
import { plan } from '../../app/session.ts';

/** What the records of the register have to do with each other and with releases, all by the indexes. */

export const servicesOf = ({ serviceIds }: ConfigurationItem): Service[] =>
  serviceIds.flatMap((id) => plan().get('services', id) ?? []);

export const configurationItemsOf = ({ id }: Service): ConfigurationItem[] =>
  Array.from(plan().referring('configurationItems', 'serviceIds', id));

export const releasesOf = ({ id }: Service): Release[] => Array.from(plan().referring('releases', 'serviceIds', id));

export const releasesTouching = ({ id }: ConfigurationItem): Release[] =>
  Array.from(plan().referring('releases', 'configurationItemIds', id));

/** Still to come, or under way. */
export const openOnes = (releases: readonly Release[]): Release[] => releases.filter((release) => !isOver(release));
