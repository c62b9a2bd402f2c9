import type { z } from 'zod';
import type { Id } from '../kernel/id.ts';
import type { Interval } from '../kernel/interval.ts';
import { anchor } from './anchor.ts';
import { attachment } from './attachment.ts';
import { businessCalendar } from './businessCalendar.ts';
import { cabMeeting } from './cabMeeting.ts';
import { changeRecord } from './changeRecord.ts';
import { comment } from './comment.ts';
import { configurationItem } from './configurationItem.ts';
import { freeze, freezeSpan } from './freeze.ts';
import { item } from './item.ts';
import { person } from './person.ts';
import { planSettings } from './planSettings.ts';
import { release, releaseSpan } from './release.ts';
import { releaseNotes } from './releaseNotes.ts';
import { service } from './service.ts';
import { sprint } from './sprint.ts';
import { waiver } from './waiver.ts';
import { maintenanceWindow } from './window.ts';
import { windowClass } from './windowClass.ts';

/** The schema of this version's records. A change of shape adds one to it and a migrator to store/migrations. */
export const SCHEMA_VERSION = 3;

interface CollectionOf<S extends z.ZodType> {
  schema: S;
  /** What a person calls one record. */
  noun: string;
  /** The prefix of its keys; null where records have no key. */
  keyPrefix: string | null;
  /**
   * Field -> the collection that the ids in it point into. A field may hold one id, several, or lie deeper: `backOutPlan.ownerId`
   * is the owner of each step. The store keeps these whole and indexes them.
   */
  references: Record<string, CollectionName | typeof ANY_COLLECTION>;
  /** Records carry the key of the tracker they came from, and the store finds them by it. */
  hasExternalKey?: boolean;
  /** The time a record takes up; where given, the store answers `during`. */
  span?: (record: z.infer<S>) => Interval | null;
}

/** The collection that a reference points into stands in the record's `onCollection`. */
export const ANY_COLLECTION = '*';

export type CollectionName =
  | 'plan'
  | 'people'
  | 'items'
  | 'sprints'
  | 'releases'
  | 'changes'
  | 'waivers'
  | 'releaseNotes'
  | 'windows'
  | 'freezes'
  | 'windowClasses'
  | 'cabMeetings'
  | 'businessCalendars'
  | 'anchors'
  | 'services'
  | 'configurationItems'
  | 'comments'
  | 'attachments';

const collection = <S extends z.ZodType>(definition: CollectionOf<S>) => definition;

const scopeReferences = {
  'scope.serviceIds': 'services',
  'scope.configurationItemIds': 'configurationItems',
} as const;

const relativeReferences = {
  'shift.calendarId': 'businessCalendars',
  'startFrom.anchorId': 'anchors',
  'startFrom.releaseId': 'releases',
  'endFrom.anchorId': 'anchors',
  'endFrom.releaseId': 'releases',
} as const;

/** All that a plan holds: collection name -> what its records are. */
export const collections = {
  plan: collection({
    schema: planSettings,
    noun: 'plan',
    keyPrefix: null,
    references: { calendarId: 'businessCalendars' },
  }),
  people: collection({ schema: person, noun: 'person', keyPrefix: 'PER', references: {} }),
  items: collection({
    schema: item,
    noun: 'item',
    keyPrefix: 'BLI',
    references: { releaseId: 'releases', assigneeId: 'people' },
    hasExternalKey: true,
  }),
  sprints: collection({ schema: sprint, noun: 'sprint', keyPrefix: 'SPR', references: {} }),
  releases: collection({
    schema: release,
    noun: 'release',
    keyPrefix: 'REL',
    references: {
      ownerId: 'people',
      serviceIds: 'services',
      configurationItemIds: 'configurationItems',
      dependsOnIds: 'releases',
    },
    span: releaseSpan,
  }),
  changes: collection({
    schema: changeRecord,
    noun: 'change',
    keyPrefix: 'CHG',
    references: {
      releaseId: 'releases',
      raisedById: 'people',
      'testResult.testerId': 'people',
      'backOutPlan.ownerId': 'people',
    },
  }),
  waivers: collection({
    schema: waiver,
    noun: 'waiver',
    keyPrefix: 'WVR',
    references: { releaseId: 'releases', approverId: 'people', requestedById: 'people' },
  }),
  releaseNotes: collection({
    schema: releaseNotes,
    noun: 'release notes',
    keyPrefix: null,
    references: { releaseId: 'releases' },
  }),
  windows: collection({
    schema: maintenanceWindow,
    noun: 'maintenance window',
    keyPrefix: 'WIN',
    references: { ...scopeReferences, ...relativeReferences, classId: 'windowClasses' },
  }),
  freezes: collection({
    schema: freeze,
    noun: 'freeze',
    keyPrefix: 'FRZ',
    references: { ...scopeReferences, ...relativeReferences },
    span: freezeSpan,
  }),
  windowClasses: collection({ schema: windowClass, noun: 'window class', keyPrefix: 'WCL', references: {} }),
  cabMeetings: collection({
    schema: cabMeeting,
    noun: 'CAB meeting',
    keyPrefix: 'CAB',
    references: { 'shift.calendarId': 'businessCalendars' },
  }),
  businessCalendars: collection({
    schema: businessCalendar,
    noun: 'business calendar',
    keyPrefix: 'CAL',
    references: {},
  }),
  anchors: collection({ schema: anchor, noun: 'anchor date', keyPrefix: 'ANC', references: {} }),
  services: collection({ schema: service, noun: 'service', keyPrefix: 'SVC', references: { ownerId: 'people' } }),
  configurationItems: collection({
    schema: configurationItem,
    noun: 'configuration item',
    keyPrefix: 'CI',
    references: { serviceIds: 'services' },
  }),
  comments: collection({
    schema: comment,
    noun: 'comment',
    keyPrefix: null,
    references: { onId: ANY_COLLECTION, authorId: 'people' },
  }),
  attachments: collection({
    schema: attachment,
    noun: 'attachment',
    keyPrefix: null,
    references: { onId: ANY_COLLECTION, addedById: 'people' },
  }),
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
