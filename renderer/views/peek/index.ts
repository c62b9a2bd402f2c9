import type { ComponentType } from 'react';
import type { CollectionName, RecordOf } from '../../../shared/model/plan.ts';
import { AnchorPeek } from './AnchorPeek.tsx';
import { BusinessCalendarPeek } from './BusinessCalendarPeek.tsx';
import { CabMeetingPeek } from './CabMeetingPeek.tsx';
import { ChangePeek } from './ChangePeek.tsx';
import { ConfigurationItemPeek } from './ConfigurationItemPeek.tsx';
import { FreezePeek } from './FreezePeek.tsx';
import { ItemPeek } from './ItemPeek.tsx';
import { PersonPeek } from './PersonPeek.tsx';
import { ReleasePeek } from './ReleasePeek.tsx';
import { ServicePeek } from './ServicePeek.tsx';
import { SprintPeek } from './SprintPeek.tsx';
import { WaiverPeek } from './WaiverPeek.tsx';
import { WindowClassPeek } from './WindowClassPeek.tsx';
import { WindowPeek } from './WindowPeek.tsx';

/** What the peek shows of a record of each collection. */
export const peeks: { [C in CollectionName]?: ComponentType<{ record: RecordOf<C> }> } = {
  items: ItemPeek,
  sprints: SprintPeek,
  releases: ReleasePeek,
  windows: WindowPeek,
  freezes: FreezePeek,
  windowClasses: WindowClassPeek,
  cabMeetings: CabMeetingPeek,
  businessCalendars: BusinessCalendarPeek,
  anchors: AnchorPeek,
  people: PersonPeek,
  changes: ChangePeek,
  waivers: WaiverPeek,
  services: ServicePeek,
  configurationItems: ConfigurationItemPeek,
};
