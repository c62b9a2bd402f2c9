import type { z } from 'zod';
import type { Id } from '../kernel/id.ts';
import type { Interval } from '../kernel/interval.ts';
import { freeze, freezeSpan } from './freeze.ts';
import { item } from './item.ts';
import { person } from './person.ts';
import { planSettings } from './planSettings.ts';
import { release, releaseSpan } from './release.ts';
import { maintenanceWindow } from './window.ts';

/** The schema of this version's records. A change of shape adds one to it and a migrator to store/migrations. */
export const SCHEMA_VERSION = 1;

interface CollectionOf<S extends z.ZodType> {
  schema: S;
  /** What a person calls one record. */
  noun: string;
  /** The prefix of its keys; null where records have no key. */
  keyPrefix: string | null;
  /** Field -> the collection that the id in it points into. The store keeps these whole and indexes them. */
  references: Record<string, CollectionName>;
  /** Records carry the key of the tracker they came from, and the store finds them by it. */
  hasExternalKey?: boolean;
  /** The time a record takes up; where given, the store answers `during`. */
  span?: (record: z.infer<S>) => Interval | null;
}

export type CollectionName = 'plan' | 'people' | 'items' | 'releases' | 'windows' | 'freezes';

const collection = <S extends z.ZodType>(definition: CollectionOf<S>) => definition;

/** All that a plan holds: collection name -> what its records are. */
export const collections = {
  plan: collection({ schema: planSettings, noun: 'plan', keyPrefix: null, references: {} }),
  people: collection({ schema: person, noun: 'person', keyPrefix: 'PER', references: {} }),
  items: collection({
    schema: item,
    noun: 'item',
    keyPrefix: 'BLI',
    references: { releaseId: 'releases', assigneeId: 'people' },
    hasExternalKey: true,
  }),
  releases: collection({ schema: release, noun: 'release', keyPrefix: 'REL', references: {}, span: releaseSpan }),
  windows: collection({ schema: maintenanceWindow, noun: 'maintenance window', keyPrefix: 'WIN', references: {} }),
  freezes: collection({ schema: freeze, noun: 'freeze', keyPrefix: 'FRZ', references: {}, span: freezeSpan }),
} satisfies { [Name in CollectionName]: CollectionOf<z.ZodType> };

export const collectionNames = Object.keys(collections) as CollectionName[];

export type RecordOf<C extends CollectionName> = z.infer<(typeof collections)[C]['schema']>;

/** Any record, where only what all have matters. */
export type PlanRecord = { id: Id; key?: string };

export const isCollectionName = (name: string): name is CollectionName => Object.hasOwn(collections, name);

/** `REL` -> `releases`. */
export const collectionByKeyPrefix = new Map<string, CollectionName>(
  collectionNames.flatMap((name) => {
    const prefix = collections[name].keyPrefix;
    return prefix ? [[prefix, name] as const] : [];
  }),
);
