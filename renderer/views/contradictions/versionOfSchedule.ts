import type { CollectionName } from '../../../shared/model/plan.ts';

/** Goes up when something changes that contradictions are read from. */
export const versionOfSchedule = ({ versions }: { versions: Record<CollectionName, number> }): number =>
  versions.windows +
  versions.freezes +
  versions.cabMeetings +
  versions.businessCalendars +
  versions.windowClasses +
  versions.configurationItems +
  versions.releases +
  versions.plan;
